import { z } from '@hono/zod-openapi';
import { LEFT, UNTOLD } from '../../domain/channels/delivery/unreached.ts';
import type { NoticeStatus } from '../../domain/incident/record/notice-status.ts';
import { REPORT_ITEMS } from '../../domain/policy/shape/reports.ts';
import { SECTIONS, STAGES } from '../../domain/policy/shape/stages.ts';

/** A text in both languages. */
export const inEachLanguage = z.object({ ja: z.string(), en: z.string() });

/** The shapes of answers about notices. */

const maybeTime = z.string().openapi({ format: 'date-time', example: '2026-04-24T17:50:00+09:00' }).nullable();
const count = z.int().min(0);

const NOTICE_STATUSES = [
  'drafted',
  'sealed',
  'approved',
  'delivering',
  'paused',
  'delivered',
  'rejected',
  'superseded',
  'withdrawn',
  'cancelled',
] as const satisfies readonly NoticeStatus[];

export const notice = z
  .object({
    id: z.string(),
    stage: z.enum(STAGES),
    number: count,
    status: z.enum(NOTICE_STATUSES),
    supersededBy: z
      .string()
      .nullable()
      .openapi({ description: 'The notice that replaces this draft or took its number; null unless superseded.' }),
    withdrawn: z
      .enum(['not-owed', 'closed'])
      .nullable()
      .openapi({ description: 'Why the system gave this draft up; null unless withdrawn.' }),
    author: z.string().nullable().openapi({ description: 'Null: drafted by the system.' }),
    approvedAt: maybeTime,
    approvedBy: z.string().nullable(),
    holding: z.boolean(),
    audience: count,
    sent: count,
    rejected: count,
    suppressed: count,
    unknown: count,
    pending: count,
    startedAt: maybeTime,
    finishedAt: maybeTime,
    digest: z.string(),
    limited: z.object({ reason: z.string().nullable(), withheld: z.array(z.enum(SECTIONS)) }).nullable(),
  })
  .openapi('Notice');

const noticeText = z
  .object({
    subject: z.string(),
    sections: z.array(
      z.object({
        section: z.enum(SECTIONS),
        heading: z.string(),
        body: z.string(),
        withheld: z.boolean().openapi({ description: 'Kept on record, never sent.' }),
      }),
    ),
  })
  .openapi('NoticeText');

/** A customer whom a notice may not have reached. */
export const unreachedRow = z.object({
  contract: z.string().openapi({ description: 'Empty when what was stored of the recipient is gone.' }),
  name: z.string(),
  contact: z.string(),
  address: z.string().openapi({
    description:
      'Empty when the customer has none; name and contacts, too, while the stored recipients are not those that were approved.',
  }),
  fallback: z.string(),
  phone: z.string().openapi({
    description:
      'By the newest list of customers that has them, while they wait for a call; empty where none is known.',
  }),
  outcome: z.enum(UNTOLD).openapi({
    description:
      'ended: the scope named or meant the contract, which has ended or left the list, so that no mail was made out to it. rejected with "no address" as "why": there is no address, and nothing was mailed.',
  }),
  why: z.string().nullable(),
  settled: z
    .enum(['told', 'not-called'])
    .optional()
    .openapi({ description: 'What the call about it came to; absent while they wait for one.' }),
  toldBy: z
    .object({ by: z.string().nullable(), at: z.string().openapi({ format: 'date-time' }) })
    .optional()
    .openapi({ description: 'Who recorded that they were told, and when, where that was recorded of them alone.' }),
  left: z
    .enum(LEFT)
    .optional()
    .openapi({ description: 'What became of a customer who waits for a call; absent while under contract.' }),
});

export const noticeAnswer = notice
  .extend({
    texts: z.object({ ja: noticeText.optional(), en: noticeText.optional() }),
    digests: z.object({ text: z.string(), audience: z.string().nullable() }),
    changed: z
      .boolean()
      .openapi({ description: 'The stored text is not the one that was recorded: it is neither shown nor sent.' }),
    lacks: z
      .array(z.enum(SECTIONS))
      .openapi({ description: 'Sections that a person must write before it can be approved.' }),
    effects: z
      .object({
        meets: z.array(z.string()).openapi({ description: 'Ids of the duties that it meets.' }),
        voids: z.array(z.string()).openapi({ description: 'Ids of duties that are no longer owed then.' }),
        states: z.array(z.enum(REPORT_ITEMS)).openapi({ description: 'Items of a legal telling that it states.' }),
        openItems: z
          .array(z.enum(REPORT_ITEMS))
          .openapi({ description: 'Items that it states in part: the rest is open.' }),
        lacks: z
          .array(z.enum(REPORT_ITEMS))
          .openapi({ description: 'Items for want of which the telling of the controllers stays owed.' }),
        sentences: z.array(z.string()),
      })
      .nullable()
      .openapi({ description: 'What follows once it has reached all recipients; null once it is on its way.' }),
    warnings: z.array(z.string()).openapi({ description: 'What its approver should know of its text and recipients.' }),
    warningTexts: z.array(inEachLanguage).openapi({ description: 'The same in each language.' }),
    forecast: z.array(z.string()).openapi({ description: 'What could keep it from reaching everyone in time.' }),
    forecastTexts: z.array(inEachLanguage).openapi({ description: 'The same in each language.' }),
    recordSays: z
      .array(
        z.object({
          section: z.enum(SECTIONS),
          title: inEachLanguage,
          texts: z
            .object({ ja: z.string().optional(), en: z.string().optional() })
            .openapi({ description: 'Empty where the record has nothing for it.' }),
        }),
      )
      .openapi({
        description:
          'Of each section that a person worded, what the system would write of it from the record as it stands. Empty once it is on its way.',
      }),
    unreached: z.array(unreachedRow).openapi({
      description:
        'Customers whom it may not have reached, the first 1,000 (all: GET …/unreached): those without "settled" are to be told in another way.',
    }),
  })
  .openapi('NoticeWithText');

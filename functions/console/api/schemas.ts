import { z } from '@hono/zod-openapi';
import { STAGES } from '../../domain/policy/shape/stages.ts';
import { problemCodes } from '../words/problem-codes.ts';
import { inEachLanguage, notice } from './notice-schemas.ts';

/** The shapes of answers, for the description of the API. They follow the domain's reports. */

const time = z.string().openapi({ format: 'date-time', example: '2026-04-24T17:50:00+09:00' });
const maybeTime = time.nullable();
const count = z.int().min(0);

const duty = z
  .object({
    id: z.string().openapi({ example: 'notice.follow-up#2', description: 'What commands take as "duty".' }),
    kind: z.string().openapi({ example: 'notice.first' }),
    title: z.string().openapi({ description: 'What it is called, in the language of ?lang=.' }),
    clause: z.string().openapi({ example: 'FC-6', description: 'A clause of the policy; law: the law alone asks.' }),
    owner: z.string().openapi({ description: 'A role of the policy.' }),
    ownerTitle: z.string().openapi({ description: 'What the role is called, in the language of ?lang=.' }),
    openedAt: time,
    dueAt: maybeTime,
    due: z.string().openapi({
      description: 'The due time or target in words, in the language of ?lang=.',
      example: 'due: by the end of Thu 3 Dec 2026',
    }),
    metAt: maybeTime,
    missedAt: maybeTime,
    status: z.enum(['open', 'met', 'missed', 'late', 'waived', 'void']),
    aim: z
      .boolean()
      .openapi({ description: 'The text aims at the time: past it an aim is missed, no promise broken.' }),
    reason: z.string().nullable(),
    because: z.string().nullable().openapi({ description: 'Why it is owed, or owed again, if its kind does not say.' }),
    stage: z
      .enum(STAGES)
      .nullable()
      .openapi({ description: 'The stage of the notice it asks for, where its kind leaves that open.' }),
    contracts: z.array(z.string()).openapi({ description: 'Contracts of those to be called.' }),
    outlives: z.boolean().openapi({ description: 'Whether it goes on after its incident was closed.' }),
    waitsForCall: z.boolean().openapi({
      description: 'Whether it was mailed to all who can read it and is owed to those alone whom somebody has to call.',
    }),
    derivation: z.array(z.string()).openapi({ example: ['detected 17:50 in support hours', '+ 1 h'] }),
    lateByNow: z
      .object({ dueAt: time, words: z.string() })
      .nullable()
      .openapi({ description: 'Met in time, and late by the moments on record now: when it would have been due.' }),
  })
  .openapi('Duty');

const decision = z.enum(['waiting', 'approved', 'rejected']);

const response = z
  .object({
    headquarters: z.object({ openedAt: time, closedAt: maybeTime, members: z.array(z.email()) }).nullable(),
    appointed: z.array(z.object({ role: z.string(), person: z.email(), by: z.string(), at: time })),
    measures: z.array(z.object({ kind: z.string(), owner: z.string(), by: z.string(), at: time })),
    reports: z.array(
      z.object({
        report: z.string().openapi({ example: 'authority.ppc.prompt' }),
        number: count.openapi({ description: 'From 1; a correction is the next, and the earlier one stays.' }),
        at: time,
        by: z.string(),
        recipient: z.string(),
        reference: z.string().nullable(),
        items: z
          .record(z.string(), z.string())
          .openapi({ description: 'known, under-investigation or not-applicable' }),
      }),
    ),
    prevention: z
      .object({
        technical: z.string().nullable(),
        organisational: z.string().nullable(),
        owner: z.string(),
        due: time,
        status: decision,
        by: z.string(),
        at: time,
      })
      .nullable(),
    exceptions: z.array(
      z.object({
        duty: z.string().nullable(),
        about: z.enum(['timing', 'content', 'channel']),
        reason: z.string().nullable(),
        until: maybeTime,
        status: decision,
        by: z.string(),
        decidedBy: z.string().nullable(),
        at: time,
      }),
    ),
  })
  .openapi('Response');

const law = z
  .object({
    filings: z.array(
      z.object({
        report: z.string(),
        title: z.string(),
        standing: z.enum(['owed', 'open', 'no-sign']),
        missing: z.array(z.string()),
        items: z
          .record(z.string(), z.string())
          .openapi({ description: 'What recorded facts already answer of the nine items.' }),
      }),
    ),
    applies: z
      .array(
        z.object({
          statute: z.string().openapi({ description: 'Its name and articles, in the language of ?lang=.' }),
          report: z.string().openapi({ description: 'The report that satisfies it.', example: 'authority.ppc.prompt' }),
          title: z.string(),
          strength: z.enum(['must', 'consider']),
          promise: z.string().nullable().openapi({ description: 'The clause that promises the same report.' }),
        }),
      )
      .openapi({
        description:
          'Statutes and rules of bodies that apply to the company, whether or not they ask for a report now.',
      }),
    leftOut: z.array(z.object({ statute: z.string(), reason: z.string(), by: z.string() })),
  })
  .openapi('Law');

export const incidentRow = z
  .object({
    id: z.string().openapi({ example: 'I-0123456789ab' }),
    seq: z.int().min(1).openapi({
      example: 12,
      description: 'Of the newest item of its record: what "opened" of a later request names.',
    }),
    title: z.string(),
    status: z.enum(['open', 'closed', 'joined']),
    joinedInto: z.string().nullable().openapi({ description: 'The incident that it is part of by now.' }),
    joinedFrom: z.array(z.string()).openapi({ description: 'The incidents that were joined into this one.' }),
    drill: z.boolean(),
    signals: z.array(
      z.object({
        at: time,
        name: z.string().openapi({ example: 'crm-api-outage' }),
        state: z.enum(['firing', 'restored', 'ended', 'unreadable']),
        reason: z.string().nullable(),
        description: z.string().nullable(),
      }),
    ),
    policy: z
      .object({ name: z.string(), version: z.number(), digest: z.string() })
      .openapi({ description: 'The version it was opened under and keeps.' }),
    zone: z
      .string()
      .openapi({ example: 'Asia/Tokyo', description: 'Of the times in sentences; moments carry theirs.' }),
    openedAt: time,
    closedAt: maybeTime,
    occurredAt: maybeTime,
    beginnings: z.object({ data: maybeTime, service: maybeTime }).nullable().openapi({
      description:
        'Of data and of the service, where those began at two moments, or where that of the service alone is known; the earlier is occurredAt.',
    }),
    detectedAt: time,
    knownAt: maybeTime.openapi({
      description:
        'When the company knew of it, where that was stated; legal terms count from then, else from detectedAt.',
    }),
    restoredAt: maybeTime,
    level: z.string().nullable(),
    categories: z.array(z.string()),
    notify: z.boolean().nullable().openapi({ description: 'Null while undecided.' }),
    clauses: z.array(z.string()),
    missing: z.array(z.string()),
    contradictions: z
      .array(z.string())
      .openapi({ description: 'What stands on record and cannot all be so; the graver counts until people decide.' }),
    duties: z.array(duty),
    notices: z.array(notice),
    outages: z.array(z.object({ function: z.string(), from: time, to: maybeTime })),
    response,
    law,
    ledger: z.object({
      items: count,
      head: z.string(),
      intact: z.boolean().openapi({ description: 'Whether what "checked" names was found as it was written.' }),
      checked: z.enum(['chain', 'head']).openapi({
        description:
          '`chain`: that each item follows from the one before. `head`, in lists: that the row shows the newest item; the incident itself is answered with its chain. Whether items are missing at the end, and whether texts, recipients, mails and policy are those of the record, "hikeshi verify" tells.',
      }),
    }),
  })
  .openapi('Incident');

export const incidentWhole = incidentRow
  .extend({
    reporter: z.string().nullable().openapi({
      description: 'Who reported it from outside, in the words of the report; null without one, or once erased.',
    }),
    pages: z.array(z.object({ at: time, to: z.email(), why: z.string(), acknowledgedAt: maybeTime })),
    timeline: z.array(z.object({ at: time, text: z.string() })),
  })
  .openapi('IncidentWithStory');

export const commandAnswer = incidentWhole
  .extend({
    warnings: z.array(z.string()).openapi({ description: 'What the caller should know; the command was carried out.' }),
    warningTexts: z.array(inEachLanguage).openapi({ description: 'The same in each language.' }),
    approved: z
      .object({ notice: z.string(), text: z.string(), audience: z.string() })
      .optional()
      .openapi({ description: 'What an approval was bound to.' }),
  })
  .openapi('CommandAnswer');

export const errorAnswer = z
  .object({
    error: z.object({
      code: z.enum(problemCodes()).openapi({ description: 'Stable, for programs to decide by.', example: 'invalid' }),
      reason: z.string().openapi({
        description: 'One sentence, in the language of ?lang= or Accept-Language.',
        example: 'title: write 1 character at least',
      }),
      reasons: inEachLanguage,
      problems: z
        .array(
          z.object({
            path: z.string(),
            place: z.string().optional().openapi({ description: 'Line and column of a file, in words.' }),
            message: z.string(),
            messages: inEachLanguage,
          }),
        )
        .optional(),
    }),
  })
  .openapi('Error');

import { z } from '@hono/zod-openapi';
import { says } from '../../domain/base/issue-words.ts';
import { isDateText } from '../../domain/base/time/moment-text.ts';
import { moment } from '../http/moments.ts';
import { line, PROSE_LIMIT_CHARACTERS, prose, TITLE_LIMIT_CHARACTERS } from '../http/plain-text.ts';
import {
  digest,
  duty,
  facts,
  MOST_ITEMS,
  name,
  nullableMoment,
  openedAt,
  openedWith,
  reason,
  scope,
  section,
  sections,
  stage,
  subject,
} from './fields.ts';

/** The body of each verb: what rehearsals write under `with`. Unknown keys are refused. */

const MEASURE_TITLE_LIMIT_CHARACTERS = 80;

export const reportBody = z
  .strictObject({
    title: line(TITLE_LIMIT_CHARACTERS),
    facts: facts.optional(),
    occurredAt: nullableMoment.optional(),
    detectedAt: moment.optional(),
    reporter: prose(PROSE_LIMIT_CHARACTERS).optional(),
    drill: z.boolean().optional(),
  })
  .openapi('Report', { example: { title: 'Customer sees foreign records', facts: { 'data.leak': 'possible' } } });

export const acknowledgeBody = z
  .strictObject({
    page: z
      .string()
      .refine(
        (text) => /^p\d{1,6}$/.test(text),
        says({ ja: '呼出を p1 のような番号で指定してください', en: 'write the id of a page, such as p1' }),
      )
      .optional(),
  })
  .openapi('Acknowledge', { example: { page: 'p1' } });

export const assessBody = z
  .strictObject({
    facts: facts.optional(),
    occurredAt: nullableMoment.optional(),
    detectedAt: moment.optional(),
    restoredAt: nullableMoment.optional(),
    knownAt: nullableMoment.optional(),
    timesOf: z.enum(['data', 'service']).optional(),
    level: name.optional(),
    reason: reason.optional(),
    opened: openedAt.optional(),
  })
  .refine((body) => body.level === undefined || body.reason !== undefined, {
    path: ['reason'],
    ...says({ ja: 'レベルを手動で設定する理由を入力してください', en: 'overruling the level needs a reason' }),
  })
  .refine(({ opened: _, ...body }) => body.reason === undefined || Object.keys(body).length > 1, {
    path: ['reason'],
    ...says({
      ja: '理由を入力する場合は、事実・日時・レベルのいずれかも入力してください',
      en: 'a reason goes with facts, times or a level',
    }),
  })
  .refine(
    ({ opened: _, ...body }) => Object.keys(body).length > 0,
    says({ ja: '事実、日時、レベルのいずれかを入力してください', en: 'state at least one fact, time or level' }),
  )
  .openapi('Assess', { example: { facts: { 'data.leak': 'confirmed' }, occurredAt: '2026-04-24T17:20:00+09:00' } });

export const scopeBody = z
  .strictObject({ audience: scope, calls: scope.optional(), reason: reason.optional() })
  .openapi('ScopeStatement', {
    example: { audience: { where: { region: 'east' } }, calls: { contracts: ['C-0010'] } },
  });

export const draftBody = z
  .strictObject({
    stage,
    sections: sections.optional(),
    limited: z.strictObject({ reason, withhold: z.array(section).min(1) }).optional(),
    corrects: name.optional(),
    opened: openedWith.optional(),
    planConfirmed: z.boolean().optional().openapi({
      description: 'What is given for prevention agrees with the approved plan, although it was written before that.',
    }),
    reason: reason.optional().openapi({ description: 'Why it takes the place of a notice that is approved already.' }),
    approvalLost: z.literal('ask').optional().openapi({
      description: 'Refuse it without a reason where it takes the place of a notice that is approved already.',
    }),
  })
  .openapi('Draft', {
    example: { stage: 'follow-up', sections: { outline: { en: 'Two more functions are affected.' } } },
  });

const readId = name.optional().openapi({
  description: 'The prevention plan or exception that was read, by its id. Send it, as the digests of a notice.',
});

export const approveBody = z
  .strictObject({
    what: subject,
    id: readId,
    reason: reason.optional(),
    text: digest.optional().openapi({ description: 'Digest of the text that was read. Send it: see the description.' }),
    audience: digest.optional().openapi({ description: 'Digest of the audience that was seen.' }),
  })
  .openapi('Approve', { example: { what: 'first' } });

export const rejectBody = z
  .strictObject({ what: subject, id: readId, reason })
  .openapi('Reject', { example: { what: 'first', reason: 'The outline names a customer.' } });

export const cancelBody = z
  .strictObject({ what: stage, reason: reason.optional() })
  .openapi('Cancel', { example: { what: 'first', reason: 'It names the wrong function.' } });

/** A day stands for its end. */
const dayOrMoment = z.union([
  moment,
  z.string().refine(
    isDateText,
    says({
      ja: '実在する日付を 2026-05-31 のように入力してください',
      en: 'write a day that exists, such as 2026-05-31, or a moment',
    }),
  ),
]);

export const teamBody = z
  .strictObject({
    open: z.literal(true).optional(),
    close: z.literal(true).optional(),
    what: z.enum(['open', 'close']).optional(),
    members: z.array(name).max(MOST_ITEMS).optional(),
  })
  .refine(({ open, close, what }) => [open, close, what].filter((each) => each !== undefined).length === 1, {
    ...says({
      ja: '設置（open）か解散（close）のどちらか一方を指定してください',
      en: 'write open: true or close: true, one of them',
    }),
  })
  .openapi('Team', { example: { open: true, members: ['head@example.jp'] } });

export const appointBody = z
  .strictObject({ role: name, person: name })
  .openapi('Appoint', { example: { role: 'lead', person: 'head@example.jp' } });

export const measureBody = z
  .strictObject({
    kind: z
      .string()
      .refine(
        (text) => /^[a-z][a-z0-9.-]{0,79}$/.test(text),
        says({
          ja: '対応策の一覧から選択してください。一覧にない対応策は、名称を入力してください',
          en: 'name a measure of the list, such as suspend; put any other in your own words as ownTitle',
        }),
      )
      .optional(),
    ownTitle: line(MEASURE_TITLE_LIMIT_CHARACTERS).optional(),
    owner: name,
  })
  .refine(({ kind, ownTitle }) => (kind === undefined) !== (ownTitle === undefined), {
    path: ['kind'],
    ...says({
      ja: '対応策の選択と、一覧にない対応策の名称の入力は、どちらか一方だけにしてください',
      en: 'choose a measure of the list or write the title of another, one of the two',
    }),
  })
  .openapi('Measure', { example: { kind: 'suspend', owner: 'officer' } });

export const planBody = z
  .strictObject({
    technical: prose(PROSE_LIMIT_CHARACTERS),
    organisational: prose(PROSE_LIMIT_CHARACTERS),
    owner: name,
    due: dayOrMoment,
  })
  .openapi('Plan', {
    example: { technical: 'Close the port.', organisational: 'Review twice.', owner: 'officer', due: '2026-05-31' },
  });

export const exceptionBody = z
  .strictObject({
    duty: duty.optional(),
    about: z.enum(['timing', 'content', 'channel']),
    reason,
    until: dayOrMoment.optional(),
  })
  .openapi('Exception', {
    example: { duty: 'notice.first', about: 'timing', reason: 'The police asked to wait.', until: '2026-04-27' },
  });

export const closeBody = z
  .strictObject({ reason: reason.optional() })
  .openapi('Close', { example: { reason: 'Done.' } });

export const joinBody = z
  .strictObject({ into: name, reason })
  .openapi('Join', { example: { into: 'I-0123456789ab', reason: 'Both alarms ring for the same failure.' } });

export const reopenBody = z.strictObject({ reason }).openapi('Reopen', { example: { reason: 'It came back.' } });

export const importBody = z
  .strictObject({
    customers: z.string().refine((text) => text !== '', says({ ja: 'ファイルが空です', en: 'the file is empty' })),
    confirm: z.boolean().optional().openapi({ description: 'Needed for a file without customers in place of some.' }),
    preview: z
      .boolean()
      .optional()
      .openapi({ description: 'Nothing is taken in: only what would follow is answered.' }),
  })
  .openapi('Import', {
    example: {
      customers: 'contract,name,plan,region,functions,start,end,trial,contact1,email1,contact2,email2,phone\n',
    },
  });

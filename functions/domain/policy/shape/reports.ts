import * as z from 'zod';
import { says } from '../../base/issue-words.ts';
import { clock } from './clocks.ts';
import { condition } from './condition.ts';
import { date, name, text } from './words.ts';

/** What a report must say: the nine items of the rules on reporting, in their order. */
export const REPORT_ITEMS = [
  'outline',
  'data-items',
  'persons',
  'cause',
  'secondary-damage',
  'measures-towards-persons',
  'publication',
  'prevention',
  'other',
] as const;

/** Statutes that this release knows, by id: `functions/domain/rules/law/japan.ts`. */
export const LAWS = [
  'ppc-prompt',
  'ppc-full',
  'persons',
  'controller',
  'my-number-prompt',
  'my-number-full',
  'my-number-persons',
  'my-number-controller',
  'p-mark-prompt',
  'p-mark-full',
  'isms',
  'mic-first',
  'mic-details',
  'ipa',
  'jpcert',
  'police',
] as const;

/**
 * Without such a sign an unknown fact does not raise the report as open: the facts of `ask` are asked for, and they decide whether there
 * is one. With an empty list nothing is asked.
 */
const sign = z.strictObject({ when: condition, ask: z.array(name) });

/** The law's side of a report: on which conditions it is owed, and by when. */
const statute = z.strictObject({
  /** Which of the statutes that this release knows; left out, one of the policy's own. */
  id: z.enum(LAWS).optional(),
  source: text,
  effectiveFrom: date,
  effectiveUntil: date.optional(),
  strength: z.enum(['must', 'consider']),
  when: condition,
  /** What exempts from it. Asked for only once the rest certainly holds. */
  unless: condition.optional(),
  sign: sign.optional(),
  clock,
  /** Once this certainly holds, its clock counts in place of the other. */
  instead: z.strictObject({ when: condition, clock }).optional(),
  /** Not owed once this telling (a kind of report) was validly made, where the condition holds. */
  exempt: z.strictObject({ when: condition, told: name }).optional(),
  content: z.array(z.enum(REPORT_ITEMS)).default([]),
  /** A full report: every item is said, or said not to apply. */
  allItems: z.boolean().optional(),
});

/**
 * A report to an authority, a body, the persons concerned or a board. `law` takes a statute this release knows, `statute`
 * writes one out. `promise` is the company's own: it stands without the statute's conditions.
 */
export const report = z
  .strictObject({
    kind: name,
    /** A contact of the team. */
    to: name,
    owner: name,
    title: text,
    /** Made together with the prevention plan, not before it. */
    withPlan: z.boolean().optional(),
    law: z.enum(LAWS).optional(),
    statute: statute.optional(),
    /** Further statutes that the same report satisfies. */
    also: z.array(statute).optional(),
    promise: z
      .strictObject({
        clause: name,
        strength: z.enum(['must', 'consider']).default('must'),
        when: condition,
        /** Left out, the statute's. */
        sign: sign.optional(),
        clock,
      })
      .optional(),
  })
  .refine(
    (given) => given.law !== undefined || given.statute !== undefined || given.promise !== undefined,
    says({
      ja: '報告の根拠として、law・statute・promise のうち1つ以上を指定してください',
      en: 'write law, statute, promise or several of them: on what ground is it reported?',
    }),
  )
  .refine(
    (given) => given.law === undefined || given.statute === undefined,
    says({
      ja: 'law（この版が収録する法令）と statute（条文の記載）のどちらか一方を指定してください',
      en: 'write either law (one this release knows) or statute (written out), not both',
    }),
  );

/**
 * Who answers for what the law of Japan asks of every company, whether the company is a notified telecom carrier (its reports on personal
 * data go to the ministry), and what does not apply to it: why, and who says so.
 */
export const law = z
  .strictObject({
    owner: name.optional(),
    carrier: z.enum(['notified', 'none']).default('none'),
    except: z.array(z.strictObject({ statute: z.enum(LAWS), reason: text, by: z.string().min(1) })).default([]),
  })
  .default({ carrier: 'none', except: [] });

/** One of the nine items of a report to an authority. */
export type ReportItem = (typeof REPORT_ITEMS)[number];

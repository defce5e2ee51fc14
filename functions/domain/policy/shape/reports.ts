import * as z from 'zod';
import { condition } from '../condition.ts';
import { clock } from './clocks.ts';
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

/** Statutes that this release knows, by id: `functions/domain/authority/japan.ts`. */
export const LAWS = [
  'ppc-prompt',
  'ppc-full',
  'persons',
  'controller',
  'p-mark-prompt',
  'p-mark-full',
  'isms',
  'mic-first',
  'mic-details',
  'ipa',
  'jpcert',
  'police',
] as const;

/** The law's side of a report: on which conditions it is owed, and by when. */
export const statute = z.strictObject({
  source: text,
  effectiveFrom: date,
  effectiveUntil: date.optional(),
  strength: z.enum(['must', 'consider']),
  when: condition,
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
    promise: z
      .strictObject({ clause: name, strength: z.enum(['must', 'consider']).default('must'), when: condition, clock })
      .optional(),
  })
  .refine(
    (given) => given.law !== undefined || given.statute !== undefined || given.promise !== undefined,
    'write law, statute, promise or several of them: on what ground is it reported?',
  )
  .refine(
    (given) => given.law === undefined || given.statute === undefined,
    'write either law (one this release knows) or statute (written out), not both',
  );

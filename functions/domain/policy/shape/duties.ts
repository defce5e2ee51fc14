import * as z from 'zod';
import { says } from '../../base/issue-words.ts';
import { clock } from './clocks.ts';
import { condition } from './condition.ts';
import { assumed, duration, name, period, text } from './words.ts';

/** A step of a reminder: so long before (or after) the due time, somebody is warned or escalated to. */
const reminder = z
  .strictObject({
    before: duration.optional(),
    after: duration.optional(),
    do: z.enum(['warn', 'escalate']),
    to: name,
  })
  .refine(
    (step) => (step.before === undefined) !== (step.after === undefined),
    says({ ja: 'before と after のどちらか一方を指定してください', en: 'write either before or after' }),
  );

/**
 * `undecided`: while level or notify is open. `notify`: customers are told. `investigated`: customers are told and
 * the investigation is done. `outdated`: what customers were told is less than what is known, or wrong by now.
 * `always`: of every incident. Or certain levels, or a condition.
 */
const dutyCause = z.union([
  z.enum(['undecided', 'notify', 'always', 'investigated', 'outdated']),
  z.strictObject({ levels: z.array(name).min(1) }),
  z.strictObject({ facts: condition }),
]);

export const dutyRule = z.strictObject({
  kind: name,
  clause: name,
  owner: name,
  title: text,
  when: dutyCause,
  clock,
  reminders: z.array(reminder).default([]),
  /** Done only where it is needed: its owner decides, and the decision is recorded. */
  asNeeded: z.boolean().optional(),
  /** What completing it takes: words that are put on record, an approved prevention plan. */
  needs: z
    .array(z.enum(['evidence', 'plan']))
    .min(1)
    .optional(),
  assumed,
  /** The company's own business: left out of what is published. */
  inward: z.boolean().optional(),
});

/** What is owed again and again, whatever happens. */
export const recurringDuty = z
  .strictObject({
    kind: name,
    clause: name,
    owner: name,
    title: text,
    /** Its interval; or, with `each` and a clock, once for each thing of a kind. */
    every: period.optional(),
    each: text.optional(),
    clock: clock.optional(),
    /** What shows that it was done. */
    evidence: text,
    asNeeded: z.boolean().optional(),
    /** Why it, or its interval, is taken although the published text does not name it. */
    assumed,
  })
  .refine(
    (given) => (given.every === undefined) === (given.each !== undefined && given.clock !== undefined),
    says({
      ja: 'every、または each と clock の組の、どちらか一方を指定してください',
      en: 'write either every, or each together with a clock',
    }),
  );

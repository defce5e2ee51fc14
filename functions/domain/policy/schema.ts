import * as z from 'zod';
import { DURATION } from '../time/duration.ts';
import { condition } from './condition.ts';

/**
 * The shape of a policy file. A policy is one company's promises as data; `compilePolicy` checks what a schema
 * cannot (names that must exist, people behind roles) and is the only way from a file to a `Policy`.
 */

const duration = z.string().regex(DURATION, 'write a duration such as PT1H30M or P2D');
const text = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const name = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/i, 'use letters, digits, dots and hyphens');

/** `10:00-12:00`; a span may end at 24:00, never pass midnight. */
const span = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'write a span such as 10:00-12:00');
const date = z.iso.date('write a date such as 2026-04-01');
/** Month and day of every year, or the date of one year. Any leap year tells whether 02-29 exists. */
const closureDay = z.string().refine((day) => z.iso.date().safeParse(day.length === 5 ? `2024-${day}` : day).success, {
  error: 'write month and day, such as 12-28 (every year), or a date, such as 2026-08-13 (once)',
});
const spans = z.array(span);

const calendar = z.strictObject({
  hours: z.strictObject({
    mon: spans.optional(),
    tue: spans.optional(),
    wed: spans.optional(),
    thu: spans.optional(),
    fri: spans.optional(),
    sat: spans.optional(),
    sun: spans.optional(),
  }),
  holidays: z.enum(['japan', 'none']),
  /** Days closed beside holidays: every year, or once. A yearly one may run over New Year. */
  closures: z.array(z.strictObject({ from: closureDay, to: closureDay, name: text.optional() })).default([]),
  /** Why these hours are taken although the published text does not name them. */
  assumed: text.optional(),
});

const level = z.strictObject({
  name,
  title: text,
  /** Whether customers are told of an incident of this level. */
  notify: z.boolean(),
});

const rule = z
  .strictObject({
    clause: name,
    level: name.optional(),
    category: name.optional(),
    when: condition,
    reason: text,
  })
  .refine((given) => given.level !== undefined || given.category !== undefined, 'write level, category or both');

/**
 * Facts that a signal states. Nothing it does not name is assumed: the rest stays unknown.
 * The first rule of the list whose pattern fits is taken, and no other.
 */
const signalRule = z.strictObject({
  /** Patterns of the alarm's name or the finding's type; `*` stands for any run of characters. */
  match: z.array(z.string().min(1)).min(1),
  title: text.optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).default({}),
});

const anchor = z.enum(['occurrence', 'detection', 'opening']);

/** How a due time is reckoned. `occurrence` falls back to detection while unknown. */
const clock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('elapsed'), from: anchor, within: duration }),
  z.strictObject({
    kind: z.literal('business-hours'),
    from: anchor,
    within: duration,
    calendar: name,
    /**
     * A span that outlasts the closing hour: `runs-on` takes the clock time (17:50 + 1 h = 18:50), `carries-over`
     * goes on at the next opening.
     */
    atClosing: z.enum(['runs-on', 'carries-over']),
  }),
  /**
   * Owed without a number of its own; the internal target is ours, not a promise. `arising` is the moment at which the
   * duty comes up, which may be long after the opening.
   */
  z.strictObject({
    kind: z.literal('without-delay'),
    from: z.enum([...anchor.options, 'arising']),
    target: duration.optional(),
  }),
]);

/** A step of a reminder: so long before (or after) the due time, somebody is warned or escalated to. */
const reminder = z
  .strictObject({
    before: duration.optional(),
    after: duration.optional(),
    do: z.enum(['warn', 'escalate']),
    to: name,
  })
  .refine((step) => (step.before === undefined) !== (step.after === undefined), 'write either before or after');

/**
 * `undecided`: while level or notify is open. `notify`: customers are told. `investigated`: customers are told and
 * the investigation is done. `always`: of every incident. Or certain levels, or a condition.
 */
const dutyCause = z.union([
  z.enum(['undecided', 'notify', 'always', 'investigated']),
  z.strictObject({ levels: z.array(name).min(1) }),
  z.strictObject({ facts: condition }),
]);

const dutyRule = z.strictObject({
  kind: name,
  clause: name,
  owner: name,
  title: text,
  when: dutyCause,
  clock,
  reminders: z.array(reminder).default([]),
});

export const STAGES = ['first', 'follow-up', 'correction', 'detailed'] as const;
export const SECTIONS = [
  'address',
  'apology',
  'new',
  'outline',
  'when',
  'scope',
  'data',
  'impact',
  'cause',
  'measures',
  'request',
  'next',
  'permanent-fix',
  'prevention',
  'authorities',
  'contact',
] as const;

const stage = z.strictObject({
  clause: name,
  sections: z.array(z.enum(SECTIONS)).min(1),
  /** Sections that may say "under investigation" in this stage. */
  mayBeOpen: z.array(z.enum(SECTIONS)).default([]),
});

const person = z.strictObject({ id: name, name: z.string().min(1), email: z.email(), roles: z.array(name).min(1) });

/** Who is called, in order: each rung `after` the page was opened, until somebody acknowledges. */
const rung = z.strictObject({ role: name, after: duration });

const deviation = z.strictObject({ clause: name, about: z.enum(['timing', 'content', 'channel']), reason: text });

export const policySchema = z.strictObject({
  policy: name,
  version: z.number().int().min(1),
  date,
  reason: text,
  title: text,
  /** Which published text this policy is modelled on. */
  modelledOn: z.string().min(1).optional(),
  /** Shown only to customers and those bound by it. */
  restricted: z.boolean().default(false),
  zone: z.string().min(1),
  languages: z.array(z.enum(['ja', 'en'])).min(1),
  clauses: z.record(name, text),
  calendars: z.record(name, calendar),
  facts: z
    .record(
      z.string(),
      z.union([
        z.strictObject({ steps: z.array(z.string()).min(2), ask: text }),
        z.strictObject({ options: z.array(z.string()).min(2), ask: text }),
      ]),
    )
    .default({}),
  /** Kinds of customer data, by id: the values of the fact `data.sets`. */
  dataSets: z.record(name, z.strictObject({ title: text })).default({}),
  /** Gravest first. */
  levels: z.array(level).min(1),
  categories: z.array(z.strictObject({ name, title: text })).default([]),
  rules: z.array(rule),
  otherwise: z.strictObject({ level: name, clause: name }),
  signals: z
    .strictObject({
      alarms: z.array(signalRule).default([]),
      findings: z.array(signalRule).default([]),
      health: z.array(signalRule).default([]),
    })
    .default({ alarms: [], findings: [], health: [] }),
  duties: z.array(dutyRule),
  notices: z.strictObject({
    approval: z.strictObject({ role: name, budget: duration }),
    /** Time between approval and the first mail in which a notice can be cancelled. */
    hold: duration.default('PT0S'),
    channels: z.array(z.enum(['mail'])).min(1),
    deviations: z.array(deviation).default([]),
    stages: z.strictObject({
      first: stage,
      'follow-up': stage.optional(),
      correction: stage.optional(),
      detailed: stage.optional(),
    }),
  }),
  closing: z
    .strictObject({
      /** Duties that may not be open when an incident closes. */
      requires: z.array(name).default([]),
      approval: name.optional(),
    })
    .default({ requires: [] }),
  team: z.strictObject({ people: z.array(person).min(1), paging: z.array(rung).min(1) }),
  contact: z.strictObject({ name: text, email: z.email(), hours: text }),
  company: z.strictObject({ name: text, product: text }),
});

export type PolicyFile = z.input<typeof policySchema>;
/** A checked policy. Everything the system decides, it decides by this. */
export type Policy = z.output<typeof policySchema>;
export type PolicyClock = Policy['duties'][number]['clock'];
export type DutyRule = Policy['duties'][number];
export type CalendarRule = Policy['calendars'][string];
export type DutyCause = DutyRule['when'];
export type RuleOfPolicy = Policy['rules'][number];
export type SignalRule = Policy['signals']['alarms'][number];
export type Stage = (typeof STAGES)[number];
export type Section = (typeof SECTIONS)[number];
export type Person = Policy['team']['people'][number];

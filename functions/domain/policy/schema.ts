import { z } from 'zod';

/**
 * The shape of a policy file. A policy is one company's promises as data; `compilePolicy` checks what a schema
 * cannot (names that must exist, people behind roles) and is the only way from a file to a `Policy`.
 */

const duration = z
  .string()
  .regex(/^P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/, 'write a duration such as PT1H30M or P2D');
const text = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const name = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/i, 'use letters, digits, dots and hyphens');

/** `10:00-12:00`; a span may end at 24:00, never pass midnight. */
const span = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'write a span such as 10:00-12:00');
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'write month and day, such as 12-28');
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a date such as 2026-04-01');
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
  closures: z
    .array(z.union([z.strictObject({ from: monthDay, to: monthDay }), z.strictObject({ from: date, to: date })]))
    .default([]),
  /** Why these hours are taken although the published text does not name them. */
  assumed: text.optional(),
});

/** A condition over facts. A plain value of a stepped fact means "this step or a graver one", of any other "equal". */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { [fact: string]: string | number | { in: (string | number)[] } | { is: string | number } | { moreThan: number } };

const factTest = z.union([
  z.string(),
  z.number(),
  z.strictObject({ in: z.array(z.union([z.string(), z.number()])).min(1) }),
  z.strictObject({ is: z.union([z.string(), z.number()]) }),
  z.strictObject({ moreThan: z.number() }),
]);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    z
      .record(z.string().regex(/\./, 'a fact has a dot in its name, such as data.leak'), factTest)
      .refine((test) => Object.keys(test).length === 1, 'name exactly one fact here; join several with all or any'),
  ]),
) as z.ZodType<Condition>;

const level = z.strictObject({
  name,
  title: text,
  /** Whether customers are told of an incident of this level. */
  notify: z.boolean(),
});

const rule = z.strictObject({
  clause: name,
  level: name.optional(),
  category: name.optional(),
  when: condition,
  reason: text,
});

/** Facts that a signal states. Nothing it does not name is assumed: the rest stays unknown. */
const signalRule = z.strictObject({
  /** Patterns of the alarm's name or the finding's type; `*` stands for any run of characters. */
  match: z.array(z.string().min(1)).min(1),
  title: text.optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
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
  /** Owed without a number of its own; the internal target is ours, not a promise. */
  z.strictObject({ kind: z.literal('without-delay'), from: anchor, target: duration.optional() }),
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

const dutyRule = z.strictObject({
  kind: name,
  clause: name,
  owner: name,
  title: text,
  /** `undecided`: while level or notify is open. `notify`: customers are told. Or a level, or a condition. */
  when: z.union([
    z.enum(['undecided', 'notify', 'always', 'investigated']),
    z.strictObject({ levels: z.array(name).min(1) }),
    z.strictObject({ facts: condition }),
  ]),
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
export type Stage = (typeof STAGES)[number];
export type Section = (typeof SECTIONS)[number];
export type Person = Policy['team']['people'][number];

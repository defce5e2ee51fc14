import * as z from 'zod';
import { condition } from './condition.ts';
import { assumed, duration, name, text } from './words.ts';

const person = z.strictObject({
  id: name,
  name: z.string().min(1),
  /** What English readers see in place of `name`. */
  nameEn: z.string().min(1).optional(),
  email: z.email(),
  roles: z.array(name).min(1),
});

/** Who is called, in order: each step `after` the page was opened, until somebody acknowledges. */
const step = z.strictObject({ role: name, after: duration });

/** The body that leads the response to grave incidents. */
const headquarters = z.strictObject({
  clause: name,
  title: text,
  when: z.union([z.strictObject({ levels: z.array(name).min(1) }), z.strictObject({ facts: condition })]),
  lead: name,
  members: z.array(name).min(1),
  /** Opened where it is needed: the lead decides, and the decision is recorded. */
  asNeeded: z.boolean().optional(),
  assumed,
});

/** Pages of incidents of which this certainly holds go this way in place of the usual one. */
const route = z.strictObject({ clause: name, when: condition, paging: z.array(step).min(1) });

/** Whom to reach beside the team, inside the company and outside of it. */
const contactPoint = z.strictObject({
  name: text,
  side: z.enum(['inside', 'outside']),
  email: z.email().optional(),
  clause: name.optional(),
});

/** Commands that a policy may give to roles. Approvals and duties name their roles where they stand. */
export const PERMITTED = [
  'report',
  'acknowledge',
  'assess',
  'outage',
  'scope',
  'draft',
  'team',
  'appoint',
  'measure',
  'plan',
  'exception',
  'close',
  'reopen',
  'import',
] as const;
export type Permitted = (typeof PERMITTED)[number];

export const team = z.strictObject({
  people: z.array(person).min(1),
  /** What roles are called in what people read; the usual ones have a name of their own. */
  roles: z.record(name, text).default({}),
  paging: z.array(step).min(1),
  /** The first that fits counts. */
  routes: z.array(route).default([]),
  headquarters: headquarters.optional(),
  /** Roles that may give a command; of one that is not named, every role but `auditor`. */
  permissions: z.partialRecord(z.enum(PERMITTED), z.array(name).min(1)).default({}),
  contacts: z.record(name, contactPoint).default({}),
});

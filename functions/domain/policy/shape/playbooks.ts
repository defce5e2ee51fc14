import * as z from 'zod';
import { clock } from './clocks.ts';
import { condition } from './condition.ts';
import { assumed, name, text } from './words.ts';

const step = z.strictObject({
  id: name,
  /** The role that takes it. */
  by: name,
  do: text,
  /** `consider`: done or not, the decision is recorded. */
  strength: z.enum(['must', 'consider']).default('must'),
  /** The report that this step makes, by its kind. */
  report: name.optional(),
});

/** What to do in one kind of incident. The first whose categories and levels fit is taken; several categories, several playbooks. */
export const playbook = z.strictObject({
  id: name,
  clause: name,
  title: text,
  /** Left out: of every category, and of none. */
  categories: z.array(name).min(1).optional(),
  /** Left out: of every level. */
  levels: z.array(name).min(1).optional(),
  /** Left out: whenever category and level fit. With it, the playbook is taken beside those, once this certainly holds. */
  when: condition.optional(),
  /** A menu to choose from; otherwise every step, in order. */
  offered: z.boolean().default(false),
  /** Every step at once; otherwise each after the one before it. */
  parallel: z.boolean().optional(),
  steps: z.array(step).min(1),
  assumed,
});

/** Where no playbook fits, somebody is appointed to lead; by default the holder of the role. */
export const appointment = z.strictObject({ clause: name, owner: name, default: name, title: text, clock });

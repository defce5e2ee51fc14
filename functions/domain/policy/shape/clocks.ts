import * as z from 'zod';
import { assumed, count, duration, name, period } from './words.ts';

/**
 * Where a clock starts. `occurrence` and `knowledge` fall back to detection while unknown; `previous-stage` is the
 * notice, report or store before this one; `contract-end` and `planned-start` belong to erasures and change notices.
 * `arising` is the moment at which a duty comes up, such as a customer's inquiry, which may be long after the opening.
 */
export const ANCHORS = [
  'occurrence',
  'detection',
  'knowledge',
  'opening',
  'previous-stage',
  'contract-end',
  'planned-start',
  'arising',
] as const;

const anchor = z.enum(ANCHORS);

/** What every clock may say beside its time. */
const standing = {
  /** The text aims at it (目標, 原則として): warned of and escalated all the same, but missing it breaks no promise. */
  aim: z.boolean().optional(),
  /** Why this time is taken although the published text does not say it. */
  assumed,
};

/** A last day on which the named calendar is closed moves to one on which it is open. */
const rollOver = z.strictObject({ to: z.enum(['next-open-day', 'previous-open-day']), calendar: name });
/** Whether the day of the start is day 1. */
const firstDay = z.enum(['counted', 'not-counted']);

const elapsed = z.strictObject({ ...standing, kind: z.literal('elapsed'), from: anchor, within: duration });
const calendarDays = z.strictObject({
  ...standing,
  kind: z.literal('calendar-days'),
  from: anchor,
  days: count,
  firstDay,
  rollOver: rollOver.optional(),
});
const calendarMonths = z.strictObject({
  ...standing,
  kind: z.literal('calendar-months'),
  from: anchor,
  months: count,
  rollOver: rollOver.optional(),
});
const dayOfMonth = z.strictObject({
  ...standing,
  kind: z.literal('day-of-month'),
  from: anchor,
  /** How many months on; 1 is the next month. */
  months: count,
  /** A month without this day ends on its last. */
  day: z.number().int().min(1).max(31),
  rollOver: rollOver.optional(),
});
const businessHours = z.strictObject({
  ...standing,
  kind: z.literal('business-hours'),
  from: anchor,
  within: duration,
  calendar: name,
  /**
   * A span that outlasts the closing hour: `runs-on` takes the clock time (17:50 + 1 h = 18:50), `carries-over`
   * goes on at the next opening.
   */
  atClosing: z.enum(['runs-on', 'carries-over']),
});
const businessDays = z.strictObject({
  ...standing,
  kind: z.literal('business-days'),
  from: anchor,
  days: count,
  firstDay,
  calendar: name,
  until: z.enum(['closing', 'end-of-day']),
});
/** So long before a time: that of a planned thing, or the end of another clock. */
const before = z.strictObject({
  ...standing,
  kind: z.literal('before'),
  by: period,
  of: z.union([
    z.literal('planned-start'),
    z.discriminatedUnion('kind', [elapsed, calendarDays, calendarMonths, dayOfMonth]),
  ]),
});
/** Owed without a number of its own; the internal target is ours, not a promise. */
const withoutDelay = z.strictObject({
  ...standing,
  kind: z.literal('without-delay'),
  from: anchor,
  target: duration.optional(),
});

/** How a due time is reckoned. */
export const clock = z.discriminatedUnion('kind', [
  elapsed,
  businessHours,
  businessDays,
  calendarDays,
  calendarMonths,
  dayOfMonth,
  before,
  withoutDelay,
]);

import * as z from 'zod';
import { clock } from './clocks.ts';
import { assumed, duration, name, text } from './words.ts';

/** What customers are told of before it happens. */
export const changeNotice = z.strictObject({
  kind: name,
  clause: name,
  title: text,
  clock,
  /** Channels of `notices.channels`; one of them is enough. */
  channels: z.array(name).min(1),
  /** What else is announced. */
  announce: z.array(z.enum(['start', 'end'])).default([]),
  /** The longest stop that is promised, or aimed at. */
  stopAtMost: duration.optional(),
  stopAim: z.boolean().optional(),
  /** What the announcement must say beside kind and time. */
  mustSay: z.array(z.enum(['technical-description'])).optional(),
  assumed,
});

export const serviceLevel = z.strictObject({
  function: name,
  clause: name,
  title: text,
  /** Of the period's time, in per cent. */
  availabilityPercent: z.number().gt(0).max(100),
  period: z.enum(['month', 'quarter', 'year']),
  reported: z.boolean().default(true),
  aim: z.boolean().optional(),
  /** Stops announced as planned do not count as outages. */
  excludes: z.array(z.enum(['planned-stops'])).optional(),
  assumed,
});

/** What the system does for every company, and which a clause can therefore rely on. */
export const GUARANTEES = [
  'every-incident-is-recorded',
  'approver-is-another-person',
  'personal-ids-only',
  'times-in-the-zone',
  'contact-in-every-notice',
  'one-recipient-a-mail',
  'paged-until-answered',
  'recovery-in-order',
  'deviations-are-recorded',
  'data-stays-in-the-region',
  'least-privilege',
  'restricted-text-is-not-public',
] as const;

export const guarantee = z.strictObject({ clause: name, by: z.enum(GUARANTEES) });

import * as z from 'zod';
import { clock } from './clocks.ts';
import { duration, name, text } from './words.ts';

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
  /** The longest stop that is promised. */
  stopAtMost: duration.optional(),
});

export const serviceLevel = z.strictObject({
  function: name,
  clause: name,
  title: text,
  /** Of the period's time, in per cent. */
  availabilityPercent: z.number().gt(0).max(100),
  period: z.enum(['month', 'quarter', 'year']),
  reported: z.boolean().default(true),
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

import * as z from 'zod';
import { DURATION } from '../../time/duration.ts';

/** Clock time: hours and days of 24 hours. */
export const duration = z.string().regex(DURATION, 'write a duration such as PT1H30M or P2D');
export const text = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
export const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'use letters, digits, dots and hyphens');
/** Why something stands in a policy although the published text does not say it. Left out: the text says it. */
export const assumed = text.optional();
export const date = z.iso.date('write a date such as 2026-04-01');
export const count = z.number().int().min(1);

/** A stretch of the calendar, in one unit: months and years have no fixed length in hours. */
export const period = z
  .strictObject({
    years: count.optional(),
    months: count.optional(),
    weeks: count.optional(),
    days: count.optional(),
  })
  .refine(
    (given) => Object.values(given).filter((value) => value !== undefined).length === 1,
    'write exactly one of years, months, weeks or days, such as { months: 6 }',
  );

export type Period = z.output<typeof period>;

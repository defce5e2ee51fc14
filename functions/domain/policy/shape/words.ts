import * as z from 'zod';
import { says } from '../../base/issue-words.ts';
import { DURATION } from '../../base/time/duration.ts';
import { NO_SUCH_DAY, namesNoDay } from '../../base/time/no-such-day.ts';
import { FORMAT } from './format-words.ts';

/** Clock time: hours and days of 24 hours. */
export const duration = z.string().regex(DURATION, FORMAT.duration.en);
export const text = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
export const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, FORMAT.name.en);
/** Why something stands in a policy although the published text does not say it. Left out: the text says it. */
export const assumed = text.optional();
export const date = z.iso.date({
  error: ({ input }) => (typeof input === 'string' && namesNoDay(input) ? NO_SUCH_DAY : FORMAT.date).en,
});
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
    says({
      ja: 'years・months・weeks・days のうち1つだけを { months: 6 } のように指定してください',
      en: 'write exactly one of years, months, weeks or days, such as { months: 6 }',
    }),
  );

export type Period = z.output<typeof period>;

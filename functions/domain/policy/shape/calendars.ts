import * as z from 'zod';
import { says } from '../../base/issue-words.ts';
import { NO_SUCH_DAY, namesNoDay } from '../../base/time/no-such-day.ts';
import { FORMAT } from './format-words.ts';
import { assumed, name, text } from './words.ts';

/** `10:00-12:00`; a span may end at 24:00, never pass midnight. */
const span = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, FORMAT.span.en);
/** Month and day of every year, or the date of one year. Any leap year tells whether 02-29 exists. */
const closureDay = z
  .string()
  .refine(
    (day) => /^(\d{4}-)?\d{2}-\d{2}$/.test(day),
    says({
      ja: '12-28 のような月日（毎年）、または 2026-08-13 のような日付（1回のみ）で指定してください',
      en: 'write month and day, such as 12-28 (every year), or a date, such as 2026-08-13 (once)',
    }),
  )
  .refine((day) => !namesNoDay(day.length === 5 ? `2024-${day}` : day), says(NO_SUCH_DAY));
const spans = z.array(span);

export const calendar = z.strictObject({
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
  clause: name.optional(),
  /** Why these hours are taken although the published text does not name them. */
  assumed,
  /** Which other published text states the hours, such as the terms of service: published in place of assumed ones. */
  statedIn: text.optional(),
});

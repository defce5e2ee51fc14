import * as z from 'zod';
import { says } from '../base/issue-words.ts';
import { fromMs, type Instant } from '../base/time/instant.ts';
import { isMomentText } from '../base/time/moment-text.ts';

/** ISO 8601 with an offset, also CloudWatch's `+0000` without a colon. */
const ISO = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:?\d{2})$/;
/** The form of mails and of AWS Health: `Sat, 04 Jun 2026 05:01:10 GMT`. */
const RFC_1123 = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** What lies before is a field that was left empty (year 1, 1970), not a moment of anything that is watched. */
export const EARLIEST_MS = Date.parse('2000-01-01T00:00:00Z');

/** A moment in one of the forms AWS services write; null if it is none. */
export function readMoment(text: string): Instant | null {
  const iso = ISO.exec(text);
  if (iso === null) return RFC_1123.test(text) ? parsed(text) : null;
  const [, time = '', offset = ''] = iso;
  const moment = `${time}${offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`;
  return isMomentText(moment) ? parsed(moment) : null;
}

function parsed(text: string): Instant | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) || ms < EARLIEST_MS ? null : fromMs(ms);
}

/** A moment in a signal. */
export const moment = z.string().transform((text, context): Instant => {
  const at = readMoment(text);
  if (at !== null) return at;
  const shown = JSON.stringify(text.slice(0, 40));
  const said = {
    ja: `時差を含む日時として読み取れません（${shown}）`,
    en: `not a moment with its offset: ${shown}`,
  };
  context.addIssue({ code: 'custom', ...says(said) });
  return z.NEVER;
});

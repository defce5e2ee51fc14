import { z } from '@hono/zod-openapi';
import { says } from '../../domain/base/issue-words.ts';
import type { Text } from '../../domain/base/text.ts';
import { type Instant, instant, plusMs, toMs } from '../../domain/base/time/instant.ts';
import { isMomentText } from '../../domain/base/time/moment-text.ts';
import { NO_SUCH_DAY, namesNoDay } from '../../domain/base/time/no-such-day.ts';
import { spokenText } from '../../domain/base/time/spoken.ts';
import { DAY_MS } from '../../domain/base/time/units.ts';
import { notBefore } from '../../domain/incident/standing/beginnings.ts';
import { invalid } from './problem.ts';

/** An incident that began earlier than this is a slip of the pen (a wrong year) rather than a find. */
const OLDEST_DAYS = 3_660;

const FUTURE: Text = {
  ja: '未来の日時です。実際の日時を入力してください',
  en: 'lies in the future: state when it was, not when it will be',
};
const OLD: Text = {
  ja: '10年以上前の日時です。年を確認してください',
  en: 'lies more than ten years back: check the year',
};

/** A moment with its offset, such as 2026-04-24T17:50:00+09:00, as an Instant. */
export const moment = z
  .string()
  .refine((text) => !namesNoDay(text), says(NO_SUCH_DAY))
  .refine(
    (text) => isMomentText(text) || namesNoDay(text),
    says({
      ja: '日時を時差付きで入力してください（例：2026-04-24T17:50:00+09:00）',
      en: 'write a moment with its offset, such as 2026-04-24T17:50:00+09:00',
    }),
  )
  .transform(instant)
  .openapi({ type: 'string', format: 'date-time', example: '2026-04-24T17:50:00+09:00' });

/** Throws a 400 Problem for a moment of the past that lies after `now` or more than ten years before it. */
export function mustBePast(path: string, at: Instant | null | undefined, now: Instant): void {
  if (at === null || at === undefined) return;
  if (at > now) throw invalid(path, FUTURE);
  if (toMs(at) < toMs(plusMs(now, -OLDEST_DAYS * DAY_MS))) {
    throw invalid(path, OLD);
  }
}

/** Throws a 400 Problem when both moments are known and `second` lies in an earlier minute than `first`. */
export function mustNotPrecede(
  first: Instant | null | undefined,
  path: string,
  second: Instant | null | undefined,
  firstName: Text,
  zone: string,
): void {
  if (!first || !second || notBefore(second, first) >= first) return;
  const at = spokenText(first, zone);
  throw invalid(path, {
    ja: `${firstName.ja}（${at.ja}）より前になっています。どちらかを訂正してください`,
    en: `lies before ${firstName.en} (${at.en}): one of the two is wrong`,
  });
}

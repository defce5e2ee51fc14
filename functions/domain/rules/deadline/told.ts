import type { Language, Text } from '../../base/text.ts';
import { toMs } from '../../base/time/instant.ts';
import { partsAtMs } from '../../base/time/zoned.ts';
import { calendarOf } from '../../policy/calendar-of.ts';
import type { Policy, PolicyClock } from '../../policy/shape/schema.ts';
import { predictedHolidays } from './business-time.ts';
import type { Duty } from './duty.ts';
import { sayMoment } from './moments.ts';

/**
 * The derivation of a duty's due time as people are told it: its steps, and a last one when that time had already
 * passed when the duty arose (an incident raised late is due from its detection all the same).
 */
export function toldDerivation(
  policy: Policy,
  duty: Pick<Duty, 'openedAt' | 'deadline'>,
  language: Language,
): readonly string[] {
  const { at, derivation } = duty.deadline;
  if (at === null || duty.openedAt < at) return derivation[language];
  const openedMs = toMs(duty.openedAt);
  const sameDay = partsAtMs(openedMs, policy.zone).date === partsAtMs(toMs(at), policy.zone).date;
  const moment = sayMoment(openedMs, { language, zone: policy.zone, dated: !sameDay });
  const past =
    language === 'ja' ? `${moment}に義務が生じた時点で期限を経過済み` : `already past when it arose at ${moment}`;
  return [...derivation[language], past];
}

/** A warning when a duty's due time rests on holidays that are not official yet; null otherwise. */
export function dutyWarning(policy: Policy, duty: Pick<Duty, 'kind' | 'deadline'>): Text | null {
  const clock = policy.duties.find(({ kind }) => kind === duty.kind)?.clock;
  const calendar = clock === undefined ? null : calendarNamed(clock);
  const due = duty.deadline.at;
  return due === null || calendar === null ? null : predictedHolidays(calendarOf(policy, calendar), toMs(due));
}

/** The calendar a clock counts on or rolls over by. */
function calendarNamed(clock: PolicyClock): string | null {
  if ('calendar' in clock) return clock.calendar;
  return 'rollOver' in clock ? (clock.rollOver?.calendar ?? null) : null;
}

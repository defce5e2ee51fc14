import type { Text } from '../text.ts';
import type { CalendarRule } from './calendar-rule.ts';
import { japaneseHoliday } from './holidays.ts';
import type { DateText } from './instant.ts';
import { weekdayOf } from './zoned.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Why a calendar is closed all day. */
export type DayClosed =
  | { readonly kind: 'closure'; readonly from: string; readonly to: string; readonly name: Text | null }
  | { readonly kind: 'weekday' }
  | { readonly kind: 'holiday'; readonly name: Text };

const WEEKEND_FROM = 5;
const YEARLY_LENGTH = '12-28'.length;

/** Why the calendar is closed on a day (counted from 1970-01-01); null when it has hours that day. */
export function dayClosed(rule: CalendarRule, epochDay: number, date: DateText): DayClosed | null {
  const closure = rule.closures.find((one) => covers(one, date));
  if (closure !== undefined) return { kind: 'closure', from: closure.from, to: closure.to, name: closure.name ?? null };
  if (spansOn(rule, epochDay).length === 0) return { kind: 'weekday' };
  const holiday = rule.holidays === 'japan' ? japaneseHoliday(date) : null;
  return holiday === null ? null : { kind: 'holiday', name: holiday };
}

/** The spans of the day's weekday, whether or not the day is closed. */
export function spansOn(rule: CalendarRule, epochDay: number): readonly string[] {
  const weekday = WEEKDAYS[weekdayOf(epochDay)];
  return (weekday === undefined ? undefined : rule.hours[weekday]) ?? [];
}

export function isWeekend(epochDay: number): boolean {
  return weekdayOf(epochDay) >= WEEKEND_FROM;
}

/** A yearly closure whose end comes before its start runs over New Year. */
function covers({ from, to }: { from: string; to: string }, date: DateText): boolean {
  const day = from.length === YEARLY_LENGTH ? date.slice(-YEARLY_LENGTH) : date;
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}

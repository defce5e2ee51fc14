import type { Language, Text } from '../../base/text.ts';
import type { BusinessCalendar } from '../../base/time/calendar.ts';
import { type DayClosed, isWeekend, spansOn } from '../../base/time/closed-days.ts';
import { parseSpan } from '../../base/time/open-spans.ts';
import { DAY_MS } from '../../base/time/units.ts';
import { offsetMsAt } from '../../base/time/zone.ts';

const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Why the calendar is closed at a moment: `after closing`, `in a break`, `Showa Day`, `closed 28 Dec – 4 Jan`. */
export function whyClosed(calendar: BusinessCalendar, ms: number): Text {
  const day = calendar.civilDay(ms);
  const closed = calendar.closedOn(day);
  if (closed !== null) return sayClosed(closed, day);
  const timeOfDay = ms + offsetMsAt(ms, calendar.zone) - day * DAY_MS;
  const openings = spansOn(calendar.rule, day).map((span) => parseSpan(span).startMs);
  if (openings.every((opening) => opening > timeOfDay)) return { en: 'before opening', ja: '営業開始前' };
  if (openings.some((opening) => opening > timeOfDay)) return { en: 'in a break', ja: '休憩時間' };
  return { en: 'after closing', ja: '営業終了後' };
}

/** Why the whole days between two moments were closed, each reason once, in order. */
export function closedBetween(
  calendar: BusinessCalendar,
  fromMs: number,
  untilMs: number,
  language: Language,
): string[] {
  const reasons = new Set<string>();
  const lastDay = calendar.civilDay(untilMs);
  for (let day = calendar.civilDay(fromMs) + 1; day < lastDay; day += 1) {
    const closed = calendar.closedOn(day);
    if (closed !== null) reasons.add(sayClosed(closed, day)[language]);
  }
  return [...reasons];
}

function sayClosed(closed: DayClosed, epochDay: number): Text {
  if (closed.kind === 'holiday') return closed.name;
  if (closed.kind === 'weekday') {
    return isWeekend(epochDay) ? { en: 'weekend', ja: '土日' } : { en: 'regular day off', ja: '定休日' };
  }
  const en = sayDays(closed.from, closed.to, 'en');
  const ja = sayDays(closed.from, closed.to, 'ja');
  return { en: `${closed.name?.en ?? 'closed'} ${en}`, ja: `${closed.name?.ja ?? '休業期間'}（${ja}）` };
}

function sayDays(from: string, to: string, language: Language): string {
  if (from === to) return sayDay(from, language);
  return `${sayDay(from, language)}${language === 'ja' ? '～' : ' – '}${sayDay(to, language)}`;
}

/** `28 Dec`, `12月28日` of `12-28` or `2026-12-28`. */
function sayDay(day: string, language: Language): string {
  const [month = 1, date = 1] = day.split('-').slice(-2).map(Number);
  return language === 'ja' ? `${month}月${date}日` : `${date} ${MONTHS_EN[month - 1] ?? ''}`;
}

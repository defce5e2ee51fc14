import type { Language, Text } from '../../base/text.ts';
import type { BusinessCalendar } from '../../base/time/calendar.ts';
import { durationMs } from '../../base/time/duration.ts';
import { partsAtMs } from '../../base/time/zoned.ts';
import type { PolicyClock } from '../../policy/shape/schema.ts';
import { closedBetween, whyClosed } from './closed-words.ts';
import { type Anchor, plus, type Speaker, sayAnchor, sayMoment } from './moments.ts';

export type BusinessClock = Extract<PolicyClock, { kind: 'business-hours' }>;

/**
 * When a business-hours clock that starts at a moment runs out. Outside hours it starts at the next opening.
 * `runs-on` then takes the time on the clock, through a break or past closing; `carries-over` counts open time only.
 */
export function businessDueMs(calendar: BusinessCalendar, clock: BusinessClock, anchorMs: number): number {
  const span = durationMs(clock.within);
  if (clock.atClosing === 'carries-over') return calendar.addOpenTime(anchorMs, span);
  return calendar.nextOpening(anchorMs) + span;
}

/** The steps from the anchor to the due time, in words. */
export function businessLines(
  calendar: BusinessCalendar,
  clock: BusinessClock,
  anchor: Anchor,
  dueMs: number,
  language: Language,
): string[] {
  const sameDay = calendar.civilDay(anchor.ms) === calendar.civilDay(dueMs);
  const speaker: Speaker = { language, zone: calendar.zone, dated: !sameDay };
  return [
    ...startLines(calendar, anchor, speaker),
    spanLine(calendar, clock, anchor.ms, dueMs, speaker),
    ...predictedLine(calendar, dueMs, language),
  ];
}

function startLines(calendar: BusinessCalendar, anchor: Anchor, speaker: Speaker): string[] {
  const said = sayAnchor(anchor, speaker);
  if (calendar.isOpen(anchor.ms)) {
    return [speaker.language === 'ja' ? `${said}（営業時間内）` : `${said} in support hours`];
  }
  const why = whyClosed(calendar, anchor.ms)[speaker.language];
  const openingMs = calendar.nextOpening(anchor.ms);
  const opening = sayMoment(openingMs, speaker);
  const days = closedBetween(calendar, anchor.ms, openingMs, speaker.language).filter((reason) => reason !== why);
  if (speaker.language === 'ja') {
    const between = days.length === 0 ? '' : `（その間の休業：${days.join('、')}）`;
    return [`${said}（営業時間外：${why}）`, `次の営業開始は${opening}${between}`];
  }
  const between = days.length === 0 ? '' : ` (closed in between: ${days.join(', ')})`;
  return [`${said} outside support hours (${why})`, `next opening ${opening}${between}`];
}

function spanLine(
  calendar: BusinessCalendar,
  clock: BusinessClock,
  anchorMs: number,
  dueMs: number,
  speaker: Speaker,
): string {
  const added = plus(durationMs(clock.within), speaker.language);
  const closingMs = calendar.nextClosing(calendar.nextOpening(anchorMs));
  if (closingMs >= dueMs) return added;
  if (clock.atClosing === 'carries-over') return added + carriedOver(calendar, anchorMs, dueMs, speaker.language);
  const reopensMs = calendar.nextOpening(closingMs);
  const throughBreak = calendar.civilDay(reopensMs) === calendar.civilDay(closingMs);
  if (!throughBreak) return added;
  const from = sayMoment(closingMs, { ...speaker, dated: false });
  return (
    added +
    (speaker.language === 'ja' ? `（${from}からの休憩時間も通算）` : ` on the clock, through the break from ${from}`)
  );
}

function carriedOver(calendar: BusinessCalendar, anchorMs: number, dueMs: number, language: Language): string {
  const days = closedBetween(calendar, calendar.nextOpening(anchorMs), dueMs, language);
  if (language === 'ja') return `（営業時間のみ通算${days.length === 0 ? '' : `、休業：${days.join('、')}`}）`;
  return ` of support hours${days.length === 0 ? '' : ` (closed in between: ${days.join(', ')})`}`;
}

function predictedLine(calendar: BusinessCalendar, dueMs: number, language: Language): string[] {
  const warning = predictedHolidays(calendar, dueMs);
  return warning === null ? [] : [warning[language]];
}

/** A warning when a due time lies in a year whose holidays are only predicted; null otherwise. */
export function predictedHolidays(calendar: BusinessCalendar, dueMs: number): Text | null {
  const { year } = partsAtMs(dueMs, calendar.zone);
  const confirmed = calendar.holidaysConfirmedThrough;
  if (confirmed === null || year <= confirmed) return null;
  return {
    en: `holidays of ${year} are predicted, official ones are known through ${confirmed}: check this again`,
    ja: `${year}年の祝日は予測です（確定は${confirmed}年まで）。確定後に再確認してください`,
  };
}

import type { Language, Text } from '../base/text.ts';
import { spokenAsWritten } from '../base/time/duration.ts';
import type { Policy, PolicyClock } from '../policy/shape/schema.ts';

type From = Exclude<PolicyClock, { kind: 'before' }>['from'];
type BeforePeriod = Extract<PolicyClock, { kind: 'before' }>['by'];

const FROM: Readonly<Record<From, Text>> = {
  occurrence: { ja: '発生', en: 'occurrence' },
  detection: { ja: '検知', en: 'detection' },
  knowledge: { ja: '覚知', en: 'becoming aware of it' },
  opening: { ja: '登録', en: 'registration' },
  'previous-stage': { ja: '前の段階の完了', en: 'the previous step' },
  'contract-end': { ja: '契約終了', en: 'the end of the contract' },
  'planned-start': { ja: '予定日時', en: 'the planned start' },
  arising: { ja: '必要となった時', en: 'the need arising' },
};

/** What a term of backups counts from: the step before it. */
export const ERASED: Text = { ja: 'データの消去', en: 'the erasure of the data' };

type Sayer = (language: Language, from: string) => string;

const UNITS = {
  days: ['日', 'day'],
  weeks: ['週間', 'week'],
  months: ['か月', 'month'],
  years: ['年', 'year'],
} as const;

/**
 * A term as a promise says it: `検知から72時間以内`, `within 72 hours of detection`. Targets of our own are no promise and stay out.
 * `previous`: what the step before is called here.
 */
export function clockWords(clock: PolicyClock, previous: Text = FROM['previous-stage']): Text {
  const words = plainWords(clock, previous);
  return clock.aim === true ? aimedAt(words, clock.kind) : words;
}

/** `検知から72時間以内を目標とします`, `within 72 hours of detection (target)`; a term of business days is met as a rule: `原則として、…翌営業日まで`. */
function aimedAt({ ja, en }: Text, kind: PolicyClock['kind']): Text {
  if (kind === 'business-days') return { ja: `原則として、${ja}`, en: `${en}, as a rule` };
  return kind === 'without-delay' ? { ja, en } : { ja: `${ja}を目標とします`, en: `${en} (target)` };
}

function plainWords(clock: PolicyClock, previous: Text): Text {
  const both = (say: Sayer, from: From): Text => {
    const named = from === 'previous-stage' ? previous : FROM[from];
    return { ja: say('ja', named.ja), en: say('en', named.en) };
  };
  switch (clock.kind) {
    case 'elapsed':
      return both((language, from) => within(language, from, spanWords(clock.within, language)), clock.from);
    case 'business-hours':
      return both((language, from) => businessHours(clock, from, language), clock.from);
    case 'business-days':
      return both((language, from) => businessDays(clock, from, language), clock.from);
    case 'calendar-days':
      return both((language, from) => `${nthDay(language, from, clock)}${rolled(clock, language)}`, clock.from);
    case 'calendar-months':
      return both(
        (language, from) =>
          `${within(language, from, spokenPeriod({ months: clock.months }, language))}${rolled(clock, language)}`,
        clock.from,
      );
    case 'day-of-month':
      return both((language, from) => dayOfMonth(clock, from, language), clock.from);
    case 'before':
      return before(clock);
    case 'without-delay':
      return { ja: '速やかに', en: 'without delay' };
  }
}

/** `7日間`, `7 days`; `2週間`, `1年`. */
export function spokenPeriod(period: BeforePeriod, language: Language): string {
  for (const unit of ['days', 'weeks', 'months', 'years'] as const) {
    const count = unit in period ? Number(Object.values(period)[0]) : 0;
    if (count > 0)
      return language === 'ja' ? `${count}${UNITS[unit][0]}` : `${count} ${UNITS[unit][1]}${count === 1 ? '' : 's'}`;
  }
  return '';
}

function within(language: Language, from: string, span: string): string {
  return language === 'ja' ? `${from}から${span}以内` : `within ${span} of ${from}`;
}

function businessHours(
  clock: Extract<PolicyClock, { kind: 'business-hours' }>,
  from: string,
  language: Language,
): string {
  const span = spanWords(clock.within, language);
  const carried = clock.atClosing === 'carries-over';
  if (language === 'ja') {
    const rest = carried ? '（営業時間だけを数え、残りは次の営業開始から数えます）' : '';
    return `営業時間内の${from}は${span}以内、時間外の${from}は次の営業開始から${span}以内${rest}`;
  }
  const rest = carried ? '; only business hours count' : '';
  return `within ${span} of ${from} during business hours, otherwise within ${span} of the next opening${rest}`;
}

function businessDays(
  clock: Extract<PolicyClock, { kind: 'business-days' }>,
  from: string,
  language: Language,
): string {
  const { days, firstDay } = clock;
  if (language === 'ja') {
    const of = clock.from === 'arising' ? '' : `${from}の`;
    if (firstDay === 'counted') return `${of}当日を含めて${days}営業日以内`;
    return days === 1 ? `${of}翌営業日まで` : `${of}翌営業日から${days}営業日以内`;
  }
  if (days === 1 && firstDay === 'not-counted')
    return `by the next business day${clock.from === 'arising' ? '' : ` after ${from}`}`;
  return `within ${spokenPeriod({ days }, 'en').replace(' day', ' business day')} of ${from}${countingThatDay(firstDay)}`;
}

function nthDay(language: Language, from: string, clock: Extract<PolicyClock, { kind: 'calendar-days' }>): string {
  const { days, firstDay } = clock;
  const span = spokenPeriod(
    days % 7 === 0 && firstDay === 'not-counted' && days > 7 ? { weeks: days / 7 } : { days },
    language,
  );
  if (language === 'ja') return firstDay === 'counted' ? `${from}の当日を含めて${span}以内` : `${from}から${span}以内`;
  return `within ${span} of ${from}${countingThatDay(firstDay)}`;
}

function countingThatDay(firstDay: 'counted' | 'not-counted'): string {
  return firstDay === 'counted' ? ', counting that day' : '';
}

function rolled(clock: { readonly rollOver?: { readonly to: string } | undefined }, language: Language): string {
  if (clock.rollOver === undefined) return '';
  const isNext = clock.rollOver.to === 'next-open-day';
  if (language === 'ja') return `（休業日に当たる場合は${isNext ? '次' : '前'}の営業日まで）`;
  return ` (or the ${isNext ? 'next' : 'previous'} business day)`;
}

function dayOfMonth(clock: Extract<PolicyClock, { kind: 'day-of-month' }>, from: string, language: Language): string {
  const { months, day } = clock;
  if (language === 'ja') return `${from}の${months === 1 ? '翌月' : `${months}か月後の`}${day}日${rolled(clock, 'ja')}`;
  return `on the ${ordinal(day)} of ${months === 1 ? 'the month' : `the ${ordinal(months)} month`} after ${from}${rolled(clock, 'en')}`;
}

/** `1st`, `2nd`, `11th`, `23rd`. */
function ordinal(count: number): string {
  const isTeen = Math.trunc(count / 10) % 10 === 1;
  return `${count}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')}`;
}

/** A duration as a published text says it: `72時間`, `72 hours`. */
function spanWords(written: string, language: Language): string {
  const words = spokenAsWritten(written, language);
  return language === 'ja' ? words : words.replaceAll(/(\d+) (d|h|min|s)\b/g, inFull);
}

const IN_FULL: Readonly<Record<string, string>> = { d: 'day', h: 'hour', min: 'minute', s: 'second' };

function inFull(_: string, count: string, unit: string): string {
  return `${count} ${IN_FULL[unit] ?? unit}${count === '1' ? '' : 's'}`;
}

function before({ by, of }: Extract<PolicyClock, { kind: 'before' }>): Text {
  const early = { ja: spokenPeriod(by, 'ja'), en: spokenPeriod(by, 'en') };
  if (of === 'planned-start') {
    const planned = FROM['planned-start'];
    return { ja: `${planned.ja}の${early.ja}前まで`, en: `${early.en} before ${planned.en}` };
  }
  const sooner = daysSooner(by, of);
  if (sooner !== null) return plainWords(sooner, FROM['previous-stage']);
  const term = plainWords({ ...of, aim: undefined }, FROM['previous-stage']);
  return {
    ja: `${term.ja.replace(/以内$/, '後')}の${early.ja}前まで`,
    en: `at the latest ${early.en} before ${term.en.replace(/^within (.+?) of /, 'the day $1 after ').replace(/^(?:on|by) /, '')}`,
  };
}

/** A number of days before the end of a longer term is a shorter term. */
function daysSooner(
  by: BeforePeriod,
  of: Exclude<Extract<PolicyClock, { kind: 'before' }>['of'], string>,
): Extract<PolicyClock, { kind: 'calendar-days' }> | null {
  if (of.kind !== 'calendar-days' || of.rollOver !== undefined || by.days === undefined || by.days >= of.days)
    return null;
  return { ...of, days: of.days - by.days };
}

/** `8時間以内を目標とします`, `up to 8 hours (target)`. */
export function stopWords(stopAtMost: string, isAim: boolean): Text {
  const ja = `${spanWords(stopAtMost, 'ja')}以内`;
  const en = `up to ${spanWords(stopAtMost, 'en')}`;
  return isAim ? { ja: `${ja}を目標とします`, en: `${en} (target)` } : { ja, en };
}

const PERIODS = {
  month: { ja: '月間', en: 'monthly' },
  quarter: { ja: '四半期', en: 'quarterly' },
  year: { ja: '年間', en: 'yearly' },
} as const satisfies Record<string, Text>;

/** `月間稼働率99％以上（計画停止を除く）を目標とします`. */
export function availability({ availabilityPercent, period, aim, excludes }: Policy['serviceLevels'][number]): Text {
  const isPlannedOut = excludes?.includes('planned-stops') === true;
  const ja = `${PERIODS[period].ja}稼働率${availabilityPercent}％以上${isPlannedOut ? '（計画停止を除く）' : ''}`;
  const en = `${PERIODS[period].en} availability of at least ${availabilityPercent}%${isPlannedOut ? ', excluding planned stops' : ''}`;
  return aim === true ? { ja: `${ja}を目標とします`, en: `${en} (target)` } : { ja, en };
}

import type { PolicyClock } from '../policy/schema.ts';
import type { Language, Text } from '../text.ts';
import { spokenAsWritten } from '../time/duration.ts';

type From = Exclude<PolicyClock, { kind: 'before' }>['from'];
type Period = Extract<PolicyClock, { kind: 'before' }>['by'];

const FROM: Readonly<Record<From, Text>> = {
  occurrence: { ja: '発生', en: 'the occurrence' },
  detection: { ja: '検知', en: 'the detection' },
  knowledge: { ja: '覚知', en: 'the knowledge of it' },
  opening: { ja: '登録', en: 'the recording' },
  'previous-stage': { ja: '前の段階の完了', en: 'the step before' },
  'contract-end': { ja: '契約終了', en: 'the end of the contract' },
  'planned-start': { ja: '予定日時', en: 'the planned time' },
  arising: { ja: '必要となった時', en: 'the need for it' },
};

type Sayer = (language: Language, from: string) => string;

const UNITS = {
  days: ['日', 'day'],
  weeks: ['週間', 'week'],
  months: ['か月', 'month'],
  years: ['年', 'year'],
} as const;

/**
 * A term as a promise says it: `検知から72時間以内`, `within 72 h of the detection`. Targets of our own are no promise and stay out.
 * `previous`: what the step before is called here.
 */
export function clockWords(clock: PolicyClock, previous: Text = FROM['previous-stage']): Text {
  const both = (say: Sayer, from: From): Text => {
    const named = from === 'previous-stage' ? previous : FROM[from];
    return { ja: say('ja', named.ja), en: say('en', named.en) };
  };
  switch (clock.kind) {
    case 'elapsed':
      return both((language, from) => within(language, from, spokenAsWritten(clock.within, language)), clock.from);
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
export function spokenPeriod(period: Period, language: Language): string {
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
  const span = spokenAsWritten(clock.within, language);
  const carried = clock.atClosing === 'carries-over';
  if (language === 'ja') {
    const rest = carried ? '。営業時間だけを数え、残りは次の営業開始から数えます' : '';
    return `営業時間内の${from}は${span}以内、時間外の${from}は次の営業開始から${span}以内${rest}`;
  }
  const rest = carried ? '; only open hours count' : '';
  return `within ${span} of ${from} in business hours, otherwise within ${span} of the next opening${rest}`;
}

function businessDays(
  clock: Extract<PolicyClock, { kind: 'business-days' }>,
  from: string,
  language: Language,
): string {
  const { days, firstDay, until } = clock;
  if (language === 'ja') {
    const first = firstDay === 'counted' ? '当日を1日目とする' : '翌日から数えて';
    return `${from}の${first}第${days}営業日の${until === 'closing' ? '営業終了' : '終わり'}まで`;
  }
  const first = firstDay === 'counted' ? `from the day of ${from}` : `after the day of ${from}`;
  return `by ${until === 'closing' ? 'closing' : 'the end'} of business day ${days} ${first}`;
}

function nthDay(language: Language, from: string, clock: Extract<PolicyClock, { kind: 'calendar-days' }>): string {
  const { days, firstDay } = clock;
  if (language === 'ja')
    return `${from}の${firstDay === 'counted' ? '当日を1日目として' : '翌日から数えて'}${days}日目まで`;
  return `by day ${days}, ${firstDay === 'counted' ? `the day of ${from} being day 1` : `counted from the day after ${from}`}`;
}

function rolled(clock: { readonly rollOver?: { readonly to: string } | undefined }, language: Language): string {
  if (clock.rollOver === undefined) return '';
  const isNext = clock.rollOver.to === 'next-open-day';
  if (language === 'ja') return `（最終日が休みのときは${isNext ? '次' : '前'}の開庁日・営業日）`;
  return ` (or the ${isNext ? 'next' : 'previous'} open day)`;
}

function dayOfMonth(clock: Extract<PolicyClock, { kind: 'day-of-month' }>, from: string, language: Language): string {
  const { months, day } = clock;
  if (language === 'ja') return `${from}の${months === 1 ? '翌月' : `${months}か月後の`}${day}日${rolled(clock, 'ja')}`;
  return `on day ${day} of ${months === 1 ? 'the month' : `month ${months}`} after ${from}${rolled(clock, 'en')}`;
}

function before({ by, of }: Extract<PolicyClock, { kind: 'before' }>): Text {
  const early = { ja: spokenPeriod(by, 'ja'), en: spokenPeriod(by, 'en') };
  if (of === 'planned-start') {
    const planned = FROM['planned-start'];
    return { ja: `${planned.ja}の${early.ja}前まで`, en: `${early.en} before ${planned.en}` };
  }
  const term = clockWords(of);
  return { ja: `期限（${term.ja}）の${early.ja}前まで`, en: `${early.en} before the end of this term: ${term.en}` };
}

import type { Language, Text } from '../base/text.ts';
import { durationMs, spokenAsWritten } from '../base/time/duration.ts';
import { DAYS_A_WEEK, MINUTE_MS, MINUTES_A_DAY, MINUTES_AN_HOUR } from '../base/time/units.ts';
import { clauseUses } from '../policy/name-uses.ts';
import type { Finding } from '../policy/problem.ts';
import { valueAt } from '../policy/promises.ts';
import type { Policy, PolicyClock } from '../policy/shape/schema.ts';
import type { Period } from '../policy/shape/words.ts';
import { type NamedLength, namedLengths } from './named-lengths.ts';

/** A length of time that the policy goes by. `counts`: minutes (a day has 1440), business days, or months. */
interface HeldLength {
  readonly counts: 'minutes' | 'business-days' | 'months';
  readonly number: number;
  readonly spoken: Text;
}

const MONTHS_A_YEAR = 12;

/** Clauses whose words name another length of time than the clocks and terms that stand under them. */
export function lengthLint(policy: Policy): Finding[] {
  const held = heldUnder(policy);
  return Object.entries(policy.clauses).flatMap(([clause, words]) => {
    const lengths = held.get(clause) ?? [];
    return (['ja', 'en'] as const).flatMap((language) => contradictions(clause, language, words[language], lengths));
  });
}

/** Nothing is said of a clause under which no time stands. */
function contradictions(clause: string, language: Language, words: string, held: readonly HeldLength[]): Finding[] {
  if (held.length === 0) return [];
  const isClosedOut = /営業|土|休|business|working|weekend|holiday/i.test(words);
  // A length that is named twice is told once.
  const all = new Map(namedLengths(words).map((named) => [named.words, named]));
  return [...all.values()]
    .filter((named) => !held.some((length) => isSame(named, length, isClosedOut)))
    .map((named) => ({ path: ['clauses', clause, language], message: differs(clause, language, named, held) }));
}

function differs(clause: string, language: Language, named: NamedLength, held: readonly HeldLength[]): Text {
  const has = (reader: Language) => [...new Set(held.map(({ spoken }) => spoken[reader]))];
  const which = { ja: { ja: '日本語文', en: '英文' }, en: { ja: 'Japanese', en: 'English' } } as const;
  return {
    ja: `${clause} の${which.ja[language]}にある「${named.words}」は、この条項に基づく定め（${has('ja').join('、')}）と一致しません。文と定めのどちらかを修正してください`,
    en: `the ${which.en[language]} words of ${clause} say “${named.words}”, and what stands under it says ${has('en').join(', ')}; correct the one or the other`,
  };
}

/** Days of which closed ones are taken out are business days, too. */
function isSame({ count, unit }: NamedLength, { counts, number }: HeldLength, isClosedOut: boolean): boolean {
  switch (unit) {
    case 'business-day':
      return counts === 'business-days' && number === count;
    case 'month':
      return counts === 'months' && number === count;
    case 'year':
      return counts === 'months' && number === count * MONTHS_A_YEAR;
    case 'day':
      return (
        (counts === 'minutes' && number === count * MINUTES_A_DAY) ||
        (isClosedOut && counts === 'business-days' && number === count)
      );
    case 'hour':
      return counts === 'minutes' && number === count * MINUTES_AN_HOUR;
    case 'minute':
      return counts === 'minutes' && number === count;
  }
}

function heldUnder(policy: Policy): ReadonlyMap<string, readonly HeldLength[]> {
  const held = new Map<string, HeldLength[]>();
  for (const { name, path } of clauseUses(policy)) {
    const owner = valueAt(policy, path.slice(0, -1));
    held.set(name, [...(held.get(name) ?? []), ...heldIn(owner)]);
  }
  return held;
}

/** What stands under a clause of its own inside belongs to that one. */
function heldIn(value: unknown, isInner = false): HeldLength[] {
  if (typeof value !== 'object' || value === null || (isInner && 'clause' in value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'clock') return ofClock(inner as PolicyClock);
    if (key === 'keep' || key === 'keepAtMost') return typeof inner === 'string' ? [] : [ofPeriod(inner as Period)];
    if (key === 'stopAtMost') return [ofDuration(String(inner))];
    return heldIn(inner, true);
  });
}

function ofClock(clock: PolicyClock): HeldLength[] {
  switch (clock.kind) {
    case 'elapsed':
    case 'business-hours':
      return [ofDuration(clock.within)];
    case 'business-days':
      return [{ counts: 'business-days', number: clock.days, spoken: said(clock.days, '営業日', 'business day') }];
    case 'calendar-days':
      return [ofPeriod({ days: clock.days })];
    case 'calendar-months':
      return [ofPeriod({ months: clock.months })];
    case 'day-of-month':
      return [];
    case 'before':
      return [ofPeriod(clock.by), ...(clock.of === 'planned-start' ? [] : ofClock(clock.of))];
    case 'without-delay':
      return clock.target === undefined ? [] : [ofDuration(clock.target)];
  }
}

function ofDuration(text: string): HeldLength {
  const spoken = { ja: spokenAsWritten(text, 'ja'), en: spokenAsWritten(text, 'en') };
  return { counts: 'minutes', number: durationMs(text) / MINUTE_MS, spoken };
}

function ofPeriod({ years, months, weeks, days }: Period): HeldLength {
  if (years !== undefined)
    return { counts: 'months', number: years * MONTHS_A_YEAR, spoken: said(years, '年', 'year') };
  if (months !== undefined) return { counts: 'months', number: months, spoken: said(months, 'か月', 'month') };
  if (weeks !== undefined)
    return { counts: 'minutes', number: weeks * DAYS_A_WEEK * MINUTES_A_DAY, spoken: said(weeks, '週間', 'week') };
  const number = days ?? 0;
  return { counts: 'minutes', number: number * MINUTES_A_DAY, spoken: said(number, '日', 'day') };
}

function said(count: number, ja: string, en: string): Text {
  return { ja: `${count}${ja}`, en: `${count} ${en}${count === 1 ? '' : 's'}` };
}

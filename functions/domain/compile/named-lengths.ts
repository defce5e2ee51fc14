import { plainForm } from '../base/composed.ts';
import { DAYS_A_WEEK, MINUTES_AN_HOUR } from '../base/time/units.ts';

/** A length of time that a sentence names. Business days and hours are told from others; weeks are days. */
export interface NamedLength {
  readonly count: number;
  readonly unit: LengthUnit;
  /** As the sentence has it. */
  readonly words: string;
}

type LengthUnit = 'minute' | 'hour' | 'day' | 'business-day' | 'month' | 'year';

const TEN = 10;
const DIGITS = '〇一二三四五六七八九';

const UNITS: Readonly<Record<string, LengthUnit>> = {
  分: 'minute',
  分間: 'minute',
  minute: 'minute',
  min: 'minute',
  時間: 'hour',
  hour: 'hour',
  h: 'hour',
  日: 'day',
  日間: 'day',
  day: 'day',
  営業時間: 'hour',
  営業日: 'business-day',
  営業日間: 'business-day',
  'business day': 'business-day',
  'working day': 'business-day',
  週間: 'day',
  week: 'day',
  か月: 'month',
  か月間: 'month',
  month: 'month',
  年: 'year',
  年間: 'year',
  year: 'year',
};
const WEEKS: readonly string[] = ['週間', 'week'];

const EN_NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
/** Business hours are hours: what is counted is said beside the clock. */
const EN = new RegExp(
  `(?<![\\w.])(?<count>\\d+(?:\\.\\d+)?|${EN_NUMBERS.join('|')})[\\s-]?(?:(?:consecutive|calendar|full|further)\\s+(?=hours?\\b|days?\\b)|business\\s+(?=hour))?(?<unit>(?:business|working)[\\s-]day|minute|min|hour|h|day|week|month|year)s?\\b(?:(?<=\\dh|\\sh|hours?)(?:,?\\s+and)?\\s+(?<minutes>\\d+)\\s?min(?:ute)?s?\\b)?`,
  'gi',
);
/** A date is no length (4月1日, 2026年), nor is a time of day (9時30分), a share (3分の1), a day of a series (第3営業日) or a rate (1日1回). */
const JA =
  /(?<![\d.,〇一二三四五六七八九十年月第時])(?<count>\d+(?:\.\d+)?|[〇一二三四五六七八九十]+)\s*(?<unit>営業日間?|営業時間|時間|分間?|日間?|週間|か月間?|年間?)(?<half>半)?(?:(?<=時間)(?<minutes>\d+)分)?(?![\d一二三四五六七八九十]*月|に?[\d一]+[回度]|[度頃目時付常本程割のも])/g;
/** Always open is no term either. */
const ALWAYS = /24時間[・、]?(?:365日|年中無休|体制|対応|受付|監視)|24\s?hours a day|24\/7|365 days|365日/gi;

/** 十分 is enough, and no ten minutes. */
const ENOUGH = /[〇一二三四五六七八九十]+分(?!間|以内|前|後|ごと)/g;

/** The lengths of time that a sentence names in either language, in order. Full-width digits and 一 to 九十九 are read, too. */
export function namedLengths(sentence: string): readonly NamedLength[] {
  const text = folded(sentence);
  return [...text.matchAll(JA), ...text.matchAll(EN)].map(lengthOf).filter((length) => Number.isFinite(length.count));
}

/** One form for what is written in several: full-width letters, ヶ月 and カ月. */
function folded(sentence: string): string {
  return plainForm(sentence)
    .replace(/[ヶケヵカ箇個]月/g, 'か月')
    .replace(ALWAYS, '')
    .replace(ENOUGH, '');
}

function lengthOf({ 0: words, groups = {} }: RegExpExecArray): NamedLength {
  const { unit: named = '', count = '', half, minutes } = groups;
  const name = named.toLowerCase().replace(/[\s-]+/g, ' ');
  const number = numberOf(count) + (half === undefined ? 0 : 1 / 2);
  if (minutes !== undefined) return { count: number * MINUTES_AN_HOUR + Number(minutes), unit: 'minute', words };
  return { count: number * (WEEKS.includes(name) ? DAYS_A_WEEK : 1), unit: UNITS[name] ?? 'day', words };
}

function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const english = EN_NUMBERS.indexOf(text.toLowerCase());
  return english < 0 ? kanjiNumber(text) : english + 1;
}

/** 十二, 三十, 七; NaN for what is no number below a hundred. */
function kanjiNumber(text: string): number {
  const [tens, ones, ...more] = text.split('十');
  if (more.length > 0) return Number.NaN;
  if (ones === undefined) return digit(tens ?? '');
  return (tens === '' ? 1 : digit(tens ?? '')) * TEN + (ones === '' ? 0 : digit(ones));
}

function digit(text: string): number {
  const at = DIGITS.indexOf(text);
  return text.length === 1 && at >= 0 ? at : Number.NaN;
}

import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../functions/domain/compile/check-policy.ts';
import { namedLengths } from '../../../functions/domain/compile/named-lengths.ts';
import { SHIPPED, shippedText } from '../../policies/shipped.ts';

/** A sentence, and the lengths that it names. */
const SENTENCES: readonly (readonly [string, string])[] = [
  ['検知から1時間以内にお知らせします。', '1 hour'],
  ['検知から１時間以内にお知らせします。', '1 hour'],
  ['検知から一時間以内にお知らせします。', '1 hour'],
  ['1時間半以内に', '1.5 hour'],
  ['１時間３０分以内に', '90 minute'],
  ['6０分以内に', '60 minute'],
  ['三十分以内に', '30 minute'],
  ['営業時間で2時間以内、または8営業時間以内に', '2 hour, 8 hour'],
  ['30日以内、不正の目的によるときは60日間', '30 day, 60 day'],
  ['七営業日以内に', '7 business-day'],
  ['十営業日', '10 business-day'],
  ['二十一日以内', '21 day'],
  ['１か月以内（2ヶ月、3ヵ月、4カ月、五箇月）', '1 month, 2 month, 3 month, 4 month, 5 month'],
  ['2週間前まで、1年間保管', '14 day, 1 year'],
  ['within 60 minutes', '60 minute'],
  ['within 1 h 1 min, 1 hour 30 minutes or 2 hours and 5 minutes', '61 minute, 90 minute, 125 minute'],
  ['Within one hour, or 2 business hours', '1 hour, 2 hour'],
  ['a 72-hour limit, and 7 business days', '72 hour, 7 business-day'],
  ['within five working days, kept for 2 weeks and 3 years', '5 business-day, 14 day, 3 year'],
  ['within 30 calendar days or 1.5 hours', '30 day, 1.5 hour'],
  // No lengths.
  ['2026年4月1日から、毎月7日に、9時30分に', ''],
  ['解約の翌月7日に、第3営業日に、平日の10時から12時に', ''],
  ['十分な調査の後、一日も早く', ''],
  ['毎日1回、1日1回、年1回、3分の1', ''],
  ['24時間365日、24時間体制で', ''],
  ['24 hours a day, 365 days a year', ''],
  ['on the 7th of the month, version 2.0, C-12', ''],
];

describe('the lengths of time that a sentence names', () => {
  it.each(SENTENCES)('%s', (sentence, lengths) => {
    const named = namedLengths(sentence).map(({ count, unit }) => `${count} ${unit}`);
    expect(named.join(', ')).toBe(lengths);
  });
});

const OPTIONS = { customers: null, ratePerSecond: 14, share: 0.8, year: 2026 };

/** What is said of clauses whose words and times differ, after one change to the words. */
function found(name: (typeof SHIPPED)[number], ...[from, to]: readonly string[]) {
  const source = shippedText(name);
  if (from !== undefined && !source.includes(from)) throw new Error(`${name} does not say ${from}`);
  const { warnings } = checkPolicy(source.replace(from ?? '', to ?? ''), `${name}.yaml`, OPTIONS);
  return warnings.filter(({ message }) => message.en.includes('words of')).map(({ message }) => message);
}

describe('words of a clause beside its clock', () => {
  it.each(SHIPPED)('say the same in %s', (name) => {
    expect(found(name)).toEqual([]);
  });

  it.each([
    ['flexcrm', '場合は1時間以内、', '場合は2時間以内、', '「2時間」', '1時間'],
    ['flexcrm', '場合は1時間以内、', '場合は二時間以内、', '「二時間」', '1時間'],
    ['flexcrm', 'within 1 hour if', 'within 90 minutes if', '「90 minutes」', '1時間'],
    ['flam', '2時間以内を目標', '３営業日以内を目標', '「3営業日」', '2時間'],
    ['flam', 'two weeks for free trials', 'three weeks for free trials', '「three weeks」', '14日'],
    ['synergy', '72時間以内のお知らせ', '3日以内のお知らせ', null, null],
    ['synergy', '72時間以内のお知らせ', '７日以内のお知らせ', '「7日」', '72時間'],
    ['synergy', 'サービスの終了は、6か月前', 'サービスの終了は、3ヶ月前', '「3か月」', '6か月'],
    ['coxproject', '通信の記録を3年間', '通信の記録を5年間', '「5年間」', '3年'],
  ] as const)('in %s, %s as %s', (name, from, to, named, held) => {
    const messages = found(name, from, to);
    if (named === null) return expect(messages).toEqual([]);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.ja).toContain(named);
    return expect(messages[0]?.ja).toContain(held);
  });
});

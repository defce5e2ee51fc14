import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { about } from './about.ts';

/** A leak of what is no personal data; nobody knows whether it was altered. */
const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'none', 'cause.kind': 'misconfiguration' };
const POSSIBLE: Facts = { ...LEAK, 'data.leak': 'possible' };
const ALL: Facts = {
  ...LEAK,
  ...{ 'data.personal': 'confirmed', 'data.sensitive': 'confirmed', 'data.financial': 'confirmed' },
  ...{ 'data.mynumber': 'confirmed', 'data.tampering': 'confirmed', 'data.loss': 'confirmed' },
};

const OFF = [
  '個人データが含まれております。',
  'お客様の氏名とメールアドレスが含まれます。',
  'クレジットカード情報が含まれます。',
  '病歴も含まれておりました。',
  'お客様のデータの改ざんを確認いたしました。',
  'お客様のデータは一部改ざんされました。',
  'お客様のデータの消失を確認いたしました。',
  'Personal data is included.',
  'The data includes names and email addresses.',
  'It contains credit card numbers.',
  'Some of the data was altered.',
  'Customer data has been lost.',
];

const OTHER = [
  '個人データが含まれているかを調査しております。',
  '個人データが含まれる可能性がございます。',
  'クレジットカード情報は含まれておりません。',
  'データが改ざんされた可能性がございます。',
  'データの改ざんは確認されておりません。',
  'データが消失しないよう対策いたしました。',
  'We are investigating whether personal data is included.',
  'The data does not include credit card numbers.',
  'No data was altered.',
  'The data may have been lost.',
];

const looksAt = (facts: Facts, said: string) => about('follow-up', facts, { impact: said });

describe('harm, or a kind of data, that a person asserts and the record does not have', () => {
  it.each(OFF)('is looked at, unless it is confirmed: %s', (said) => {
    expect(looksAt(LEAK, said)).toContain('asserted');
    expect(looksAt(ALL, said)).not.toContain('asserted');
  });

  it.each(OTHER)('is not: %s', (said) => {
    expect(looksAt(LEAK, said)).not.toContain('asserted');
  });

  it('given a leak that is only possible, then it is looked at as confirmed, not as possible', () => {
    expect(looksAt(POSSIBLE, 'お客様の情報の漏えいを確認いたしました。')).toContain('asserted');
    expect(looksAt(POSSIBLE, 'お客様のデータが漏えいした可能性のあることが判明いたしました。')).not.toContain(
      'asserted',
    );
  });
});

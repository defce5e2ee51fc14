import { describe, expect, it } from 'vitest';
import { factQuestions } from '../../../../functions/domain/rules/facts/catalogue.ts';
import { FactError, parseFacts } from '../../../../functions/domain/rules/facts/parse-facts.ts';
import { shipped } from '../../../policies/shipped.ts';

const policy = shipped('template');

describe('facts stated from outside', () => {
  it('are taken when they fit, figures for steps named by figures too', () => {
    const raw = {
      'data.leak': 'possible',
      'cause.ours': 'yes',
      'asset.class': 2,
      'data.persons': 0,
      'data.sets': ['accounts', 'accounts'],
      'service.function': 'ログイン',
      'print.delay': 'days',
      spread: 'unknown',
    };
    expect(parseFacts(policy, raw)).toEqual({ ...raw, 'asset.class': '2', 'data.sets': ['accounts'] });
  });

  it.each([
    ['2000', 2000],
    ['2,000', 2000],
    ['２０００', 2000],
    ['２，０００', 2000],
    ['2,000人', 2000],
    [' 1,234,567 名 ', 1234567],
    ['12件', 12],
    ['0', 0],
    ['2,000 persons', 2000],
    ['不明', 'unknown'],
    ['unknown', 'unknown'],
  ])('a number may be written as %j', (written, count) => {
    expect(parseFacts(policy, { 'data.persons': written })).toEqual({ 'data.persons': count });
  });

  it('what is wrong is said in each language without the inner name of the fact, which stands before it', () => {
    for (const raw of [{ 'data.persons': '2.000' }, { 'data.leak': 'maybe' }, { 'data.sets': 3 }, { 'data.leek': 1 }]) {
      try {
        parseFacts(policy, raw);
        expect.unreachable();
      } catch (error) {
        const [name = ''] = Object.keys(raw);
        const { why } = error as FactError;
        expect([why.ja, why.en].filter((text) => text.startsWith(name) || text.includes('"2.000"」'))).toEqual([]);
      }
    }
  });

  it.each([
    [{ 'data.leek': 'possible' }, 'data.leek', /not a fact of this policy; it knows data\.leak/],
    [{ 'data.leak': 'maybe' }, 'data.leak', /cannot be "maybe"; give none, possible, confirmed or unknown/],
    [{ 'data.leak': null }, 'data.leak', /cannot be null/],
    [{ 'cause.ours': true }, 'cause.ours', /cannot be true; give yes, no or unknown/],
    [{ 'data.persons': Number.MAX_SAFE_INTEGER }, 'data.persons', /too large; check the digits/],
    [{ 'data.persons': '10,000,000,001' }, 'data.persons', /too large; check the digits/],
    [{ 'data.persons': -1 }, 'data.persons', /whole number from 0/],
    [{ 'data.persons': 1.5 }, 'data.persons', /whole number from 0/],
    [{ 'data.persons': 'many' }, 'data.persons', /whole number from 0, such as 2000 or 2,000, or unknown/],
    [{ 'data.persons': '約2,000' }, 'data.persons', /whole number from 0/],
    [{ 'data.persons': '99999999999999999999' }, 'data.persons', /whole number from 0/],
    [{ 'data.persons': '2.000' }, 'data.persons', /can be read in more than one way; write it as 2000 or 2,000/],
    [{ 'data.persons': '２．０００' }, 'data.persons', /can be read in more than one way/],
    [{ 'data.persons': '2,00' }, 'data.persons', /can be read in more than one way/],
    [{ 'data.persons': '20,00,000' }, 'data.persons', /can be read in more than one way/],
    [{ 'data.persons': '2 000' }, 'data.persons', /can be read in more than one way/],
    [{ 'data.sets': ['letters'] }, 'data.sets', /cannot hold "letters"; the policy's data sets are accounts/],
    [{ 'data.sets': 3 }, 'data.sets', /give a list of accounts or unknown/],
    [{ 'service.function': 'login\r\nBcc: x' }, 'service.function', /one line/],
    [{ 'service.function': '\u202egnihsihp' }, 'service.function', /everybody can see/],
    [{ 'service.function': 'a\u200bb' }, 'service.function', /everybody can see/],
    [{ 'service.function': '\ue000x' }, 'service.function', /everybody can see/],
    [{ 'service.function': '\ud800x' }, 'service.function', /everybody can see/],
    [{ 'service.function': 'x'.repeat(201) }, 'service.function', /200 characters/],
    [JSON.parse('{"__proto__": "yes"}'), '__proto__', /not a fact/],
    [['data.leak'], '', /must be an object/],
    [null, '', /must be an object/],
  ])('given %j, then the error names %s', (raw, fact, message) => {
    const attempt = () => parseFacts(policy, raw);
    expect(attempt).toThrow(FactError);
    expect(attempt).toThrow(expect.objectContaining({ fact, message: expect.stringMatching(message) }));
  });

  it('have a question each, in both languages, with the values to choose from', () => {
    const [first] = factQuestions(policy, 'en');
    expect(first).toEqual({
      fact: 'data.leak',
      question: 'Has customer data leaked?',
      kind: 'steps',
      values: ['none', 'possible', 'confirmed'],
    });
    expect(factQuestions(policy, 'ja').every(({ question }) => /[か。]/.test(question))).toBe(true);
    expect(factQuestions(policy, 'en').map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['print.delay', 'investigation', 'data.mynumber', 'telecom']),
    );
  });
});

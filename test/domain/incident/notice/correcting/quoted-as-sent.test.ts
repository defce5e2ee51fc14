import { describe, expect, it } from 'vitest';
import { draftText, type NoticeDraft } from '../../../../../functions/domain/incident/notice/draft-text.ts';
import {
  type GivenSections,
  oneLanguageOnly,
  writtenSections,
} from '../../../../../functions/domain/incident/notice/given/given-sections.ts';
import { drafted, earlier, OCCURRED, policy } from '../drafted.ts';
import { DRAFTED, incidentOf } from '../incident-of.ts';
import { quotesIn } from './quotes.ts';

const TWELVE = '12名の方の氏名が、外部から閲覧できる状態となっておりました。';
const SAFE = 'パスワードは含まれておりません。';

/** A correction of a first notice in which a person wrote these sections. */
function correctionOf(given: GivenSections, was: string, now: string): NoticeDraft {
  const told = drafted('first', { facts: { 'data.leak': was }, occurredAt: OCCURRED as never }, { given });
  const oneLanguage = oneLanguageOnly(given, policy.languages);
  const said = earlier(told, { written: writtenSections(given), oneLanguage });
  const facts = { 'data.leak': now };
  const state = incidentOf({ facts, statedByPeople: new Set(Object.keys(facts)), occurredAt: OCCURRED as never });
  const news = { first: null, instead: null, toldOtherwise: [{ name: 'data.leak', value: was }] } as const;
  const of = { stage: 'correction', number: 2, previous: said, corrected: said, news } as const;
  return draftText({ policy, state, at: DRAFTED, ...of });
}

describe('what a correction calls wrong', () => {
  it.each([
    ['possible', 'none'],
    ['confirmed', 'none'],
    ['confirmed', 'possible'],
  ])(
    'is what a person wrote where their text stood, and the system’s own where that was sent: %s, now %s',
    (was, now) => {
      const { text, cautions } = correctionOf({ outline: { ja: `${TWELVE}\n${SAFE}` } }, was, now);
      const outline = (language: 'ja' | 'en', heading: string) =>
        quotesIn(text, language).flatMap((one) => (one.heading === heading ? [one.line] : []));
      expect(outline('ja', '事象の概要')).toEqual([TWELVE, SAFE]);
      expect(outline('en', 'Summary')).toEqual([expect.stringMatching(/leak of customer data/)]);
      expect(cautions).toContainEqual({ about: 'quoted', sections: ['new'] });
    },
  );

  it('is looked at only where some of what a person wrote may be right', () => {
    const alone = correctionOf({ outline: { ja: TWELVE } }, 'confirmed', 'none');
    expect(quotesIn(alone.text, 'ja').map(({ line }) => line)).toContain(TWELVE);
    expect(alone.cautions.map(({ about }) => about)).not.toContain('quoted');
    expect(correctionOf({}, 'confirmed', 'none').cautions.map(({ about }) => about)).not.toContain('quoted');
  });
});

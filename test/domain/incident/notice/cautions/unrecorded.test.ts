import { describe, expect, it } from 'vitest';
import { NO_RESPONSE } from '../../../../../functions/domain/incident/record/response-state.ts';
import { drafted, OCCURRED } from '../drafted.ts';
import { DRAFTED } from '../incident-of.ts';
import { about, done, type More } from './about.ts';

const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
const PPC = {
  ja: '個人情報保護委員会へ報告いたしました。',
  en: 'We have reported to the Personal Information Protection Commission.',
};

function reported(report: string): More {
  const made = { report, duty: report, number: 1, corrections: 0, recipient: 'ppc', items: {}, text: null };
  return { response: { ...NO_RESPONSE, reports: [{ ...made, reference: null, by: 'officer', at: DRAFTED }] } };
}

const weighed = (report: string, standing: string, strength: string) => ({ report, standing, strength }) as never;

describe('a text that says a body was reported to', () => {
  it('is looked at while no such report is on record, in either language', () => {
    expect(about('detailed', LEAK, { authorities: PPC })).toContain('unfiled');
    expect(about('detailed', LEAK, { authorities: { ...PPC, ja: '報告を準備しております。' } })).toContain('unfiled');
    expect(about('detailed', LEAK, { measures: PPC })).toContain('unfiled');
  });

  it('is not, once one is, or where it says no such thing', () => {
    const given = { authorities: '個人情報保護委員会への報告を要する事象です。' };
    expect(about('detailed', LEAK, given)).not.toContain('unfiled');
    const instead = { authorities: 'お客様へのご報告をもって、個人情報保護委員会への報告に代えております。' };
    expect(about('detailed', LEAK, instead)).not.toContain('unfiled');
    expect(about('detailed', LEAK, { authorities: PPC }, reported('authority.ppc.prompt'))).not.toContain('unfiled');
  });

  it('is not where a measure in a person’s own words may be the report, unless one is owed', () => {
    const own = { duties: [done('measure.own-a1b2c3d4')] };
    expect(about('detailed', LEAK, { authorities: PPC }, own)).not.toContain('unfiled');
    const owed = { ...own, reports: [weighed('authority.ppc.prompt', 'owed', 'must')] };
    expect(about('detailed', LEAK, { authorities: PPC }, owed)).toContain('unfiled');
  });
});

describe('a number of people in a text', () => {
  it.each([
    ['860名', undefined, true],
    ['860名', 860, false],
    ['８６０名（うち未成年の方12名）', 860, false],
    ['５００名', 12, true],
    ['1,250名', 1_205, true],
    ['約1.2万名', 12_000, false],
    ['860 people', 900, true],
    ['900 affected people', 900, false],
    ['調査の対象は、当社の全契約先です。', undefined, false],
  ] as const)('%s beside %s on record, in whichever section', (said, recorded, isLookedAt) => {
    const facts = recorded === undefined ? LEAK : { ...LEAK, 'data.persons': recorded };
    for (const section of ['persons', 'outline', 'new', 'measures'] as const) {
      const { cautions } = drafted('follow-up', { facts, occurredAt: OCCURRED }, { given: { [section]: said } });
      const found = cautions.find((one) => one.about === 'number');
      expect(found?.sections ?? [], section).toEqual(isLookedAt ? [section] : []);
    }
  });

  it('is none of those who work on it', () => {
    const measures = '当社の技術者5名が対応にあたっております。変更は、必ず2名で確認いたします。';
    expect(about('follow-up', LEAK, { measures })).not.toContain('number');
  });
});

describe('a text that says a restriction was lifted', () => {
  const lifted = { ja: '利用の制限は、解除しております。', en: 'The restriction has been lifted.' };

  it('is looked at while no lift is on record', () => {
    expect(about('follow-up', LEAK, { measures: lifted })).toContain('unlifted');
    expect(about('follow-up', LEAK, { measures: lifted }, { duties: [done('measure.suspend')] })).toContain('unlifted');
    const duties = [done('measure.suspend'), done('measure.lift', { lifts: ['measure.suspend'] })];
    expect(about('follow-up', LEAK, { measures: lifted }, { duties })).not.toContain('unlifted');
    expect(about('follow-up', LEAK, { measures: '制限は、確認後に解除する予定です。' })).not.toContain('unlifted');
  });
});

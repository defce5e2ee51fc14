import { describe, expect, it } from 'vitest';
import { NO_RESPONSE } from '../../../../../functions/domain/incident/record/response-state.ts';
import { drafted, earlier, OCCURRED } from '../drafted.ts';
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

describe('what a reader would miss', () => {
  const owed = { reports: [weighed('principals', 'owed', 'must')] };
  const counted = { ...LEAK, 'data.persons': 12 };

  it('is whether the persons concerned were told, where the law asks it, until somebody recorded or wrote it', () => {
    expect(about('detailed', counted, {}, owed)).toContain('persons-told');
    expect(about('detailed', counted, {})).not.toContain('persons-told');
    expect(about('detailed', counted, {}, { ...owed, duties: [done('principals')] })).not.toContain('persons-told');
    const waived = [{ id: 'principals', kind: 'principals', metAt: null, status: 'waived' } as never];
    expect(about('detailed', counted, {}, { ...owed, duties: waived })).not.toContain('persons-told');
    const measures = { ja: 'ご本人への通知を開始いたしました。', en: 'We have begun to inform the people concerned.' };
    expect(about('detailed', counted, { measures }, owed)).not.toContain('persons-told');
  });

  it('is that entrusting customers may have duties of their own, where a person words the request', () => {
    const entrusted = { ...counted, 'data.role': 'processor' };
    expect(about('follow-up', entrusted, { request: '不審なメールにご注意ください。' })).toContain('entrusted');
    expect(about('follow-up', entrusted, {})).not.toContain('entrusted');
    expect(about('follow-up', counted, { request: '不審なメールにご注意ください。' })).not.toContain('entrusted');
  });

  it('is a word to those who entrusted the data, where they must be told and nobody recorded whose it is', () => {
    const reports = { reports: [weighed('controller', 'owed', 'must')] };
    expect(about('follow-up', counted, {}, reports)).toContain('role');
    expect(about('follow-up', counted, {})).not.toContain('role');
    expect(about('follow-up', { ...counted, 'data.role': 'controller' }, {}, reports)).not.toContain('role');
    const request = {
      ja: '委託元のお客様は、ご確認ください。',
      en: 'If you entrusted us with this data, please check.',
    };
    expect(about('follow-up', counted, { request }, reports)).not.toContain('role');
    const weighing = { reports: [weighed('controller', 'owed', 'consider')] };
    expect(about('follow-up', counted, {}, weighing)).not.toContain('role');
  });

  it('is a section that a person worded in an earlier report and that is gone', () => {
    const facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
    const given = { measures: { ja: '再起動いたしました。', en: 'We restarted it.' } };
    const told = drafted('follow-up', { facts, occurredAt: OCCURRED, restoredAt: DRAFTED }, { given });
    const of = (written: readonly 'measures'[]) => {
      const previous = earlier(told, { written });
      return drafted('follow-up', { facts, occurredAt: OCCURRED, restoredAt: DRAFTED }, { previous }).cautions;
    };
    expect(of(['measures'])).toContainEqual({ about: 'gone', sections: ['measures'] });
    expect(of([]).map((one) => one.about)).not.toContain('gone');
  });
});

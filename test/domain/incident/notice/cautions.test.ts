import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { draftForm } from '../../../../functions/domain/incident/notice/draft-form.ts';
import type { DraftQuestion } from '../../../../functions/domain/incident/notice/draft-text.ts';
import type { GivenSections } from '../../../../functions/domain/incident/notice/given/given-sections.ts';
import { wordingWarnings } from '../../../../functions/domain/incident/notice/wording-warnings.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { drafted, earlier, first, OCCURRED, OUTAGE, policy } from './drafted.ts';
import { DRAFTED, incidentOf } from './incident-of.ts';

const LEAK = { 'data.leak': 'confirmed', 'data.tampering': 'none', 'data.loss': 'none' };
const SEEN = {
  impact: {
    ja: '設定を修正するまでの間、権限のない方が閲覧できる状態にありました。',
    en: 'Until we corrected the setting, it could be viewed by people without permission.',
  },
};

const SET = 'contacts';
const WITH_SET = {
  ...policy,
  dataSets: { [SET]: { title: { ja: '連絡先', en: 'Contacts' }, facts: {}, role: 'processor' as const } },
};
const OF_SET = { ja: '項目：連絡先（氏名）', en: 'Categories of data: Contacts (names)' };

function cautions(stage: 'follow-up' | 'correction' | 'detailed', facts: Facts, given: GivenSections = {}): string[] {
  return drafted(stage, { facts, occurredAt: OCCURRED }, { given }).cautions.map(({ about }) => about);
}

function aboutSets(stage: 'follow-up' | 'detailed', facts: Facts, more: Partial<DraftQuestion>): string[] {
  const draft = drafted(stage, { facts, occurredAt: OCCURRED }, { policy: WITH_SET, ...more });
  return draft.cautions.map(({ about }) => about);
}

const last = (facts: Facts, given: GivenSections = {}) => cautions('detailed', facts, given);

describe('what author and approver are to look at', () => {
  it('is a last report whose course is the record’s ticks alone', () => {
    const done = { id: 'measure.contain', kind: 'measure.contain', metAt: DRAFTED } as never;
    const state = { facts: LEAK, occurredAt: OCCURRED, duties: [done] };
    const about = (given: GivenSections) =>
      drafted('detailed', state, { given: { ...SEEN, ...given } }).cautions.map((one) => one.about);
    expect(about({})).toContain('course');
    expect(about({ measures: '検知後、直ちに設定を修正いたしました。' })).not.toContain('course');
  });

  it('is a report of a recovery with no measure on record', () => {
    const facts = { 'data.loss': 'confirmed', 'service.felt': 'confirmed' };
    const about = (restoredAt: typeof DRAFTED | null, given: GivenSections = {}) =>
      drafted('follow-up', { facts, occurredAt: OCCURRED, restoredAt }, { given }).cautions.map((one) => one.about);
    expect(about(DRAFTED)).toEqual(['recovery']);
    expect(about(null)).toEqual([]);
    expect(about(DRAFTED, { measures: { ja: '切り離しました。', en: 'We took it out of service.' } })).toEqual([]);
  });

  it.each([
    ['restoredAt', '16:30', '18:00', true],
    ['restoredAt', '16:30', '17:00', false],
    ['restoredAt', '16:30', null, true],
    ['occurredAt', '16:59', '18:00', true],
    ['occurredAt', '17:00', '18:00', false],
  ] as const)('is a %s at 17:00 within an outage from %s to %s', (name, from, to, isWithin) => {
    const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
    const outages = [{ function: 'crm', from: at(from), to: to === null ? null : at(to), seq: 3 }];
    const state = { facts: OUTAGE, occurredAt: null, restoredAt: null, [name]: at('17:00'), outages };
    const about = drafted('follow-up', state, { given: { measures: '再起動いたしました。' } }).cautions;
    expect(about.some((one) => one.about === 'outages')).toBe(isWithin);
  });

  it('is a last report of a leak that says only what did not happen, or not who could see the data and until when', () => {
    expect(last(LEAK)).toEqual(expect.arrayContaining(['denials', 'exposure']));
    expect(last(LEAK, SEEN)).toEqual([]);
    const leaked = { ja: 'データが漏えいいたしました。', en: 'Data was leaked.' };
    expect(last(LEAK, { impact: leaked })).toEqual(['exposure']);
    expect(last({ ...LEAK, 'data.recovered': 'yes' })).not.toContain('exposure');
    expect(last({ ...LEAK, 'data.leak': 'none' })).toEqual([]);
    expect(cautions('follow-up', LEAK)).toEqual([]);
  });

  it.each([
    [
      '外部から閲覧できる状態にありましたが、閲覧された記録はございません。',
      'It was accessible from outside. The logs contain no record of anyone viewing it.',
    ],
    [
      '復元が完了するまでの間、データを参照できない状態となっておりました。',
      'Until it was restored, the data could not be viewed.',
    ],
  ])('is no last report that says what happened before it denies more: %s', (ja, en) => {
    expect(last(LEAK, { impact: { ja, en } })).not.toContain('denials');
    expect(
      last(LEAK, { impact: { ja: '閲覧された記録はございません。', en: 'Nobody viewed it: there is no record.' } }),
    ).toContain('denials');
  });

  it('is a last report of a leak that names the set of data alone', () => {
    const sets = { ...LEAK, 'data.sets': [SET], 'data.personal': 'confirmed' };
    const about = (facts: Facts, given: GivenSections = {}, stage: 'follow-up' | 'detailed' = 'detailed') =>
      aboutSets(stage, facts, { given: { ...SEEN, ...given } });
    expect(about(sets)).toContain('items');
    expect(about(sets, { data: OF_SET })).not.toContain('items');
    expect(about({ ...sets, 'data.personal': 'none' })).not.toContain('items');
    expect(about({ ...sets, 'data.leak': 'possible' })).not.toContain('items');
    expect(about({ ...LEAK, 'data.personal': 'confirmed' })).not.toContain('items');
    expect(about(sets, {}, 'follow-up')).not.toContain('items');
  });

  it('is data worded without a set that the report before named and that is still on record, in either language', () => {
    const facts = { ...LEAK, 'data.sets': [SET], 'data.personal': 'confirmed' };
    const previous = earlier(drafted('follow-up', { facts }, { policy: WITH_SET }));
    const about = (given: GivenSections, now: Facts = facts) => aboutSets('follow-up', now, { previous, given });
    expect(about({ data: OF_SET })).not.toContain('sets');
    expect(about({ data: { ...OF_SET, en: 'Categories of data: names' } })).toContain('sets');
    expect(about({ data: { ja: '項目：氏名', en: 'Categories of data: names' } })).toContain('sets');
    expect(about({})).not.toContain('sets');
    expect(about({ data: { ja: '項目：氏名', en: 'Categories of data: names' } }, LEAK)).not.toContain('sets');
  });

  it('is a last report of data that stays lost, and does not tell of which period that data was', () => {
    const facts = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'confirmed' };
    const told = (ja: string, en: string) => last(facts, { data: { ja, en } });
    const lost = { ja: '消失したデータ：取引の記録', en: 'Lost data: records of transactions' };
    expect(told(lost.ja, lost.en)).toContain('lost-period');
    const span = { ja: '4月21日から5月20日までの取引の記録', en: 'Transactions from 21 April to 20 May' };
    expect(told(span.ja, span.en)).not.toContain('lost-period');
    expect(told(span.ja, lost.en)).toContain('lost-period');
    expect(told('4月21日以降の取引の記録', 'Transactions since 21 April')).not.toContain('lost-period');
    expect(last({ ...facts, 'data.restored': 'yes' })).not.toContain('lost-period');
    expect(cautions('follow-up', facts)).not.toContain('lost-period');
  });

  it.each([
    ['authorities', '個人情報保護委員会への報告を予定しております。'],
    ['authorities', 'We will report to the commission.'],
    ['measures', '調査会社による確認を実施する予定です。'],
    ['prevention', '結果は、後日改めてご報告いたします。'],
  ] as const)('is a last report that announces something: %s', (section, words) => {
    expect(last(LEAK, { ...SEEN, [section]: words })).toContain('future');
  });

  it('is no plan of prevention, and no report that was made', () => {
    const given = {
      prevention: '6月までに検査の仕組みを導入する予定です。',
      authorities: '委員会へ報告いたしました。',
    };
    expect(last(LEAK, { ...SEEN, ...given })).not.toContain('future');
  });

  it('is a text of a person that drops what is on record in the readers’ favour, in either language', () => {
    const facts = { ...LEAK, 'data.encrypted': 'yes' };
    const both = { ja: '項目：氏名。暗号化しております。', en: 'Names. The data is encrypted.' };
    expect(cautions('follow-up', facts, { data: both })).toEqual([]);
    expect(cautions('follow-up', facts, { data: { ...both, en: 'Names.' } })).toEqual(['protection']);
    expect(cautions('follow-up', facts)).toEqual([]);
  });

  it('is a correction whose own words leave something open', () => {
    const open = { ja: '人数は、現在調査中です。', en: 'The number is under investigation.' };
    const settled = { ja: '人数を訂正いたします。', en: 'We correct the number.' };
    expect(cautions('correction', LEAK, { new: open })).toEqual(['correction']);
    expect(cautions('correction', LEAK, { new: settled })).toEqual([]);
  });

  it('is the last report of lost data that asks customers for nothing', () => {
    const facts = { 'data.loss': 'confirmed', 'data.copy': 'no' };
    expect(last(facts)).toContain('request');
    expect(last(facts, { request: 'お手元の控えをお送りください。' })).not.toContain('request');
    expect(last({ ...facts, 'data.copy': 'yes' })).not.toContain('request');
  });

  it('is an outline that says only that something was detected', () => {
    expect(first({ spread: 'possible' }).cautions).toEqual([{ about: 'anomaly', sections: ['outline'] }]);
    expect(first({ spread: 'possible', 'cause.kind': 'malware' }).cautions).toEqual([]);
  });

  describe('is a report to authorities, in a person’s words, that leaves out a body', () => {
    const owed = { report: 'authority.ppc.prompt', standing: 'owed', strength: 'must', dueAt: null } as const;
    const reports = [{ ...owed, reasons: [], missing: [] }];
    const made = [{ report: 'authority.police.report', items: {}, at: DRAFTED }] as never;
    const police = { ja: '警察に相談いたしました。', en: 'We have told the police.' };
    const both = {
      ja: '個人情報保護委員会へ報告し、警察に相談いたしました。',
      en: 'We have reported to the Personal Information Protection Commission and told the police.',
    };
    const base = incidentOf({});
    const response = { ...base.response, reports: made };
    const about = (state: Parameters<typeof incidentOf>[0], authorities: GivenSections[keyof GivenSections]) =>
      drafted('detailed', { facts: LEAK, occurredAt: OCCURRED, ...state }, { given: { ...SEEN, authorities } })
        .cautions.filter((one) => one.about === 'authorities')
        .flatMap(({ sections }) => sections);

    it('to which a filing is owed, or was made, in either language', () => {
      expect(about({ reports, response }, police)).toEqual(['authorities']);
      expect(about({ reports }, both)).toEqual([]);
      expect(about({ response }, { ja: '該当する機関へ報告いたしました。', en: 'We reported it.' })).toEqual([
        'authorities',
      ]);
      expect(about({ reports, response }, { ...both, en: police.en })).toEqual(['authorities']);
      expect(about({ reports, response }, both)).toEqual([]);
    });

    it('unless somebody decided not to file it', () => {
      const waived = [{ id: owed.report, kind: owed.report, status: 'waived', metAt: null }] as never;
      expect(about({ reports, response, duties: waived }, police)).toEqual([]);
    });
  });

  it('is the other language in a text: a function that is named in one alone, or one text given for both', () => {
    const outage = (name: string) => first({ ...OUTAGE, 'service.function': name });
    const about = ({ cautions: found }: ReturnType<typeof outage>) => found.filter((one) => one.about === 'language');
    const [caution] = about(outage('請求書の発行'));
    expect(caution?.sections).toContain('scope');
    expect([about(outage('Webhook')), about(first(OUTAGE)), about(first(LEAK))]).toEqual([[], [], []]);
    const both = (outline: GivenSections['outline']) =>
      about(drafted('first', { facts: OUTAGE }, { given: { outline } }));
    expect(both('We have detected an outage of the service.')).toEqual([{ about: 'language', sections: ['outline'] }]);
    expect(both('Web APIに障害が発生しております。')).toEqual([{ about: 'language', sections: ['outline'] }]);
    expect(both({ ja: 'Web APIに障害が発生しております。', en: 'The web API does not respond.' })).toEqual([]);
  });

  it('is told in both languages with the section by name, and stands beside the field of the form', () => {
    const wording = { written: [], lacking: [], open: [], oneLanguage: [] };
    const [warning] = wordingWarnings(
      { ...wording, cautions: [{ about: 'denials', sections: ['impact'] }] },
      'detailed',
    );
    expect(warning?.ja).toMatch(/^「影響」：確認されなかったことだけ/);
    expect(warning?.en).toMatch(/^“Impact”: This says only what did not happen\./);
    expect(wordingWarnings(wording, 'detailed')).toEqual([]);
    const state = incidentOf({ facts: { spread: 'possible' } });
    const form = draftForm({ policy, state, stage: 'first', number: 1, at: DRAFTED }, null);
    expect(form.find(({ section }) => section === 'outline')?.hint?.ja).toContain('異常を検知したことしか');
  });
});

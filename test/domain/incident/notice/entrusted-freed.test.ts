import { describe, expect, it } from 'vitest';
import { NO_RESPONSE } from '../../../../functions/domain/incident/record/response-state.ts';
import { about } from './cautions/about.ts';
import { body, drafted, earlier } from './drafted.ts';
import { DRAFTED } from './incident-of.ts';

const EXEMPT = [{ report: 'controller', standing: 'not-owed', strength: 'consider' } as never];
const LEAKED = {
  ...{ 'data.leak': 'confirmed', 'data.tampering': 'none', 'data.loss': 'none', 'cause.wrongful': 'confirmed' },
  ...{ 'data.personal': 'confirmed', 'data.encrypted': 'yes', 'data.role': 'processor' },
};
const LOST = {
  ...{ 'data.loss': 'confirmed', 'data.copy': 'yes', 'data.leak': 'none', 'data.tampering': 'none' },
  ...{ 'data.personal': 'confirmed', 'data.role': 'processor' },
};

const done = (facts: object) => ({ ...facts, investigation: 'done' });
const request = (stage: 'first' | 'follow-up' | 'detailed', facts: object, language: 'ja' | 'en' = 'ja') =>
  body(drafted(stage, { facts: { ...facts }, reports: EXEMPT }), 'request', language) ?? '';

describe('those who entrusted the data, whom the record frees from reports and whom nobody asked', () => {
  it('are asked to look into it as a precaution while a leak is looked into', () => {
    for (const stage of ['first', 'follow-up'] as const) {
      expect(request(stage, LEAKED)).toContain('調査が完了するまでの間、念のため、個人情報保護委員会への報告');
      expect(request(stage, LEAKED)).not.toContain('引き続きご確認');
      expect(request(stage, LEAKED, 'en')).toContain('until our investigation is complete, please check whether');
    }
  });

  it('are told at the last that nothing is asked of them, and why', () => {
    expect(request('detailed', done(LEAKED))).toContain(
      '本件に関しては要しません。調査の結果、対象のデータに施した高度な',
    );
    expect(request('detailed', done(LOST))).toContain('対象のデータと同一の内容を別途保管しており');
    expect(request('detailed', done(LOST), 'en')).toContain('you need neither report this incident to the Personal');
    const inTheClear = { ...done(LEAKED), 'data.encrypted': 'no' };
    expect(request('detailed', inTheClear)).toContain('法令上必要ないことを確認しております。');
    expect(request('follow-up', { ...LEAKED, 'data.recovered': 'yes' })).toContain('すべて回収したことを確認したため');
  });

  it('are told that nothing is known that would need one, where data is lost alone and kept elsewhere', () => {
    const said = request('follow-up', LOST);
    expect(said).toMatch(/通知を要する事実は、確認されておりません。\nお客様にお願いする事項が生じた場合は/);
    expect(request('follow-up', LOST, 'en')).toContain('so far we have found nothing that would require you');
  });

  it('have it taken back by name once a report asked them', () => {
    const second = drafted('follow-up', { facts: LEAKED, reports: EXEMPT }, { number: 2 });
    const asked = earlier(second, { number: 2 });
    const about2 = { number: 3, previous: asked, earlier: [asked] };
    expect(body(drafted('follow-up', { facts: LEAKED, reports: EXEMPT }, about2), 'request')).toContain(
      '引き続きご確認',
    );
    expect(body(drafted('detailed', { facts: done(LEAKED), reports: EXEMPT }, about2), 'request')).toContain(
      '通知の要否のご確認を、第2報でお願いしておりましたが、本件に関しては不要となりました。',
    );
  });

  it('are told it once: beside the company’s own report, where there is one', () => {
    const prompt = {
      ...{ report: 'authority.ppc.prompt', duty: 'authority.ppc.prompt', number: 1, corrections: 0, recipient: 'ppc' },
      ...{ items: {}, text: null, reference: null, by: 'officer', at: DRAFTED },
    };
    const response = { ...NO_RESPONSE, reports: [prompt] };
    const last = drafted('detailed', { facts: done(LOST), reports: EXEMPT, response });
    expect(body(last, 'request') ?? '').not.toContain('委託');
    expect(body(last, 'authorities')).toContain('本件に関しては要しません。');
  });

  it('are nobody where the company holds the data for itself, where none is personal, and where they may owe one', () => {
    for (const other of [{ 'data.role': 'controller' }, { 'data.role': 'unknown' }, { 'data.personal': 'none' }]) {
      expect(request('detailed', { ...done(LEAKED), ...other })).not.toContain('委託');
    }
    const owing = body(drafted('detailed', { facts: done(LEAKED), reports: [] }), 'request');
    expect(owing).toContain('必要となる場合がございますので');
  });

  it('are missed where a person words the request and says nothing to them', () => {
    const bare = { ja: '不審なメールにご注意ください。', en: 'Please be alert to suspicious emails.' };
    expect(about('detailed', done(LEAKED), { request: bare }, { reports: EXEMPT })).toContain('entrusted');
    const told = {
      ja: `${bare.ja}\n委託元であるお客様によるご報告は要しません。`,
      en: `${bare.en}\nIf you entrusted us with the data, you need not report.`,
    };
    expect(about('detailed', done(LEAKED), { request: told }, { reports: EXEMPT })).not.toContain('entrusted');
  });
});

import { describe, expect, it } from 'vitest';
import { NO_RESPONSE } from '../../../../functions/domain/incident/record/response-state.ts';
import type { OpenIncident } from '../../../../functions/domain/incident/record/state.ts';
import { shipped } from '../../../policies/shipped.ts';
import { about } from './cautions/about.ts';
import { body, drafted, earlier, first } from './drafted.ts';
import { DRAFTED } from './incident-of.ts';

const PROMPT = {
  ...{ report: 'authority.ppc.prompt', duty: 'authority.ppc.prompt', number: 1, corrections: 0, recipient: 'ppc' },
  ...{ items: {}, text: null, reference: null, by: 'officer', at: DRAFTED },
};
const FILED = { ...NO_RESPONSE, reports: [PROMPT] };
const EXEMPT = [{ report: 'controller', standing: 'not-owed', strength: 'consider' } as never];
const LOST = {
  ...{ 'data.loss': 'confirmed', 'data.copy': 'yes', 'data.leak': 'none', 'data.tampering': 'none' },
  ...{ 'data.personal': 'confirmed', 'data.persons': 320, 'data.role': 'processor' },
};
const DONE = { ...LOST, investigation: 'done' };

const authorities = (facts: object, more: Partial<OpenIncident> = {}, language: 'ja' | 'en' = 'ja') =>
  body(
    drafted('detailed', { facts: { ...facts }, reports: EXEMPT, response: FILED, ...more }),
    'authorities',
    language,
  );

describe('the company’s own report to the commission, of data that customers entrusted to it', () => {
  it('stands beside a word to these that none is asked of them, and why, where they owe none', () => {
    expect(authorities(DONE)).toBe(
      '個人情報保護委員会へ速報を提出いたしました。\n個人情報保護委員会への報告は、お客様に代わって行ったものではございません。個人データの取扱いを当社に委託されているお客様によるご報告およびご本人に対する通知は、本件に関しては要しません。対象のデータと同一の内容を別途保管していることを確認したためです。',
    );
    expect(authorities(DONE, {}, 'en')).toContain(
      'you need neither report this incident nor notify the people concerned. The reason is that we have confirmed that we hold',
    );
    const leaked = { ...DONE, 'data.leak': 'confirmed', 'data.loss': 'none', 'data.copy': 'unknown' };
    expect(authorities(leaked)).toMatch(/通知は、本件に関しては要しません。$/);
    expect(authorities({ ...leaked, 'data.encrypted': 'yes' })).toContain('施した高度な暗号化により');
  });

  it('has the company’s own policy as its reason where that alone asks for it, and only then the law for theirs', () => {
    const synergy = shipped('synergy');
    const said = (facts: object, language: 'ja' | 'en' = 'ja') => {
      const state = { facts: { ...facts }, reports: EXEMPT, response: FILED };
      return body(drafted('detailed', state, { policy: synergy }), 'authorities', language);
    };
    const why =
      '個人情報保護委員会への報告は、法令上の要否にかかわらず、インシデントへの対応に関する当社の方針に基づいて行ったものです。';
    const lost = { ...DONE, 'data.sensitive': 'none', 'data.financial': 'none', 'data.mynumber': 'none' };
    expect(said({ ...lost, 'cause.wrongful': 'none' })).toBe(
      `個人情報保護委員会へ速報を提出いたしました。\n${why}個人データの取扱いを当社に委託されているお客様によるご報告およびご本人に対する通知は、本件に関しては要しません。対象のデータと同一の内容を別途保管しており、法令上報告を要する滅失に当たらないことを確認したためです。`,
    );
    expect(said(lost, 'en')).toContain('under our own policy on incidents, whether or not the law requires such');
    const gone = { ...lost, 'data.copy': 'no', 'cause.wrongful': 'none' };
    expect(said(gone)).toContain(`${why}法令上、個人データの取扱いを当社に委託されている`);
    // As far as is known the law may have asked for it.
    const open = said({ ...gone, 'data.financial': 'unknown' });
    expect(open).not.toMatch(/法令|方針/);
    expect(open).toContain('本件に関しては要しません。');
  });

  it('says no more than what is known so far until the investigation is done', () => {
    const so = body(drafted('follow-up', { facts: LOST, reports: EXEMPT, response: FILED }), 'authorities');
    expect(so).toContain('お客様によるご報告を要する事実は確認されておりません。');
    expect(so).not.toContain('要しません');
  });

  it('stands alone where they may owe one, where nobody entrusted it, and where nothing was reported', () => {
    const alone = '個人情報保護委員会へ速報を提出いたしました。';
    expect(authorities(DONE, { reports: [] })).toBe(alone);
    expect(authorities({ ...DONE, 'data.role': 'controller' })).toBe(alone);
    expect(authorities({ ...DONE, 'data.personal': 'none' })).toBe(alone);
    expect(authorities(DONE, { response: NO_RESPONSE }) ?? '').not.toContain('委託');
  });

  it('leaves the reason to the request where an earlier report asked them, and says whose the report is', () => {
    const asked = earlier(first({ ...LOST, 'data.copy': 'unknown' }));
    const last = drafted('detailed', { facts: DONE, reports: EXEMPT, response: FILED }, { previous: asked });
    expect(body(last, 'authorities')).toBe(
      '個人情報保護委員会へ速報を提出いたしました。\n個人情報保護委員会への報告は、お客様に代わって行ったものではございません。',
    );
    expect(body(last, 'request')).toContain('不要となりました。対象のデータと同一の内容を別途保管していることを確認');
    expect(body(last, 'request')).not.toContain('法令上');
  });

  it('is looked at where a person words it and says nothing to them', () => {
    const state = { reports: EXEMPT, response: FILED };
    const ja = '個人情報保護委員会へ速報を提出いたしました。';
    const en = 'We have submitted our prompt report to the Personal Information Protection Commission.';
    expect(about('detailed', DONE, { authorities: { ja, en } }, state)).toContain('entrusted');
    const told = {
      ja: `${ja}\nデータを委託されたお客様のご報告は要しません。`,
      en: `${en}\nIf you entrusted us with the data, you need not report.`,
    };
    expect(about('detailed', DONE, { authorities: told }, state)).not.toContain('entrusted');
    expect(about('detailed', DONE, {}, state)).not.toContain('entrusted');
    expect(about('detailed', DONE, { authorities: { ja, en } }, { response: FILED })).not.toContain('entrusted');
  });
});

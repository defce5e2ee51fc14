import { describe, expect, it } from 'vitest';
import { drafted, earlier, OCCURRED } from '../drafted.ts';
import { DRAFTED } from '../incident-of.ts';
import { about, done } from './about.ts';

const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
const weighed = (report: string, standing: string, strength: string) => ({ report, standing, strength }) as never;

describe('what a reader would miss', () => {
  const owed = { reports: [weighed('principals', 'owed', 'must')] };
  const counted = { ...LEAK, 'data.persons': 12 };

  it('is whether the persons concerned were told, where the law asks it, until somebody recorded or wrote it', () => {
    expect(about('detailed', counted, {}, owed)).toContain('persons-told');
    expect(about('detailed', counted, {})).not.toContain('persons-told');
    expect(about('detailed', counted, {}, { ...owed, duties: [done('principals')] })).not.toContain('persons-told');
    const waived = [{ id: 'principals', kind: 'principals', metAt: null, status: 'waived' } as never];
    expect(about('detailed', counted, {}, { ...owed, duties: waived })).not.toContain('persons-told');
    const request = {
      ja: '個人データの取扱いを当社に委託されているお客様におかれましては、個人情報の保護に関する法律に基づき、個人情報保護委員会への報告やご本人に対する通知が必要となる場合がございますので、ご確認くださいますようお願い申し上げます。',
      en: 'If you entrusted us with personal data, you may yourself have to report to the Personal Information Protection Commission and to notify the people concerned. Please check whether this applies to you.',
    };
    expect(about('follow-up', { ...counted, 'data.role': 'processor' }, { request }, owed)).toContain('persons-told');
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

  it('is that telling the entrusting customers took the place of a report, in the last one', () => {
    const facts = { ...counted, 'data.role': 'processor', investigation: 'done' };
    const free = { reports: [weighed('authority.ppc.prompt', 'not-owed', 'must')] };
    const authorities = {
      ja: 'お客様へのご報告をもって、個人情報保護委員会への報告に代えております。',
      en: 'We inform you in place of a report to the Personal Information Protection Commission.',
    };
    expect(about('detailed', facts, {}, free)).toContain('replaced');
    expect(about('detailed', facts, { authorities: { ...authorities, en: 'None.' } }, free)).toContain('replaced');
    expect(about('detailed', facts, { authorities }, free)).not.toContain('replaced');
    expect(about('follow-up', facts, {}, free)).not.toContain('replaced');
    expect(about('detailed', { ...facts, 'data.role': 'controller' }, {}, free)).not.toContain('replaced');
    expect(about('detailed', facts, {}, { reports: [weighed('authority.ppc.prompt', 'owed', 'must')] })).not.toContain(
      'replaced',
    );
    expect(about('detailed', facts, {}, {})).not.toContain('replaced');
  });

  it('has room for that in the form, and need not be filled', () => {
    const facts = { ...counted, 'data.role': 'processor', investigation: 'done' };
    const free = { reports: [weighed('authority.ppc.prompt', 'not-owed', 'must')] };
    const draft = drafted('detailed', { facts, occurredAt: OCCURRED, ...free });
    expect(draft.wanted).toContain('authorities');
    expect(draft.lacking).not.toContain('authorities');
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

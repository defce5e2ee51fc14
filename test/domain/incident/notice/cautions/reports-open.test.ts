import { describe, expect, it } from 'vitest';
import { cautionWords } from '../../../../../functions/domain/incident/notice/caution-words.ts';
import { NO_RESPONSE } from '../../../../../functions/domain/incident/record/response-state.ts';
import { drafted, OCCURRED } from '../drafted.ts';
import { DRAFTED } from '../incident-of.ts';
import { about, type More } from './about.ts';

const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', investigation: 'done' };
const [PROMPT, FULL, MIC] = ['authority.ppc.prompt', 'authority.ppc.full', 'authority.mic.first'];
const report = (name: string, standing: string, strength = 'must') => ({ report: name, standing, strength }) as never;
const duty = (kind: string, status: string) => ({ id: kind, kind, metAt: null, status }) as never;
const made = (...reports: readonly string[]) => ({
  response: { ...NO_RESPONSE, reports: reports.map((name) => ({ report: name, at: DRAFTED }) as never) },
});

describe('the last report while nobody knows whether authorities have to be told', () => {
  const sections = (more: More) =>
    drafted('detailed', { facts: LEAK, occurredAt: OCCURRED, ...more }).cautions.find(
      (one) => one.about === 'undecided',
    )?.sections;

  it('asks for a decision, beside the reports that it tells of or that it is the last', () => {
    expect(sections({ reports: [report(MIC, 'open')] })).toEqual(['lead']);
    expect(sections({ reports: [report(PROMPT, 'owed')] })).toEqual(['lead']);
    expect(sections({ reports: [report('authority.fsa.report', 'owed')] })).toEqual(['lead']);
    expect(sections({ reports: [report(MIC, 'open')], ...made(PROMPT) })).toEqual(['authorities']);
    expect(cautionWords({ about: 'undecided', sections: ['lead'] }, 'detailed').ja).toContain('要否と実施の状況を記録');
  });

  it('does not once it was made or decided against, is only to be considered, or is said to come', () => {
    expect(sections({ reports: [report(MIC, 'open')], ...made(MIC) })).toBeUndefined();
    expect(sections({ reports: [report(MIC, 'open')], duties: [duty(MIC, 'waived')] })).toBeUndefined();
    expect(sections({ reports: [report(MIC, 'open', 'consider')] })).toBeUndefined();
    expect(sections({ reports: [report(MIC, 'no-sign'), report(PROMPT, 'not-owed')] })).toBeUndefined();
    expect(sections({ reports: [report('principals', 'owed')] })).toBeUndefined();
    const toCome = { reports: [report(FULL, 'owed')], duties: [duty(FULL, 'open')] };
    expect(sections({ ...toCome, ...made(PROMPT) })).toBeUndefined();
    expect(about('follow-up', LEAK, {}, { reports: [report(MIC, 'open')] })).not.toContain('undecided');
  });
});

describe('a person’s word that telling customers takes the place of the report to the commission', () => {
  const replaced = {
    ja: '個人情報の保護に関する法律第26条第1項ただし書に基づき、お客様へのご報告をもって、個人情報保護委員会への報告に代えております。',
    en: 'We inform you, our customers, in place of a report to the Personal Information Protection Commission.',
  };
  const cautions = (more: More, authorities: object = replaced, stage: 'follow-up' | 'detailed' = 'detailed') =>
    about(stage, LEAK, { authorities }, more);

  it('is looked at while by the record that report is needed, or may be', () => {
    expect(cautions({ reports: [report(PROMPT, 'owed')] })).toContain('replacing');
    expect(cautions({ reports: [report(PROMPT, 'open')] }, replaced, 'follow-up')).toContain('replacing');
    const short = { ja: '委託元への通知をもって個人情報保護委員会への報告に替えます。', en: replaced.en };
    expect(cautions({ reports: [report(PROMPT, 'owed')] }, short)).toContain('replacing');
  });

  it('is not once the record agrees, nor where the report is another one or is told as made', () => {
    expect(cautions({ reports: [report(PROMPT, 'not-owed', 'consider')] })).not.toContain('replacing');
    expect(cautions({ reports: [report(MIC, 'owed')] })).not.toContain('replacing');
    const filed = {
      ja: '個人情報保護委員会へ速報を提出いたしました。',
      en: 'We have submitted our prompt report to the Personal Information Protection Commission.',
    };
    expect(cautions({ reports: [report(PROMPT, 'owed')] }, filed)).not.toContain('replacing');
  });
});

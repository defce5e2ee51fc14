import { describe, expect, it } from 'vitest';
import { NO_RESPONSE } from '../../../../functions/domain/incident/record/response-state.ts';
import type { Stage } from '../../../../functions/domain/policy/shape/stages.ts';
import { about } from './cautions/about.ts';
import { body, drafted, OCCURRED } from './drafted.ts';
import { DRAFTED } from './incident-of.ts';

const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', investigation: 'done' };
const PROMPT = 'authority.ppc.prompt';
const FULL = 'authority.ppc.full';
const owed = (report: string) => ({ report, standing: 'owed', strength: 'must' }) as never;
const notOwed = (report: string) => ({ report, standing: 'not-owed', strength: 'consider' }) as never;
const made = (...reports: readonly string[]) => ({
  response: { ...NO_RESPONSE, reports: reports.map((report) => ({ report, at: DRAFTED }) as never) },
});
const duty = (kind: string, status: string) => ({ id: kind, kind, metAt: null, status }) as never;

describe('what was filed with an authority', () => {
  const said = (stage: Stage, reports: readonly string[], more = {}) => {
    const draft = drafted(stage, { facts: LEAK, occurredAt: OCCURRED, ...made(...reports), ...more });
    return [body(draft, 'authorities'), body(draft, 'authorities', 'en')];
  };

  it('is told by the name of each report', () => {
    expect(said('follow-up', [PROMPT])).toEqual([
      '個人情報保護委員会へ速報を提出いたしました。',
      'We have submitted our prompt report to the Personal Information Protection Commission.',
    ]);
    expect(said('follow-up', [PROMPT, FULL, PROMPT])).toEqual([
      '個人情報保護委員会へ速報および確報を提出いたしました。',
      'We have submitted our prompt report and our full report to the Personal Information Protection Commission.',
    ]);
    expect(said('follow-up', ['authority.mic.first'])[0]).toBe('総務省へ第一報を提出いたしました。');
  });

  it('is told as a report where the record has no name for it', () => {
    expect(said('follow-up', ['authority.ipa.report', 'authority.isms.report', 'authority.police.report'])[0]).toBe(
      '独立行政法人情報処理推進機構（IPA）へ報告いたしました。\nISMSの認証機関へ報告いたしました。\n警察へ届け出ております。',
    );
  });

  it('is told by both where one of two has a name', () => {
    const [report, full] = ['authority.isms.report', 'authority.isms.full'];
    expect(said('follow-up', [report, full])).toEqual([
      'ISMSの認証機関へ報告し、詳細報告を提出いたしました。',
      'We have reported to the ISMS certification body and submitted our detailed report.',
    ]);
    expect(said('follow-up', [full])[0]).toBe('ISMSの認証機関へ詳細報告を提出いたしました。');
    expect(said('detailed', [report], { reports: [owed(full)], duties: [duty(full, 'open')] })[0]).toBe(
      'ISMSの認証機関へ報告いたしました。詳細報告は、今後提出いたします。',
    );
  });

  it('is not told in the last notice as if all were done while the full report is open', () => {
    const open = { reports: [owed(PROMPT), owed(FULL)], duties: [duty(FULL, 'open')] };
    expect(said('detailed', [PROMPT], open)).toEqual([
      '個人情報保護委員会へ速報を提出いたしました。確報は、今後提出いたします。',
      'We have submitted our prompt report to the Personal Information Protection Commission. Our full report is still to be submitted.',
    ]);
    expect(said('follow-up', [PROMPT], open)[0]).toBe('個人情報保護委員会へ速報を提出いたしました。');
    const decided = { ...open, duties: [duty(FULL, 'waived')] };
    expect(said('detailed', [PROMPT], decided)[0]).toBe('個人情報保護委員会へ速報を提出いたしました。');
    expect(said('detailed', [PROMPT, FULL], open)[0]).toBe('個人情報保護委員会へ速報および確報を提出いたしました。');
  });

  it('is told in the last notice with the full report that the law does not ask for, once all is known', () => {
    const free = { reports: [owed(PROMPT), notOwed(FULL)] };
    const prompt = '個人情報保護委員会へ速報を提出いたしました。';
    expect(said('detailed', [PROMPT], free)).toEqual([
      `${prompt}確報は、法令上、当社からの提出を要しないことを確認しております。`,
      'We have submitted our prompt report to the Personal Information Protection Commission. We have confirmed that the law requires no full report from us.',
    ]);
    expect(said('detailed', ['authority.pmark.prompt'], { reports: [notOwed('authority.pmark.full')] })[0]).toBe(
      'プライバシーマークの審査機関へ速報を提出いたしました。確報は、当社からの提出を要しないことを確認しております。',
    );
    const open = { ...free, facts: { ...LEAK, investigation: 'unknown' } };
    for (const [stage, made, more] of [
      ['follow-up', [PROMPT], free],
      ['detailed', [PROMPT], open],
      ['detailed', [PROMPT], { reports: [owed(PROMPT)] }],
      ['detailed', [PROMPT], { reports: [{ ...Object(notOwed(FULL)), standing: 'open' }] }],
    ] as const) {
      expect(said(stage, made, more)[0]).toBe(prompt);
    }
    expect(said('detailed', [PROMPT, FULL], free)[0]).toBe('個人情報保護委員会へ速報および確報を提出いたしました。');
    expect(said('detailed', [], free)[0] ?? '').not.toContain('確報');
  });

  it('is cautioned of where a person names another report than was made', () => {
    const authorities = {
      ja: '個人情報保護委員会へ確報を提出いたしました。',
      en: 'We have submitted our full report to the Personal Information Protection Commission.',
    };
    const open = { reports: [owed(PROMPT), owed(FULL)] };
    const cautions = (...reports: readonly string[]) =>
      about('detailed', LEAK, { authorities }, { ...open, ...made(...reports) });
    expect(cautions(PROMPT)).toContain('unfiled');
    expect(cautions(PROMPT, FULL)).not.toContain('unfiled');
    const toCome = {
      ja: '個人情報保護委員会へ速報を提出いたしました。確報は、今後提出いたします。',
      en: 'We have submitted our prompt report to the Personal Information Protection Commission. Our full report is still to be submitted.',
    };
    expect(about('detailed', LEAK, { authorities: toCome }, { ...open, ...made(PROMPT) })).not.toContain('unfiled');
    const prompt = { ja: authorities.ja.replace('確報', '速報'), en: authorities.en.replace('full', 'prompt') };
    expect(about('detailed', LEAK, { authorities: prompt }, { ...open, ...made(PROMPT) })).not.toContain('unfiled');
  });
});

import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../functions/domain/facts/values.ts';
import type { OpenIncident } from '../../../functions/domain/incident/state.ts';
import { draftText, StageError } from '../../../functions/domain/notice/draft-text.ts';
import {
  type NoticeText,
  noticeDigest,
  noticeJson,
  readNoticeText,
  toldText,
} from '../../../functions/domain/notice/notice-text.ts';
import type { Section } from '../../../functions/domain/notice/stages.ts';
import { flexcrm, incidentOf, plainText } from './incident-of.ts';

const policy = flexcrm();
const first = (facts: Facts, more: Partial<OpenIncident> = {}) =>
  draftText({ policy, state: incidentOf({ facts, ...more }), stage: 'first', number: 1 });

describe('a first notice', () => {
  it('[FC-4] tells outline, possible impact and provisional measures, as far as they are known', () => {
    const draft = first({ 'data.leak': 'possible' });
    expect(draft.lacking).toEqual([]);
    expect(draft.sections).toEqual(expect.arrayContaining(['outline', 'impact', 'measures', 'next', 'contact']));
    const text = plainText(draft.text, 'ja');
    expect(text).toContain('お客様のデータが外部へ漏えいした可能性がございます。');
    expect(text).toContain('検知日時：2026年4月24日（金）17時50分');
    expect(plainText(draft.text, 'en')).toContain('Detected: Fri 24 Apr 2026, 17:50 JST');
  });

  it('does not ask what its subject says already', () => {
    const text = first({ 'service.impact': 'major' }).text;
    expect(text.ja?.subject).toContain('サービス障害');
    expect(plainText(text, 'ja')).toContain('ご利用に影響が生じている可能性がございます');
    expect(plainText(text, 'ja')).not.toContain('影響の有無は、現在調査中');
    const felt = first({ 'service.impact': 'major', 'service.felt': 'none' }).text;
    expect(plainText(felt, 'ja')).toContain('ご利用への影響は確認されておりません');
  });

  it('[FC-11] names the company, its contact window and the hours, in every language', () => {
    for (const language of ['ja', 'en'] as const) {
      const text = plainText(first({}).text, language);
      expect(text).toContain(policy.company.name[language]);
      expect(text).toContain(policy.contact.email);
      expect(text).toContain(policy.contact.hours[language]);
    }
  });

  it('says that something is under investigation only where the stage allows it', () => {
    const sections = policy.notices.stages.first.sections;
    const strict = {
      ...policy,
      notices: { ...policy.notices, stages: { first: { clause: 'FC-4', sections, mayBeOpen: [] } } },
    };
    expect(plainText(first({ 'data.leak': 'possible' }).text, 'ja')).toContain('調査中');
    const draft = draftText({
      policy: strict,
      state: incidentOf({ facts: { 'data.leak': 'possible' } }),
      stage: 'first',
      number: 1,
    });
    expect(plainText(draft.text, 'ja')).not.toMatch(/調査中/);
  });

  it('says of a fact what is known and no more', () => {
    const none = plainText(first({ 'data.leak': 'none', 'data.tampering': 'confirmed' }).text, 'ja');
    expect(none).toContain('漏えいは確認されておりません');
    expect(none).toContain('改ざんされたことを確認いたしました');
    expect(none).not.toContain('漏えいした可能性');
  });

  it('carries number and stage in its subject, and what it is about', () => {
    expect(first({ 'data.leak': 'possible' }).text.ja?.subject).toMatch(
      /^【重要】.*情報セキュリティ.*（第1報・初報）$/,
    );
    expect(first({ 'service.felt': 'confirmed' }).text.ja?.subject).toContain('サービス障害');
    expect(first({}).text.ja?.subject).toContain('発生した事象');
  });

  it('of a drill says so first', () => {
    expect(first({}, { drill: true }).text.ja?.subject).toMatch(/^【訓練】/);
    expect(first({}, { drill: true }).text.en?.subject).toMatch(/^\[DRILL\]/);
  });

  it('has the same sections in both languages', () => {
    const { text } = first({ 'data.leak': 'possible', 'service.function': 'search' });
    expect(text.ja?.sections.map(({ section }) => section)).toEqual(text.en?.sections.map(({ section }) => section));
  });

  it('takes a person’s sections in place of the system’s, for one language or all', () => {
    const given = { outline: { ja: '独自の概要です。' }, request: 'Please change your password.' };
    const draft = draftText({ policy, state: incidentOf({}), stage: 'first', number: 1, given });
    expect(plainText(draft.text, 'ja')).toContain('独自の概要です。');
    expect(plainText(draft.text, 'ja')).toContain('Please change your password.');
    expect(plainText(draft.text, 'en')).toContain('We have detected an event');
  });

  it('is stored and read back with the same digest', () => {
    const { text } = first({ 'data.leak': 'confirmed' });
    const stored = readNoticeText(noticeJson(text));
    expect(stored).toEqual(text);
    expect(noticeDigest(stored)).toBe(noticeDigest(text));
    expect(noticeDigest(text)).not.toBe(noticeDigest(first({}).text));
  });
});

describe('a later notice', () => {
  const before = first({ 'data.leak': 'possible' }).text;
  const later = (facts: Facts, given = {}) =>
    draftText({ policy, state: incidentOf({ facts }), stage: 'follow-up', number: 2, previous: before, given });

  it('begins with what is new since the one before', () => {
    const { text } = later({ 'data.leak': 'confirmed' });
    expect(text.ja?.sections.slice(0, 3).map(({ section }) => section)).toEqual(['address', 'new', 'apology']);
    const news = text.ja?.sections.find(({ section }) => section === 'new')?.body;
    expect(news).toContain('漏えいしたことを確認いたしました');
    expect(text.ja?.subject).toContain('第2報・続報');
  });

  it('lacks what is new when nothing changed and nobody wrote it', () => {
    const same = draftText({
      policy,
      state: incidentOf({ facts: { 'data.leak': 'possible' } }),
      stage: 'follow-up',
      number: 2,
      previous: null,
    });
    expect(same.lacking).toContain('new');
  });

  it('[FC-5] does not tell what is withheld as news, and tells it once it is not withheld any more', () => {
    const state = incidentOf({ facts: { 'data.leak': 'confirmed', 'cause.kind': 'intrusion' } });
    const draft = (previous: NoticeText, withheld: readonly Section[]) =>
      draftText({ policy, state, stage: 'follow-up', number: 2, previous, withheld }).text;
    const before = first({}).text;
    const withheld = ['data', 'impact', 'cause', 'outline'] as const;
    const shown = plainText(toldText(draft(before, withheld), withheld), 'ja');
    expect(plainText(draft(before, []), 'ja')).toContain('漏えい');
    expect(shown).not.toContain('漏えい');
    const read = toldText(draft(before, withheld), withheld);
    expect(draft(read, []).ja?.sections.find(({ section }) => section === 'new')?.body).toContain('漏えい');
  });

  it('of the last stage leaves cause and prevention to people while they are unknown', () => {
    const draft = draftText({ policy, state: incidentOf({}), stage: 'detailed', number: 3, previous: before });
    expect(draft.lacking).toEqual(expect.arrayContaining(['cause', 'prevention', 'permanent-fix']));
    expect(plainText(draft.text, 'ja')).not.toContain('調査中');
  });

  it('of a stage that the policy has not is refused', () => {
    const { first: only } = policy.notices.stages;
    const small = { ...policy, notices: { ...policy.notices, stages: { first: only } } };
    expect(() => draftText({ policy: small, state: incidentOf({}), stage: 'detailed', number: 2 })).toThrow(StageError);
  });
});

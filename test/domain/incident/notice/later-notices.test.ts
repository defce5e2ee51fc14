import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../../functions/domain/base/time/instant.ts';
import { toldText } from '../../../../functions/domain/channels/notice-text.ts';
import { type DraftQuestion, StageError } from '../../../../functions/domain/incident/notice/draft-text.ts';
import { NO_RESPONSE } from '../../../../functions/domain/incident/record/response-state.ts';
import type { OpenIncident } from '../../../../functions/domain/incident/record/state.ts';
import type { EarlierNotice } from '../../../../functions/domain/incident/situation/situation.ts';
import type { Section } from '../../../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { body, drafted, earlier, first, OCCURRED, OUTAGE, policy, RESTORED } from './drafted.ts';
import { plainText } from './incident-of.ts';

describe('a later notice', () => {
  const before = earlier(first({ 'data.leak': 'possible' }));
  const later = (facts: Facts, more: Partial<DraftQuestion> = {}) =>
    drafted('follow-up', { facts }, { previous: before, ...more });

  it('apologises once, after the greeting, then begins with what is new', () => {
    const draft = later({ 'data.leak': 'confirmed' });
    expect(draft.text.ja?.sections.slice(0, 5).map(({ section }) => section)).toEqual([
      'head',
      'address',
      'apology',
      'lead',
      'new',
    ]);
    expect(plainText(draft.text, 'ja').match(/お詫び申し上げます/g)).toHaveLength(1);
    expect(body(draft, 'apology')).toContain('重ねてお詫び申し上げます');
    expect(draft.text.ja?.subject).toMatch(/（第2報）$/);
  });

  it('tells only what changed as news, with other marks than its headings', () => {
    const news = body(later({ 'data.leak': 'confirmed' }), 'new');
    expect(news).toBe(
      [
        '第1報以降に更新した内容は、次のとおりです。',
        '・事象の概要',
        '　みほんCRMにおいて、お客様のデータが外部へ漏えいしたことを確認いたしました。',
      ].join('\n'),
    );
  });

  it('says first that the service was affected again, also where a line or nothing else has changed', () => {
    const news = {
      first: { ja: '再び発生いたしました。', en: 'Again.' },
      instead: { ja: '訂正', en: 'Other' },
      toldOtherwise: [],
    };
    const changed = body(later({ 'data.leak': 'confirmed' }, { news }), 'new')?.split('\n');
    expect(changed?.slice(0, 2)).toEqual(['再び発生いたしました。', '第1報以降に更新した内容は、次のとおりです。']);
    expect(body(later({ 'data.leak': 'possible' }, { news }), 'new')).toBe('再び発生いたしました。\n訂正');
  });

  it('tells nothing as news that is still open, nor that nothing is asked', () => {
    const spread = earlier(first({ spread: 'possible' }, {}));
    const news = body(later({ spread: 'possible', 'data.leak': 'possible' }, { previous: spread }), 'new');
    expect(news).toContain('・事象の概要');
    expect(news).not.toContain('調査中');
    const calm = body(later({ 'data.leak': 'none', 'cause.kind': 'mistake' }), 'new');
    expect(calm).toContain('漏えいの事実は確認されておりません');
    expect(calm).not.toContain('お願い');
  });

  it('of what was ruled out raises no new question, and considers no measures any more', () => {
    const draft = later({ 'data.leak': 'none' });
    expect(plainText(draft.text, 'ja')).not.toMatch(/影響の有無|検討中/);
    expect(draft.wanted).not.toContain('measures');
  });

  it.each([
    ['data.leak', '漏えい', 'leak'],
    ['data.tampering', '改ざん', 'alteration'],
    ['data.loss', '消失', 'loss'],
  ])('says that %s was ruled out, in follow-up and last report', (fact, noun, english) => {
    const facts = { [fact]: 'none' };
    const feared = earlier(first({ [fact]: 'possible' }));
    const followUp = drafted('follow-up', { facts }, { previous: feared });
    expect(body(followUp, 'outline')).toBe(
      `先にお知らせいたしましたデータ${noun}の可能性につきましては、これまでの調査で、${noun}の事実は確認されておりません。`,
    );
    const last = drafted('detailed', { facts }, { previous: earlier(followUp, { number: 2 }) });
    expect(body(last, 'outline')).toContain(`調査の結果、${noun}の事実は確認されませんでした。`);
    expect(body(last, 'outline', 'en')).toBe(
      `Our investigation has found no evidence of the ${english} of customer data that we reported as possible.`,
    );
  });

  it('apologises in the past for an outage that is over, and in the last report', () => {
    const previous = earlier(first(OUTAGE));
    const over = drafted('follow-up', { facts: OUTAGE, restoredAt: RESTORED }, { previous });
    expect(body(over, 'apology')).toContain('おかけいたしましたこと');
    expect(body(over, 'apology', 'en')).toContain('has caused');
    expect(body(drafted('follow-up', { facts: OUTAGE }, { previous }), 'apology')).toContain('おかけしておりますこと');
    expect(body(drafted('detailed', { facts: OUTAGE }), 'apology')).toContain('おかけいたしましたこと');
  });

  it('lacks what is new when nothing changed and nobody wrote it', () => {
    expect(later({ 'data.leak': 'possible' }).lacking).toContain('new');
    expect(later({ 'data.leak': 'possible' }, { previous: null }).lacking).toContain('new');
  });

  it('keeps its series recognisable when what was feared is ruled out', () => {
    const draft = later({ 'data.leak': 'none' });
    expect(draft.text.ja?.subject).toBe('【重要】みほんCRM データ漏えいの可能性に関する調査のご報告（第2報）');
    expect(draft.text.en?.subject).toBe(
      '[Important] Mihon CRM: investigation of the possible leak of customer data (report no. 2)',
    );
    expect(body(draft, 'outline')).toContain('漏えいの事実は確認されておりません');
  });

  it('[FC-5] does not tell what is withheld as news, and tells it once it is not withheld any more', () => {
    const facts = { 'data.leak': 'confirmed', 'cause.kind': 'intrusion' };
    const draft = (previous: EarlierNotice, withheld: readonly Section[]) => later(facts, { previous, withheld }).text;
    const told = earlier(first(OUTAGE));
    const withheld = ['head', 'data', 'impact', 'cause', 'outline', 'secondary-damage'] as const;
    const read = toldText(draft(told, withheld), withheld);
    expect(read.ja?.sections.map((one) => one.body).join('\n')).not.toContain('漏えい');
    const open = draft({ ...told, text: read }, []);
    expect(open.ja?.sections.find(({ section }) => section === 'new')?.body).toContain('漏えい');
  });

  it('tells measures once they are carried out, without the time of the record, and no measure in own words', () => {
    const deadline = { at: null, target: null, derivation: [], predicted: false };
    const duty = { kind: 'measure.contain', status: 'met', metAt: instant('2026-04-24T09:05:00.000Z'), deadline };
    const others = ['measure.faq', 'measure.own.suspend'].map((kind) => ({ ...duty, kind }));
    const duties = [duty, ...others] as unknown as OpenIncident['duties'];
    const draft = drafted('follow-up', { facts: { 'data.leak': 'confirmed' }, duties }, { previous: before });
    expect(body(draft, 'measures')).toBe('影響の拡大を防ぐための措置を実施いたしました。');
    expect(body(draft, 'measures', 'en')).toBe('We have taken measures to contain the incident.');
  });

  it('tells of authorities that were reported to before the last report', () => {
    const report = { report: 'authority.ppc.prompt' } as OpenIncident['response']['reports'][number];
    const response = { ...NO_RESPONSE, reports: [report] };
    const draft = drafted('follow-up', { facts: { 'data.leak': 'confirmed' }, response }, { previous: before });
    expect(body(draft, 'authorities')).toBe('個人情報保護委員会へ速報を提出いたしました。');
  });

  it('of a stage that the policy has not is refused', () => {
    const { first: only } = policy.notices.stages;
    const small = { ...policy, notices: { ...policy.notices, stages: { first: only } } };
    expect(() => drafted('detailed', {}, { policy: small })).toThrow(StageError);
  });
});

describe('a correction of what several reports said', () => {
  const told = (number: number, restoredAt: Instant) =>
    earlier(first(OUTAGE, { occurredAt: OCCURRED, restoredAt }), { number });
  const correction = (one: EarlierNotice) => {
    const two = told(2, RESTORED);
    const state = { facts: OUTAGE, occurredAt: OCCURRED, restoredAt: instant('2026-04-24T09:30:00.000Z') };
    return drafted('correction', state, { number: 3, previous: two, earlier: [two, one], corrected: two });
  };

  it('names each of them in its lead, with when it was sent, and in its subject', () => {
    const { text } = correction(told(1, RESTORED));
    const lead = (language: 'ja' | 'en') => text[language]?.sections.find(({ section }) => section === 'lead')?.body;
    expect(lead('ja')).toBe(
      '第1報（2026年4月24日（金）18時10分送信）および第2報（2026年4月24日（金）18時10分送信）に記載の内容を、下記のとおり訂正いたします。',
    );
    expect(lead('en')).toBe(
      'This corrects our reports no. 1 (sent on Fri 24 Apr 2026, 18:10 JST) and no. 2 (sent on Fri 24 Apr 2026, 18:10 JST), as set out below.',
    );
    expect(text.ja?.subject).toMatch(/（第3報：第1報および第2報の訂正）$/);
    expect(text.en?.subject).toMatch(/\(report no\. 3: correction of no\. 1 and no\. 2\)$/);
  });

  it('marks by its number a line that only one of them said', () => {
    const possible = { ...OUTAGE, 'service.felt': 'possible' };
    const one = earlier(first(possible, { occurredAt: OCCURRED, restoredAt: RESTORED }), { number: 1 });
    const news = body(correction(one), 'new') ?? '';
    expect(news).toContain('　（誤）復旧日時：');
    expect(news).toMatch(/（誤・第2報）.*サービス障害が発生しておりましたが/);
    expect(news).not.toMatch(/（誤）.*サービス障害が発生しておりましたが/);
    // The other report put the same error in other words: it is quoted, too. What it merely feared is no error.
    expect(news).toMatch(/（誤・第1報）.*支障の生じた可能性がございますが.*\n.*（誤・第2報）.*\n.*（正）/);
    expect(news).not.toMatch(/（誤・第1報）.*ご利用に支障が生じていた可能性/);
    const same = body(correction(told(1, RESTORED)), 'new') ?? '';
    expect(same).toMatch(/（誤）.*サービス障害が発生しておりましたが/);
  });

  it('leaves out a report that said something else', () => {
    const { text } = correction(told(1, instant('2026-04-24T08:50:00.000Z')));
    expect(text.ja?.subject).toMatch(/（第3報：第2報の訂正）$/);
  });
});

describe('a correction', () => {
  const wrong = first({ 'data.leak': 'confirmed', 'data.persons': 1_245 });
  const correction = (facts: Facts, more: Partial<DraftQuestion> = {}) =>
    drafted('correction', { facts }, { previous: earlier(wrong), corrected: earlier(wrong), ...more });

  it('names the report that it corrects and sets wrong and right side by side', () => {
    const draft = correction({ 'data.leak': 'confirmed', 'data.persons': 12_450 });
    expect(draft.text.ja?.subject).toMatch(/^【重要・訂正】.*（第2報：第1報の訂正）$/);
    expect(draft.text.en?.subject).toMatch(/^\[Important, correction\] .*\(report no\. 2: correction of no\. 1\)$/);
    expect(body(draft, 'lead')).toBe(
      '2026年4月24日（金）18時10分にお送りいたしました第1報を、下記のとおり訂正いたします。',
    );
    expect(body(draft, 'new')).toBe('・対象となる方の人数\n　（誤）1,245名\n　（正）12,450名');
    expect(body(draft, 'new', 'en')).toBe(
      '- Number of people affected\n  Incorrect: 1,245 people\n  Correct: 12,450 people',
    );
  });

  it('sets side by side what its own sections leave out, too', () => {
    const flam = shipped('flam');
    const told = drafted('first', { facts: { 'data.leak': 'confirmed', 'data.persons': 1_245 } }, { policy: flam });
    const facts = { 'data.leak': 'confirmed', 'data.persons': 12_450 };
    const draft = correction(facts, { policy: flam, corrected: earlier(told) });
    expect(draft.sections).not.toContain('persons');
    expect(body(draft, 'new')).toContain('（正）12,450名');
  });

  it('keeps what earlier reports left open and is open still, whatever its stage may leave open', () => {
    const { stages } = policy.notices;
    const listed = { ...stages, ...(stages.correction && { correction: { ...stages.correction, mayBeOpen: [] } }) };
    const closed = { ...policy, notices: { ...policy.notices, stages: listed } };
    const facts = { 'service.felt': 'confirmed' };
    const told = earlier(drafted('first', { facts, occurredAt: OCCURRED, restoredAt: OCCURRED }));
    const more = { policy: closed, previous: told, corrected: told };
    const draft = drafted('correction', { facts, occurredAt: OCCURRED, restoredAt: RESTORED }, more);
    expect(body(draft, 'scope')).toBe('対象サービス：みほんCRM\n対象機能：調査中');
    expect(body(draft, 'scope', 'en')).toContain('Functions: under investigation');
    const named = { ...facts, 'service.function': 'api' };
    expect(body(drafted('correction', { facts: named, restoredAt: RESTORED }, more), 'scope')).not.toContain('調査中');
  });

  it('takes nothing for wrong that was open, or that a person wrote', () => {
    const draft = correction({ 'data.leak': 'confirmed', 'data.persons': 1_245, 'data.personal': 'confirmed' });
    expect(draft.lacking).toContain('new');
    const byPerson = earlier(wrong, { written: ['persons'] });
    const facts = { 'data.leak': 'confirmed', 'data.persons': 12_450 };
    expect(correction(facts, { corrected: byPerson }).lacking).toContain('new');
    expect(correction(facts, { corrected: { ...byPerson, written: null } }).lacking).toContain('new');
    const given = { persons: { ja: '12,450名', en: '12,450 people' } };
    expect(body(correction(facts, { corrected: byPerson, given }), 'new')).toContain('（誤）1,245名');
  });
});

describe('the last notice', () => {
  const facts = { 'data.leak': 'confirmed', 'data.tampering': 'none', 'cause.kind': 'misconfiguration' };
  const yes = { 'fix.permanent': 'yes', 'prevention.inPlace': 'yes', 'cause.ours': 'yes', investigation: 'done' };
  const last = (more: Partial<DraftQuestion> = {}, state: Partial<OpenIncident> = {}) =>
    drafted('detailed', { facts: { ...facts, ...yes }, occurredAt: OCCURRED, ...state }, more);

  it('[FC-4] leaves cause, measures, fix and prevention to people, whatever the facts say', () => {
    const draft = last();
    expect(draft.lacking).toEqual(
      expect.arrayContaining(['cause', 'measures', 'permanent-fix', 'prevention', 'secondary-damage', 'persons']),
    );
    expect(plainText(draft.text, 'ja')).not.toMatch(/調査中|進めております|実施いたしました/);
  });

  it('says that it is the last, in its subject and its lead', () => {
    const draft = last();
    expect(draft.text.ja?.subject).toMatch(/（第2報・最終報）$/);
    expect(draft.text.en?.subject).toMatch(/\(report no\. 2, final\)$/);
    expect(body(draft, 'lead')).toContain('本報をもって最終とさせていただきます');
  });

  it('[SY-6] tells the prevention plan once it is approved, in the language it was written in', () => {
    const plan = { technical: '検査を自動化します。', organisational: '複数人で確認します。' };
    const draft = last({ plan });
    expect(body(draft, 'prevention')).toBe('技術的な対策：検査を自動化します。\n組織的な対策：複数人で確認します。');
    expect(body(draft, 'prevention', 'en')).toBeUndefined();
    expect(draft.lacking).toContain('prevention');
    const given = { prevention: { en: 'Checks are automatic.' } };
    expect(last({ plan, given }).lacking).not.toContain('prevention');
  });

  it('needs to know when it began, and that an outage is over', () => {
    expect(last({}, { occurredAt: null }).lacking).toContain('when');
    expect(last({}, { facts: OUTAGE }).lacking).toContain('when');
    expect(last({}, { facts: OUTAGE, restoredAt: RESTORED }).lacking).not.toContain('when');
  });

  it('knows as open what a person left open', () => {
    const given = { cause: { ja: '原因は現在調査中です。', en: 'The cause is under investigation.' } };
    const draft = last({ given });
    expect(draft.open).toEqual(['cause']);
    expect(draft.onlyOpen).toEqual(['cause']);
    const partly = {
      ja: '設定の誤りが原因です。詳細は追ってご報告いたします。',
      en: 'A misconfiguration. Details: TBD.',
    };
    expect(last({ given: { cause: partly } })).toMatchObject({ open: ['cause'], onlyOpen: [] });
    const found = { ja: '調査中に判明した設定の誤りが原因です。', en: 'A wrong setting.' };
    expect(last({ given: { cause: found } }).open).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { DraftQuestion } from '../../../../functions/domain/incident/notice/draft-text.ts';
import { NO_RESPONSE } from '../../../../functions/domain/incident/record/response-state.ts';
import type { OpenIncident } from '../../../../functions/domain/incident/record/state.ts';
import type { Stage } from '../../../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { body, drafted, earlier, first, OCCURRED, OUTAGE, RESTORED } from './drafted.ts';

function headings(draft: ReturnType<typeof first>): readonly string[] {
  return draft.text.ja?.sections.map(({ heading }) => heading) ?? [];
}

describe('a notice of an attack', () => {
  it('tells the attack first, and what may have become of the data after it', () => {
    const draft = first({ 'data.leak': 'possible', 'cause.kind': 'intrusion' });
    expect(body(draft, 'outline')).toBe(
      [
        '当社の環境において、第三者による不正アクセスを確認いたしました。',
        'また、みほんCRMにおいて、お客様のデータが外部へ漏えいした可能性のあることが判明いたしました。',
      ].join('\n'),
    );
    expect(body(draft, 'cause')).toBe(
      '外部からの不正アクセスによるものと判断しております。\n侵入の経路を含む詳細は、引き続き調査中です。',
    );
  });

  it('does not give an attack as its own cause', () => {
    expect(body(first({ spread: 'possible', 'cause.kind': 'malware' }), 'cause')).toBe(
      '感染の経路は、現在調査中です。',
    );
    expect(body(first({ spread: 'possible', 'cause.kind': 'intrusion' }), 'cause', 'en')).toBe(
      'We are investigating how access was gained.',
    );
  });

  it.each([{ 'cause.kind': 'malware' }, { spread: 'possible' }, { risk: 'confirmed' }] as Facts[])(
    'with %o answers what became of the data, which readers ask',
    (facts) => {
      expect(body(first(facts), 'impact')).toContain('漏えい、改ざんおよび消失の有無は、現在調査中です。');
      const later = first({ ...facts, 'data.leak': 'none' });
      expect(body(later, 'impact')).toContain('漏えいは、確認されておりません。');
      expect(body(later, 'impact')).toContain('改ざんおよび消失の有無は、現在調査中です。');
    },
  );
});

describe('what is new', () => {
  it('joins nothing to a sentence that is no news', () => {
    const previous = earlier(first({ 'data.leak': 'possible', 'cause.kind': 'intrusion' }));
    const facts = { 'data.leak': 'confirmed', 'cause.kind': 'intrusion' };
    const draft = drafted('follow-up', { facts }, { previous });
    expect(body(draft, 'new')).toContain(
      '・事象の概要\n　みほんCRMにおいて、お客様のデータが外部へ漏えいしたことを確認いたしました。',
    );
    expect(body(draft, 'new', 'en')).toContain('- Summary\n  We have confirmed a leak of customer data in Mihon CRM.');
  });
});

describe('what is said of the data', () => {
  it('begins with what is known, and says that the rest is open after it', () => {
    expect(body(first({ 'data.leak': 'confirmed', 'data.personal': 'none' }), 'data')).toBe(
      '個人データは含まれておりません。\n項目の詳細は、現在調査中です。',
    );
    expect(body(first({ 'data.leak': 'confirmed' }), 'data')).toBe(
      '対象となるデータの項目は、現在調査中です。\n個人データが含まれるかどうかは、現在調査中です。',
    );
  });

  it('takes My Number identifiers for personal data, whatever else was stated', () => {
    const facts = { 'data.leak': 'possible', 'data.personal': 'possible', 'data.mynumber': 'confirmed' };
    expect(body(first(facts), 'data')).toContain('個人データが含まれております。');
    expect(body(first(facts), 'data')).not.toContain('個人データが含まれている可能性');
  });

  it('says of lost data whether it can be restored, or that this is being looked into', () => {
    expect(body(first({ 'data.loss': 'confirmed' }), 'data')).toContain('データの復元の可否は、現在調査中です。');
    const kept = body(first({ 'data.loss': 'confirmed', 'data.copy': 'yes' }), 'data');
    expect(kept).toContain('別途保管しております。');
    expect(kept).not.toContain('復元の可否');
    expect(body(first({ 'data.leak': 'confirmed' }), 'data')).not.toContain('復元');
  });

  it('asks about misuse only where somebody else may have the data', () => {
    expect(body(first({ 'data.leak': 'possible' }), 'secondary-damage', 'en')).toContain('misused');
    const lost = first({ 'data.loss': 'confirmed', 'data.leak': 'none' });
    expect(body(lost, 'secondary-damage', 'en')).toBe(
      'We are investigating whether there has been any secondary damage.',
    );
  });
});

describe('a notice of an outage', () => {
  it('does not announce a recovery of what may not be down', () => {
    expect(body(first({ 'service.impact': 'major' }), 'status')).toBe('本サービスの状況は、現在調査中です。');
  });

  it('has its cause, known or not', () => {
    expect(body(first(OUTAGE), 'cause')).toBe('現在調査中です。');
  });

  it('calls the impact possible only while it is', () => {
    expect(headings(first({ 'service.impact': 'major' }))).toContain('想定される影響');
    expect(headings(first(OUTAGE))).toContain('影響');
    expect(headings(first(OUTAGE, { restoredAt: RESTORED }))).toContain('影響');
    const later = drafted('follow-up', { facts: OUTAGE }, { previous: earlier(first(OUTAGE)) });
    expect(headings(later)).toContain('影響');
  });

  it('is called restored while that is news, and by its name in correction and last report', () => {
    const over = { facts: OUTAGE, occurredAt: OCCURRED, restoredAt: RESTORED };
    const previous = earlier(first(OUTAGE));
    expect(drafted('follow-up', over, { previous }).text.ja?.subject).toContain('サービス障害の復旧に関する');
    expect(drafted('detailed', over, { previous }).text.ja?.subject).toContain('サービス障害に関する');
    const unfelt = { ...over, facts: { ...OUTAGE, 'service.felt': 'possible' } };
    const { ja, en } = drafted('correction', unfelt, { previous, corrected: previous }).text;
    expect(ja?.subject).toContain('みほんCRM サービス障害に関する');
    expect(en?.subject).toContain('Mihon CRM: service disruption (report');
  });

  it('is called restored once: in the notice that tells of it first', () => {
    const over = { facts: OUTAGE, occurredAt: OCCURRED, restoredAt: RESTORED };
    const told = drafted('first', over);
    expect(told.text.ja?.subject).toContain('サービス障害の復旧に関する');
    const again = drafted('follow-up', over, { previous: earlier(told) });
    expect(again.text.ja?.subject).toContain('みほんCRM サービス障害に関する');
  });

  it('tells when it came back, and no length that counts the time between', () => {
    const firedAgain = { at: instant('2026-04-24T12:00:00.000Z'), seq: 9 };
    const down = { occurredAt: OCCURRED, firedAgain, brokeAgain: firedAgain };
    expect(first(OUTAGE, down).text.ja?.subject).toContain('サービス障害の再発に関する');
    expect(body(first(OUTAGE, down), 'outline')).toContain('サービス障害が再び発生しております。');
    expect(body(first(OUTAGE, down), 'when')).toContain('再発日時：2026年4月24日（金）21時00分\n復旧日時：未復旧');
    const over = body(first(OUTAGE, { ...down, restoredAt: instant('2026-04-24T13:00:00.000Z') }), 'when');
    expect(over).toContain('再発日時：2026年4月24日（金）21時00分\n復旧日時：2026年4月24日（金）22時00分');
    expect(over).not.toContain('発生から復旧までの時間');
    expect(body(first(OUTAGE, { ...down, brokeAgain: null }), 'when')).not.toContain('再発');
  });

  it('goes on considering measures where data was lost, though the service is back', () => {
    const over = { occurredAt: OCCURRED, restoredAt: RESTORED };
    expect(body(first({ ...OUTAGE, 'data.loss': 'confirmed' }, over), 'measures')).toBe('現在検討中です。');
    expect(first(OUTAGE, over).wanted).not.toContain('measures');
  });

  it('stays a question that an earlier notice asked, until it is answered', () => {
    const before = earlier(first({ spread: 'possible' }));
    const later = (facts: Facts, stage: Stage = 'follow-up') =>
      body(drafted(stage, { facts }, { previous: before, earlier: [before] }), 'impact');
    const UNKNOWN = '本サービスのご利用への影響の有無は、現在調査中です。';
    const leak = { spread: 'confirmed', 'data.leak': 'possible' };
    expect(later(leak)).toContain(UNKNOWN);
    expect(later({ ...leak, 'service.felt': 'none' })).toContain('影響は、確認されておりません');
    expect(later({ ...leak, 'service.felt': 'none' })).not.toContain(UNKNOWN);
    expect(body(first(leak), 'impact')).not.toContain(UNKNOWN);
  });

  it('in a later notice does not claim that measures are only considered, and tells of none as news', () => {
    const facts = { ...OUTAGE, 'cause.kind': 'mistake' };
    const draft = drafted('follow-up', { facts }, { previous: earlier(first(OUTAGE)) });
    expect(body(draft, 'measures')).toBe('実施した措置につきましては、確認でき次第ご報告いたします。');
    expect(body(draft, 'measures', 'en')).toBe(
      'We will report the measures that have been taken as soon as they are confirmed.',
    );
    expect(draft.onlyOpen).toContain('measures');
    expect(body(draft, 'new')).not.toContain('暫定対応');
    expect(body(draft, 'new', 'en')).not.toContain('measures');
  });

  it('names the cause in plain English', () => {
    expect(body(first({ ...OUTAGE, 'cause.kind': 'mistake' }), 'cause', 'en')).toContain(
      'We believe that this was caused by an operator error.',
    );
  });
});

describe('the last report of a series', () => {
  const last = (facts: Facts, more: Partial<DraftQuestion> = {}, state: Partial<OpenIncident> = {}) =>
    drafted('detailed', { facts, occurredAt: OCCURRED, ...state }, more);

  it('leaves no question of earlier notices without an answer: a person writes the section', () => {
    const facts = { 'data.tampering': 'confirmed', 'data.leak': 'none', 'data.loss': 'unknown' };
    expect(last(facts).lacking).toContain('impact');
    expect(last({ ...facts, 'data.loss': 'none' }).lacking).not.toContain('impact');
    expect(last({ spread: 'possible', 'service.felt': 'none' }).lacking).toContain('impact');
  });

  it('says of itself that it tells the whole, and does not repeat it as news', () => {
    const draft = last({ 'data.leak': 'confirmed' }, { previous: earlier(first({ 'data.leak': 'possible' })) });
    expect(body(draft, 'new')).toContain('第1報までにお知らせした内容を含め、本件の全体を改めてご報告いたします。');
    expect(body(draft, 'new')).not.toContain('漏えい');
    expect(body(draft, 'new', 'en')).not.toContain('leak');
    expect(body(draft, 'new')).toMatch(/\n内容を更新した項目：.*事象の概要/);
    expect(body(draft, 'new', 'en')).toMatch(/\nUpdated sections: Summary/);
  });

  it('reports findings, not a cause, of what did not happen', () => {
    const previous = earlier(first({ 'data.leak': 'possible' }));
    expect(body(last({ 'data.leak': 'none' }, { previous }), 'lead')).toContain('調査の結果につきまして');
    expect(body(last({ 'data.leak': 'confirmed' }, { previous }), 'lead')).toContain('原因および再発防止策');
  });

  it('tells which authority must be reported to, under a policy that does not list the section too', () => {
    const flam = shipped('flam');
    const report = { report: 'authority.ppc.prompt', standing: 'owed', strength: 'must' };
    const reports = [report] as unknown as OpenIncident['reports'];
    const facts = { 'data.leak': 'confirmed' };
    expect(flam.notices.stages.detailed?.sections).not.toContain('authorities');
    expect(last(facts, { policy: flam }, { reports }).lacking).toContain('authorities');
    expect(last(facts, { policy: flam }, { reports: [] }).wanted).not.toContain('authorities');
    expect(drafted('follow-up', { facts, reports, response: NO_RESPONSE }, { policy: flam }).wanted).not.toContain(
      'authorities',
    );
  });
});

describe('the impact of a first notice', () => {
  it('is possible while harm is, and not where it is confirmed', () => {
    for (const fact of ['data.leak', 'data.tampering', 'data.loss', 'spread']) {
      expect(headings(first({ [fact]: 'possible' }))).toContain('想定される影響');
      expect(headings(first({ [fact]: 'confirmed' }))).not.toContain('想定される影響');
    }
  });
});

describe('harm to others', () => {
  const facts = { spread: 'confirmed', 'data.leak': 'confirmed' };

  it('goes on until the last report, which tells of what it was', () => {
    expect(body(drafted('follow-up', { facts }), 'impact')).toContain('影響が及んでおります。');
    const last = drafted('detailed', { facts: { ...facts, 'data.tampering': 'none', 'data.loss': 'none' } });
    expect(body(last, 'impact')).toContain('影響が及びました。');
    expect(body(last, 'impact', 'en')).toContain('Others outside our company were affected.');
    expect(body(last, 'impact', 'en')).not.toContain('are affected');
  });
});

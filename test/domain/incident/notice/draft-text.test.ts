import { describe, expect, it } from 'vitest';
import { noticeDigest, noticeJson, readNoticeText } from '../../../../functions/domain/channels/notice-text.ts';
import { KINDS } from '../../../../functions/domain/incident/notice/lines/data-lines.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import { type Section, STAGES, type Stage } from '../../../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';
import { body, drafted, first, OCCURRED, OUTAGE, policy, RESTORED } from './drafted.ts';
import { plainText } from './incident-of.ts';

describe('a first notice', () => {
  it('[FC-4] tells outline, possible impact and provisional measures, as far as they are known', () => {
    const draft = first({ 'data.leak': 'possible' });
    expect(draft.lacking).toEqual([]);
    expect(draft.sections).toEqual(expect.arrayContaining(['outline', 'impact', 'measures', 'next', 'contact']));
    expect(body(draft, 'outline')).toBe(
      'みほんCRMにおいて、お客様のデータが外部へ漏えいした可能性のあることが判明いたしました。',
    );
    expect(body(draft, 'outline', 'en')).toBe('We have found a possible leak of customer data in Mihon CRM.');
    expect(body(draft, 'measures')).toBe('現在検討中です。');
  });

  it('has date, sender and title at its head, and leads to what follows below', () => {
    const draft = first({ 'data.leak': 'possible' });
    expect(body(draft, 'head')).toBe(
      '2026年4月24日（金）18時10分（日本時間）現在\n株式会社みほんシステム\n\nみほんCRM データ漏えいの可能性に関するお詫びとご報告（第1報）',
    );
    expect(body(draft, 'lead')).toContain('下記のとおりご報告申し上げます');
    expect(draft.text.ja?.sections.slice(0, 4).map(({ section }) => section)).toEqual([
      'head',
      'address',
      'apology',
      'lead',
    ]);
  });

  it.each([
    [{ 'data.leak': 'possible' }, 'データ漏えいの可能性に関する'],
    [{ 'data.leak': 'confirmed' }, 'データ漏えいに関する'],
    [{ 'data.loss': 'possible' }, 'データ消失の可能性に関する'],
    [{ 'data.leak': 'confirmed', 'data.tampering': 'possible' }, 'データ漏えい（データ改ざんの可能性を含む）に関する'],
    [{ 'data.leak': 'possible', 'data.tampering': 'confirmed' }, 'データ改ざん（データ漏えいの可能性を含む）に関する'],
    [OUTAGE, 'サービス障害に関する'],
    [{ 'service.impact': 'major' }, 'サービス障害の可能性に関する'],
    [{ spread: 'possible', 'cause.kind': 'malware' }, '当社環境におけるマルウェア感染に関する'],
    [{ spread: 'possible', 'cause.kind': 'intrusion', 'service.function': 'Login' }, '不正アクセスに関する'],
    [{ ...OUTAGE, 'cause.kind': 'denial-of-service' }, 'サービス障害に関する'],
    [{ risk: 'confirmed' }, 'セキュリティに関するご報告'],
    [{ obligation: 'confirmed' }, '法令等に基づき報告を要する事象に関する'],
    [{ obligation: 'possible' }, '法令等に基づき報告を要する可能性のある事象に関する'],
    [
      { obligation: 'confirmed', 'cause.kind': 'fault' },
      '法令等に基づき報告を要する事象（設備またはシステムの不具合）に関する',
    ],
  ])('of %o says in its subject what it is about', (facts, about) => {
    const { ja } = first(facts).text;
    expect(ja?.subject).toMatch(new RegExp(`^【重要】みほんCRM ${about}.*（第1報）$`));
    expect(ja?.subject).not.toContain('初報');
  });

  it('names the kinds of data, whether personal data is among it, and what is not', () => {
    const synergy = shipped('synergy');
    const facts = { 'data.leak': 'confirmed', 'data.sets': ['contract-contacts'], 'data.sensitive': 'none' };
    const draft = drafted('first', { facts: { ...facts, 'data.financial': 'none' } }, { policy: synergy });
    expect(body(draft, 'data')).toBe(
      [
        '項目：ご契約先のご担当者様の情報',
        '個人データが含まれております。',
        '要配慮個人情報および不正に利用されると財産的な被害が生じるおそれのあるデータ（クレジットカード番号など）は含まれておりません。',
      ].join('\n'),
    );
  });

  it('names kinds of data so that a list of them has one end, wherever each stands in it', () => {
    const none = Object.fromEntries(Object.keys(KINDS).map((fact) => [fact, 'none']));
    const draft = drafted('first', { facts: { 'data.loss': 'confirmed', ...none, 'data.personal': 'confirmed' } });
    expect(body(draft, 'data', 'en')).toMatch(
      /loss \(such as credit card numbers\), My Number identifiers or [^,]+\.$/m,
    );
  });

  it('says that no personal data is concerned, and does not ask for persons or abuse then', () => {
    const draft = first({ 'data.leak': 'confirmed', 'data.personal': 'none' });
    expect(body(draft, 'data')).toContain('個人データは含まれておりません。');
    expect(draft.wanted).not.toContain('persons');
    expect(draft.wanted).not.toContain('secondary-damage');
  });

  it.each([
    [0, '0名', '0 people'],
    [1, '1名', '1 person'],
    [999, '999名', '999 people'],
    [1_000, '1,000名', '1,000 people'],
    [12_450, '12,450名', '12,450 people'],
    [1_234_567, '1,234,567名', '1,234,567 people'],
  ])('writes %d persons with separators, and one as one', (count, ja, en) => {
    const draft = first({ 'data.leak': 'possible', 'data.persons': count });
    expect(body(draft, 'persons')).toBe(ja);
    expect(body(draft, 'persons', 'en')).toBe(en);
  });

  it('of a leak tells of secondary damage and asks to beware of mails and calls', () => {
    const draft = first({ 'data.leak': 'possible' });
    expect(body(draft, 'secondary-damage')).toBe('現在調査中です。');
    expect(body(draft, 'request')).toContain('不審なメールやお電話');
    expect(body(first(OUTAGE), 'request')).not.toContain('不審な');
  });

  it('of a leak has what the law asks for, under a policy that does not list it too', () => {
    const { sections, mayBeOpen } = policy.notices.stages.first;
    const stage = { clause: 'FC-4', sections: sections.filter((one) => !LEAK_ONLY.includes(one)), mayBeOpen };
    const bare: Policy = { ...policy, notices: { ...policy.notices, stages: { first: stage } } };
    const draft = drafted('first', { facts: { 'data.leak': 'possible' } }, { policy: bare });
    expect(draft.sections).toEqual(expect.arrayContaining([...LEAK_ONLY]));
    expect(draft.lacking).toEqual([]);
  });

  it('of an outage tells what works now and when it will, and nothing of data', () => {
    const draft = first(OUTAGE);
    expect(body(draft, 'status')).toBe('現時点では、復旧しておりません。\n復旧の見込みは未定です。');
    const text = plainText(draft.text, 'ja');
    expect(text).not.toMatch(/漏えい|改ざん|消失/);
    expect(plainText(draft.text, 'en')).not.toMatch(/leak|alteration|loss/);
    expect(body(first({ ...OUTAGE, 'data.leak': 'none' }), 'impact')).toContain('漏えいは、確認されておりません');
  });

  it('tells times in the order occurred, detected, restored, and says what is not restored', () => {
    expect(body(first(OUTAGE), 'when')).toBe(
      '発生日時：調査中\n検知日時：2026年4月24日（金）17時50分\n復旧日時：未復旧',
    );
    const over = first(OUTAGE, { occurredAt: OCCURRED, restoredAt: RESTORED });
    expect(body(over, 'when')).toBe(
      [
        '発生日時：2026年4月24日（金）17時20分',
        '検知日時：2026年4月24日（金）17時50分',
        '復旧日時：2026年4月24日（金）18時00分',
        '発生から復旧までの時間：40分',
      ].join('\n'),
    );
    expect(body(first({ 'data.leak': 'possible' }), 'when')).not.toContain('復旧');
  });

  it('speaks in the past once it is restored', () => {
    const over = first(OUTAGE, { occurredAt: OCCURRED, restoredAt: RESTORED });
    expect(body(over, 'outline')).toContain('発生しておりましたが、2026年4月24日（金）18時00分に復旧いたしました。');
    expect(body(over, 'impact')).toBe('本サービスのご利用に支障が生じておりました。');
    expect(body(over, 'apology')).toContain('おかけいたしました');
    expect(over.sections).not.toContain('measures');
    expect(body(first(OUTAGE), 'outline')).toContain('発生しております。');
  });

  it('of a disruption that is only possible claims neither that there is one nor that it was felt', () => {
    const facts = { 'service.impact': 'major' };
    const draft = first(facts);
    expect(body(draft, 'when')).not.toContain('未復旧');
    expect(body(draft, 'apology')).not.toContain('ご不便');
    expect(body(draft, 'apology')).not.toMatch(/多大|深く/);
    expect(body(first(OUTAGE), 'apology')).toMatch(/ご不便とご迷惑.*深くお詫び/);
    expect(body(draft, 'status')).toContain('本サービスの状況は、現在調査中です。');
    const over = first(facts, { occurredAt: OCCURRED, restoredAt: RESTORED });
    expect(body(over, 'outline')).toMatch(
      /サービス障害が発生し、ご利用に支障の生じた可能性がございますが、.*に復旧いたしました。/,
    );
    expect(body(over, 'outline', 'en')).toMatch(
      /^There was a service disruption in Mihon CRM, which may have affected your use of the service; it was resolved on /,
    );
  });

  it('apologises for the concern where data is in question, not only for a disruption', () => {
    expect(body(first({ ...OUTAGE, 'data.loss': 'possible' }), 'apology')).toContain('ご心配とご迷惑');
  });

  it('tells a cause that a person stated, of an outage too', () => {
    const synergy = shipped('synergy');
    const facts = { ...OUTAGE, 'cause.kind': 'denial-of-service' };
    expect(body(drafted('first', { facts }, { policy: synergy }), 'cause')).toContain('サービス妨害攻撃によるもの');
    const signalled = { facts, statedByPeople: new Set(['service.felt']) };
    expect(body(drafted('first', signalled, { policy: synergy }), 'cause')).toBe('現在調査中です。');
  });

  it('says what customers are asked, under every policy and in every kind of incident', () => {
    const limited = shipped('limited-company');
    expect(body(drafted('first', { facts: OUTAGE }, { policy: limited }), 'request')).toContain('お願いする事項');
  });

  it('asks for new passwords where data declared as log-in data may have leaked, and only there', () => {
    const flam = shipped('flam');
    const request = (facts: Facts, stage: Stage = 'first', policy = flam) =>
      body(drafted(stage, { facts }, { policy }), 'request');
    const leak = { 'data.leak': 'possible', 'data.sets': ['accounts'] };
    expect(request(leak)).toContain('パスワードを速やかにご変更');
    expect(request(leak, 'detailed')).toContain('パスワードを速やかにご変更');
    expect(request({ ...leak, 'data.sets': ['sales'] })).not.toContain('パスワード');
    expect(request({ ...leak, 'data.recovered': 'yes' })).not.toContain('パスワード');
    expect(request({ 'data.loss': 'confirmed', 'data.sets': ['accounts'] })).not.toContain('パスワード');
    // A policy of an earlier release declares nothing, whatever its label says.
    const accounts = { title: { ja: 'ログイン情報', en: 'Log-in data' }, facts: {} };
    expect(request(leak, 'first', { ...flam, dataSets: { accounts } })).not.toContain('パスワード');
  });

  it('lists what was ruled out as English does', () => {
    const none = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' };
    const draft = first({ ...OUTAGE, ...none });
    expect(body(draft, 'impact', 'en')).toContain('We have found no leak, alteration or loss of customer data.');
  });

  it('[FC-1] says that others are affected once it is certain, not that they may be', () => {
    const draft = first({ spread: 'confirmed' });
    expect(body(draft, 'outline')).toBe(
      '当社の環境において、セキュリティ上の異常を検知いたしました。\nまた、当社以外にも影響が及んでいることを確認いたしました。',
    );
    expect(body(draft, 'outline')).not.toMatch(/おそれ|可能性/);
    expect(body(first({ spread: 'confirmed', 'data.leak': 'possible' }), 'outline', 'en')).toContain(
      'we have confirmed that the incident also affects others outside our company',
    );
  });

  it('[FC-1] names what may spread, and only suspects what a signal alone says', () => {
    const stated = first({ spread: 'possible', 'cause.kind': 'malware' });
    expect(body(stated, 'outline')).toBe(
      '当社の環境において、マルウェアへの感染を確認いたしました。\nまた、当社以外へも影響の及ぶ可能性がございます。',
    );
    expect(body(stated, 'impact')).toContain('当社以外への影響の有無は、現在調査中です。');
    const signalled = first({ spread: 'possible', 'cause.kind': 'malware' }, { statedByPeople: new Set() });
    expect(body(signalled, 'outline')).toContain('マルウェアへの感染の疑いを検知いたしました。');
    expect(body(signalled, 'cause')).toBe('現在調査中です。');
  });

  it.each([{ risk: 'confirmed' }, { obligation: 'confirmed' }, {}])(
    'wants an outline from a person for %o',
    (facts) => {
      const draft = first(facts);
      expect(draft.lacking).toEqual(['outline']);
      expect(plainText(draft.text, 'ja')).not.toContain('事象を検知');
    },
  );

  it('says that something is under investigation only where the stage allows it', () => {
    const { sections } = policy.notices.stages.first;
    const stages = { first: { clause: 'FC-4', sections, mayBeOpen: [] } };
    const strict = { ...policy, notices: { ...policy.notices, stages } };
    const draft = drafted('first', { facts: { 'data.leak': 'possible' } }, { policy: strict });
    expect(body(draft, 'impact')).toBeUndefined();
    expect(draft.lacking).toEqual(expect.arrayContaining(['data', 'persons', 'impact', 'measures']));
  });

  it('never says that part of the data is lost, and never whose fault it is', () => {
    for (const ours of ['yes', 'no', 'unknown']) {
      const draft = first({ 'data.loss': 'confirmed', 'cause.kind': 'intrusion', 'cause.ours': ours });
      for (const language of ['ja', 'en'] as const) {
        expect(plainText(draft.text, language)).not.toMatch(/一部|当社側|our side|some customer/);
      }
    }
  });

  it('[FC-11] names the company, its window, and when inquiries are received and when answered', () => {
    const { assumed: _why, ...stated } = policy.contact;
    expect(body(drafted('first', {}, { policy: { ...policy, contact: stated } }), 'contact')).toBe(
      [
        '株式会社みほんシステム',
        'セキュリティお問い合わせ係',
        'メール：security@example.jp',
        '受付時間：24時間（メール）',
        '回答時間：平日10時～18時（祝日と12月28日～1月4日を除く）',
      ].join('\n'),
    );
    const { answered: _, ...contact } = stated;
    const same = drafted('first', {}, { policy: { ...policy, contact } });
    expect(body(same, 'contact')).toContain('受付・回答時間：24時間（メール）');
  });

  it('[FC-11] tells no hours that the policy only assumes: it names the text that states them, or says nothing of them', () => {
    const { statedIn: _, ...contact } = policy.contact;
    expect(body(first({}), 'contact')?.split('\n').at(-1)).toBe('受付時間・回答時間：利用規約に定めるとおりです。');
    expect(body(first({}), 'contact', 'en')?.split('\n').at(-1)).toBe(
      'Hours in which inquiries are received and answered: as set out in the terms of service.',
    );
    const unsaid = drafted('first', {}, { policy: { ...policy, contact } });
    expect(body(unsaid, 'contact')?.split('\n').at(-1)).toBe('メール：security@example.jp');
    for (const name of SHIPPED) {
      const notice = plainText(drafted('first', {}, { policy: shipped(name) }).text, 'ja');
      const { assumed, hours, answered, answeredIn } = shipped(name).contact;
      const isAnswered = notice.includes(answered?.ja ?? hours.ja);
      if (assumed !== undefined)
        expect([notice.includes(hours.ja), isAnswered]).toEqual([false, answeredIn !== undefined]);
    }
  });

  it('[FC-11] gives the contact at every stage, also where a policy leaves it out of its sections', () => {
    const stages = Object.fromEntries(
      Object.entries(policy.notices.stages).map(([stage, rule]) => [
        stage,
        { ...rule, sections: rule?.sections.filter((section) => section !== 'contact') },
      ]),
    );
    const without = { ...policy, notices: { ...policy.notices, stages } } as Policy;
    for (const stage of STAGES) {
      const draft = drafted(stage, {}, { policy: without });
      expect(body(draft, 'contact')).toContain('メール：security@example.jp');
      expect(body(draft, 'contact', 'en')).toContain('security@example.jp');
    }
  });

  it('[SY-20] gives its times in the zone of the policy, which is named', () => {
    expect(body(first({}), 'head')).toContain('18時10分（日本時間）');
    expect(body(first({}), 'head', 'en')).toContain('18:10 JST');
    const inLondon = drafted('first', {}, { policy: { ...policy, zone: 'Europe/London' } });
    expect(body(inLondon, 'head')).toContain('10時10分');
    expect(body(inLondon, 'head')).not.toContain('日本時間');
  });

  it('[SY-22] tells the extended hours of one incident below those that hold always', () => {
    const contact = { ja: '本件に限り、4月25日（土）も9時から18時まで回答いたします。', en: 'Open on Sat 25 Apr too.' };
    const { assumed: _, ...stated } = shipped('synergy').contact;
    const draft = drafted('first', {}, { policy: { ...shipped('synergy'), contact: stated }, given: { contact } });
    expect(body(draft, 'contact')).toContain('回答時間：平日10時');
    expect(body(draft, 'contact')?.split('\n').at(-1)).toBe(contact.ja);
    expect(body(draft, 'contact', 'en')?.split('\n').at(-1)).toBe(contact.en);
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
    const draft = drafted('first', { facts: OUTAGE }, { given });
    expect(body(draft, 'outline')).toBe('独自の概要です。');
    expect(body(draft, 'request')).toBe('Please change your password.');
    expect(body(draft, 'outline', 'en')).toBe('There is a service disruption in Mihon CRM.');
  });

  it('is stored and read back with the same digest', () => {
    const { text } = first({ 'data.leak': 'confirmed' });
    const stored = readNoticeText(noticeJson(text));
    expect(stored).toEqual(text);
    expect(noticeDigest(stored)).toBe(noticeDigest(text));
    expect(noticeDigest(text)).not.toBe(noticeDigest(first({}).text));
  });
});

const LEAK_ONLY: readonly Section[] = ['data', 'persons', 'secondary-damage', 'cause', 'request'];

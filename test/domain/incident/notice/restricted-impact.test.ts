import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { titleOf } from '../../../../functions/domain/incident/notice/lines/subject.ts';
import { situationOf } from '../../../../functions/domain/incident/situation/situation-of.ts';
import { body, drafted, earlier, first, OCCURRED, policy } from './drafted.ts';
import { DRAFTED, incidentOf } from './incident-of.ts';

const INTRUSION = { 'cause.kind': 'intrusion', 'data.leak': 'possible' };
const SUSPENDED = instant('2026-04-24T08:30:00.000Z');
const LIFTED = instant('2026-04-24T09:05:00.000Z');
const met = (kind: string, metAt: string, more: object) => ({ id: kind, kind, metAt, status: 'met', ...more }) as never;
const suspend = met('measure.suspend', SUSPENDED, { restricts: { recorded: [], stated: ['帳票'] } });
const lift = met('measure.lift', LIFTED, { lifts: ['measure.suspend'] });

describe('the impact of a notice', () => {
  it('names the function whose use is restricted, as of when it was, and as of when that was lifted', () => {
    const impact = (duties: readonly never[], language: 'ja' | 'en' = 'ja') =>
      body(drafted('follow-up', { facts: INTRUSION, occurredAt: OCCURRED, duties }), 'impact', language);
    expect(impact([])).not.toContain('制限');
    expect(impact([suspend])).toContain(
      '帳票は、2026年4月24日（金）17時30分の時点で利用を制限しており、現在も制限を継続しております。',
    );
    expect(impact([suspend, lift])).toContain(
      '帳票は、2026年4月24日（金）17時30分の時点で利用を制限しておりました。この制限は、2026年4月24日（金）18時05分の時点で解除済みです。',
    );
    expect(impact([suspend, lift], 'en')).toContain(
      'As of Fri 24 Apr 2026, 17:30 JST, use of the following was restricted: 帳票. As of Fri 24 Apr 2026, 18:05 JST, that restriction had been lifted.',
    );
  });

  it('calls a function that nobody recorded as a person’s scope does, and never some other one', () => {
    const unnamed = met('measure.suspend', SUSPENDED, { restricts: { recorded: [], stated: [] } });
    const said = (scope?: object, withheld: readonly 'scope'[] = []) => {
      const given = scope === undefined ? {} : { scope };
      const state = { facts: INTRUSION, occurredAt: OCCURRED, duties: [unnamed] };
      const draft = drafted('follow-up', state, { given, withheld });
      return [body(draft, 'impact'), body(draft, 'measures', 'en')].join('\n');
    };
    const named = said({ ja: '対象機能：検索機能', en: 'Functions: search' });
    expect(named).toContain('対象機能は、2026年4月24日（金）17時30分の時点で利用を制限しており');
    expect(named).toContain('We have restricted use of the functions affected.');
    const some = '一部の機能は、2026年4月24日（金）17時30分の時点で';
    expect(said()).toContain(some);
    expect(said({ ja: '対象サービス：みほんCRM', en: 'Service: Mihon CRM' })).toContain(some);
    expect(said({ ja: '対象機能：調査中', en: 'Functions: under investigation' })).toContain(some);
    expect(said({ ja: '対象機能：検索機能', en: 'Functions: search' }, ['scope'])).toContain(some);
  });

  it('tells that there is no copy of lost data, whose readers may still hold one, until it is restored', () => {
    const lost = { 'data.loss': 'confirmed', 'data.leak': 'none', 'data.copy': 'no' };
    const data = (facts: object, language: 'ja' | 'en' = 'ja') => body(first({ ...facts }), 'data', language);
    expect(data(lost)).toContain('対象のデータと同一の内容は、別途保管しておりません。');
    expect(data(lost, 'en')).toContain('We do not hold another copy of the same data.');
    expect(data({ ...lost, 'data.loss': 'possible' })).toContain(
      '対象となり得るデータと同一の内容は、別途保管しておりません。',
    );
    expect(data({ ...lost, 'data.restored': 'yes' })).not.toContain('別途保管');
    expect(data({ ...lost, 'data.copy': 'unknown' })).not.toContain('別途保管');
    expect(data({ ...lost, 'data.loss': 'none', 'data.leak': 'possible' })).not.toContain('別途保管');
  });

  it('tells that lost data cannot be viewed, until it is restored', () => {
    const lost = { 'data.loss': 'confirmed', 'data.leak': 'none' };
    expect(body(first(lost), 'impact')).toContain('失われたデータは、現時点でご参照いただけません。');
    expect(body(first({ ...lost, 'data.restored': 'yes' }), 'impact')).not.toContain('失われた');
    expect(body(first({ 'data.loss': 'possible' }), 'impact')).not.toContain('失われた');
  });
});

describe('what was asked of passwords', () => {
  const logins = {
    ...policy,
    dataSets: { accounts: { title: { ja: 'ログイン', en: 'Log-ins' }, facts: {}, credentials: true } },
  };
  const asked = { 'data.sets': ['accounts'], 'data.leak': 'possible', 'data.personal': 'confirmed' };
  const over = { ...asked, 'data.leak': 'none', investigation: 'done' };
  const request = (facts: object) => {
    const before = drafted('first', { facts: asked, occurredAt: OCCURRED }, { policy: logins });
    const told = { number: 1, sections: ['request'], startedAt: DRAFTED, status: 'sent', tells: { facts: asked } };
    const notices = [{ ...told, stage: 'first', wording: null, times: {}, outages: [], scopes: [] } as never];
    const state = { facts: { ...over, ...facts }, occurredAt: OCCURRED, notices };
    return body(drafted('detailed', state, { policy: logins, previous: earlier(before) }), 'request') ?? '';
  };

  it('is asked on for the investigation alone where a leak and an alteration are ruled out before it is done', () => {
    for (const tampering of ['none', 'unknown']) {
      const said = request({ 'data.tampering': tampering, investigation: 'open' });
      expect(said).toContain('調査が完了していないため、念のため、パスワードをご変更');
      expect(said).not.toContain('不正に変更された');
    }
  });

  it('is not taken back where somebody altered log-in data, and is where nothing reached it', () => {
    expect(request({})).toContain('パスワードのご変更');
    expect(request({ 'data.tampering': 'confirmed' })).not.toContain('パスワードのご変更');
    // Beside what is taken back, silence would take it back, too.
    expect(request({ 'data.tampering': 'confirmed' })).toContain(
      '不正に変更されたため、念のため、パスワードをご変更くださいますよう',
    );
    expect(request({ 'data.tampering': 'possible' })).toContain('不正に変更された可能性があるため、念のため');
    expect(request({})).not.toContain('パスワードを速やかに');
    expect(request({ 'data.tampering': 'confirmed' })).toContain(
      '不審なメールやお電話へのご注意は、本件に関しては不要',
    );
  });
});

describe('the title of a risk that has become real', () => {
  it('apologises where a person stated that the fault was the company’s own', () => {
    const title = (ours: string) => {
      const facts = { risk: 'confirmed', 'cause.ours': ours };
      const state = incidentOf({ facts, statedByPeople: new Set(Object.keys(facts)) });
      return titleOf(situationOf({ policy, state, stage: 'first', number: 1, at: DRAFTED })).ja;
    };
    expect(title('yes')).toContain('セキュリティに関するお詫びとご報告');
    expect(title('no')).toContain('セキュリティに関するご報告');
  });
});

describe('the apology of a first notice', () => {
  const apology = (facts: object) => body(first({ ...facts }), 'apology');

  it('is for the concern alone where no harm is on record', () => {
    const mild = 'このたびは、お客様にご心配をおかけしておりますことを、お詫び申し上げます。';
    for (const facts of [{ obligation: 'confirmed' }, { spread: 'possible' }, { risk: 'confirmed' }]) {
      expect(apology(facts)).toBe(mild);
    }
    for (const grave of [{ spread: 'confirmed' }, { 'data.leak': 'possible' }, { 'cause.ours': 'yes' }]) {
      expect(apology({ risk: 'confirmed', ...grave })).toContain('多大なるご心配とご迷惑');
    }
  });

  it('is repeated in a later one in the same degree, and in no lesser one than before', () => {
    const again = (facts: object, told: object) =>
      body(drafted('follow-up', { facts: { ...facts } }, { previous: earlier(first({ ...told })) }), 'apology');
    const spread = { spread: 'possible' };
    expect(again(spread, spread)).toContain('お客様にご心配をおかけしておりますことを、重ねて');
    expect(again(spread, { 'data.leak': 'possible' })).toContain('ご心配とご迷惑を');
  });

  it('is in no title of a cause that nobody stated to be the company’s own', () => {
    const title = (facts: object) =>
      first({ obligation: 'confirmed', 'cause.kind': 'fault', ...facts }).text.ja?.subject;
    expect(title({})).toContain('事象（設備またはシステムの不具合）に関するご報告');
    expect(title({ 'cause.ours': 'yes' })).toContain('事象（設備またはシステムの不具合）に関するお詫びとご報告');
  });
});

describe('the cause', () => {
  it('is told as the company’s own where a person stated that, and of no one else', () => {
    const cause = (ours: string, language: 'ja' | 'en' = 'ja') =>
      body(
        first({ 'data.leak': 'confirmed', 'cause.kind': 'misconfiguration', 'cause.ours': ours }),
        'cause',
        language,
      );
    expect(cause('yes')).toContain('当社の設定の誤りによるものと判断しております。');
    expect(cause('yes', 'en')).toContain('caused by a misconfiguration on our part.');
    expect(cause('no')).not.toContain('当社');
    expect(cause('unknown')).not.toContain('当社');
  });
});

describe('data that customers entrusted', () => {
  it('brings them word that they may have duties of their own, unless the law exempts it', () => {
    const facts = { 'data.leak': 'possible', 'data.personal': 'possible', 'data.role': 'processor' };
    const said = 'お客様におかれましては、個人情報の保護に関する法律に基づき、個人情報保護委員会への報告';
    expect(body(first(facts), 'request')).toContain(said);
    expect(body(first({ ...facts, 'data.role': 'controller' }), 'request')).not.toContain(said);
    const reports = [{ report: 'controller', standing: 'not-owed', strength: 'consider' } as never];
    expect(body(first(facts, { reports }), 'request')).not.toContain(said);
  });

  it('is no request that vanishes: a later report repeats it, or takes it back with the reason', () => {
    const facts = { 'data.leak': 'possible', 'data.personal': 'possible', 'data.role': 'processor' };
    const told = earlier(first(facts));
    const later = (more: object, reports: readonly never[] = [], previous = told, language: 'ja' | 'en' = 'ja') =>
      body(drafted('follow-up', { facts: { ...facts, ...more }, reports }, { previous }), 'request', language);
    const asks = '個人情報保護委員会への報告やご本人に対する通知が必要となる';
    const over = (reason: string) =>
      `お客様には、個人情報保護委員会への報告およびご本人に対する通知の要否のご確認を、第1報でお願いしておりましたが、本件に関しては不要となりました。${reason}ためです。`;
    const exempt = [{ report: 'controller', standing: 'not-owed', strength: 'consider' } as never];
    const meanwhile = '調査が完了するまでの間、念のため、個人情報保護委員会への報告';
    expect(later({ 'data.leak': 'none' }, exempt)).toContain(meanwhile);
    expect(later({ 'data.leak': 'none' }, exempt, told, 'en')).toContain(
      'as a precaution until our investigation is complete, please continue to check',
    );
    // That they are free is not on record: the law may ask it of them.
    expect(later({ 'data.leak': 'none' })).toContain(asks);
    expect(later({ 'data.personal': 'unknown' })).toContain(asks);
    expect(later({ 'data.leak': 'none', investigation: 'done' }, exempt)).toContain(
      over('調査の結果、漏えいなどの事実が確認されなかった'),
    );
    const locked = { 'data.leak': 'confirmed', 'data.encrypted': 'yes' };
    // Whether the keys were taken, too, only the investigation shows.
    expect(later(locked, exempt)).toContain(meanwhile);
    const encrypted = { ...locked, investigation: 'done' };
    expect(later(encrypted, exempt)).toContain(
      over('調査の結果、対象のデータに施した高度な暗号化により、お客様によるご報告を要しないことを確認した'),
    );
    expect(later(encrypted, exempt)).not.toContain(asks);
    expect(later(encrypted, exempt, told, 'en')).toContain('as we asked in our report no. 1. The reason is that');
    const taken = drafted('follow-up', { facts: { ...facts, ...encrypted }, reports: exempt }, { previous: told });
    const both = [earlier(taken, { number: 2 }), told];
    const third = drafted(
      'follow-up',
      { facts: { ...facts, ...encrypted }, reports: exempt },
      { number: 3, previous: both[0] ?? null, earlier: both },
    );
    expect(body(third, 'request')).not.toContain('委託');
  });

  it('is taken back from all reports that asked, be it as a precaution', () => {
    const facts = { 'data.leak': 'possible', 'data.personal': 'possible', 'data.role': 'processor' };
    const reports = [{ report: 'controller', standing: 'not-owed', strength: 'consider' } as never];
    const told = earlier(first(facts));
    const free = { ...facts, 'data.leak': 'none' };
    const second = earlier(drafted('follow-up', { facts: free, reports }, { previous: told }), { number: 2 });
    const done = { facts: { ...free, investigation: 'done' }, reports };
    const third = drafted('detailed', done, { number: 3, previous: second, earlier: [second, told] });
    expect(body(third, 'request')).toContain(
      '第1報および第2報でお願いしておりましたが、本件に関しては不要となりました。',
    );
    expect(body(third, 'request', 'en')).toContain('as we asked in our reports no. 1 and no. 2.');
  });
});

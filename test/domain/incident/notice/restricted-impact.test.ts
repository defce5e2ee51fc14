import { describe, expect, it } from 'vitest';
import { titleOf } from '../../../../functions/domain/incident/notice/lines/subject.ts';
import { situationOf } from '../../../../functions/domain/incident/situation/situation.ts';
import { body, drafted, earlier, first, OCCURRED, policy } from './drafted.ts';
import { DRAFTED, incidentOf } from './incident-of.ts';

const INTRUSION = { 'cause.kind': 'intrusion', 'data.leak': 'possible' };
const SUSPENDED = '2026-04-24T08:30:00.000Z';
const LIFTED = '2026-04-24T09:05:00.000Z';
const met = (kind: string, metAt: string, more: object) => ({ id: kind, kind, metAt, status: 'met', ...more }) as never;
const suspend = met('measure.suspend', SUSPENDED, { restricts: { recorded: [], stated: ['帳票'] } });
const lift = met('measure.lift', LIFTED, { lifts: ['measure.suspend'] });

describe('the impact of a notice', () => {
  it('names the function whose use is restricted, by when it was, and by when that was lifted', () => {
    const impact = (duties: readonly never[], language: 'ja' | 'en' = 'ja') =>
      body(drafted('follow-up', { facts: INTRUSION, occurredAt: OCCURRED, duties }), 'impact', language);
    expect(impact([])).not.toContain('制限');
    expect(impact([suspend])).toContain(
      '帳票の利用を、2026年4月24日（金）17時30分までに制限し、現在も制限を継続しております。',
    );
    expect(impact([suspend, lift])).toContain(
      '帳票の利用を、2026年4月24日（金）17時30分までに制限しておりましたが、2026年4月24日（金）18時05分までに解除いたしました。',
    );
    expect(impact([suspend, lift], 'en')).toContain('the restriction had been lifted by Fri 24 Apr 2026, 18:05 JST.');
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

  it('is not taken back where somebody altered log-in data, and is where nothing reached it', () => {
    expect(request({})).toContain('パスワードのご変更');
    expect(request({ 'data.tampering': 'confirmed' })).not.toContain('パスワードのご変更');
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

describe('data that customers entrusted', () => {
  it('brings them word that they may have duties of their own, unless the law exempts it', () => {
    const facts = { 'data.leak': 'possible', 'data.personal': 'possible', 'data.role': 'processor' };
    const said = 'お客様におかれましては、個人情報の保護に関する法律に基づき、個人情報保護委員会への報告';
    expect(body(first(facts), 'request')).toContain(said);
    expect(body(first({ ...facts, 'data.role': 'controller' }), 'request')).not.toContain(said);
    const reports = [{ report: 'controller', standing: 'not-owed', strength: 'consider' } as never];
    expect(body(first(facts, { reports }), 'request')).not.toContain(said);
  });
});

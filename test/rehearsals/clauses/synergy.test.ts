import { describe, expect, it } from 'vitest';
import { HARMLESS } from '../facts.ts';
import { alarm } from '../stage.ts';
import {
  APPROVER,
  AUDITOR,
  type Company,
  DAY,
  EXECUTIVE,
  HEAD,
  HOUR,
  inCompany,
  OFFICER,
  RESPONDER,
} from './company.ts';

const SOFT = { 'data.leak': 'none', 'data.loss': 'none', 'data.tampering': 'none', 'service.long': 'none' };
const DIRECTOR = 'director@example.jp';
const SUPPORT_HEAD = 'support-head@example.jp';
const FILINGS = [
  ...['authority.ppc.prompt', 'authority.ppc.full', 'authority.mic.first', 'authority.mic.details'],
  ...['authority.pmark.prompt', 'authority.pmark.full', 'authority.isms.report', 'authority.isms.full'],
];

const filingsOf = async ({ incident }: Company, id: string) =>
  (await incident(id)).duties.filter(({ kind, status }) => kind.startsWith('authority.') && status !== 'void');

describe('synergy, played through the whole system', () => {
  it('[SY-1] [SY-3] [SY-16] [SY-20] [SY-22] given an outage with longer answering hours, then its mails say so below those that stand', () =>
    inCompany('synergy', '2026-04-24T10:00:00+09:00', async (company) => {
      const { to, tell, duty, notices } = company;
      await company.fire(alarm('consumer-down', 'ALARM', '2026-04-24T01:00:00Z', 'e-1'));
      await to(5);
      const id = await company.only();
      await tell(id, OFFICER, 'assess', { facts: { ...SOFT, 'service.impact': 'major', 'service.felt': 'confirmed' } });
      expect(await company.incident(id)).toMatchObject({ level: 'A', clauses: ['SY-1.A'] });
      // The decision against a headquarters is recorded, as one for it would be.
      expect(await duty(id, 'headquarters')).toMatchObject({ owner: 'executive', status: 'open', clause: 'SY-3' });
      await tell(id, EXECUTIVE, 'waive', { duty: 'headquarters', reason: '影響が限られるため' });
      expect(await duty(id, 'headquarters')).toMatchObject({
        status: 'waived',
        reason: expect.stringContaining('影響が限られるため'),
      });
      const extended = {
        ja: '本件に限り、4月25日（土）も9時から18時まで回答いたします。',
        en: 'Open on Sat 25 Apr too.',
      };
      await to(10);
      await tell(id, HEAD, 'draft', { stage: 'first', sections: { contact: extended } });
      await to(15);
      expect(await company.refusal(id, HEAD, 'approve', { what: 'first' })).toBe('same-person');
      await tell(id, APPROVER, 'approve', { what: 'first' });
      await to(60);
      expect(notices()).toHaveLength(3);
      for (const { text, html } of notices()) {
        expect(text).toMatch(
          /\n回答時間：平日10時～12時、13時～18時[^\n]*\n本件に限り、4月25日（土）も9時から18時まで回答いたします。/,
        );
        // When inquiries are received is assumed, and no promise to customers.
        expect(text).not.toContain('受付時間：');
        expect(text).toContain('Open on Sat 25 Apr too.');
        expect(html).toContain('本件に限り、4月25日（土）も9時から18時まで回答いたします。');
        expect(text).toContain('10時00分');
        expect(text).not.toMatch(/01:00|UTC|T\d\d:\d\d/);
      }
    }));

  it('[SY-7] [SY-15] given a customer reports a wrong link, then the decision is recorded, and the answer due on the next day of answering', () =>
    inCompany('synergy', '2026-12-27T10:00:00+09:00', async ({ to, report, tell, duty, refusal, incident }) => {
      const id = await report({
        title: 'リンクの誤り',
        reporter: '株式会社見本',
        facts: { ...HARMLESS, 'display.error': 'yes' },
      });
      expect((await incident(id)).level).toBe('C');
      // Closed from 28 December to 4 January.
      expect(await duty(id, 'reporter.progress')).toMatchObject({ clause: 'SY-7', dueAt: '2027-01-05T18:00:00+09:00' });
      expect(await duty(id, 'notice.decision')).toMatchObject({ clause: 'SY-7', owner: 'officer', status: 'open' });
      await to(HOUR);
      expect(await refusal(id, APPROVER, 'complete', { duty: 'notice.decision', evidence: '判断' })).toBe(
        'not-allowed',
      );
      await tell(id, OFFICER, 'complete', { duty: 'notice.decision', evidence: '影響が小さいため、お知らせしない' });
      await tell(id, RESPONDER, 'complete', { duty: 'reporter.progress', evidence: 'お電話で回答' });
      expect(await duty(id, 'notice.decision')).toMatchObject({ status: 'met', metAt: '2026-12-27T11:00:00+09:00' });
      expect(await duty(id, 'reporter.progress')).toMatchObject({ status: 'met' });
    }));

  it('[SY-1] [SY-3] [SY-5] [SY-7] given an incident that grows, then its rank follows data before service, one person’s data is reported to all four, and a wide one gets its headquarters', () =>
    inCompany('synergy', '2026-04-24T10:00:00+09:00', async (company) => {
      const { to, report, tell, duty, incident } = company;
      const id = await report({ title: '表示の誤り', facts: { ...HARMLESS, 'display.error': 'yes' } });
      const ranked = async (facts: object) => {
        await tell(id, OFFICER, 'assess', { facts });
        const { level, clauses } = await incident(id);
        return [level, clauses[0]];
      };
      expect((await incident(id)).level).toBe('C');
      expect(await ranked({ 'service.impact': 'minor' })).toEqual(['B', 'SY-1.B']);
      expect(await duty(id, 'headquarters')).toBeNull();
      // Wide, though not grave: whether a headquarters is set up is decided.
      await tell(id, OFFICER, 'assess', { facts: { 'service.customers': 'many' } });
      expect(await duty(id, 'headquarters')).toMatchObject({ owner: 'executive', status: 'open' });
      expect(await ranked({ 'service.impact': 'major' })).toEqual(['A', 'SY-1.A']);
      expect(await ranked({ 'data.loss': 'possible' })).toEqual(['S', 'SY-1.S']);
      expect(await filingsOf(company, id)).toEqual([]);

      await to(HOUR);
      const sitting = (await company.called(id)).length;
      await tell(id, EXECUTIVE, 'team', { open: true });
      await to(HOUR + 1);
      const { headquarters } = (await incident(id)).response;
      expect(headquarters).toMatchObject({ openedAt: '2026-04-24T11:00:00+09:00', closedAt: null });
      expect(headquarters?.members).toEqual(expect.arrayContaining([DIRECTOR, HEAD, SUPPORT_HEAD]));
      expect((await company.called(id)).slice(sitting)).toEqual(expect.arrayContaining([DIRECTOR, HEAD, SUPPORT_HEAD]));

      // Personal data of one person: no threshold of the law is reached, and the promise stands all the same.
      await tell(id, OFFICER, 'assess', { facts: { 'data.personal': 'confirmed', 'data.persons': 1 } });
      const filings = await filingsOf(company, id);
      expect(filings.map(({ kind }) => kind).toSorted()).toEqual(FILINGS.toSorted());
      expect(filings.every(({ clause, status }) => clause.includes('SY-5') && status === 'open')).toBe(true);
      // 72 hours of elapsed time from the detection, weekend or not, as an aim.
      expect(await duty(id, 'notice.first')).toMatchObject({ dueAt: '2026-04-27T10:00:00+09:00', aim: true });

      await tell(id, EXECUTIVE, 'team', { close: true });
      expect((await incident(id)).response.headquarters?.closedAt).toBe('2026-04-24T11:01:00+09:00');
    }));

  it('[SY-5] [SY-7] given a telecom incident without any data, told by a customer, then each regulator and body gets both reports, and 72 hours run from the detection', () =>
    inCompany('synergy', '2026-04-24T16:00:00+09:00', async (company) => {
      const facts = { ...HARMLESS, telecom: 'confirmed', 'service.impact': 'major', 'service.long': 'confirmed' };
      const detectedAt = '2026-04-24T15:20:00+09:00';
      const id = await company.report({ title: '配信の停止', reporter: '株式会社見本', detectedAt, facts });
      const filings = await filingsOf(company, id);
      expect(filings.map(({ kind }) => kind).toSorted()).toEqual(FILINGS.toSorted());
      expect(await company.duty(id, 'notice.first')).toMatchObject({ dueAt: '2026-04-27T15:20:00+09:00' });
      // A Friday: the next business day is Monday.
      expect(await company.duty(id, 'reporter.progress')).toMatchObject({ dueAt: '2026-04-27T18:00:00+09:00' });
      const items = { outline: '配信が停止した', 'data-items': 'not-applicable' };
      await company.tell(id, OFFICER, 'complete', { duty: 'authority.mic.first', items, reference: '総務省-1' });
      expect((await company.incident(id)).response.reports).toEqual([
        expect.objectContaining({ report: 'authority.mic.first', recipient: '総務省', reference: '総務省-1' }),
      ]);
    }));

  it('[SY-2] [SY-6] [SY-16] given a small incident, then it closes only with the permanent fix, the approved plan and a head of department, and the committee hears of it afterwards', () =>
    inCompany(
      'synergy',
      '2026-04-24T10:00:00+09:00',
      async ({ to, report, tell, duty, refusal, incident, called, play }) => {
        const id = await report({ title: '応答の遅れ', facts: { ...HARMLESS, 'service.impact': 'minor' } });
        expect((await incident(id)).level).toBe('B');
        await tell(id, OFFICER, 'complete', { duty: 'notice.decision', evidence: '影響が小さいため、お知らせしない' });
        const plan = { technical: '監視の追加', organisational: '手順の確認', owner: 'officer', due: '2026-07-31' };
        const end = { reason: '対応が完了したため' };
        expect(await refusal(id, OFFICER, 'close', end)).toBe('closing-conditions');
        await tell(id, OFFICER, 'plan', plan);
        expect(await refusal(id, OFFICER, 'approve', { what: 'prevention' })).toBe('same-person');
        await tell(id, HEAD, 'approve', { what: 'prevention' });
        // The plan is approved; the permanent fix is not done.
        expect(await refusal(id, OFFICER, 'close', end)).toBe('closing-conditions');
        await to(DAY);
        await tell(id, OFFICER, 'complete', { duty: 'permanent-fix', evidence: '修正版を適用した' });
        await tell(id, OFFICER, 'complete', { duty: 'prevention.done', evidence: '監視を追加した' });
        // Everything is done, and no head of department has agreed.
        expect(await refusal(id, OFFICER, 'close', end)).toBe('closing-conditions');
        expect(await refusal(id, APPROVER, 'approve', { what: 'close' })).toBe('not-allowed');
        await tell(id, SUPPORT_HEAD, 'approve', { what: 'close' });
        await tell(id, OFFICER, 'close', end);
        expect(await incident(id)).toMatchObject({ status: 'closed', ledger: { intact: true } });

        expect(await duty(id, 'committee.report')).toMatchObject({
          ...{ clause: 'SY-2', status: 'open', outlives: true, dueAt: '2026-05-25T00:00:00+09:00' },
        });
        const before = (await called(id)).length;
        await to(25 * DAY);
        // Seven days before, the one who owes it is reminded although the incident is closed.
        expect((await called(id)).slice(before)).toEqual([OFFICER]);
        await tell(id, OFFICER, 'complete', { duty: 'committee.report', evidence: '5月の委員会、議事録3' });
        expect(await duty(id, 'committee.report')).toMatchObject({ status: 'met' });
        // Open inside the company: everybody of the team reads it.
        for (const person of [RESPONDER, DIRECTOR, AUDITOR]) {
          expect((await play.system.request(person, 'GET', `/api/incidents/${id}`)).status).toBe(200);
        }
      },
    ));

  it('[SY-23] given a login to a database server, when CloudTrail tells of it, then several people are called at once, and who it was from where is on record', () =>
    inCompany(
      'synergy',
      '2026-04-24T10:00:00+09:00',
      async ({ play, fire, to, only, tell, incident, called, screen }) => {
        const login = (id: string, eventName: string, source: string, requestParameters: object, by = 'taro') => ({
          ...{ id, source, 'detail-type': 'AWS API Call via CloudTrail', time: '2026-04-24T01:00:00Z' },
          detail: {
            ...{ eventName, eventTime: '2026-04-24T00:59:00Z', sourceIPAddress: '192.0.2.1', requestParameters },
            userIdentity: { arn: `arn:aws:sts::000000000000:assumed-role/dba/${by}` },
          },
        });
        await fire(login('l-1', 'StartSession', 'aws.ssm', { target: 'i-0abc' }));
        // Another way into the same server belongs to the same incident.
        await fire(login('l-2', 'SendSSHPublicKey', 'aws.ec2-instance-connect', { instanceId: 'i-0abc' }));
        await to(1);
        const id = await only();
        expect(await called(id)).toEqual(expect.arrayContaining([RESPONDER, OFFICER]));

        // Two minutes later, and nobody has answered: two persons log in within a minute. Both are on record, and the page says who is new.
        const first = (await called(id)).length;
        await to(2);
        await fire(login('l-same', 'StartSession', 'aws.ssm', { target: 'i-0abc' }));
        await to(2.25);
        await fire(login('l-other', 'StartSession', 'aws.ssm', { target: 'i-0abc' }, 'mallory'));
        await to(3);
        expect((await called(id)).slice(first)).toEqual([RESPONDER, OFFICER]);
        expect(play.system.pages().at(-1)?.text).toContain('assumed-role/dba/mallory from 192.0.2.1');
        const { title, signals } = await incident(id);
        expect(title).toBe('データベースサーバーへのログインの検知');
        const byWhom = signals.slice(2).map(({ description }) => /dba\/(\w+) from 192/.exec(description ?? '')?.[1]);
        expect(byWhom).toEqual(['taro', 'mallory']);
        expect(signals.slice(0, 2).map(({ name }) => name)).toEqual(['StartSession:i-0abc', 'SendSSHPublicKey:i-0abc']);
        const { body } = await screen(AUDITOR, `/incidents/${id}`);
        expect(body).toContain('arn:aws:sts::000000000000:assumed-role/dba/taro from 192.0.2.1');

        // Answered, and hours later somebody else logs in: the same people are called once more, for it alone.
        await tell(id, RESPONDER, 'acknowledge', {});
        await to(3 * HOUR);
        const before = (await called(id)).length;
        const other = login('l-3', 'StartSession', 'aws.ssm', { target: 'i-0abc' }, 'hanako');
        await fire(other);
        await fire(other);
        await to(3 * HOUR + 1);
        expect((await called(id)).slice(before)).toEqual([RESPONDER, OFFICER]);
      },
    ));
});

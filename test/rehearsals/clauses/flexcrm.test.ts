import { describe, expect, it } from 'vitest';
import { HARMLESS } from '../facts.ts';
import { alarm } from '../stage.ts';
import { APPROVER, AUDITOR, DAY, EXECUTIVE, HEAD, HOUR, inCompany, OFFICER, RESPONDER } from './company.ts';

const START = '2026-04-24T13:00:00+09:00';
const said = (ja: string, en: string) => ({ ja, en });

describe('flexcrm, played through the whole system', () => {
  it('[FC-1] given incidents of each of which one limb holds, then each is major by it, and all customers hear of each', () =>
    inCompany('flexcrm', START, async ({ to, report, tell, duty, incident, notices }) => {
      const limbs: readonly (readonly [string, object])[] = [
        ['FC-1b', { 'service.impact': 'minor', 'service.felt': 'possible' }],
        ['FC-1c', { risk: 'confirmed', 'cause.ours': 'yes', 'cause.kind': 'misconfiguration' }],
        ['FC-1d', { spread: 'possible', 'cause.kind': 'malware' }],
        ['FC-1e', { obligation: 'confirmed' }],
      ];
      for (const [index, [clause, facts]] of limbs.entries()) {
        const id = await report({ title: clause, facts: { ...HARMLESS, ...facts } });
        const { level, notify, clauses } = await incident(id);
        expect([level, notify, clauses[0]]).toEqual(['major', true, clause]);
        expect(await duty(id, 'notice.first')).toMatchObject({ clause: 'FC-6', status: 'open' });
        const outline = said(`${clause}に当たる事象を確認しました。`, `We found an event under ${clause}.`);
        await tell(id, OFFICER, 'draft', { stage: 'first', sections: { outline } });
        await tell(id, APPROVER, 'approve', { what: 'first' });
        await to(10 * (index + 1));
        expect(await duty(id, 'notice.first')).toMatchObject({ status: 'met' });
      }
      expect(notices('first')).toHaveLength(3 * limbs.length);
    }));

  it('[FC-1] [FC-4] [FC-5] [FC-6] [FC-11] given a suspected leak, then customers hear of it in stages, with what may not be told left out, and each mail names the window and both its hours', () =>
    inCompany('flexcrm', START, async (company) => {
      const { to, fire, only, tell, duty, refusal, incident, notices, screen } = company;
      await fire(alarm('crm-export-leak', 'ALARM', '2026-04-24T04:00:00Z', 'e-1'));
      await to(2);
      const id = await only();
      // Possible is enough; within the hour, in business hours.
      expect(await incident(id)).toMatchObject({ level: 'major', notify: true, clauses: ['FC-1a'] });
      expect(await duty(id, 'notice.first')).toMatchObject({
        ...{ clause: 'FC-6', aim: true, dueAt: '2026-04-24T14:00:00+09:00' },
      });
      await tell(id, APPROVER, 'approve', { what: 'first' });
      await to(10);
      expect(await duty(id, 'notice.first')).toMatchObject({ status: 'met' });
      const [first] = notices('first');
      // Outline, possible impact and provisional measures, as far as they are known.
      expect(first?.text).toMatch(/概要[\s\S]*漏えい[\s\S]*対応/);
      expect(await duty(id, 'notice.follow-up')).toBeNull();

      // It proves graver than told: a follow-up is owed, and the system drafts it.
      await tell(id, OFFICER, 'assess', {
        facts: { ...HARMLESS, 'data.leak': 'confirmed', 'cause.kind': 'intrusion', investigation: 'open' },
        occurredAt: '2026-04-24T12:40:00+09:00',
      });
      expect(await duty(id, 'notice.follow-up')).toMatchObject({ clause: 'FC-4', status: 'open', stage: 'follow-up' });
      await to(15);
      await tell(id, APPROVER, 'approve', { what: 'follow-up' });
      await to(30);
      expect(notices('follow-up').map((mail) => mail.to)).toEqual(notices('first').map((mail) => mail.to));
      expect(await duty(id, 'notice.follow-up')).toMatchObject({ status: 'met' });
      expect(await duty(id, 'notice.detailed')).toBeNull();

      // Cause, permanent fix and prevention are settled: the detailed notice is owed, complete, and limited as contracts ask.
      await tell(id, OFFICER, 'assess', { facts: { investigation: 'done', 'fix.permanent': 'yes' } });
      expect(await duty(id, 'notice.detailed')).toMatchObject({ clause: 'FC-4', status: 'open' });
      const withheld = '取引先Aの接続先192.0.2.9が攻撃者に悪用されました。';
      const sections = {
        new: said('調査が完了しました。', 'The investigation is complete.'),
        cause: said(withheld, 'The partner’s endpoint was abused.'),
        measures: said('該当する連携を停止しました。', 'We stopped the connection.'),
        'secondary-damage': said('二次被害は確認されていません。', 'No secondary damage was found.'),
        data: said('ご契約者の氏名が対象です。', 'Names of contract holders.'),
        persons: said('対象は12名です。', 'Twelve persons.'),
        'permanent-fix': said('連携の認証を変更しました。', 'We changed the authentication.'),
        prevention: said('連携先を四半期ごとに点検します。', 'We review connections every quarter.'),
      };
      const { prevention: _, ...incomplete } = sections;
      expect(await refusal(id, OFFICER, 'draft', { stage: 'detailed', sections: incomplete })).toBe('invalid');
      const limited = { reason: '取引先Aとの秘密保持契約のため', withhold: ['cause'] };
      await tell(id, OFFICER, 'draft', { stage: 'detailed', sections, limited });
      await to(40);
      await tell(id, HEAD, 'approve', { what: 'detailed' });
      await to(HOUR);
      expect(notices('detailed')).toHaveLength(3);
      for (const { text, html } of notices('detailed')) {
        expect(`${text}${html}`).not.toMatch(/192\.0\.2\.9|endpoint was abused/);
        expect(text).toContain('連携の認証を変更しました。');
        expect(text).toContain('連携先を四半期ごとに点検します。');
      }
      const detailed = (await incident(id)).notices.find(({ stage }) => stage === 'detailed');
      const { body } = await screen(AUDITOR, `/api/incidents/${id}/notices/${detailed?.id}`);
      expect(body).toContain(withheld);
      expect(JSON.parse(body).limited).toEqual({ reason: limited.reason, withheld: ['cause'] });
      expect((await screen(AUDITOR, `/incidents/${id}?lang=ja`)).body).toContain('取引先Aとの秘密保持契約のため');

      // The window, when inquiries are received, and when they are answered: in each mail of each stage.
      expect(notices()).toHaveLength(9);
      for (const { text, html } of notices()) {
        for (const shown of [text, html]) {
          expect(shown).toContain('セキュリティお問い合わせ係');
          expect(shown).toContain('security@example.jp');
          expect(shown).toContain('受付時間・回答時間：利用規約に定めるとおりです。');
          // Both are assumed: the published text leaves them to the terms of service.
          expect(shown).not.toMatch(/24時間|平日10時/);
        }
        expect(text).toContain(
          'Hours in which inquiries are received and answered: as set out in the terms of service.',
        );
      }
    }));

  it('[FC-2] [FC-4] [FC-6] [FC-8] given minor ones and one detected at night, then nobody is told of the minor, the night’s is due an hour after opening, and a departure says who, when and why', () =>
    inCompany(
      'flexcrm',
      '2026-05-01T19:00:00+09:00',
      async ({ to, report, tell, duty, refusal, incident, notices }) => {
        const minor: readonly (readonly [string, object])[] = [
          ['FC-2a', { 'cause.kind': 'mistake', 'service.customers': 'few' }],
          ['FC-2b', { 'fixed.quickly': 'yes', 'prevention.inPlace': 'yes', 'cause.kind': 'disaster' }],
          ['FC-2c', { 'test.harmless': 'yes', 'cause.kind': 'test' }],
        ];
        for (const [clause, facts] of minor) {
          const id = await report({ title: clause, facts: { ...HARMLESS, ...facts } });
          expect(await incident(id)).toMatchObject({ level: 'minor', notify: false, clauses: [clause] });
          expect(await duty(id, 'notice.first')).toBeNull();
        }
        // Beside a minor clause the major one decides, and both are named.
        const facts = { 'data.loss': 'possible', 'cause.kind': 'mistake', 'service.customers': 'few' };
        const id = await report({ title: '削除の誤り', facts: { ...HARMLESS, ...facts, investigation: 'open' } });
        const { level, clauses } = await incident(id);
        expect([level, clauses[0]]).toEqual(['major', 'FC-1a']);
        // Friday evening before Golden Week: the next business day is Thursday the 7th.
        expect(await duty(id, 'notice.first')).toMatchObject({ dueAt: '2026-05-07T11:00:00+09:00' });

        const reason = '対象が1社のため、電話で個別に説明する';
        const asked = { about: 'timing', duty: 'notice.first', reason, until: '2026-05-08' };
        await tell(id, RESPONDER, 'exception', asked);
        expect(await refusal(id, RESPONDER, 'approve', { what: 'exception' })).toBe('not-allowed');
        await to(HOUR);
        await tell(id, OFFICER, 'approve', { what: 'exception' });
        expect(await duty(id, 'notice.first')).toMatchObject({ status: 'open', dueAt: '2026-05-09T00:00:00+09:00' });
        for (const about of ['content', 'channel']) {
          await tell(id, OFFICER, 'exception', { about, duty: 'notice.first', reason: '1社のみのため' });
          await tell(id, EXECUTIVE, 'approve', { what: 'exception' });
        }
        expect((await incident(id)).response.exceptions).toEqual([
          expect.objectContaining({
            ...{ about: 'timing', reason, by: RESPONDER, decidedBy: OFFICER, at: '2026-05-01T19:00:00+09:00' },
          }),
          expect.objectContaining({ about: 'content', status: 'approved', by: OFFICER, decidedBy: EXECUTIVE }),
          expect.objectContaining({ about: 'channel', status: 'approved', by: OFFICER, decidedBy: EXECUTIVE }),
        ]);
        await to(DAY);
        expect(notices()).toEqual([]);
      },
    ));

  it('[FC-13] given a minor incident, then it does not close before whether to improve anything is decided in words, and who decides is called meanwhile', () =>
    inCompany('flexcrm', START, async ({ to, report, tell, duty, refusal, incident, called, screen }) => {
      const id = await report({ title: '試験の誤検知', facts: { ...HARMLESS, 'test.harmless': 'yes' } });
      expect(await duty(id, 'improvement')).toMatchObject({ clause: 'FC-13', owner: 'officer', status: 'open' });
      const end = { reason: '対応が完了したため' };
      expect(await refusal(id, OFFICER, 'close', end)).toBe('closing-conditions');
      expect(await refusal(id, OFFICER, 'complete', { duty: 'improvement' })).toBe('invalid');
      await tell(id, RESPONDER, 'acknowledge', {});
      const before = (await called(id)).length;
      await to(15 * DAY);
      expect((await called(id)).slice(before)).toContain(OFFICER);
      await tell(id, OFFICER, 'complete', { duty: 'improvement', evidence: '監視の条件を見直す' });
      await tell(id, OFFICER, 'close', end);
      expect(await incident(id)).toMatchObject({ status: 'closed', ledger: { intact: true } });
      expect((await screen(AUDITOR, `/incidents/${id}?lang=ja`)).body).toContain('監視の条件を見直す');
    }));
});

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

const START = '2026-04-24T10:00:00+09:00';
const PLAN = {
  ...{ technical: '社外からの接続に多要素認証を必須とします。', organisational: '権限の付与を二人で確認します。' },
  ...{ owner: 'officer', due: '2026-07-31' },
};
const said = (ja: string) => ({ ja, en: 'See the Japanese text.' });

/** Every step of the procedure that stands, each by the one whose it is. */
async function carryOutSteps({ incident, tell }: Company, id: string): Promise<string[]> {
  const by: Readonly<Record<string, string>> = { officer: OFFICER, responder: RESPONDER, representative: EXECUTIVE };
  const done: string[] = [];
  for (;;) {
    const step = (await incident(id)).duties.find(({ kind, status }) => kind.startsWith('step.') && status === 'open');
    if (step === undefined) return done;
    await tell(id, by[step.owner] ?? OFFICER, 'complete', { duty: step.kind, evidence: '実施した' });
    done.push(step.kind);
  }
}

describe('the limited company, played through the whole system', () => {
  it('[GK-1] [GK-3] [GK-6] given incidents of each kind, then each has its category and procedure, what none fits its lead by default, and what must be back first stands first', () =>
    inCompany('limited-company', START, async (company) => {
      const { to, report, tell, duty, incident, called, screen } = company;
      const known = async (title: string, facts: object) => {
        const id = await report({ title, facts: { ...HARMLESS, ...facts } });
        const { categories, clauses, duties } = await incident(id);
        const step = duties.find(({ kind }) => kind.startsWith('step.'));
        return { id, seen: [categories, clauses.includes('GK-1a') || clauses.includes('GK-1b'), step?.clause] };
      };
      const files = await known('ファイル共有の故障', { 'cause.kind': 'fault', systems: ['files'] });
      const service = await known('サービスの停止', { 'cause.kind': 'disaster', systems: ['service'] });
      const mail = await known('メールの不正アクセス', { 'cause.kind': 'intrusion', systems: ['mail'] });
      const intruder = await known('事務所への侵入', { 'cause.kind': 'physical' });
      expect(files.seen[0]).toEqual(['failure']);
      expect(service.seen[0]).toEqual(['failure']);
      expect(mail.seen[0]).toEqual(['breach']);
      expect(intruder.seen[0]).toEqual(['threat']);
      for (const { seen } of [files, service, mail, intruder]) expect(seen[2]).toBe('GK-3');
      expect((await incident(intruder.id)).clauses).toContain('GK-1c');

      // By tolerable downtime: four hours, a day, two days; what names no system comes last.
      const { body } = await screen(AUDITOR, '/?lang=ja');
      const places = [service, mail, files, intruder].map(({ id }) => body.indexOf(`/incidents/${id}`));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places[0]).toBeGreaterThan(0);
      expect(body).toMatch(/お客様向けサービスの復旧<\/strong>\s*残り4時間/);

      // No procedure fits a slip: the officer is to appoint within the hour, and nobody does.
      const slip = await report({ title: '手順の誤り', facts: { ...HARMLESS, 'cause.kind': 'mistake' } });
      expect(await duty(slip, 'appointment')).toMatchObject({
        ...{ clause: 'GK-3', owner: 'officer', status: 'open', dueAt: '2026-04-24T11:00:00+09:00' },
      });
      await to(HOUR - 1);
      expect((await incident(slip)).response.appointed).toEqual([]);
      const before = (await called(slip)).length;
      await to(HOUR + 1);
      expect((await called(slip)).slice(before)).toContain(EXECUTIVE);
      const { appointed } = (await incident(slip)).response;
      expect(appointed).toEqual([
        expect.objectContaining({ role: 'representative', person: EXECUTIVE, at: '2026-04-24T11:00:00+09:00' }),
      ]);
      // With all authority: duties of others are theirs to settle.
      await tell(slip, EXECUTIVE, 'complete', { duty: 'analysis', evidence: '原因を特定した' });
      expect(await duty(slip, 'analysis')).toMatchObject({ status: 'met' });
    }));

  it('[GK-3] [GK-4] [GK-8] [GK-9] given an attack from outside, then the team starts and ends, the notice with the plan makes it known, staff and the board are told, and the plan is carried out', () =>
    inCompany('limited-company', START, async (company) => {
      const { to, fire, only, tell, duty, refusal, incident, notices } = company;
      await fire(alarm('file-exfiltration', 'ALARM', '2026-04-24T01:00:00Z', 'e-1'));
      await to(5);
      const id = await only();
      const attack = { 'cause.kind': 'intrusion', 'cause.wrongful': 'confirmed', party: 'victim' };
      await tell(id, OFFICER, 'assess', {
        facts: { ...HARMLESS, ...attack, 'data.leak': 'confirmed', investigation: 'open' },
        occurredAt: '2026-04-24T09:50:00+09:00',
      });
      expect(await incident(id)).toMatchObject({ level: 'serious', categories: ['breach'], notify: true });
      await tell(id, EXECUTIVE, 'team', { open: true });
      const { headquarters } = (await incident(id)).response;
      expect(headquarters).toMatchObject({ openedAt: '2026-04-24T10:05:00+09:00' });
      expect(headquarters?.members).toEqual(expect.arrayContaining([EXECUTIVE, OFFICER, RESPONDER]));
      await to(10);
      await tell(id, APPROVER, 'approve', { what: 'first' });
      await to(HOUR);
      expect(notices('first')).toHaveLength(3);

      // The board hears of it with the plan, and not before there is one.
      const board = { duty: 'board.report', evidence: '役員会に報告書と再発防止計画を提出した' };
      expect(await duty(id, 'board.report')).toMatchObject({ clause: 'GK-9', status: 'open' });
      expect(await refusal(id, OFFICER, 'complete', board)).toBe('not-ready');
      const known = { duty: 'prevention.announcement', evidence: '周知した' };
      const staff = { duty: 'prevention.staff', evidence: '全従業者にメールで周知した' };
      expect(await refusal(id, OFFICER, 'complete', staff)).toBe('not-ready');
      await tell(id, OFFICER, 'plan', PLAN);
      // Known to nobody before it is approved by somebody else.
      expect(await refusal(id, OFFICER, 'complete', staff)).toBe('not-ready');
      await tell(id, EXECUTIVE, 'approve', { what: 'prevention' });
      const report = await company.screen(OFFICER, `/incidents/${id}/filings/board.report?lang=ja`);
      // The document for the board, to be printed: it carries both parts of the plan.
      for (const part of ['添付：再発防止計画', PLAN.technical, PLAN.organisational])
        expect(report.body).toContain(part);
      await tell(id, OFFICER, 'complete', board);
      const [made] = (await incident(id)).response.reports;
      expect(made).toMatchObject({ report: 'board.report', recipient: '役員', by: OFFICER });

      await carryOutSteps(company, id);
      await tell(id, OFFICER, 'assess', { facts: { investigation: 'done' } });
      await to(HOUR + 10);
      await tell(id, OFFICER, 'draft', {
        ...{ stage: 'detailed' },
        sections: {
          // The plan stands there in the language in which it was written.
          prevention: { en: 'Multi-factor authentication for every outside connection; two people grant rights.' },
          cause: said('第三者による不正なアクセスが原因でした。'),
          measures: said('該当するアカウントを停止しました。'),
          'permanent-fix': said('認証の方式を変更しました。'),
          'secondary-damage': said('二次被害は確認されていません。'),
          data: said('共有ファイルの一部が対象です。'),
          persons: said('個人データは含まれません。'),
        },
      });
      await to(HOUR + 15);
      expect(await duty(id, 'prevention.announcement')).toMatchObject({ status: 'open', clause: 'GK-8' });
      await tell(id, HEAD, 'approve', { what: 'detailed' });
      await to(2 * HOUR);
      // Met by the notice itself, at its end: its text carries both parts of the plan.
      expect(notices('detailed')).toHaveLength(3);
      for (const { text } of notices('detailed')) {
        expect(text).toContain(PLAN.technical);
        expect(text).toContain(PLAN.organisational);
      }
      const detailed = (await incident(id)).notices.find(({ stage }) => stage === 'detailed');
      expect(await duty(id, 'prevention.announcement')).toMatchObject({ status: 'met', metAt: detailed?.finishedAt });
      expect(await refusal(id, OFFICER, 'complete', known)).not.toBe('');

      // Staff are told too, on record; closing waits for it.
      expect(await duty(id, 'prevention.staff')).toMatchObject({ clause: 'GK-8', status: 'open' });
      await tell(id, EXECUTIVE, 'team', { close: true });
      expect((await incident(id)).response.headquarters?.closedAt).toBe('2026-04-24T12:00:00+09:00');
      for (const kind of ['analysis', 'lessons'])
        await tell(id, OFFICER, 'complete', { duty: kind, evidence: '実施した' });
      expect(await refusal(id, OFFICER, 'close', { reason: '対応が完了したため' })).toBe('closing-conditions');
      await tell(id, OFFICER, 'complete', staff);
      await tell(id, OFFICER, 'close', { reason: '対応が完了したため' });
      // Carried out by its day, beyond the closing.
      expect(await duty(id, 'prevention.done')).toMatchObject({ status: 'open', dueAt: '2026-08-01T00:00:00+09:00' });
      await tell(id, OFFICER, 'complete', { duty: 'prevention.done', evidence: '多要素認証を全員に適用した' });
      expect(await duty(id, 'prevention.done')).toMatchObject({ status: 'met' });
    }));

  it('[GK-8] [GK-11] given an incident that stays inside, then it owes the plan and both announcements all the same, and only the officer’s approval departs from the regulation', () =>
    inCompany('limited-company', START, async ({ to, report, tell, duty, refusal, incident, notices }) => {
      const id = await report({ title: '社内の印刷機の故障', facts: { ...HARMLESS, systems: ['files'] } });
      expect(await incident(id)).toMatchObject({ level: 'internal', notify: false });
      for (const kind of ['prevention.plan', 'prevention.announcement', 'prevention.staff']) {
        expect(await duty(id, kind)).toMatchObject({ clause: 'GK-8', status: 'open' });
      }
      // It cannot be followed: the plan is left out this time. Somebody asks, the officer approves.
      const reason = '部品の摩耗によるもので、計画を要しないため';
      await tell(id, RESPONDER, 'exception', { about: 'content', duty: 'prevention.announcement', reason });
      expect(await refusal(id, APPROVER, 'approve', { what: 'exception' })).toBe('not-allowed');
      expect(await refusal(id, RESPONDER, 'approve', { what: 'exception' })).toBe('not-allowed');
      await to(DAY);
      await tell(id, OFFICER, 'approve', { what: 'exception' });
      expect((await incident(id)).response.exceptions).toEqual([
        expect.objectContaining({
          ...{ about: 'content', reason, status: 'approved', by: RESPONDER, decidedBy: OFFICER },
          at: '2026-04-24T10:00:00+09:00',
        }),
      ]);
      await tell(id, OFFICER, 'plan', PLAN);
      await tell(id, EXECUTIVE, 'approve', { what: 'prevention' });
      await tell(id, OFFICER, 'complete', { duty: 'prevention.announcement', evidence: '利用者向けの頁に掲載した' });
      await tell(id, OFFICER, 'complete', { duty: 'prevention.staff', evidence: '朝礼で周知した' });
      for (const kind of ['prevention.announcement', 'prevention.staff']) {
        expect(await duty(id, kind)).toMatchObject({ status: 'met' });
      }
      expect(notices()).toEqual([]);
    }));
});

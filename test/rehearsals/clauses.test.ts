import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../functions/domain/time/duration.ts';
import { shipped } from '../policies/shipped.ts';
import { ROOT } from '../style/source-files.ts';
import { HARMLESS, LEAK } from './facts.ts';
import { alarm, mustWork, type Stage, stage } from './stage.ts';
import { incidentOf } from './work-through.ts';

const OFFICER = 'officer@example.jp';
const DAY_MINUTES = 24 * 60;

let playing: Stage | null = null;
afterEach(async () => {
  await playing?.stop();
  playing = null;
});

/** An empty system of a company, and what its people do in it. */
async function company(name: string, start: string) {
  const play = await stage({ start, customers: 3, policy: join(ROOT, `workflows/policies/${name}.yaml`) });
  playing = play;
  return {
    play,
    to: (minutes: number) => play.to(minutes * MINUTE_MS),
    fire: (event: ReturnType<typeof alarm>) => play.system.putEvents([event]),
    newest: async () => (await play.incidents()).at(-1)?.id ?? '',
    tell: async (id: string, as: string, verb: string, body: object) =>
      mustWork(await play.ask(as, `/api/incidents/${id}/${verb}`, body)),
    refused: async (id: string, as: string, verb: string, body: object) =>
      (await play.ask(as, `/api/incidents/${id}/${verb}`, body)).status >= 400,
    report: async (body: object) => {
      const answer = mustWork(await play.ask('responder@example.jp', '/api/incidents', body));
      return String(JSON.parse(answer.body).id);
    },
    duty: async (id: string, kind: string) =>
      (await incidentOf(play, id)).duties.find((duty) => duty.kind === kind) ?? null,
    notices: () => play.system.mails().filter(({ kind }) => kind === 'notice'),
  };
}

const SOFT = { 'data.leak': 'none', 'data.loss': 'none', 'data.tampering': 'none', 'service.long': 'none' };

describe('synergy, played through the whole system', () => {
  it('[SY-1] [SY-3] [SY-16] [SY-20] [SY-22] given an outage with longer answering hours, then its mails say so below those that stand', async () => {
    const { play, fire, to, newest, tell, refused, duty, notices } = await company(
      'synergy',
      '2026-04-24T10:00:00+09:00',
    );
    await fire(alarm('consumer-down', 'ALARM', '2026-04-24T01:00:00Z', 'e-1'));
    await to(5);
    const id = await newest();
    await tell(id, OFFICER, 'assess', { facts: { ...SOFT, 'service.impact': 'major', 'service.felt': 'confirmed' } });
    expect(await incidentOf(play, id)).toMatchObject({ level: 'A', clauses: ['SY-1.A'] });
    expect(await duty(id, 'headquarters')).toMatchObject({ owner: 'executive', status: 'open' });
    await tell(id, 'executive@example.jp', 'waive', { duty: 'headquarters', reason: '影響が限られるため' });
    expect(await duty(id, 'headquarters')).toMatchObject({ status: 'waived' });
    const extended = {
      ja: '本件に限り、4月25日（土）も9時から18時まで回答いたします。',
      en: 'Open on Sat 25 Apr too.',
    };
    await to(10);
    await tell(id, 'head@example.jp', 'draft', { stage: 'first', sections: { contact: extended } });
    await to(15);
    expect(await refused(id, 'head@example.jp', 'approve', { what: 'first' })).toBe(true);
    await tell(id, 'approver@example.jp', 'approve', { what: 'first' });
    await to(60);
    expect(notices()).toHaveLength(3);
    for (const { text, html } of notices()) {
      expect(text).toMatch(
        /回答時間：平日10時～12時、13時～18時.*\n本件に限り、4月25日（土）も9時から18時まで回答いたします。/,
      );
      expect(text).toContain('Open on Sat 25 Apr too.');
      expect(html).toContain('本件に限り、4月25日（土）も9時から18時まで回答いたします。');
      expect(text).toContain('10時00分');
      expect(text).not.toMatch(/01:00|UTC|T\d\d:\d\d/);
    }
  });

  it('[SY-7] [SY-15] given a customer reports a wrong link, then the decision is recorded, and the answer due on the next day of answering', async () => {
    const { play, to, report, tell, duty, refused } = await company('synergy', '2026-12-27T10:00:00+09:00');
    const id = await report({
      title: 'リンクの誤り',
      reporter: '株式会社見本',
      facts: { ...HARMLESS, 'display.error': 'yes' },
    });
    expect((await incidentOf(play, id)).level).toBe('C');
    // Closed from 28 December to 4 January.
    expect(await duty(id, 'reporter.progress')).toMatchObject({ clause: 'SY-7', dueAt: '2027-01-05T18:00:00+09:00' });
    expect(await duty(id, 'notice.decision')).toMatchObject({ clause: 'SY-7', owner: 'officer', status: 'open' });
    await to(60);
    expect(await refused(id, 'approver@example.jp', 'complete', { duty: 'notice.decision', evidence: '判断' })).toBe(
      true,
    );
    await tell(id, OFFICER, 'complete', { duty: 'notice.decision', evidence: '影響が小さいため、お知らせしない' });
    await tell(id, 'responder@example.jp', 'complete', { duty: 'reporter.progress', evidence: 'お電話で回答' });
    expect(await duty(id, 'notice.decision')).toMatchObject({ status: 'met', metAt: '2026-12-27T11:00:00+09:00' });
    expect(await duty(id, 'reporter.progress')).toMatchObject({ status: 'met' });
  });
});

describe('coxproject, played through the whole system', () => {
  it('[CX-1] [CX-2] [CX-3] [CX-5] given a virus that reaches staff, then those of level 1 are called and the steps come up in turn', async () => {
    const { play, to, report, tell, duty } = await company('coxproject', '2026-04-24T10:00:00+09:00');
    const facts = { ...HARMLESS, 'cause.kind': 'malware', 'business.impact': 'staff' };
    const id = await report({ title: 'ウイルス感染', facts });
    await to(5);
    expect(await incidentOf(play, id)).toMatchObject({ level: '1', categories: ['virus'] });
    const { levels, team } = shipped('coxproject');
    const responders = levels.find(({ name }) => name === '1')?.responders ?? [];
    const due = team.people.filter(({ roles }) => roles.some((role) => responders.includes(role)));
    expect(due.length).toBeGreaterThan(0);
    await to(DAY_MINUTES);
    const called = play.system.pages().map(({ to: address }) => address);
    expect(called).toEqual(expect.arrayContaining(due.map(({ email }) => email)));
    expect(await duty(id, 'instructions')).toMatchObject({ clause: 'CX-2' });
    expect(await duty(id, 'step.disconnect')).toMatchObject({ clause: 'CX-5', status: 'open' });
    expect(await duty(id, 'step.call')).toBeNull();
    await tell(id, OFFICER, 'complete', { duty: 'step.disconnect', evidence: 'ケーブルを抜いた' });
    expect(await duty(id, 'step.call')).toMatchObject({ status: 'open' });
  });

  it('[CX-4] [CX-6] [CX-14] given a leak of personal data, then it is level 3, reported to the regulator, and told to those affected', async () => {
    const { play, report, duty } = await company('coxproject', '2026-04-24T10:00:00+09:00');
    const facts = { ...LEAK, 'data.role': 'controller', 'cause.kind': 'intrusion', 'cause.wrongful': 'confirmed' };
    const id = await report({ title: '名簿の流出', facts });
    expect(await incidentOf(play, id)).toMatchObject({ level: '3', categories: ['leak'], notify: true });
    expect(await duty(id, 'authority.ppc.prompt')).toMatchObject({ status: 'open' });
    expect(await duty(id, 'authority.police.report')).toMatchObject({ clause: 'CX-6', status: 'open' });
    expect(await duty(id, 'notice.first')).toMatchObject({ clause: 'CX-14', status: 'open' });
    expect(await duty(id, 'step.finder-report-now')).toMatchObject({ clause: 'CX-4', status: 'open' });
  });
});

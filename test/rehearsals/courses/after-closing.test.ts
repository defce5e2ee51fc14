import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../functions/domain/base/time/units.ts';
import { shipped } from '../../policies/shipped.ts';
import { ROOT } from '../../style/source-files.ts';
import { HARMLESS } from '../facts.ts';
import { alarm, mustWork, stage } from '../stage.ts';
import { closeOff, incidentOf, workThrough } from '../work-through.ts';

const START = '2026-04-24T17:50:00+09:00';

/** What each company still owes when the incident is closed: its committee's report, or the plan, 90 days on, which is to be carried out. */
const OUTLIVING: readonly [
  clauses: string,
  company: string,
  kind: string,
  facts: Record<string, unknown>,
  days: number,
][] = [
  ['SY-2', 'synergy', 'committee.report', { 'display.error': 'yes' }, 60],
  ['GK-8', 'limited-company', 'prevention.done', { 'cause.kind': 'mistake' }, 120],
];

describe.each(OUTLIVING)('[%s] %s: %s after the closing', (_clauses, company, kind, facts, days) => {
  it('given nobody does it, when its time passes, then it is missed, people are called until somebody answers, and it is done late', async () => {
    const policy = shipped(company);
    const file = join(ROOT, `workflows/policies/${company}.yaml`);
    const play = await stage({ start: START, customers: 3, policy: file });
    try {
      await play.system.putEvents([alarm('anything', 'ALARM', new Date(Date.parse(START)).toISOString(), 'e-1')]);
      await play.to(0);
      const id = (await play.incidents())[0]?.id ?? '';
      const known = { ...HARMLESS, ...facts };
      mustWork(
        await play.ask('officer@example.jp', `/api/incidents/${id}/assess`, { facts: known, reason: '調査の結果' }),
      );
      await workThrough(play, policy, id, 1, [kind]);
      const closed = await closeOff(play, policy, id);
      expect(closed.duties.filter(({ outlives }) => outlives).map((duty) => duty.kind)).toEqual([kind]);
      const calls = play.system.pages().length;

      await play.to(days * DAY_MS);
      const later = await incidentOf(play, id);
      const duty = later.duties.find((one) => one.kind === kind);
      expect(later.status).toBe('closed');
      expect(duty).toMatchObject({ status: 'missed', missedAt: duty?.dueAt });
      // Nobody answers: whoever owes it is called when it is missed, and others after.
      const since = Date.parse(duty?.missedAt ?? '');
      const called = play.system
        .pages()
        .slice(calls)
        .filter(({ at }) => Date.parse(at) >= since);
      expect(new Set(called.map(({ to }) => to)).size).toBeGreaterThan(1);

      const done = {
        duty: kind,
        evidence: 'Carried out.',
        ...(kind === 'committee.report' ? { items: { outline: 'Told.' } } : {}),
      };
      mustWork(await play.ask('executive@example.jp', `/api/incidents/${id}/complete`, done));
      await play.to(days * DAY_MS + HOUR_MS);
      expect((await incidentOf(play, id)).duties.find((one) => one.kind === kind)?.status).toBe('late');
      const executions = await play.system.executions();
      expect(executions.filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
    } finally {
      await play.stop();
    }
  }, 600_000);
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../functions/domain/base/time/units.ts';
import type { DutyReport, IncidentReport } from '../../../functions/domain/views/report.ts';
import { shipped } from '../../policies/shipped.ts';
import { ROOT } from '../../style/source-files.ts';
import { HARMLESS, LEAK } from '../facts.ts';
import { played } from '../long.ts';
import { alarm, mustWork, type Stage, stage } from '../stage.ts';
import { closeOff, incidentOf, workThrough } from '../work-through.ts';

interface Course {
  readonly company: string;
  readonly clauses: string;
  /** What is known at first, what it turns out to be, and what comes to light in the end; each with the level it leads to. */
  readonly first: readonly [level: string, facts: Record<string, unknown>];
  readonly falls: readonly [level: string, facts: Record<string, unknown>];
  readonly rises: readonly [level: string, facts: Record<string, unknown>];
}

const NO_LEAK = { 'data.leak': 'none', 'data.personal': 'none' };

const COURSES: readonly Course[] = [
  {
    company: 'flexcrm',
    clauses: 'FC-1] [FC-2',
    first: ['major', LEAK],
    falls: ['minor', NO_LEAK],
    rises: ['major', { 'data.loss': 'confirmed' }],
  },
  {
    company: 'synergy',
    clauses: 'SY-2] [SY-5] [SY-6',
    first: ['S', LEAK],
    falls: ['C', { ...NO_LEAK, 'display.error': 'yes' }],
    rises: ['A', { 'service.impact': 'major', 'service.felt': 'confirmed' }],
  },
  {
    company: 'flam',
    clauses: 'FL-3',
    first: ['major', LEAK],
    falls: ['minor', NO_LEAK],
    rises: ['major', { 'service.long': 'confirmed' }],
  },
  {
    company: 'limited-company',
    clauses: 'GK-4] [GK-7] [GK-9',
    first: ['serious', { ...LEAK, party: 'victim', 'cause.kind': 'intrusion' }],
    falls: ['internal', { ...NO_LEAK, party: 'neither', 'cause.kind': 'mistake' }],
    rises: ['serious', { 'data.leak': 'possible', party: 'victim', 'cause.wrongful': 'confirmed' }],
  },
  {
    company: 'coxproject',
    clauses: 'CX-1] [CX-4] [CX-6',
    first: ['3', { ...LEAK, 'asset.class': 2, 'business.impact': 'outside' }],
    falls: ['1', { ...NO_LEAK, 'asset.class': 0, 'business.impact': 'staff', 'service.impact': 'minor' }],
    rises: ['2', { 'business.impact': 'business', 'service.impact': 'major', systems: ['core'] }],
  },
];

describe.each(played(COURSES, ({ company }) => company === 'synergy'))(
  '$company: facts that change',
  ({ company, clauses, first, falls, rises }) => {
    it(`[${clauses}] duties appear, move and become void with a reason; what was met stays; and it closes`, async () => {
      const policy = shipped(company);
      const play = await stage({
        start: '2026-04-24T10:00:00+09:00',
        customers: 3,
        policy: join(ROOT, `workflows/policies/${company}.yaml`),
      });
      try {
        await play.system.putEvents([alarm('anything', 'ALARM', '2026-04-24T01:00:00Z', 'e-1')]);
        await play.to(0);
        const id = (await play.incidents())[0]?.id ?? '';
        const opened = await learn(play, id, { ...HARMLESS, ...first[1] });
        expect(opened.level).toBe(first[0]);
        await play.to(5 * MINUTE_MS);
        mustWork(await play.ask('approver@example.jp', `/api/incidents/${id}/approve`, { what: 'first' }));
        await play.to(30 * MINUTE_MS);
        const told = await incidentOf(play, id);
        expect(told.duties.find(({ kind }) => kind === 'notice.first')?.status).toBe('met');

        const fallen = await learn(play, id, falls[1]);
        expect(fallen.level).toBe(falls[0]);
        const gone = fallen.duties.filter(({ status }) => status === 'void');
        expect(gone.length).toBeGreaterThan(0);
        expect(gone.filter(({ reason }) => reason === null || reason === '')).toEqual([]);
        expect(settled(fallen)).toEqual(expect.arrayContaining(settled(told)));

        await play.to(HOUR_MS);
        const raised = await learn(play, id, rises[1]);
        expect(raised.level).toBe(rises[0]);
        expect(settled(raised)).toEqual(expect.arrayContaining(settled(fallen)));
        const open = ({ duties }: IncidentReport) => duties.filter(({ status }) => status === 'open').length;
        expect(open(raised)).toBeGreaterThan(open(fallen));

        const worked = await workThrough(play, policy, id, 2);
        expect(worked.duties.filter(({ status }) => !['met', 'late', 'void'].includes(status))).toEqual([]);
        expect(await closeOff(play, policy, id)).toMatchObject({ status: 'closed', ledger: { intact: true } });
      } finally {
        await play.stop();
      }
    }, 600_000);
  },
);

async function learn(play: Stage, id: string, facts: Record<string, unknown>): Promise<IncidentReport> {
  mustWork(await play.ask('officer@example.jp', `/api/incidents/${id}/assess`, { facts, reason: '調査の結果' }));
  return await incidentOf(play, id);
}

/** What was done, with its times: it may never change again. */
function settled({ duties }: IncidentReport): Pick<DutyReport, 'kind' | 'metAt' | 'dueAt'>[] {
  return duties.filter(({ metAt }) => metAt !== null).map(({ kind, metAt, dueAt }) => ({ kind, metAt, dueAt }));
}

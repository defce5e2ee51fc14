import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../functions/domain/base/time/units.ts';
import { shipped } from '../../policies/shipped.ts';
import { ROOT } from '../../style/source-files.ts';
import { HARMLESS, LEAK } from '../facts.ts';
import { played } from '../long.ts';
import { alarm, mustWork, stage } from '../stage.ts';
import { closeOff, incidentOf, workThrough } from '../work-through.ts';

const START = '2026-04-24T17:50:00+09:00';
const FRIDAY_UTC = '2026-04-24T08:50:00Z';

/** Every level of every company, and the facts that lead to it. */
const LEVELS: readonly [company: string, clauses: string, level: string, facts: Record<string, unknown>][] = [
  ['flexcrm', 'FC-3', 'major', { ...LEAK }],
  ['flexcrm', 'FC-3', 'minor', {}],
  ['synergy', 'SY-2] [SY-3] [SY-5', 'S', LEAK],
  ['synergy', 'SY-2', 'A', { 'service.impact': 'major', 'service.felt': 'confirmed' }],
  ['synergy', 'SY-2] [SY-7', 'B', { 'service.impact': 'minor' }],
  ['synergy', 'SY-2', 'C', { 'display.error': 'yes' }],
  ['flam', 'FL-3', 'major', LEAK],
  ['flam', 'FL-3', 'minor', {}],
  [
    'limited-company',
    'GK-2] [GK-4] [GK-7] [GK-8] [GK-9',
    'serious',
    { ...LEAK, party: 'victim', 'cause.wrongful': 'confirmed', 'cause.kind': 'intrusion' },
  ],
  ['limited-company', 'GK-2] [GK-3] [GK-7', 'internal', { 'cause.kind': 'mistake' }],
  ['coxproject', 'CX-1] [CX-4] [CX-14', '3', { ...LEAK, 'asset.class': 2, 'business.impact': 'outside' }],
  ['coxproject', 'CX-1] [CX-7', '2', { 'business.impact': 'business', 'service.impact': 'major', systems: ['core'] }],
  ['coxproject', 'CX-1', '1', { 'business.impact': 'staff', 'service.impact': 'minor' }],
  ['coxproject', 'CX-1', '0', { 'data.loss': 'possible' }],
];

/** A company with the most reports, and one with a playbook for every kind and level. */
const SHOWN: readonly string[] = ['synergy S', 'coxproject 3'];

describe.each(played(LEVELS, ([company, , level]) => SHOWN.includes(`${company} ${level}`)))(
  '%s, %s: an incident of level %s',
  (company, clauses, level, facts) => {
    it(`[${clauses}] given an alarm, then all that is owed is done and approved, and it closes`, async () => {
      const policy = shipped(company);
      const play = await stage({
        start: START,
        customers: 3,
        policy: join(ROOT, `workflows/policies/${company}.yaml`),
      });
      try {
        await play.system.putEvents([alarm('anything', 'ALARM', FRIDAY_UTC, 'e-1')]);
        await play.to(0);
        const id = (await play.incidents())[0]?.id ?? '';
        mustWork(
          await play.ask('officer@example.jp', `/api/incidents/${id}/assess`, {
            facts: { ...HARMLESS, ...facts },
            reason: '調査の結果',
          }),
        );
        expect((await incidentOf(play, id)).level).toBe(level);
        const worked = await workThrough(play, policy, id);
        expect(worked.duties.filter(({ status }) => !['met', 'late', 'void'].includes(status))).toEqual([]);
        const closed = await closeOff(play, policy, id);
        expect(closed).toMatchObject({ status: 'closed', level, ledger: { intact: true } });
        // The last thing waited for is the day of the prevention plan, 90 days on.
        await play.to(100 * DAY_MS);
        const executions = await play.system.executions();
        expect(executions.filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
      } finally {
        await play.stop();
      }
    }, 600_000);
  },
);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { mustWork, type Stage, stage } from '../stage.ts';
import { type Counted, Counter } from './counted.ts';
import { lengthen, openMany } from './long-incident.ts';

const HOUR_MS = 3_600_000;
let played: Stage;
let counter: Counter;

beforeAll(async () => {
  played = await stage({ start: '2026-04-24T10:00:00+09:00', customers: 0 });
  await openMany(played.system, 40, instant('2026-04-24T01:00:00.000Z'));
  await played.to(HOUR_MS);
  counter = new Counter(played.system, 'console');
});

afterAll(() => played.stop());

function asking(path: string): Promise<Counted> {
  return counter.during(async () => mustWork(await played.system.request('officer@example.jp', 'GET', path)));
}

describe('what a list reads', () => {
  it('given ten of forty incidents, then a call for the texts of each, four beside them, and no ledger', async () => {
    const { calls, reads } = await asking('/api/incidents?limit=10');
    expect(calls['Query hikeshi-ledger']).toBeUndefined();
    expect(reads).toBeLessThanOrEqual(14);
  });

  it('given the newest of them with 300 items, then as many reads, and few units', async () => {
    const before = await asking('/api/incidents?limit=10');
    const [row] = JSON.parse((await played.system.request('officer@example.jp', 'GET', '/api/incidents?limit=1')).body);
    await lengthen(played.system, row.id, 300);
    mustWork(
      await played.ask('officer@example.jp', `/api/incidents/${row.id}/assess`, { facts: { risk: 'possible' } }),
    );
    const after = await asking('/api/incidents?limit=10');
    expect([after.reads, after.calls['Query hikeshi-ledger']]).toEqual([before.reads, undefined]);
    expect(after.readUnits).toBeLessThan(before.readUnits + 10);
  });

  it('given the page of the console, then no ledger is read either', async () => {
    const { calls, reads } = await asking('/');
    expect(calls['Query hikeshi-ledger']).toBeUndefined();
    expect(reads).toBeLessThanOrEqual(40 + 5);
  });
});

import { type Counted, Counter } from '../rehearsals/reads/counted.ts';
import { lengthen } from '../rehearsals/reads/long-incident.ts';
import { mustWork, type Stage, stage } from '../rehearsals/stage.ts';
import type { BenchOptions, Row } from './row.ts';

const LENGTHS = [20, 2_000] as const;
const LENGTHS_SHORT = [20, 200] as const;
/** What the same took while a command read its stream three times, and each text by itself: counted the same way. */
const BEFORE = new Map([
  [20, 'read three times, text by text: 6 reads, 12 units'],
  [200, 'read three times, text by text: 23 reads, 98 units'],
  [2_000, 'read three times, text by text: 203 reads, 971 units'],
]);

/** What reading costs, in counted calls and the units that DynamoDB bills: no wall time. */
export async function readRows({ short }: BenchOptions): Promise<Row[]> {
  const played = await stage({ start: '2026-04-24T10:00:00+09:00', customers: 0 });
  try {
    const rows: Row[] = [];
    for (const length of short ? LENGTHS_SHORT : LENGTHS) rows.push(...(await commandRows(played, length)));
    return rows;
  } finally {
    await played.stop();
  }
}

async function commandRows(played: Stage, length: number): Promise<Row[]> {
  const report = { title: '応答の遅れ', facts: { 'test.harmless': 'yes' } };
  const { id } = JSON.parse(mustWork(await played.ask('responder@example.jp', '/api/incidents', report)).body);
  await played.to(60_000 * length);
  await lengthen(played.system, id, length);
  const counter = new Counter(played.system, 'console');
  const counted = await counter.during(async () => {
    mustWork(await played.ask('officer@example.jp', `/api/incidents/${id}/assess`, { facts: { risk: 'possible' } }));
  });
  return [rowOf(`a command of the API, ${length} items`, counted, BEFORE.get(length) ?? '–')];
}

function rowOf(what: string, { reads, readUnits }: Counted, compared: string): Row {
  return { what, ours: `${reads} reads, ${readUnits} units`, compared, ratio: null };
}

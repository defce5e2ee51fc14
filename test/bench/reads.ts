import { instant } from '../../functions/domain/base/time/instant.ts';
import { type Counted, Counter } from '../rehearsals/reads/counted.ts';
import { lengthen, openMany } from '../rehearsals/reads/long-incident.ts';
import { mustWork, type Stage, stage } from '../rehearsals/stage.ts';
import type { BenchOptions, Row } from './row.ts';

const LENGTHS = [20, 2_000] as const;
const LENGTHS_SHORT = [20, 200] as const;
/** Open incidents: those of the run that is measured after those that it is compared with. */
const OPEN = [300, 3_000] as const;
const OPEN_SHORT = [10, 60] as const;
const HOUR_MS = 3_600_000;
const SWEPT_MS = 6 * 60_000;
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
    return [...rows, await sweepRow(short ? OPEN_SHORT : OPEN)];
  } finally {
    await played.stop();
  }
}

/** One run of the sweep over many open incidents that are all well; its time against that of a run over a tenth of them. */
async function sweepRow([fewer, count]: readonly [number, number]): Promise<Row> {
  const few = await sweptOnce(fewer);
  const many = await sweptOnce(count);
  const { reads, readUnits, calls } = many.counted;
  const asked = (calls.DescribeExecution ?? 0) + (calls.ListExecutions ?? 0);
  return {
    what: `one run of the sweep, ${count} open incidents`,
    ours: `${reads} reads, ${readUnits} units, ${asked} questions to Step Functions; looked at ${many.looked}`,
    compared: `${fewer} open incidents: ${few.counted.reads} reads; time ÷ incidents`,
    ratio: many.seconds / count / (few.seconds / fewer),
  };
}

async function sweptOnce(count: number) {
  const played = await stage({ start: '2026-04-24T10:00:00+09:00', customers: 0 });
  try {
    await openMany(played.system, count, instant('2026-04-24T01:00:00.000Z'));
    // The first runs start what was asked for and nobody started; what follows of it is over within the hour.
    await disturbed(played);
    await played.to(HOUR_MS);
    await disturbed(played);
    const counter = new Counter(played.system, 'sweep');
    const begin = process.hrtime.bigint();
    const counted = await counter.during(() => played.to(HOUR_MS + SWEPT_MS));
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    // One query a stream, beside those of waits and of the list itself.
    return { counted, seconds, looked: counted.calls['Query hikeshi-ledger'] ?? 0 };
  } finally {
    await played.stop();
  }
}

/** The sweep leaves out its runs while nothing changes. */
async function disturbed(played: Stage): Promise<void> {
  mustWork(await played.ask('responder@example.jp', '/api/incidents', { title: '応答の遅れ', facts: {} }));
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

import { mustWork, stage } from '../rehearsals/stage.ts';
import type { BenchOptions, Row } from './row.ts';

const DAY_MS = 86_400_000;
const DAYS = 365;
const DAYS_SHORT = 60;

/** Virtual days per second of wall time: one open incident, no mail. */
export async function dayRows({ short }: BenchOptions): Promise<Row[]> {
  const days = short ? DAYS_SHORT : DAYS;
  const played = await stage({ start: '2026-04-24T10:00:00+09:00', customers: 0 });
  try {
    const report = { title: '応答の遅れ', facts: { 'test.harmless': 'yes' } };
    mustWork(await played.ask('responder@example.jp', '/api/incidents', report));
    await played.to(DAY_MS);
    const begin = process.hrtime.bigint();
    await played.to((days + 1) * DAY_MS);
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    return [
      {
        what: `${days} days with one open incident`,
        ours: `${(days / seconds).toFixed(0)} virtual days a second`,
        compared: `the days themselves: ${seconds.toFixed(2)} s for ${days} d`,
        ratio: (days * DAY_MS) / 1_000 / seconds,
      },
    ];
  } finally {
    await played.stop();
  }
}

import { mustWork, type Stage, stage } from '../rehearsals/stage.ts';
import type { BenchOptions, Row } from './row.ts';

/** mail.share of the sample settings: what a delivery leases of the account's rate. */
const SHARE = 0.8;
const LATENCY = { minMilliseconds: 20, maxMilliseconds: 400 };
const HOUR_MS = 3_600_000;

interface Size {
  readonly rate: number;
  readonly recipients: number;
}

const SIZES: readonly Size[] = [
  { rate: 1, recipients: 120 },
  { rate: 14, recipients: 1_000 },
  { rate: 50, recipients: 4_000 },
  { rate: 500, recipients: 8_000 },
];
const SIZES_SHORT: readonly Size[] = [
  { rate: 1, recipients: 60 },
  { rate: 14, recipients: 500 },
];

/** Fan-out time ÷ (recipients ÷ leased rate), on virtual time, every call of a function taking 20 to 400 ms. */
export async function fanOutRows({ short }: BenchOptions): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of short ? SIZES_SHORT : SIZES) rows.push(await fanOutRow(size));
  return rows;
}

async function fanOutRow({ rate, recipients }: Size): Promise<Row> {
  const played = await stage({
    start: '2026-04-24T10:00:00+09:00',
    customers: recipients,
    mail: { ratePerSecond: rate, perDay: 1_000_000 },
    latency: LATENCY,
  });
  try {
    const seconds = await mailAll(played);
    const least = recipients / (rate * SHARE);
    return {
      what: `fan-out of ${recipients} at ${rate} a second`,
      ours: `${seconds.toFixed(1)} virtual s`,
      compared: `recipients ÷ leased rate: ${least.toFixed(1)} s`,
      ratio: seconds / least,
    };
  } finally {
    await played.stop();
  }
}

/** From the first to the last accepted mail of a first notice, in seconds of virtual time. */
async function mailAll(played: Stage): Promise<number> {
  const report = { title: '顧客データの流出の疑い', facts: { 'data.leak': 'possible' } };
  mustWork(await played.ask('responder@example.jp', '/api/incidents', report));
  await played.to(HOUR_MS / 12);
  const incident = (await played.incidents())[0]?.id;
  mustWork(await played.ask('approver@example.jp', `/api/incidents/${incident}/approve`, { what: 'first' }));
  await played.to(12 * HOUR_MS);
  const notices = played.system.mails().filter(({ kind }) => kind === 'notice');
  const moments = notices.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
  return ((moments.at(-1) ?? Number.NaN) - (moments[0] ?? Number.NaN)) / 1_000;
}

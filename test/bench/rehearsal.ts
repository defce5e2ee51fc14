import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { assemblyFor } from '../../infra/synth/synth.ts';
import type { Row } from './row.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SCENARIO = 'test/rehearsals/scenarios/thirty-days.yaml';
const CUSTOMERS = 1_000;
/** What is promised for a scenario of this size, besides synthesis. */
const LIMIT_SECONDS = 15;
const MOST_BYTES = 64 * 1024 * 1024;

interface Played {
  readonly mails: readonly { readonly to: string; readonly kind: string }[];
}

/** The seconds that the command takes for thirty days with one notice to a thousand customers, from its start to its end. */
export async function rehearsalRows(): Promise<Row[]> {
  await assemblyFor(resolve(ROOT, 'workflows/policies/flexcrm.yaml'));
  const begin = process.hrtime.bigint();
  const run = spawnSync(process.execPath, ['infra/cli/hikeshi.js', 'rehearse', SCENARIO, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
  });
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  if (run.status !== 0) throw new Error(`${SCENARIO}: ${run.stderr}`);
  const mailed = mailedIn(run.stdout);
  if (mailed !== CUSTOMERS) throw new Error(`${SCENARIO}: ${mailed} were mailed once each`);
  const calibration = loopSeconds();
  return [
    {
      what: `30 days, one notice to ${CUSTOMERS} customers`,
      ours: `${seconds.toFixed(1)} s, where counting to 10^9 takes ${calibration.toFixed(2)} s`,
      compared: `${LIMIT_SECONDS} s`,
      ratio: seconds / LIMIT_SECONDS,
    },
  ];
}

/** Customers that were mailed a notice exactly once. */
function mailedIn(json: string): number {
  const { mails } = JSON.parse(json) as Played;
  const notices = mails.filter(({ kind }) => kind === 'notice').map(({ to }) => to);
  return new Set(notices).size === notices.length ? notices.length : 0;
}

/** How fast this machine is just now. */
function loopSeconds(): number {
  const begin = process.hrtime.bigint();
  for (let sum = 0, n = 0; n < 1e9; n += 1) sum = (sum + n) | 0;
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

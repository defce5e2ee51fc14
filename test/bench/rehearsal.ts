import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { assemblyFor } from '../../infra/build/synth.ts';
import type { Row } from './row.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CUSTOMERS = 1_000;
/** Thirty days each, by how many notices are mailed to every customer. */
const SCENARIOS = [
  { notices: 1, file: 'test/rehearsals/scenarios/thirty-days.yaml' },
  { notices: 2, file: 'test/rehearsals/scenarios/outage-at-night.yaml' },
] as const;
/** What is promised for a scenario of this size, besides synthesis. */
const LIMIT_SECONDS = 15;
const MOST_BYTES = 64 * 1024 * 1024;

interface Played {
  readonly mails: readonly { readonly to: string; readonly kind: string; readonly stage: string | null }[];
}

/** The seconds that the command takes for thirty days with notices to a thousand customers, from its start to its end. */
export async function rehearsalRows(): Promise<Row[]> {
  await assemblyFor(resolve(ROOT, 'workflows/policies/flexcrm.yaml'));
  return SCENARIOS.map(measured);
}

function measured({ notices, file }: (typeof SCENARIOS)[number]): Row {
  const begin = process.hrtime.bigint();
  const run = spawnSync(process.execPath, ['infra/cli/hikeshi.js', 'rehearse', file, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
  });
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  if (run.status !== 0) throw new Error(`${file}: ${run.stderr}`);
  const mailed = mailedIn(run.stdout);
  if (mailed !== CUSTOMERS * notices) throw new Error(`${file}: ${mailed} mails arrived once each`);
  const calibration = loopSeconds();
  return {
    what: `30 days, ${notices} ${notices === 1 ? 'notice' : 'notices'} to ${CUSTOMERS} customers`,
    ours: `${seconds.toFixed(1)} s, where counting to 10^9 takes ${calibration.toFixed(2)} s`,
    compared: `${LIMIT_SECONDS} s`,
    ratio: seconds / LIMIT_SECONDS,
  };
}

/** Mails of notices, if nobody got the same notice twice; otherwise none. */
function mailedIn(json: string): number {
  const { mails } = JSON.parse(json) as Played;
  const notices = mails.filter(({ kind }) => kind === 'notice').map(({ to, stage }) => `${stage} ${to}`);
  return new Set(notices).size === notices.length ? notices.length : 0;
}

/** How fast this machine is just now. */
function loopSeconds(): number {
  const begin = process.hrtime.bigint();
  for (let sum = 0, n = 0; n < 1e9; n += 1) sum = (sum + n) | 0;
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

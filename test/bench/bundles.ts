import { execFileSync } from 'node:child_process';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { INTAKE_DEFAULTS } from '../../functions/domain/signal/intake.ts';
import { bundleFunctions } from '../../infra/build/bundle.ts';
import { loadPolicy, policyFile } from '../../infra/settings/policy-file.ts';
import { ROOT } from '../../infra/terminal/root.ts';
import { type BenchOptions, median, type Row } from './row.ts';

const RUNS = 7;
const RUNS_SHORT = 3;
const KIB = 1024;
const BANNER = "import{createRequire as r}from'node:module';const require=r(import.meta.url);";

interface Measured {
  readonly startMs: number;
  readonly kib: number;
}

/**
 * Start-up time and size of each function's bundle against the usual one. Each round starts every bundle once in
 * a new process, so that noise falls on all alike.
 */
export async function bundleRows({ short }: BenchOptions): Promise<Row[]> {
  const assets = await ourBundles();
  const all = new Map([...assets, ['usual', await usualBundle()]]);
  const starts = new Map([...all.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < (short ? RUNS_SHORT : RUNS); round += 1) {
    for (const [name, file] of all) starts.get(name)?.push(startMs(file));
  }
  const measured = new Map([...all].map(([name, file]) => [name, measure(starts.get(name) ?? [], file)]));
  const usual = measured.get('usual') ?? { startMs: Number.NaN, kib: Number.NaN };
  return [...assets.keys()].flatMap((name) => rowsOf(name, measured.get(name) ?? usual, usual));
}

function measure(starts: readonly number[], file: string): Measured {
  return { startMs: median(starts), kib: statSync(file).size / KIB };
}

function rowsOf(name: string, ours: Measured, usual: Measured): Row[] {
  return [
    {
      what: `start-up of ${name}`,
      ours: `${ours.startMs.toFixed(0)} ms`,
      compared: `middy + powertools + SDK + zod: ${usual.startMs.toFixed(0)} ms`,
      ratio: ours.startMs / usual.startMs,
    },
    {
      what: `size of ${name}`,
      ours: `${ours.kib.toFixed(0)} KiB`,
      compared: `middy + powertools + SDK + zod: ${usual.kib.toFixed(0)} KiB`,
      ratio: ours.kib / usual.kib,
    },
  ];
}

async function usualBundle(): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'hikeshi-bench-')), 'index.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'usual-handler.ts')],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: { js: BANNER },
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

/** Milliseconds from the import's begin to its end, measured inside a new process. */
function startMs(file: string): number {
  const script =
    'const t=performance.now();await import(process.argv[1]);console.log(performance.now()-t);process.exit(0)';
  const args = ['--input-type=module', '-e', script, file];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8', env: benchEnvironment() }));
}

/** Every variable that some function asks for at import, with a value of the right shape. */
function benchEnvironment(): Record<string, string> {
  const names = [
    'LEDGER_TABLE',
    'VIEWS_TABLE',
    'WAITS_TABLE',
    'CONTENTS_TABLE',
    'SIGNALS_TABLE',
    'DELIVERIES_TABLE',
    'LEASES_TABLE',
    'POLICIES_TABLE',
    'CONFIGURATION_SET',
  ];
  const arns = ['INCIDENT_MACHINE_ARN', 'DEADLINE_MACHINE_ARN', 'DELIVERY_MACHINE_ARN', 'PAGING_TOPIC_ARN'];
  return {
    ...Object.fromEntries(names.map((name) => [name, name.toLowerCase()])),
    ...Object.fromEntries(
      arns.map((name) => [name, `arn:aws:states:ap-northeast-1:000000000000:${name.toLowerCase()}`]),
    ),
    AWS_REGION: 'ap-northeast-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    CONSOLE_URL: 'http://127.0.0.1:1',
    ACCOUNT_ID: '000000000000',
    SENDER_ADDRESS: 'notice@example.jp',
    REPLY_TO_ADDRESS: 'support@example.jp',
    MAIL_SHARE: '0.8',
    SIGNALS: JSON.stringify(INTAKE_DEFAULTS),
  };
}

/** Every function of the product, bundled as it is deployed: its name and its file. */
async function ourBundles(): Promise<Map<string, string>> {
  const into = mkdtempSync(join(tmpdir(), 'hikeshi-bench-'));
  const { canonical } = loadPolicy(policyFile(ROOT, 'flexcrm'));
  const bundles = await bundleFunctions({ root: ROOT, into, policy: canonical });
  return new Map(bundles.map(({ name, folder }) => [name, join(folder, 'index.mjs')]));
}

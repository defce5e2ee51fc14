import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { FUNCTIONS, type FunctionPlan } from '../app/functions-table.ts';
import { ToldError } from '../terminal/told-error.ts';
import { compactHolidays } from './holiday-table.ts';
import { oneLocale } from './zod-locales.ts';

/** Runs on Lambda's Node 24 and on the oldest Node of a laptop. */
const TARGET = 'node20.20';

/** A function of the table has no source file. */
export class MissingEntry extends ToldError {
  override readonly name = 'MissingEntry';
  readonly entries: readonly string[];

  constructor(entries: readonly string[]) {
    super({
      ja: `関数のソースファイル ${entries.join('、')} がありません。作成するか、infra/app/functions-table.ts からその関数を削除してください。`,
      en: `No source file for ${entries.join(', ')}: write it, or take the function out of infra/app/functions-table.ts.`,
    });
    this.entries = entries;
  }
}

export interface Bundle {
  readonly name: string;
  /** Folder that holds index.mjs and policy.json. */
  readonly folder: string;
  readonly bytes: number;
}

export interface BundleOptions {
  /** Root of the repository. */
  readonly root: string;
  /** Folder to write into: one folder a function. */
  readonly into: string;
  /** The compiled policy as canonical JSON, laid beside each bundle. */
  readonly policy: string;
  readonly functions?: readonly FunctionPlan[];
}

/**
 * Bundles every function in one run: one minified ES module each, the SDK inside, no file names or dates in it,
 * so that the same sources give the same bytes.
 * Throws MissingEntry, or esbuild's BuildFailure naming file and line.
 */
export async function bundleFunctions(options: BundleOptions): Promise<readonly Bundle[]> {
  const functions = options.functions ?? FUNCTIONS;
  refuseMissing(options.root, functions);
  const { metafile } = await runEsbuild(options, functions);
  return Promise.all(functions.map((plan) => finish(options, plan, metafile)));
}

function refuseMissing(root: string, functions: readonly FunctionPlan[]): void {
  const missing = functions.map((plan) => plan.entry).filter((entry) => !existsSync(join(root, entry)));
  if (missing.length > 0) throw new MissingEntry(missing);
}

function runEsbuild(options: BundleOptions, functions: readonly FunctionPlan[]) {
  return build({
    absWorkingDir: options.root,
    entryPoints: functions.map((plan) => ({ in: plan.entry, out: `${plan.name}/index` })),
    outdir: options.into,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: TARGET,
    minify: true,
    /** Japanese written out takes half the bytes of its escapes. */
    charset: 'utf8',
    /** The SDK's ES modules: its CommonJS build is 1.6 times the size and cannot be shaken. */
    mainFields: ['module', 'main'],
    conditions: ['module'],
    outExtension: { '.js': '.mjs' },
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    plugins: [compactHolidays, oneLocale],
    metafile: true,
    logLevel: 'silent',
  });
}

async function finish(options: BundleOptions, plan: FunctionPlan, metafile: Metafile): Promise<Bundle> {
  const folder = join(options.into, plan.name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'policy.json'), options.policy);
  const output = Object.entries(metafile.outputs).find(([file]) => file.endsWith(`${plan.name}/index.mjs`));
  return { name: plan.name, folder, bytes: output?.[1].bytes ?? 0 };
}

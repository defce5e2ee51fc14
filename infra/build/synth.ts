import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Text } from '../../functions/domain/base/text.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { type CompiledPolicy, loadPolicy, POLICY_MAX_BYTES, policyFile } from '../settings/policy-file.ts';
import { refuseSample } from '../settings/sample-addresses.ts';
import { readSettings, type Settings } from '../settings/settings.ts';
import { SettingsError } from '../settings/settings-error.ts';
import { homeFolder, makeHome } from '../terminal/home.ts';
import { ROOT } from '../terminal/root.ts';
import { readTextFile } from '../terminal/text-file.ts';
import { fillOnce, markUsed, removeOld } from './assemblies.ts';
import { type Bundle, bundleFunctions } from './bundle.ts';
import { type CdkContext, readContext } from './context.ts';
import { sourcesDigest } from './digest.ts';

export interface SynthOptions {
  /** On top of cdk.json's context, such as `{'hikeshi.policy': 'flexcrm'}`. */
  readonly context?: CdkContext;
  /** Folder of the cloud assembly. */
  readonly out: string;
  /** Check the template with cdk-nag, and fail on any finding that is not explained. */
  readonly isChecked?: boolean;
  /** Refuse the sample's people and addresses. */
  readonly isForDeployment?: boolean;
}

export interface Synthesized {
  readonly out: string;
  readonly settings: Settings;
  readonly policy: CompiledPolicy;
  readonly bundles: readonly Bundle[];
}

export interface CachedOptions {
  readonly context?: CdkContext;
  /** Folder of the assemblies, one subfolder a digest. */
  readonly out: string;
  /** Told once, before the seconds of work begin; not told when the assembly is there already. */
  readonly progress?: (line: Text) => void;
}

export interface CachedAssembly {
  /** Folder of the cloud assembly. */
  readonly assembly: string;
  readonly isCached: boolean;
}

/** Settings and policy of a context. Throws SettingsError or PolicyError. */
export function readInputs(given: CdkContext = {}): {
  context: CdkContext;
  settings: Settings;
  policy: CompiledPolicy;
} {
  const context = readContext(ROOT, given);
  const settings = readSettings(context);
  const policy = loadPolicy(policyFile(ROOT, settings.policy));
  regionsKeepThePromise(settings, policy.policy);
  return { context, settings, policy };
}

/** The regions of AWS in Japan: Tokyo and Osaka. */
const IN_JAPAN: readonly string[] = ['ap-northeast-1', 'ap-northeast-3'];

/** A policy that promises where data stays is deployed nowhere else. FL-8. Throws SettingsError. */
export function regionsKeepThePromise(
  { regions }: Pick<Settings, 'regions'>,
  { guarantees, policy, zone }: Policy,
): void {
  const promised = guarantees.find(({ by }) => by === 'data-stays-in-the-region');
  const outside = regions.find((region) => !IN_JAPAN.includes(region));
  if (promised === undefined || outside === undefined || zone !== 'Asia/Tokyo') return;
  throw new SettingsError('regions', {
    ja: `cdk.json の設定「regions」に ${outside} が指定されていますが、対応方針 ${policy} の${promised.clause}は、データを国内に保存することを約束しています。${IN_JAPAN.join(' または ')} を指定してください。`,
    en: `Setting "regions" in cdk.json names ${outside}, and ${promised.clause} of the policy ${policy} promises that data stays in Japan: name ${IN_JAPAN.join(' or ')}.`,
  });
}

/**
 * Synthesizes the cloud assembly in this process: bundles the functions and writes the template and its assets.
 * Throws SettingsError (also for the sample, if it is for a deployment), PolicyError, MissingEntry, esbuild's BuildFailure, or what the CDK refuses.
 */
export async function synthesize(options: SynthOptions): Promise<Synthesized> {
  const { context, settings, policy } = readInputs(options.context);
  if (options.isForDeployment) refuseSample(settings, policy.policy);
  const into = await mkdtemp(join(tmpdir(), 'hikeshi-bundles-'));
  try {
    // The CDK takes about as long to load as the functions to bundle: both at once.
    const [bundles, { buildApp }] = await Promise.all([
      bundleFunctions({ root: ROOT, into, policy: policy.canonical }),
      import('./build-app.ts'),
    ]);
    const codeOf = (name: string) => join(into, name);
    const app = await buildApp({ ...options, context, settings, policy: policy.policy, root: ROOT, codeOf });
    app.synth();
    return { out: options.out, settings, policy, bundles };
  } finally {
    await rm(into, { recursive: true, force: true });
  }
}

const SYNTHESIZING: Text = {
  ja: 'テンプレートを生成しています（数秒かかります。次回の起動では省略されます）…',
  en: 'Synthesizing the template: some seconds, the next start skips this …',
};

/**
 * Synthesizes unless sources, settings and policy are those of an assembly that stands in `out`.
 * Throws what `synthesize` throws.
 */
export async function synthesizeCached({ context = {}, out, progress }: CachedOptions): Promise<CachedAssembly> {
  const inputs = readInputs(context);
  const assembly = join(out, sourcesDigest(ROOT, inputs.context, readTextFile(inputs.policy.file, POLICY_MAX_BYTES)));
  if (existsSync(assembly)) {
    await markUsed(assembly);
    return { assembly, isCached: true };
  }
  progress?.(SYNTHESIZING);
  await fillOnce(assembly, (draft) => synthesize({ context, out: draft }));
  await removeOld(out);
  return { assembly, isCached: false };
}

/**
 * Folder of the assembly for a policy: its name, or the path of its file. Kept under `.hikeshi` (or HIKESHI_HOME), so
 * that only the first caller after a change waits. Throws UnusableHome, and what `synthesize` throws.
 */
export async function assemblyFor(policy: string, progress?: (line: Text) => void): Promise<string> {
  const home = homeFolder();
  makeHome(home);
  const out = join(home, 'assemblies');
  const context = { 'hikeshi.policy': policy };
  return (await synthesizeCached({ context, out, ...(progress === undefined ? {} : { progress }) })).assembly;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ToldError } from '../../terminal/told-error.ts';
import { isObject, type JsonRecord, objectIn, textIn } from '../protocol/json.ts';

/** The region of a stack that names none. */
const DEFAULT_REGION = 'ap-northeast-1';

/** One stack of a synthesized cloud assembly. */
export interface Assembly {
  readonly stack: string;
  readonly region: string;
  readonly template: JsonRecord;
  /** Folder or file of each asset, by its hash. */
  readonly assets: ReadonlyMap<string, string>;
}

/** The cloud assembly cannot be served; says where and why. */
export class AssemblyError extends ToldError {
  override readonly name = 'AssemblyError';
}

/** A file of the assembly is missing, or does not hold what it should. */
export class DamagedAssembly extends ToldError {
  override readonly name = 'DamagedAssembly';
}

/**
 * Reads a cdk.out folder: manifest.json, the stack's template and its assets.
 * Throws DamagedAssembly when a file is missing or does not hold what it should, AssemblyError for what is not served.
 */
export function loadAssembly(folder: string, stack?: string): Assembly {
  const manifest = readJson(join(folder, 'manifest.json'));
  const stacks = Object.entries(objectIn(manifest, 'artifacts'))
    .filter(([, artifact]) => isObject(artifact) && artifact.type === 'aws:cloudformation:stack')
    .map(([id, artifact]) => ({ id, artifact: artifact as JsonRecord }));
  const chosen = stack === undefined ? stacks : stacks.filter((each) => each.id === stack);
  const [only] = chosen;
  if (!only || chosen.length > 1) {
    const names = stacks.map((each) => each.id).join(', ') || 'none';
    throw new AssemblyError({
      ja: `${folder}：${stack ? `スタック ${stack} がありません` : 'スタックは1つである必要があります'}。含まれるスタック：${names}`,
      en: `${folder}: ${stack ? `no stack ${stack}` : 'one stack is needed'}; it holds: ${names}.`,
    });
  }
  const properties = objectIn(only.artifact, 'properties');
  return {
    stack: textIn(properties, 'stackName') ?? only.id,
    region: regionOf(textIn(only.artifact, 'environment')),
    template: readJson(join(folder, textIn(properties, 'templateFile') ?? `${only.id}.template.json`)),
    assets: readAssets(folder, only.id),
  };
}

function readAssets(folder: string, stack: string): Map<string, string> {
  const file = join(folder, `${stack}.assets.json`);
  if (!existsSync(file)) return new Map();
  const assets = new Map<string, string>();
  for (const [hash, entry] of Object.entries(objectIn(readJson(file), 'files'))) {
    const path = isObject(entry) ? textIn(objectIn(entry, 'source'), 'path') : null;
    if (path !== null) assets.set(hash, join(folder, path));
  }
  return assets;
}

function regionOf(environment: string | null): string {
  const region = environment?.split('/').at(-1);
  return region === undefined || region === 'unknown-region' ? DEFAULT_REGION : region;
}

function readJson(file: string): JsonRecord {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isObject(value)) return value;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new DamagedAssembly({
      ja: `${file}：読み取れません（${detail}）`,
      en: `${file}: cannot be read (${detail})`,
    });
  }
  throw new DamagedAssembly({
    ja: `${file}：内容がJSONのオブジェクトではありません`,
    en: `${file}: not a JSON object`,
  });
}

import { createHash } from 'node:crypto';
import { isList, isObject, type Json, type JsonObject, sameJson } from './json.ts';

/** Where the random intrinsics take their randomness from. */
export interface RandomSource {
  /** In [0, 1). */
  fraction(): number;
  uuid(): string;
}

/** An intrinsic was called with something it cannot work on. */
export class IntrinsicFailure extends Error {
  override readonly name = 'IntrinsicFailure';
}

type Intrinsic = (parts: readonly Json[], random: RandomSource) => Json;

const LARGEST_RANGE_ITEMS = 1000;
const LARGEST_TEXT_CHARS = 10_000;
const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new IntrinsicFailure('a text is needed');
  return value;
}

function limitedText(value: Json | undefined): string {
  const found = text(value);
  if (found.length > LARGEST_TEXT_CHARS) throw new IntrinsicFailure(`more than ${LARGEST_TEXT_CHARS} characters`);
  return found;
}

function list(value: Json | undefined): readonly Json[] {
  if (!isList(value)) throw new IntrinsicFailure('an array is needed');
  return value;
}

function object(value: Json | undefined): JsonObject {
  if (!isObject(value)) throw new IntrinsicFailure('an object is needed');
  return value;
}

function whole(value: Json | undefined): number {
  if (typeof value !== 'number') throw new IntrinsicFailure('a number is needed');
  return Math.round(value);
}

/** Fills the `{}` of a template one after the other; `\{`, `\}` and `\'` stand for themselves. */
function format(parts: readonly Json[]): string {
  const values = parts.slice(1);
  let used = 0;
  const filled = text(parts[0]).replace(/\\(.)|\{\}/g, (found: string, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (used >= values.length) throw new IntrinsicFailure('there are more {} than values');
    const value = values[used];
    used += 1;
    return found === '{}' && typeof value === 'string' ? value : JSON.stringify(value);
  });
  if (used < values.length) throw new IntrinsicFailure('there are more values than {}');
  return filled;
}

function partition(items: readonly Json[], size: number): Json {
  if (size <= 0) throw new IntrinsicFailure('the size of a part must be above 0');
  const parts: Json[] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}

function range(first: number, last: number, step: number): Json {
  if (step === 0) throw new IntrinsicFailure('the step must not be 0');
  const count = Math.floor((last - first) / step) + 1;
  if (count > LARGEST_RANGE_ITEMS) throw new IntrinsicFailure(`more than ${LARGEST_RANGE_ITEMS} items`);
  return Array.from({ length: Math.max(0, count) }, (_, at) => first + at * step);
}

function unique(items: readonly Json[]): Json {
  return items.filter((item, at) => items.findIndex((other) => sameJson(other, item)) === at);
}

function getItem(items: readonly Json[], place: number): Json {
  const item = place >= 0 ? items[place] : undefined;
  if (item === undefined) throw new IntrinsicFailure(`the array has no item ${place}`);
  return item;
}

function hash(value: Json | undefined, name: string): string {
  const algorithm = HASHES[name];
  if (algorithm === undefined) throw new IntrinsicFailure(`'${name}' is none of ${Object.keys(HASHES).join(', ')}`);
  return createHash(algorithm).update(limitedText(value)).digest('hex');
}

function merge(parts: readonly Json[]): Json {
  if (parts[2] !== false) throw new IntrinsicFailure('only the shallow merge (false) is served');
  return { ...object(parts[0]), ...object(parts[1]) };
}

function parse(value: Json | undefined): Json {
  try {
    return JSON.parse(text(value));
  } catch {
    throw new IntrinsicFailure('the text is not JSON');
  }
}

/** A seeded draw follows from its seed alone, whatever the execution; else from the source. */
function random(parts: readonly Json[], source: RandomSource): number {
  const [low, high] = [whole(parts[0]), whole(parts[1])];
  if (high <= low) throw new IntrinsicFailure('the second number must be above the first');
  if (parts[2] === undefined) return low + Math.floor(source.fraction() * (high - low));
  const digest = createHash('sha256')
    .update(String(whole(parts[2])))
    .digest();
  return low + (digest.readUInt32BE(0) % (high - low));
}

function split(parts: readonly Json[]): Json {
  const signs = new Set(text(parts[1]));
  const pieces: string[] = [''];
  for (const sign of text(parts[0])) {
    if (signs.has(sign)) pieces.push('');
    else pieces[pieces.length - 1] += sign;
  }
  return pieces.filter((piece) => piece !== '');
}

/** Every intrinsic function of the language (JSONPath), with the least and the most parts it takes. */
export const INTRINSICS: ReadonlyMap<
  string,
  { readonly least: number; readonly most: number; readonly run: Intrinsic }
> = new Map([
  ['States.Format', { least: 1, most: Infinity, run: format }],
  ['States.StringToJson', { least: 1, most: 1, run: (parts) => parse(parts[0]) }],
  ['States.JsonToString', { least: 1, most: 1, run: (parts) => JSON.stringify(parts[0]) }],
  ['States.Array', { least: 0, most: Infinity, run: (parts) => [...parts] }],
  ['States.ArrayPartition', { least: 2, most: 2, run: (parts) => partition(list(parts[0]), whole(parts[1])) }],
  [
    'States.ArrayContains',
    { least: 2, most: 2, run: (parts) => list(parts[0]).some((item) => sameJson(item, parts[1] ?? null)) },
  ],
  [
    'States.ArrayRange',
    { least: 3, most: 3, run: (parts) => range(whole(parts[0]), whole(parts[1]), whole(parts[2])) },
  ],
  ['States.ArrayGetItem', { least: 2, most: 2, run: (parts) => getItem(list(parts[0]), whole(parts[1])) }],
  ['States.ArrayLength', { least: 1, most: 1, run: (parts) => list(parts[0]).length }],
  ['States.ArrayUnique', { least: 1, most: 1, run: (parts) => unique(list(parts[0])) }],
  ['States.Base64Encode', { least: 1, most: 1, run: (parts) => Buffer.from(limitedText(parts[0])).toString('base64') }],
  [
    'States.Base64Decode',
    { least: 1, most: 1, run: (parts) => Buffer.from(limitedText(parts[0]), 'base64').toString('utf8') },
  ],
  ['States.Hash', { least: 2, most: 2, run: (parts) => hash(parts[0], text(parts[1])) }],
  ['States.JsonMerge', { least: 3, most: 3, run: merge }],
  ['States.MathRandom', { least: 2, most: 3, run: random }],
  ['States.MathAdd', { least: 2, most: 2, run: (parts) => whole(parts[0]) + whole(parts[1]) }],
  ['States.StringSplit', { least: 2, most: 2, run: split }],
  ['States.UUID', { least: 0, most: 0, run: (_parts, source) => source.uuid() }],
] as const);

import { isCollection, isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Finding, PolicyProblem } from '../policy/problem.ts';
import type { Source } from './read-yaml.ts';

/**
 * Where in the file a finding stands: at the value its path leads to, or at the key if it is the key that is wrong, or, when the path
 * leads to something that is not there, at the innermost part that is.
 */
export function located(source: Source, finding: Finding): PolicyProblem {
  const offset = offsetOf(source.document.contents, finding);
  const { line, col } = source.lines.linePos(offset);
  return { file: source.file, line, column: col, message: finding.message };
}

function offsetOf(root: unknown, { path, atKey }: Finding): number {
  let node: unknown = root;
  let offset = startOf(root);
  for (const [index, step] of path.entries()) {
    const pair = pairOf(node, step);
    const next: unknown = pair === null ? itemOf(node, step) : pair.value;
    const keyOnly =
      pair !== null && (isBlock(next) || isEmptyNode(next) || (atKey === true && index === path.length - 1));
    if (pair === null && next === undefined) return offset;
    offset = keyOnly ? startOf(pair.key) : startOf(next, offset);
    node = next;
  }
  return offset;
}

function pairOf(node: unknown, step: string | number): Pair | null {
  if (!isMap(node)) return null;
  const known = PAIRS.get(node) ?? pairsByName(node);
  PAIRS.set(node, known);
  return known.get(String(step)) ?? null;
}

/** Pairs by key, once for each map: a file may hold as many findings as keys. */
const PAIRS = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function pairsByName({ items }: YAMLMap): ReadonlyMap<string, Pair> {
  const named = items.flatMap((pair): [string, Pair][] => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : []));
  // The first of a name stands, as it does for a reader.
  return new Map(named.toReversed());
}

function itemOf(node: unknown, step: string | number): unknown {
  return isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
}

/** A map or list over several lines begins at its first entry: the key above it tells a reader more. */
function isBlock(node: unknown): boolean {
  return isCollection(node) && node.flow !== true;
}

/** `key:` with nothing behind it. */
function isEmptyNode(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null && node.source === '');
}

function startOf(node: unknown, fallback = 0): number {
  return isNode(node) ? ((node as Node).range?.[0] ?? fallback) : fallback;
}

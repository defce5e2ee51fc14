import type { JsonRecord } from './json.ts';

/** No parameter of a service lies deeper. */
const LEVELS_MAX = 16;

type Tree = { [key: string]: Tree | string };

/** `A.entry.1.Name=x&B.member.1=y` as an object; `entry`, `member` and numbered levels become lists. */
export function decodeQuery(body: string): JsonRecord {
  const tree = emptyTree();
  for (const [path, value] of new URLSearchParams(body)) plant(tree, path.split('.', LEVELS_MAX), value);
  return harvest(tree) as JsonRecord;
}

/** Without a prototype: a parameter may be called anything, `__proto__` too. */
function emptyTree(): Tree {
  return Object.create(null) as Tree;
}

function plant(tree: Tree, path: readonly string[], value: string): void {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    tree[head] = value;
    return;
  }
  const below = tree[head];
  const branch = typeof below === 'object' ? below : emptyTree();
  tree[head] = branch;
  plant(branch, rest, value);
}

function harvest(tree: Tree | string): unknown {
  if (typeof tree === 'string') return tree;
  const keys = Object.keys(tree);
  const [only] = keys;
  if (keys.length === 1 && (only === 'entry' || only === 'member')) return harvest(tree[only] ?? emptyTree());
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) {
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => harvest(tree[key] ?? emptyTree()));
  }
  return Object.fromEntries(keys.map((key) => [key, harvest(tree[key] ?? emptyTree())]));
}

/** A value as XML elements in the query protocol's way: lists as `member`, maps by the field names given. */
export function encodeXml(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((each) => `<member>${encodeXml(each)}</member>`).join('');
  if (value instanceof Map) return [...value].map(([key, each]) => entry(String(key), each)).join('');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, each]) => `<${name}>${encodeXml(each)}</${name}>`)
      .join('');
  }
  return escapeXml(String(value));
}

function entry(key: string, value: unknown): string {
  return `<entry><key>${escapeXml(key)}</key><value>${encodeXml(value)}</value></entry>`;
}

/** Text made safe for XML and HTML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Text } from '../base/text.ts';
import type { PolicyProblem } from '../policy/problem.ts';
import { ALIAS, ANCHOR, LIST_KEY, REMEDIES, TAG, TOO_DEEP, TWICE } from './yaml-remedies.ts';

/** Far beyond any real policy. */
export const MAX_POLICY_BYTES = 1_048_576;
/** The shipped policies hold 1,200 to 3,000. What follows the reading may then cost more than its length. */
const MAX_NODES = 20_000;
/** Five or six for each key with its value, its line end and the blanks around it. What the parser does may cost their square. */
const MAX_TOKENS = 6 * MAX_NODES;
/** Far beyond the ten levels of a policy, and what its texts may hold besides. */
const MAX_OPEN = 500;
/** Mistakes in YAML often breed others behind them; more than these help nobody. */
const MAX_YAML_PROBLEMS = 20;

/** A parsed file that remembers where everything stands. */
export interface Source {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly value: unknown;
}

const EMPTY: Text = {
  ja: 'ファイルが空です。workflows/policies/template.yaml を写して始めてください',
  en: 'the file is empty; start from a copy of workflows/policies/template.yaml',
};
const TOO_LARGE: Text = {
  ja: `ファイルが${MAX_POLICY_BYTES}バイトを超えています。対応方針は数百行で書けます`,
  en: `the file is larger than ${MAX_POLICY_BYTES} bytes; a policy is a few hundred lines`,
};
const TOO_MUCH: Text = {
  ja: `キーと値が${MAX_NODES}を超えています。対応方針は数千で足ります`,
  en: `the file holds more than ${MAX_NODES} keys and values; a policy holds a few thousand`,
};
const TOO_MANY_PARTS: Text = {
  ja: `キー・値・コメント・改行・空白などの総数が${MAX_TOKENS}を超えています。対応方針は数百行で書けます`,
  en: `the file holds more than ${MAX_TOKENS} keys, values, comments, line ends and blanks; a policy is a few hundred lines`,
};
/** The parser compares each key with every other of its map, which takes minutes for a large one: `unreadParts` does it. */
const OPTIONS = { prettyErrors: false, strict: true, version: '1.2', uniqueKeys: false } as const;
/** Reads the text as YAML 1.2, or says what is wrong with it. Anchors, aliases and tags are not read: a policy is written out. */
export function readYaml(text: string, file: string): { source: Source } | { problems: readonly PolicyProblem[] } {
  const top = (message: Text) => ({ problems: [{ file, line: 1, column: 1, message }] });
  if (exceedsLimit(text)) return top(TOO_LARGE);
  const excess = excessIn(text);
  if (excess !== null) return top(excess);
  try {
    const lines = new LineCounter();
    const document = parseDocument(text, { ...OPTIONS, lineCounter: lines });
    if (holdsTooMuch(document)) return top(TOO_MUCH);
    const problems = [...yamlProblems(document, lines, file), ...unreadParts(document, lines, file)];
    if (problems.length > 0) return { problems: problems.slice(0, MAX_YAML_PROBLEMS) };
    if (isEmpty(document)) return top(EMPTY);
    return { source: { file, document, lines, value: document.toJS() } };
  } catch (error) {
    // The parser and its visitors are recursive: brackets by the thousand exhaust the stack.
    if (error instanceof RangeError) return top(TOO_DEEP);
    throw error;
  }
}

function exceedsLimit(text: string): boolean {
  if (text.length > MAX_POLICY_BYTES) return true;
  let bytes = 0;
  for (const character of text) bytes += utf8Bytes(character.codePointAt(0) ?? 0);
  return bytes > MAX_POLICY_BYTES;
}

/** Stands before the text of a plain value, which may read like a bracket. */
const PLAIN = '\u001f';
const OPENED: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };

/**
 * What the parser would take seconds to find out, by the tokens alone: brackets open at once, and how many tokens there are. Brackets in
 * quotes, comments and texts are no tokens. Null: neither is too much.
 */
function excessIn(text: string): Text | null {
  let [tokens, open, before] = [0, 0, ''];
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > MAX_TOKENS) return TOO_MANY_PARTS;
    if (before !== PLAIN) open = Math.max(0, open + (OPENED[token] ?? 0));
    if (open > MAX_OPEN) return TOO_DEEP;
    before = token;
  }
  return null;
}

function utf8Bytes(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function holdsTooMuch(document: Document): boolean {
  let nodes = 0;
  visit(document, { Node: () => (++nodes > MAX_NODES ? visit.BREAK : undefined) });
  return nodes > MAX_NODES;
}

function isEmpty(document: Document): boolean {
  return document.contents === null || (isScalar(document.contents) && document.contents.value === null);
}

function yamlProblems(document: Document, lines: LineCounter, file: string): PolicyProblem[] {
  const faults = [...document.errors, ...document.warnings];
  const exhausted = faults.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  return (exhausted === undefined ? faults : [exhausted]).map((fault: YAMLError) => {
    const { line, col } = lines.linePos(fault.pos[0]);
    return { file, line, column: col, message: REMEDIES[fault.code] ?? notYaml(fault) };
  });
}

/** The parser has its own words, in English. */
function notYaml({ message }: YAMLError): Text {
  return { ja: `YAMLとして読み取れません（${message}）`, en: `this is not YAML: ${message}` };
}

/** Anchors, aliases, tags, keys that are no words, and keys given twice, each a problem. */
function unreadParts(document: Document, lines: LineCounter, file: string): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  visit(document, (_key, node) => {
    const tell = (at: unknown, message: Text) => {
      const { line, col } = lines.linePos((isNode(at) ? at.range?.[0] : undefined) ?? 0);
      problems.push({ file, line, column: col, message });
    };
    const message = whyUnread(node);
    if (message !== null) tell(isPair(node) ? node.key : node, message);
    if (isMap(node)) for (const key of keysGivenTwice(node)) tell(key, TWICE);
  });
  return problems;
}

/** Keys that stand before in the same map, as the file has them: `1` and `"1"` are one key of an object. */
function keysGivenTwice({ items }: YAMLMap): unknown[] {
  const names = new Set<string>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    if (names.has(name)) return [key];
    names.add(name);
    return [];
  });
}

function whyUnread(node: unknown): Text | null {
  if (isPair(node)) return isScalar(node.key) || isAlias(node.key) ? null : LIST_KEY;
  if (isAlias(node)) return ALIAS;
  if (!isNode(node)) return null;
  if (node.anchor !== undefined) return ANCHOR;
  return node.tag === undefined ? null : TAG;
}

import {
  type Document,
  isAlias,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { PolicyProblem } from './problem.ts';

/** Far beyond any real policy. */
export const MAX_POLICY_BYTES = 1_048_576;
/** Mistakes in YAML often breed others behind them; more than these help nobody. */
const MAX_YAML_PROBLEMS = 20;

/** A parsed file that remembers where everything stands. */
export interface Source {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly value: unknown;
}

const TOO_DEEP = 'this is nested too deeply to be read; a policy needs no more than ten levels';
const EMPTY = 'the file is empty; start from a copy of workflows/policies/template.yaml';
const TOO_LARGE = `the file is larger than ${MAX_POLICY_BYTES} bytes; a policy is a few hundred lines`;
const ALIAS = 'aliases (*name) are not read in policies; write the value out';
const ANCHOR = 'anchors (&name) are not read in policies; remove the anchor';
const TAG = 'tags (!name) are not read in policies; remove the tag';
const LIST_KEY = 'a key must be a plain word; a list or a map stands here';

/** What to do about each mistake that people make in YAML. Other mistakes are told in the parser's words. */
const REMEDIES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab stands where spaces must; indent with two spaces',
  DUPLICATE_KEY: 'this key stands twice in the same place; keep one of them',
  MULTIPLE_DOCS: 'a policy file holds one document; remove the line --- and what follows it',
  BAD_INDENT: 'a bracket is not closed, or a line is indented less than the line it belongs to',
  BLOCK_AS_IMPLICIT_KEY:
    'a second key stands where a value must: check the indentation, and put a text that holds ": " in quotes',
  MULTILINE_IMPLICIT_KEY: 'a line ends without its colon, or is indented differently from the lines around it',
  MISSING_CHAR: 'a quote, comma or colon is missing here or before here',
  BAD_ALIAS: ALIAS,
  TAG_RESOLVE_FAILED: TAG,
  RESOURCE_EXHAUSTION: TOO_DEEP,
};

/** Reads the text as YAML 1.2, or says what is wrong with it. Anchors, aliases and tags are not read: a policy is written out. */
export function readYaml(text: string, file: string): { source: Source } | { problems: readonly PolicyProblem[] } {
  const top = (message: string) => ({ problems: [{ file, line: 1, column: 1, message }] });
  if (exceedsLimit(text)) return top(TOO_LARGE);
  try {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, version: '1.2' });
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

function utf8Bytes(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function isEmpty(document: Document): boolean {
  return document.contents === null || (isScalar(document.contents) && document.contents.value === null);
}

function yamlProblems(document: Document, lines: LineCounter, file: string): PolicyProblem[] {
  const faults = [...document.errors, ...document.warnings];
  const exhausted = faults.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  return (exhausted === undefined ? faults : [exhausted]).map((fault: YAMLError) => {
    const { line, col } = lines.linePos(fault.pos[0]);
    return { file, line, column: col, message: REMEDIES[fault.code] ?? `this is not YAML: ${fault.message}` };
  });
}

/** Anchors, aliases, tags and keys that are no words, each a problem. */
function unreadParts(document: Document, lines: LineCounter, file: string): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  visit(document, (_key, node) => {
    const message = whyUnread(node);
    if (message === null) return;
    const at = isPair(node) ? node.key : node;
    const { line, col } = lines.linePos((isNode(at) ? at.range?.[0] : undefined) ?? 0);
    problems.push({ file, line, column: col, message });
  });
  return problems;
}

function whyUnread(node: unknown): string | null {
  if (isPair(node)) return isScalar(node.key) || isAlias(node.key) ? null : LIST_KEY;
  if (isAlias(node)) return ALIAS;
  if (!isNode(node)) return null;
  if (node.anchor !== undefined) return ANCHOR;
  return node.tag === undefined ? null : TAG;
}

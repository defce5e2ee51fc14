import {
  type Document,
  type ErrorCode,
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
import type { Text } from '../text.ts';
import type { PolicyProblem } from './problem.ts';

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

const TOO_DEEP: Text = {
  ja: '入れ子が深すぎて読み取れません。対応方針に必要な深さは10段までです',
  en: 'this is nested too deeply to be read; a policy needs no more than ten levels',
};
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
const ALIAS: Text = {
  ja: '対応方針ではエイリアス（*名前）を使えません。値をそのまま書いてください',
  en: 'aliases (*name) are not read in policies; write the value out',
};
const ANCHOR: Text = {
  ja: '対応方針ではアンカー（&名前）を使えません。削除してください',
  en: 'anchors (&name) are not read in policies; remove the anchor',
};
const TAG: Text = {
  ja: '対応方針では YAML のタグを使えません。削除してください',
  en: 'tags (!name) are not read in policies; remove the tag',
};
const LIST_KEY: Text = {
  ja: 'キーには1つの語を指定してください。一覧または組は使えません',
  en: 'a key must be a plain word; a list or a map stands here',
};

/** The parser compares each key with every other of its map, which takes minutes for a large one: `unreadParts` does it. */
const OPTIONS = { prettyErrors: false, strict: true, version: '1.2', uniqueKeys: false } as const;
const TWICE: Text = {
  ja: '同じ場所に同じキーが2回あります。どちらか一方にしてください',
  en: 'this key stands twice in the same place; keep one of them',
};

/** What to do about each mistake that people make in YAML. Other mistakes are told in the parser's words. */
const REMEDIES: Readonly<Partial<Record<ErrorCode, Text>>> = {
  TAB_AS_INDENT: {
    ja: '字下げにタブが使われています。半角スペース2つで字下げしてください',
    en: 'a tab stands where spaces must; indent with two spaces',
  },
  MULTIPLE_DOCS: {
    ja: '対応方針のファイルに書けるのは1つの文書です。--- の行と、それより後を削除してください',
    en: 'a policy file holds one document; remove the line --- and what follows it',
  },
  BAD_INDENT: {
    ja: '括弧が閉じていないか、字下げが足りません',
    en: 'a bracket is not closed, or a line is indented less than the line it belongs to',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    ja: '値の位置にもう1つのキーがあります。字下げを確認し、「: 」を含む文は引用符で囲んでください',
    en: 'a second key stands where a value must: check the indentation, and put a text that holds ": " in quotes',
  },
  MULTILINE_IMPLICIT_KEY: {
    ja: '行にコロンがないか、前後の行と字下げが異なります',
    en: 'a line ends without its colon, or is indented differently from the lines around it',
  },
  MISSING_CHAR: {
    ja: 'この位置、またはその前に、引用符・カンマ・コロンが足りません',
    en: 'a quote, comma or colon is missing here or before here',
  },
  BAD_DQ_ESCAPE: {
    ja: '「"」で囲んだ文に、使えない \\ の書き方があります。\\\\ と書くか、「\'」で囲んでください',
    en: 'a backslash in a text in double quotes is no escape; write \\\\ or use single quotes',
  },
  BAD_SCALAR_START: {
    ja: '値が、引用符なしでは使えない文字（@ や ` など）で始まっています。引用符で囲んでください',
    en: 'a value begins with a character that needs quotes, such as @ or `; put it in quotes',
  },
  UNEXPECTED_TOKEN: {
    ja: 'この位置に置けない文字があります。前後の引用符・括弧・カンマを確認してください',
    en: 'something stands here that cannot; check the quotes, brackets and commas around it',
  },
  BLOCK_IN_FLOW: {
    ja: '括弧（{ } や [ ]）の中では、「- 」や改行による書き方は使えません',
    en: 'inside { } or [ ], neither "- " nor lines of their own can be used',
  },
  KEY_OVER_1024_CHARS: {
    ja: 'キーが1024文字を超えています。コロンや引用符が足りないおそれがあります',
    en: 'a key is longer than 1,024 characters; a colon or a quote is probably missing',
  },
  BAD_DIRECTIVE: {
    ja: '% で始まる行は、対応方針では使えません。削除してください',
    en: 'a line that begins with % is not read in policies; remove it',
  },
  ALIAS_PROPS: ALIAS,
  BAD_ALIAS: ALIAS,
  MULTIPLE_ANCHORS: ANCHOR,
  MULTIPLE_TAGS: TAG,
  BAD_COLLECTION_TYPE: TAG,
  TAG_RESOLVE_FAILED: TAG,
  BAD_PROP_ORDER: TAG,
  NON_STRING_KEY: LIST_KEY,
  DUPLICATE_KEY: TWICE,
  RESOURCE_EXHAUSTION: TOO_DEEP,
};

/** Reads the text as YAML 1.2, or says what is wrong with it. Anchors, aliases and tags are not read: a policy is written out. */
export function readYaml(text: string, file: string): { source: Source } | { problems: readonly PolicyProblem[] } {
  const top = (message: Text) => ({ problems: [{ file, line: 1, column: 1, message }] });
  if (exceedsLimit(text)) return top(TOO_LARGE);
  if (opensTooMuch(text)) return top(TOO_DEEP);
  if (holdsTooManyTokens(text)) return top(TOO_MUCH);
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

/** Brackets open at once, whatever they stand in: the parser takes seconds to find out that there are too many. */
function opensTooMuch(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    if (open > MAX_OPEN) return true;
  }
  return false;
}

function holdsTooManyTokens(text: string): boolean {
  let tokens = 0;
  for (const _ of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > MAX_TOKENS) return true;
  }
  return false;
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

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../style/source-files.ts';

const DOCUMENTS = ['README.md', 'docs/operations.md', 'docs/scenarios.md'] as const;

/** Every document in whose sentences commands may stand. */
export const PROSE: readonly string[] = [
  ...DOCUMENTS,
  ...['CONTRIBUTING.md', 'CHANGELOG.md', 'docs/architecture.md', 'infra/local/SUPPORT.md'],
  ...readdirSync(join(ROOT, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
];

/** One block of code of a document. */
export interface Block {
  readonly document: string;
  /** Of its first line, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

/** The document and the first line: what a block is called. */
export function nameOf({ document, text }: Block): string {
  return `${document}: ${text.split('\n')[0]?.trim() ?? ''}`;
}

/** Every block of code of the documents: fenced, and indented by four blanks or more after an empty line. */
export function allBlocks(): Block[] {
  return DOCUMENTS.flatMap((document) => blocksOf(document, readFileSync(join(ROOT, document), 'utf8')));
}

export function blocksOf(document: string, markdown: string): Block[] {
  const blocks: Block[] = [];
  let fence: { indent: string; language: string; line: number; lines: string[] } | null = null;
  let indented: { line: number; lines: string[] } | null = null;
  const close = () => {
    if (indented !== null) blocks.push({ document, line: indented.line, language: '', text: dedent(indented.lines) });
    indented = null;
  };
  let wasEmpty = true;
  for (const [index, line] of markdown.split('\n').entries()) {
    const mark = /^(\s*)```(\w*)/.exec(line);
    if (fence !== null) {
      if (mark === null) fence.lines.push(line);
      else {
        blocks.push({ document, line: fence.line, language: fence.language, text: dedent(fence.lines) });
        fence = null;
      }
    } else if (mark !== null) {
      close();
      fence = { indent: mark[1] ?? '', language: mark[2] ?? '', line: index + 2, lines: [] };
    } else if (/^ {4}/.test(line) && (indented !== null || wasEmpty)) {
      indented ??= { line: index + 1, lines: [] };
      indented.lines.push(line);
    } else if (line.trim() !== '') close();
    else if (indented !== null) indented.lines.push(line);
    wasEmpty = line.trim() === '';
  }
  close();
  return blocks;
}

/** What stands between backticks outside of blocks: in sentences, lists and tables. One that goes over a line is one. */
export function inlineCode(document: string): string[] {
  const markdown = readFileSync(join(ROOT, document), 'utf8');
  const inBlocks = new Set(
    blocksOf(document, markdown).flatMap(({ line, text }) => text.split('\n').map((_, index) => line + index)),
  );
  const prose = markdown
    .split('\n')
    .map((line, index) => (inBlocks.has(index + 1) ? '' : line.replace(/^\s*```.*/, '')));
  return [...prose.join('\n').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replace(/\s+/g, ' '));
}

function dedent(lines: readonly string[]): string {
  const widths = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const width = Math.min(...widths);
  return lines
    .map((line) => line.slice(width))
    .join('\n')
    .trimEnd();
}

/** The commands of a block: continued lines joined, comments and empty lines left out. */
export function commandsOf({ text }: Block): string[] {
  const commands: string[] = [];
  let open = '';
  for (const line of text.split('\n')) {
    const whole = open === '' ? line : `${open}\n${line}`;
    const isOpen = line.endsWith('\\') || quotesIn(whole) % 2 === 1;
    open = isOpen ? whole.replace(/\\$/, ' ') : '';
    if (!isOpen && whole.trim() !== '' && !whole.trimStart().startsWith('#')) commands.push(whole.trim());
  }
  return commands;
}

function quotesIn(text: string): number {
  return text.split("'").length - 1;
}

/** A command as the shell would split it: quotes taken off, a comment at its end left out. */
export function wordsOf(command: string): string[] {
  const words: string[] = [];
  const word = /'([^']*)'|"((?:[^"\\]|\\.)*)"|([^\s'"]+)/g;
  let end = -1;
  for (const match of command.matchAll(word)) {
    const text = match[1] ?? match[2]?.replace(/\\(.)/g, '$1') ?? match[3] ?? '';
    if (match[3]?.startsWith('#') && match.index !== end) break;
    if (match.index === end) words[words.length - 1] += text;
    else words.push(text);
    end = match.index + match[0].length;
  }
  return words;
}

/** The value after a flag. */
export function flagOf(words: readonly string[], ...flags: readonly string[]): string | null {
  const at = words.findIndex((word) => flags.includes(word));
  return at < 0 ? null : (words[at + 1] ?? null);
}

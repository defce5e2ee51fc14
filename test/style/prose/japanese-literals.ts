import ts from 'typescript';
import type { SourceFile } from '../source-files.ts';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
/** Stands for whatever a template puts in: a quoted word fits anywhere. */
const PUT_IN = '「例」';
/** The language of patterns, which find words and are read by nobody. */
const PATTERN = /\(\?[:!=<]/;
/** Tags and rules of style between two lines of a page; an address in angle brackets is text. */
const MARKUP = /<[!/]?[a-z][^>@]*>|^.*\{[\w-]+:[^}]*\}.*$/gm;
/** The quotation marks that join the parts of a list: 」または「. */
const JOINT = /^」|「$/g;

/** Every Japanese line of the strings, templates and JSX texts of a file. A template within a template is a text of its own. */
export function japaneseLiterals({ path, text }: SourceFile): readonly string[] {
  const written: string[] = [];
  const visit = (node: ts.Node): void => {
    const parts = writtenIn(node);
    if (parts.some((part) => JAPANESE.test(part))) written.push(parts.join(PUT_IN));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false));
  return written.filter((each) => !PATTERN.test(each)).flatMap(japaneseLines);
}

/** What is written in the node itself, cut where something is put in. */
function writtenIn(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
}

function japaneseLines(text: string): readonly string[] {
  const lines = text.replaceAll(MARKUP, '\n').split('\n');
  return lines
    .map((line) => line.trim().replaceAll(JOINT, ''))
    .filter((line) => JAPANESE.test(line.replaceAll(PUT_IN, '')));
}

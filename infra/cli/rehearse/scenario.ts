import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { issueText, issueWords } from '../../../functions/domain/base/issue-words.ts';
import type { Text } from '../../../functions/domain/base/text.ts';
import { readTextFile, UnreadableFile } from '../../terminal/text-file.ts';
import { ScenarioError, type ScenarioProblem } from './scenario-error.ts';
import { NO_STEP, type Scenario, scenarioSchema } from './scenario-schema.ts';

/** The largest scenario file that is read. */
const SCENARIO_MAX_BYTES = 1024 * 1024;

/**
 * Reads a scenario from a YAML or JSON file.
 * Throws ScenarioError naming file, line and remedy of everything that is wrong.
 */
export function readScenario(file: string): Scenario {
  return parseScenario(readText(file), file);
}

/** Checks a scenario's text; `file` only names it in messages. Throws ScenarioError. */
export function parseScenario(text: string, file: string): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const broken = document.errors.map((error) => ({
    file,
    line: error.linePos?.[0].line ?? 1,
    message: badYaml(firstLine(error.message)),
  }));
  if (broken.length > 0) throw new ScenarioError(broken);
  const checked = scenarioSchema.safeParse(plain(document, file), { error: issueWords, reportInput: true });
  if (checked.success) return checked.data;
  throw new ScenarioError(checked.error.issues.flatMap((issue) => problemsOf(issue, document, lines, file)));
}

function readText(file: string): string {
  try {
    return readTextFile(file, SCENARIO_MAX_BYTES);
  } catch (error) {
    const why = error instanceof UnreadableFile ? error.why : notRead(reasonOf(error));
    throw new ScenarioError([{ file, line: 1, message: why }]);
  }
}

function plain(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    throw new ScenarioError([{ file, line: 1, message: badAliases(reasonOf(error)) }]);
  }
}

/** An issue of a union carries the issues of each branch: those of the branch that came nearest are told. */
function problemsOf(issue: z.core.$ZodIssue, document: Document, lines: LineCounter, file: string): ScenarioProblem[] {
  const issues = issue.code === 'invalid_union' ? nearestBranch(issue) : [issue];
  return issues.map((each) => ({ file, line: lineOf(document, lines, each.path), message: wordsOf(each) }));
}

function wordsOf(issue: z.core.$ZodIssue): Text {
  const place = issue.path.join('.');
  const { ja, en } = issueText(issue) ?? (issue.code === 'invalid_union' ? NO_STEP : unknown(issue.message));
  return { ja: `${place || 'シナリオ'}：${ja}`, en: `${place || 'the scenario'}: ${en}` };
}

function unknown(message: string): Text {
  return { ja: `指定を確認してください（${message}）`, en: message };
}

function badYaml(reason: string): Text {
  return {
    ja: `YAMLの書き方に誤りがあります（${reason}）。この行を直してください`,
    en: `${reason}; mend the YAML here`,
  };
}

function badAliases(reason: string): Text {
  return {
    ja: `別名（エイリアス）を展開できません（${reason}）。値をそのまま記載してください`,
    en: `${reason}; write the values out instead of aliases`,
  };
}

function notRead(reason: string): Text {
  return { ja: `読み取れません（${reason}）`, en: reason };
}

function nearestBranch(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] {
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const nearest = branches.toSorted((a, b) => weight(a) - weight(b))[0];
  if (nearest === undefined || weight(nearest) >= FAR) return [issue];
  return nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** From this weight on no branch was meant more than another. */
const FAR = 3;

/** A missing or unknown discriminating key says that another branch was meant. */
function weight(branch: readonly z.core.$ZodIssue[]): number {
  const meant = branch.some(
    ({ path, code }) =>
      code === 'unrecognized_keys' || path.length === 0 || (path.length === 1 && path[0] === 'signal'),
  );
  return branch.length + (meant ? 1 : 0);
}

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

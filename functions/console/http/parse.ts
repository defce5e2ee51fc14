import type { z } from '@hono/zod-openapi';
import { issueText } from '../../domain/base/issue-words.ts';
import type { Text } from '../../domain/base/text.ts';
import { type FieldProblem, flawed, invalid } from './problem.ts';

/** Keys with which a body might try to say who acts. */
const ACTOR_KEYS: readonly string[] = ['actor', 'as', 'by', 'person', 'user'];
const MOST_FLAWS_SHOWN = 20;
const NOT_VALID: Text = { ja: '入力内容が正しくありません', en: 'is not valid' };
const NO_FORM: Text = { ja: 'この項目で使える形式ではありません', en: 'is none of the forms this field takes' };

/** A value checked by its schema. Throws a 400 Problem that names every place that is wrong. */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw flawed(result.error.issues.flatMap((issue) => flawsOf(issue)).slice(0, MOST_FLAWS_SHOWN));
}

/** Throws a 400 Problem when a query tries to say who acts. */
export function mustNameNoActor(keys: Iterable<string>): void {
  for (const key of keys) {
    if (!ACTOR_KEYS.includes(key)) continue;
    throw invalid(key, actorMessage(key));
  }
}

function flawsOf(issue: z.core.$ZodIssue, prefix = ''): FieldProblem[] {
  const path = joinPath(prefix, issue.path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (issue.code !== 'invalid_union') return [{ path: path || 'body', message: issueText(issue) ?? NOT_VALID }];
  return unionFlaws(issue.errors, path);
}

/** Of a union's branches, the one that came closest (deepest issue) speaks; a tie is told as a whole. */
function unionFlaws(branches: readonly z.core.$ZodIssue[][], path: string): FieldProblem[] {
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));
  const ranked = branches.filter((issues) => !issues.some(isWrongType)).sort((a, b) => depth(b) - depth(a));
  const best = ranked[0];
  if (best === undefined) return [{ path: path || 'body', message: NO_FORM }];
  return best.flatMap((issue) => flawsOf(issue, path));
}

/** The branch was never meant: the value is of another type altogether. */
function isWrongType(issue: z.core.$ZodIssue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function unknownKey(path: string, key: string): FieldProblem {
  const where = joinPath(path, [key]);
  if (ACTOR_KEYS.includes(key)) return { path: where, message: actorMessage(key) };
  const message = {
    ja: `「${shorten(key)}」という項目はありません。削除するか、つづりを確認してください`,
    en: `"${shorten(key)}" is not a key of this request: remove it, or check its spelling`,
  };
  return { path: where, message };
}

function actorMessage(key: string): Text {
  return {
    ja: `「${key}」は指定できません。操作した人は、署名した人として記録されます`,
    en: `"${key}" may not be stated: who acts follows from who signed the request`,
  };
}

function joinPath(prefix: string, path: readonly PropertyKey[]): string {
  return [prefix, ...path.map((part) => shorten(String(part)))].filter((part) => part !== '').join('.');
}

function shorten(key: string): string {
  return JSON.stringify(key.slice(0, 80)).slice(1, -1);
}

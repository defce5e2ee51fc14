import { type Expression, parseIntrinsic } from './intrinsic-syntax.ts';
import { INTRINSICS, IntrinsicFailure, type RandomSource } from './intrinsics.ts';
import { isList, isObject, type Json } from './json.ts';
import { type PathScope, parsePath, readPath, requirePath } from './paths.ts';
import { EvaluationError } from './state-error.ts';

/** What templates are filled from. */
export interface EvaluationScope extends PathScope {
  readonly random: RandomSource;
}

type Constant = Extract<Expression, { kind: 'constant' }>['value'];

const PATH_SUFFIX = '.$';

/**
 * Fills a payload template: each field whose name ends in `.$` gets what its path or intrinsic gives. Throws
 * EvaluationError States.Runtime (nothing at the path) or States.IntrinsicFailure.
 */
export function fillTemplate(template: Json, scope: EvaluationScope): Json {
  if (isList(template)) return template.map((item) => fillTemplate(item, scope));
  if (!isObject(template)) return template;
  const filled: Record<string, Json> = {};
  for (const [key, value] of Object.entries(template)) {
    if (key.endsWith(PATH_SUFFIX)) filled[key.slice(0, -PATH_SUFFIX.length)] = evaluate(String(value), scope, key);
    else filled[key] = fillTemplate(value, scope);
  }
  return filled;
}

/** What a path or an intrinsic gives; `field` is named when it fails. */
export function evaluate(text: string, scope: EvaluationScope, field: string): Json {
  if (text.startsWith('$')) return requirePath(text, scope, field);
  return run(parseIntrinsic(text), scope);
}

function run(expression: Expression, scope: EvaluationScope): Json {
  if (expression.kind === 'constant') return withoutEscapes(expression.value);
  if (expression.kind === 'path') return intrinsicPath(expression.text, scope);
  const parts = expression.parts.map((part, at) =>
    // The template of States.Format keeps its escapes: it takes \{ and \} out by itself.
    expression.name === 'States.Format' && at === 0 && part.kind === 'constant' ? part.value : run(part, scope),
  );
  try {
    const intrinsic = INTRINSICS.get(expression.name);
    if (intrinsic === undefined) throw new IntrinsicFailure('there is no such function');
    return intrinsic.run(parts, scope.random);
  } catch (thrown) {
    if (!(thrown instanceof IntrinsicFailure)) throw thrown;
    throw failure(expression.text, thrown.message);
  }
}

function withoutEscapes(value: Constant): Constant {
  return typeof value === 'string' ? value.replace(/\\(.)/g, '$1') : value;
}

function intrinsicPath(text: string, scope: EvaluationScope): Json {
  const found = readPath(parsePath(text), scope);
  if (found !== undefined) return found;
  throw failure(text, `The JsonPath argument for the field '${text}' could not be found in the input`);
}

function failure(text: string, why: string): EvaluationError {
  return new EvaluationError('States.IntrinsicFailure', `The function '${text}' had the following error: ${why}`);
}

/** Reads every path and intrinsic of a template without filling it. Throws PathSyntaxError. */
export function checkTemplate(template: Json): void {
  if (isList(template)) template.forEach(checkTemplate);
  if (!isObject(template)) return;
  for (const [key, value] of Object.entries(template)) {
    if (!key.endsWith(PATH_SUFFIX)) checkTemplate(value);
    else checkEvaluated(value);
  }
}

/** Reads one path or intrinsic. Throws PathSyntaxError. */
export function checkEvaluated(value: Json): void {
  if (typeof value === 'string' && value.startsWith('$')) parsePath(value);
  else checkExpression(parseIntrinsic(String(value)));
}

function checkExpression(expression: Expression): void {
  if (expression.kind !== 'call') return;
  const known = INTRINSICS.get(expression.name);
  const count = expression.parts.length;
  if (known === undefined) throw new UnknownIntrinsic(`${expression.name} is not an intrinsic function`);
  if (count < known.least || count > known.most) {
    throw new UnknownIntrinsic(`${expression.name} does not take ${count} arguments`);
  }
  expression.parts.forEach(checkExpression);
}

/** An intrinsic that does not exist, or not with this number of arguments. */
export class UnknownIntrinsic extends Error {
  override readonly name = 'UnknownIntrinsic';
}

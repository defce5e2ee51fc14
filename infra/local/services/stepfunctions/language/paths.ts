import { isList, isObject, type Json, type JsonObject } from './json.ts';
import { EvaluationError } from './state-error.ts';

/** One step of a path: a name, a place in a list, or everything. */
type PathStep =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'place'; readonly place: number }
  | { readonly kind: 'all' };

/** A path into the state's data, or, with `$$`, into the context object. */
export interface JsonPath {
  readonly text: string;
  readonly context: boolean;
  readonly steps: readonly PathStep[];
}

/** What paths are read from. */
export interface PathScope {
  readonly data: Json;
  readonly context: JsonObject;
}

/** The path is not one that this interpreter reads. */
export class PathSyntaxError extends Error {
  override readonly name = 'PathSyntaxError';
}

const STEP =
  /^(?:\.([\p{L}_][\p{L}\p{N}_-]*)|\.(\*)|\[(\*)\]|\[(-?\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\])/u;
const cache = new Map<string, JsonPath>();

/**
 * Reads `$`, `$.a.b`, `$['a']`, `$[0]`, `$[*]` and the same under `$$`. Filters, slices, unions and `..` are refused:
 * throws PathSyntaxError.
 */
export function parsePath(text: string): JsonPath {
  const known = cache.get(text);
  if (known !== undefined) return known;
  if (!text.startsWith('$')) throw new PathSyntaxError(`'${text}' is not a path: it must begin with $`);
  const context = text.startsWith('$$');
  const path = { text, context, steps: parseSteps(text, context ? 2 : 1) };
  cache.set(text, path);
  return path;
}

/** A path that names one place that can be written to. Throws PathSyntaxError. */
export function parseReferencePath(text: string): JsonPath {
  const path = parsePath(text);
  const names = !path.context && path.steps.every((step) => step.kind !== 'all');
  if (!names) throw new PathSyntaxError(`'${text}' is not a reference path: it must name one place of the data`);
  return path;
}

function parseSteps(text: string, from: number): PathStep[] {
  const steps: PathStep[] = [];
  let rest = text.slice(from);
  while (rest !== '') {
    const match = STEP.exec(rest);
    if (match === null) throw new PathSyntaxError(`'${text}': '${rest}' is not served (names, places and [*] are)`);
    steps.push(stepOf(match));
    rest = rest.slice(match[0].length);
  }
  return steps;
}

function stepOf(match: RegExpExecArray): PathStep {
  const [, dotted, dotAll, all, place, single, double] = match;
  if (dotAll !== undefined || all !== undefined) return { kind: 'all' };
  if (place !== undefined) return { kind: 'place', place: Number(place) };
  const quoted = single ?? double;
  return { kind: 'name', name: dotted ?? (quoted ?? '').replace(/\\(.)/g, '$1') };
}

/** What the path names, or undefined when there is nothing there. `[*]` gives a list. */
export function readPath(path: JsonPath, scope: PathScope): Json | undefined {
  const root = path.context ? scope.context : scope.data;
  if (path.steps.some((step) => step.kind === 'all')) return readAll(path.steps, root);
  let found: Json | undefined = root;
  for (const step of path.steps) found = found === undefined ? undefined : readStep(step, found);
  return found;
}

function readAll(steps: readonly PathStep[], root: Json): Json[] {
  let found: Json[] = [root];
  for (const step of steps) {
    found = found.flatMap((value) => {
      if (step.kind === 'all') return everythingIn(value);
      const inside = readStep(step, value);
      // In a list, so that a list that was found stays one.
      return inside === undefined ? [] : [inside];
    });
  }
  return found;
}

function readStep(step: PathStep, value: Json): Json | undefined {
  if (step.kind === 'name') return isObject(value) && Object.hasOwn(value, step.name) ? value[step.name] : undefined;
  return step.kind === 'place' && isList(value) ? value.at(step.place) : undefined;
}

function everythingIn(value: Json): readonly Json[] {
  if (isList(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

/** What the path names. Throws EvaluationError States.Runtime, naming the field, when there is nothing there. */
export function requirePath(text: string, scope: PathScope, field: string): Json {
  const path = parsePath(text);
  const found = readPath(path, scope);
  if (found !== undefined) return found;
  const input = JSON.stringify(path.context ? scope.context : scope.data);
  throw new EvaluationError(
    'States.Runtime',
    `The JSONPath '${text}' specified for the field '${field}' could not be found in the input '${input}'`,
  );
}

/** A copy of `target` with `value` at the reference path. Throws EvaluationError States.ResultPathMatchFailure. */
export function writePath(text: string, target: Json, value: Json): Json {
  return writeSteps(parseReferencePath(text), 0, target, value);
}

function writeSteps(path: JsonPath, at: number, target: Json | undefined, value: Json): Json {
  const step = path.steps[at];
  if (step === undefined) return value;
  if (step.kind === 'name' && (target === undefined || target === null || isObject(target))) {
    const inside = isObject(target) && Object.hasOwn(target, step.name) ? target[step.name] : undefined;
    return { ...(isObject(target) ? target : {}), [step.name]: writeSteps(path, at + 1, inside, value) };
  }
  if (step.kind === 'place' && isList(target) && step.place >= 0 && step.place < target.length) {
    return target.with(step.place, writeSteps(path, at + 1, target[step.place], value));
  }
  throw new EvaluationError(
    'States.ResultPathMatchFailure',
    `Unable to apply ReferencePath ${path.text} to input ${JSON.stringify(target ?? null)}`,
  );
}

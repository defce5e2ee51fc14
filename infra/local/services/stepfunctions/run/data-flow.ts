import type { Json } from '../language/json.ts';
import { requirePath, writePath } from '../language/paths.ts';
import { fillTemplate } from '../language/payload-template.ts';
import { StateError } from '../language/state-error.ts';
import { scopeOf } from './context-object.ts';
import type { Frame } from './run.ts';

/** The largest input, output or result, as UTF-8 JSON. */
export const LARGEST_DATA_BYTES = 262_144;

interface ResultFields {
  readonly ResultSelector?: Json;
  readonly ResultPath?: string | null;
}

/** The state's input after InputPath; `null` gives an empty object. */
export function afterInputPath(frame: Frame, path: string | null | undefined, input: Json): Json {
  if (path === null) return {};
  return path === undefined ? input : requirePath(path, scopeOf(frame, input), 'InputPath');
}

/** The state's input after Parameters (or ItemSelector). */
export function afterParameters(frame: Frame, template: Json | undefined, input: Json): Json {
  return template === undefined ? input : fillTemplate(template, scopeOf(frame, input));
}

/** The state's output before OutputPath: its result, selected and put into the raw input. */
export function afterResult(frame: Frame, state: ResultFields, rawInput: Json, result: Json): Json {
  const selected =
    state.ResultSelector === undefined ? result : fillTemplate(state.ResultSelector, scopeOf(frame, result));
  return atResultPath(state.ResultPath, rawInput, selected);
}

/** `null` drops the result, `$` replaces the input, anything else puts the result into it. */
export function atResultPath(path: string | null | undefined, rawInput: Json, result: Json): Json {
  if (path === null) return rawInput;
  return path === undefined ? result : writePath(path, rawInput, result);
}

/** The state's output after OutputPath; `null` gives an empty object. */
export function afterOutputPath(frame: Frame, path: string | null | undefined, output: Json): Json {
  if (path === null) return {};
  return path === undefined ? output : requirePath(path, scopeOf(frame, output), 'OutputPath');
}

/** The JSON text of a value. Throws StateError States.DataLimitExceeded when it is too large; `what` says of what. */
export function limitedJson(value: Json, what: string): string {
  const text = JSON.stringify(value);
  if (text.length * 3 <= LARGEST_DATA_BYTES || Buffer.byteLength(text) <= LARGEST_DATA_BYTES) return text;
  const reason = `${what} has a size exceeding the maximum number of bytes service limit (${LARGEST_DATA_BYTES}).`;
  throw new StateError('States.DataLimitExceeded', reason);
}

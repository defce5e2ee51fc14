import type { FailState } from '../language/definition.ts';
import type { Json } from '../language/json.ts';
import { evaluate } from '../language/payload-template.ts';
import { StateError } from '../language/state-error.ts';
import { scopeOf } from './context-object.ts';
import type { Frame } from './run.ts';

/** Always throws: the StateError that the state declares. */
export function runFail(frame: Frame, state: FailState, input: Json): never {
  const scope = scopeOf(frame, input);
  const text = (fixed: string | undefined, path: string | undefined, field: string): string =>
    path === undefined ? (fixed ?? '') : String(evaluate(path, scope, field));
  throw new StateError(
    text(state.Error, state.ErrorPath, 'ErrorPath'),
    text(state.Cause, state.CausePath, 'CausePath'),
  );
}

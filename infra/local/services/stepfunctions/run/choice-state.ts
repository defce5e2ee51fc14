import { holds } from '../language/choice.ts';
import type { ChoiceState } from '../language/definition.ts';
import type { Json } from '../language/json.ts';
import { StateError } from '../language/state-error.ts';
import { scopeOf } from './context-object.ts';
import type { Frame, StateResult } from './run.ts';

/** Goes where the first rule that holds says. Throws StateError States.NoChoiceMatched. */
export function runChoice(frame: Frame, state: ChoiceState, input: Json): StateResult {
  const scope = scopeOf(frame, input);
  const rule = state.Choices.find((candidate) => holds(candidate, scope));
  const next = rule?.Next ?? state.Default;
  if (next === undefined) {
    throw new StateError(
      'States.NoChoiceMatched',
      `No choice rule matched in state '${frame.stateName}' and it has no Default.`,
    );
  }
  return { output: input, next };
}

import { SECOND_MS } from '../../../../../functions/domain/base/time/units.ts';
import type { WaitState } from '../language/definition.ts';
import type { Json } from '../language/json.ts';
import { requirePath } from '../language/paths.ts';
import { EvaluationError } from '../language/state-error.ts';
import { timestampMs } from '../language/timestamps.ts';
import { scopeOf } from './context-object.ts';
import type { Frame } from './run.ts';
import { standUntil } from './waiting.ts';

const LONGEST_WAIT_SECONDS = 99_999_999;

/** Waits for a number of seconds from the entry of the state, or until a timestamp. Gives the input on. */
export async function runWait(frame: Frame, state: WaitState, input: Json): Promise<Json> {
  await standUntil(frame.branch, wakeMs(frame, state, input));
  return input;
}

function wakeMs(frame: Frame, state: WaitState, input: Json): number {
  const at = (path: string, field: string): Json => requirePath(path, scopeOf(frame, input), field);
  if (state.TimestampPath !== undefined) return momentMs(at(state.TimestampPath, 'TimestampPath'), 'TimestampPath');
  if (state.Timestamp !== undefined) return momentMs(state.Timestamp, 'Timestamp');
  const seconds = state.SecondsPath === undefined ? (state.Seconds ?? 0) : at(state.SecondsPath, 'SecondsPath');
  return frame.enteredMs + duration(seconds) * SECOND_MS;
}

function duration(seconds: Json): number {
  const valid = typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0;
  if (valid && seconds <= LONGEST_WAIT_SECONDS) return seconds;
  const message = `The SecondsPath parameter must be a whole number from 0 to ${LONGEST_WAIT_SECONDS}, not ${JSON.stringify(seconds)}`;
  throw new EvaluationError('States.Runtime', message);
}

function momentMs(value: Json, field: string): number {
  const ms = timestampMs(value);
  if (ms !== null) return ms;
  const message = `The ${field} parameter does not reference a valid ISO-8601 extended offset date-time: ${JSON.stringify(value)}`;
  throw new EvaluationError('States.Runtime', message);
}

import type { Catcher, ChoiceState, FailState, Retrier, State, SucceedState } from '../language/definition.ts';
import type { Json } from '../language/json.ts';
import { asStateError, type StateError } from '../language/state-error.ts';
import { runChoice } from './choice-state.ts';
import {
  afterInputPath,
  afterOutputPath,
  afterParameters,
  afterResult,
  atResultPath,
  limitedJson,
} from './data-flow.ts';
import { runFail } from './fail-state.ts';
import { runMap } from './map-state.ts';
import { runParallel } from './parallel-state.ts';
import { catcherFor, RetryCount } from './retry.ts';
import { type Branch, emit, type Frame, type StateResult } from './run.ts';
import { runTask } from './task-state.ts';
import { runWait } from './wait-state.ts';
import { standUntil } from './waiting.ts';

/** States that show in the history that they were cut short. */
const SHOWN_ABORTED = new Set(['Task', 'Wait', 'Parallel', 'Map']);

/** Runs one state from its entry to its exit. Throws StateError when it fails and nothing catches it. */
export async function runState(branch: Branch, name: string, state: State, input: Json): Promise<StateResult> {
  const { clock, history } = branch.run;
  const enteredMs = clock.now();
  const details = {
    name,
    input: limitedJson(input, `The input of state '${name}'`),
    inputDetails: { truncated: false },
  };
  const enteredEventId = emit(branch, `${state.Type}StateEntered`, details);
  const frame: Frame = { branch, stateName: name, enteredMs, enteredEventId, retryCount: 0, taskToken: null };
  const shown = SHOWN_ABORTED.has(state.Type);
  const forget = branch.scope.onCancel(() => {
    if (shown) history.addIfRoom(`${state.Type}StateAborted`, branch.previousEventId, clock.now());
  });
  const step = await runUntilDone(frame, state, input).finally(forget);
  const output = limitedJson(step.output, `The output of state '${name}'`);
  emit(branch, `${state.Type}StateExited`, { name, output, outputDetails: { truncated: false } });
  return step;
}

/** Tries as often as Retry says, then asks Catch. */
async function runUntilDone(frame: Frame, state: State, input: Json): Promise<StateResult> {
  const tries = new RetryCount();
  for (;;) {
    const outcome = await attempt(frame, state, input);
    if ('output' in outcome) return outcome;
    const { failure } = outcome;
    const delayMs = tries.nextDelayMs(retriers(state), failure, frame.branch.run.ids);
    if (delayMs === null) return caught(frame, state, input, failure);
    await standUntil(frame.branch, frame.branch.run.clock.now() + delayMs);
    frame.retryCount = tries.total;
  }
}

async function attempt(
  frame: Frame,
  state: State,
  input: Json,
): Promise<StateResult | { readonly failure: StateError }> {
  try {
    if (state.Type === 'Fail') return runFail(frame, state, input);
    const step = await act(frame, state, input);
    const output = afterOutputPath(frame, state.OutputPath, step.output);
    limitedJson(output, `The output of state '${frame.stateName}'`);
    return { ...step, output };
  } catch (thrown) {
    return { failure: asStateError(thrown, frame.stateName, frame.enteredEventId) };
  }
}

function retriers(state: State): readonly Retrier[] {
  return 'Retry' in state ? (state.Retry ?? []) : [];
}

function catchers(state: State): readonly Catcher[] {
  return 'Catch' in state ? (state.Catch ?? []) : [];
}

function caught(frame: Frame, state: State, input: Json, failure: StateError): StateResult {
  const catcher = catcherFor(catchers(state), failure);
  if (catcher === undefined) throw failure;
  const result = { Error: failure.error, Cause: failure.reason };
  try {
    return { output: atResultPath(catcher.ResultPath, input, result), next: catcher.Next };
  } catch (thrown) {
    throw asStateError(thrown, frame.stateName, frame.enteredEventId);
  }
}

async function act(frame: Frame, state: Exclude<State, FailState>, rawInput: Json): Promise<StateResult> {
  const data = afterInputPath(frame, state.InputPath, rawInput);
  if (state.Type === 'Choice') return runChoice(frame, state, data);
  if (state.Type === 'Succeed') return { output: data, next: null };
  return { output: await outputOf(frame, state, data, rawInput), next: state.Next ?? null };
}

type ActingState = Exclude<State, FailState | ChoiceState | SucceedState>;

async function outputOf(frame: Frame, state: ActingState, data: Json, rawInput: Json): Promise<Json> {
  if (state.Type === 'Wait') return await runWait(frame, state, data);
  if (state.Type === 'Task') return afterResult(frame, state, rawInput, await runTask(frame, state, data));
  if (state.Type === 'Map') return afterResult(frame, state, rawInput, await runMap(frame, state, data));
  const parameters = afterParameters(frame, state.Parameters, data);
  if (state.Type === 'Pass')
    return atResultPath(state.ResultPath, rawInput, state.Result === undefined ? parameters : state.Result);
  return afterResult(frame, state, rawInput, await runParallel(frame, state, parameters));
}

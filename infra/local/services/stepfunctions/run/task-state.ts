import { SECOND_MS } from '../../../../../functions/domain/base/time/units.ts';
import type { InvokeResult } from '../../../settings/function-spec.ts';
import type { TaskState } from '../language/definition.ts';
import { INVOKE_AND_WAIT, nameInHistory } from '../language/integrations.ts';
import { isObject, type Json, type JsonObject } from '../language/json.ts';
import { requirePath } from '../language/paths.ts';
import { EvaluationError, StateError } from '../language/state-error.ts';
import { scopeOf } from './context-object.ts';
import { afterParameters, limitedJson } from './data-flow.ts';
import { emit, type Frame } from './run.ts';
import { type TaskLimits, type TaskSignal, TaskWatch } from './task-watch.ts';

/** A task without a timeout ends after this long, in seconds: longer than an execution may live. */
const DEFAULT_TIMEOUT_SECONDS = 99_999_999;

/** Invokes a function and gives its result, or waits for its token's. Throws StateError when the task fails. */
export async function runTask(frame: Frame, state: TaskState, input: Json): Promise<Json> {
  const watch = new TaskWatch(frame, limitsOf(frame, state, input));
  const waits = state.Resource === INVOKE_AND_WAIT;
  frame.taskToken = waits ? watch.issueToken() : null;
  try {
    const parameters = invocationOf(afterParameters(frame, state.Parameters, input));
    schedule(frame, state, parameters, input);
    const payload = payloadOf(frame, state, parameters.Payload ?? {});
    watch.begin(functionArnOf(frame, parameters), payload);
    return await outcome(frame, state, watch);
  } finally {
    watch.close();
    frame.taskToken = null;
  }
}

/** Reads signals until one of them ends the task. A token's answer may come before its function has returned. */
async function outcome(frame: Frame, state: TaskState, watch: TaskWatch): Promise<Json> {
  for (;;) {
    const signal = await watch.next();
    const returned = signal.kind === 'returned' && signal.result.ok;
    if (!returned || state.Resource !== INVOKE_AND_WAIT) return concluded(frame, state, signal);
    const output = limitedResult(frame, state, responseOf(frame, signal.result));
    emit(frame.branch, 'TaskSubmitted', { ...nameInHistory(state), output, outputDetails: { truncated: false } });
  }
}

function concluded(frame: Frame, state: TaskState, signal: TaskSignal): Json {
  if (signal.kind === 'timeout') throw timedOut(frame, state, signal.error);
  if (signal.kind === 'failure') throw failed(frame, state, signal.error, signal.cause);
  if (signal.kind === 'success') return succeeded(frame, state, signal.output);
  if (signal.result.ok) return succeeded(frame, state, responseOf(frame, signal.result));
  const { errorType, errorMessage, trace } = signal.result;
  const ofLambda = errorType.startsWith('Lambda.');
  const cause = ofLambda ? errorMessage : JSON.stringify({ errorType, errorMessage, trace: trace ?? [] });
  throw failed(frame, state, errorType, cause);
}

function succeeded(frame: Frame, state: TaskState, output: Json): Json {
  const text = limitedResult(frame, state, output);
  emit(frame.branch, 'TaskSucceeded', { ...nameInHistory(state), output: text, outputDetails: { truncated: false } });
  return output;
}

/** The JSON text of a result. One that is too large fails the task, not the state: its history says TaskFailed. */
function limitedResult(frame: Frame, state: TaskState, result: Json): string {
  try {
    return limitedJson(result, `The task '${state.Resource}' returned a result that`);
  } catch (thrown) {
    if (!(thrown instanceof StateError)) throw thrown;
    throw failed(frame, state, thrown.error, thrown.reason);
  }
}

function failed(frame: Frame, state: TaskState, error: string, cause: string): StateError {
  emit(frame.branch, 'TaskFailed', { ...nameInHistory(state), error, cause });
  return new StateError(error, cause, true);
}

function timedOut(frame: Frame, state: TaskState, error: string): StateError {
  emit(frame.branch, 'TaskTimedOut', { ...nameInHistory(state), error });
  return new StateError(error, '');
}

function schedule(frame: Frame, state: TaskState, parameters: JsonObject, input: Json): void {
  const name = nameInHistory(state);
  const limits = limitsOf(frame, state, input);
  emit(frame.branch, 'TaskScheduled', {
    ...name,
    region: frame.branch.run.facts.region,
    parameters: limitedJson(parameters, `The parameters of state '${frame.stateName}'`),
    ...(limits.timeoutMs === null ? {} : { timeoutInSeconds: limits.timeoutMs / SECOND_MS }),
    ...(limits.heartbeatMs === null ? {} : { heartbeatInSeconds: limits.heartbeatMs / SECOND_MS }),
  });
  emit(frame.branch, 'TaskStarted', { ...name });
}

function invocationOf(parameters: Json): JsonObject {
  if (isObject(parameters) && typeof parameters.FunctionName === 'string') return parameters;
  throw new EvaluationError(
    'States.Runtime',
    'The Parameters of a task that invokes a function must name it: FunctionName',
  );
}

/** A payload may be given as JSON or as its text. A text that is no JSON is what Lambda refuses. */
function payloadOf(frame: Frame, state: TaskState, payload: Json): Json {
  if (typeof payload !== 'string') return payload;
  try {
    return JSON.parse(payload) as Json;
  } catch {
    throw failed(frame, state, 'Lambda.InvalidRequestContentException', 'Could not parse request body into json');
  }
}

/** A function may be named by its ARN or, in the machine's own account and region, by its name. */
function functionArnOf(frame: Frame, parameters: JsonObject): string {
  const name = String(parameters.FunctionName);
  const { region, account } = frame.branch.run.facts;
  return name.startsWith('arn:') ? name : `arn:aws:lambda:${region}:${account}:function:${name}`;
}

/** What the integration gives back for an invocation that went well. */
function responseOf(frame: Frame, result: InvokeResult): JsonObject {
  return {
    ExecutedVersion: '$LATEST',
    Payload: result.ok ? (result.payload as Json) : null,
    SdkHttpMetadata: { HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: frame.branch.run.ids.uuid() },
    StatusCode: 200,
  };
}

function limitsOf(frame: Frame, state: TaskState, input: Json): TaskLimits {
  const seconds = (fixed: number | undefined, path: string | undefined, field: string): number | null => {
    if (path === undefined) return fixed ?? null;
    const found = requirePath(path, scopeOf(frame, input), field);
    if (typeof found === 'number' && Number.isInteger(found) && found > 0) return found;
    throw new EvaluationError('States.Runtime', `The ${field} parameter must be a positive whole number`);
  };
  const timeout = seconds(state.TimeoutSeconds, state.TimeoutSecondsPath, 'TimeoutSecondsPath');
  const heartbeat = seconds(state.HeartbeatSeconds, state.HeartbeatSecondsPath, 'HeartbeatSecondsPath');
  return {
    timeoutMs: timeout === null || timeout >= DEFAULT_TIMEOUT_SECONDS ? null : timeout * SECOND_MS,
    heartbeatMs: heartbeat === null ? null : heartbeat * SECOND_MS,
  };
}

import type { Turn } from '../../../../infra/local/clock/clock.ts';
import { VirtualClock } from '../../../../infra/local/clock/virtual-clock.ts';
import type { ExecutionRecord } from '../../../../infra/local/services/stepfunctions/execution-record.ts';
import {
  StepFunctions,
  type StepFunctionsOptions,
} from '../../../../infra/local/services/stepfunctions/step-functions.ts';
import type { InvokeResult } from '../../../../infra/local/settings/function-spec.ts';

export const START = '2026-04-24T08:50:00.000Z';
export const START_MS = Date.parse(START);
export const SECOND_MS = 1000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const FUNCTION_ARN = 'arn:aws:lambda:ap-northeast-1:000000000000:function:step';
export const OUTSIDE: Turn = { machine: 'outside', execution: 'test' };

/** A function of the test: what it is given, and what it answers. */
export type TestFunction = (payload: never, world: World) => unknown;

/** Machines on a virtual clock, with one function. */
export class World {
  readonly clock = new VirtualClock(START_MS);
  readonly states: StepFunctions;
  readonly calls: { payload: unknown; atMs: number }[] = [];
  readonly #answer: TestFunction;

  constructor(answer: TestFunction = (payload) => payload, more: Partial<StepFunctionsOptions> = {}) {
    this.#answer = answer;
    this.states = new StepFunctions({
      clock: this.clock,
      region: 'ap-northeast-1',
      account: '000000000000',
      seed: 'seed-1',
      invoke: (_arn, payload) => this.#invoke(payload),
      ...more,
    });
  }

  /** Creates a machine of these states, the first one first, and starts it. Gives the execution's ARN. */
  start(states: object, input: unknown = {}, name?: string): string {
    const stateMachineArn = this.machine(states);
    const started = this.states.startExecution({ stateMachineArn, name, input: JSON.stringify(input) });
    return started.executionArn;
  }

  machine(states: object, more: object = {}): string {
    const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states, ...more });
    const name = `machine-${Buffer.from(definition).toString('base64url').slice(-40)}`;
    return this.states.createStateMachine({ name, definition, roleArn: 'arn:aws:iam::000000000000:role/machine' })
      .stateMachineArn;
  }

  record(executionArn: string): ExecutionRecord {
    const found = this.states.records().find((record) => record.executionArn === executionArn);
    if (found === undefined) throw new Error(`no execution ${executionArn}`);
    return found;
  }

  async #invoke(payload: unknown): Promise<InvokeResult> {
    this.calls.push({ payload, atMs: this.clock.now() });
    const answer = await this.#answer(structuredClone(payload) as never, this);
    return isFailure(answer) ? { ok: false, ...answer } : { ok: true, payload: answer ?? null };
  }
}

interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
}

function isFailure(answer: unknown): answer is Failure {
  return typeof answer === 'object' && answer !== null && 'errorType' in answer;
}

/** What a function answers to fail under a name. */
export function failing(errorType: string, errorMessage = 'it failed'): Failure {
  return { errorType, errorMessage };
}

/** A task that invokes the function with these fields of a payload. */
export function task(payload: object, more: object = { End: true }): object {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: FUNCTION_ARN, Payload: payload },
    ...more,
  };
}

/** A task that waits for the token it gives to the function. */
export function waitingTask(payload: object, more: object = { End: true }): object {
  return {
    ...task({ ...payload, 'token.$': '$$.Task.Token' }, more),
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  };
}

/** Runs the states to their end, at most `withinMs` of virtual time. */
export async function play(
  states: object,
  input: unknown = {},
  answer?: TestFunction,
  withinMs = 400 * DAY_MS,
): Promise<{ record: ExecutionRecord; world: World; output: unknown; tookMs: number; types: string[] }> {
  const world = new World(answer);
  const arn = world.start(states, input, 'one');
  await world.clock.advanceTo(START_MS + withinMs);
  const record = world.record(arn);
  return {
    record,
    world,
    output: record.output === null ? undefined : JSON.parse(record.output),
    tookMs: (record.stopMs ?? Number.NaN) - START_MS,
    types: record.history.map((event) => event.type),
  };
}

import type { Clock } from '../../clock/clock.ts';
import { ApiError } from './api/api-error.ts';
import { type AccountRegion, checkName, executionArn } from './api/arns.ts';
import { type PageRequest, pageOf } from './api/pages.ts';
import { abortedByRestart, type ExecutionRecord, recordOf } from './execution-record.ts';
import { Executions } from './executions.ts';
import type { Json } from './language/json.ts';
import { LARGEST_DATA_BYTES } from './run/data-flow.ts';
import { Execution } from './run/execution.ts';
import type { HistoryEvent } from './run/history.ts';
import type { InvokeFunction } from './run/run.ts';
import { SeededIds } from './run/seeded-ids.ts';
import { TaskTokens } from './run/task-tokens.ts';
import { type StateMachine, StateMachines } from './state-machines.ts';
import * as wire from './wire.ts';

export interface StepFunctionsOptions extends AccountRegion {
  readonly clock: Clock;
  /** Seeds tokens, generated names and random intrinsics; null leaves them to the machine. */
  readonly seed: string | null;
  readonly invoke: InvokeFunction;
  /** Told of every execution when it starts and when it ends. */
  readonly record?: (record: ExecutionRecord) => void;
  /** What an earlier life has recorded. What was running then is ended as ABORTED, and recorded so. */
  readonly previous?: readonly ExecutionRecord[];
}

/** Standard state machines: AWS's API, each method with the fields and the error names of its operation. */
export class StepFunctions {
  readonly #options: StepFunctionsOptions;
  readonly #machines: StateMachines;
  readonly #executions: Executions;
  readonly #ids: SeededIds;
  readonly #tokens: TaskTokens;

  constructor(options: StepFunctionsOptions) {
    this.#options = options;
    this.#machines = new StateMachines(options);
    this.#ids = new SeededIds(options.seed === null ? null : `${options.seed}|states`);
    const previous = options.previous ?? [];
    this.#tokens = new TaskTokens(this.#ids, previous.length > 0);
    this.#executions = new Executions(previous.map((record) => this.#settle(record)));
  }

  /** Throws ApiError InvalidName, InvalidDefinition, StateMachineAlreadyExists, StateMachineTypeNotSupported. */
  createStateMachine(input: { name?: unknown; definition?: unknown; roleArn?: unknown; type?: unknown }): {
    stateMachineArn: string;
    creationDate: number;
  } {
    if (input.type !== undefined && input.type !== 'STANDARD') {
      throw new ApiError('StateMachineTypeNotSupported', `machines of type ${String(input.type)} are not served here`);
    }
    const machine = this.#machines.create(input.name, input.definition, String(input.roleArn ?? ''), this.#now());
    return { stateMachineArn: machine.arn, creationDate: wire.seconds(machine.createdMs) };
  }

  /** Throws ApiError InvalidArn, InvalidDefinition, StateMachineDoesNotExist. Running executions keep the old one. */
  updateStateMachine(input: { stateMachineArn?: unknown; definition?: unknown; roleArn?: string }): {
    updateDate: number;
  } {
    this.#machines.update(input.stateMachineArn, input.definition, input.roleArn);
    return { updateDate: wire.seconds(this.#now()) };
  }

  describeStateMachine(input: { stateMachineArn?: unknown }): wire.MachineDescription {
    return wire.describeMachine(this.#machines.get(input.stateMachineArn));
  }

  /** The machine as it is now, not as the execution was started with. */
  describeStateMachineForExecution(input: { executionArn?: unknown }): wire.MachineDescription {
    return wire.describeMachine(this.#machines.get(this.#executions.get(input.executionArn).stateMachineArn));
  }

  listStateMachines(input: PageRequest): { stateMachines: wire.MachineSummary[]; nextToken?: string } {
    const { items, next } = pageOf(this.#machines.list(), input);
    return { stateMachines: items.map(wire.summarizeMachine), ...next };
  }

  /** Throws ApiError InvalidArn, InvalidName, InvalidExecutionInput, StateMachineDoesNotExist, ExecutionAlreadyExists. */
  startExecution(input: { stateMachineArn?: unknown; name?: unknown; input?: string | undefined }): {
    executionArn: string;
    startDate: number;
  } {
    const machine = this.#machines.get(input.stateMachineArn);
    const name = input.name ?? this.#ids.uuid();
    checkName(name);
    const data = executionInput(input.input ?? '{}');
    const arn = executionArn(this.#options, machine.name, name);
    const same = this.#executions.same(arn, JSON.stringify(data), this.#now());
    if (same !== null) return { executionArn: arn, startDate: wire.seconds(same.startMs) };
    return this.#start(machine, arn, name, data);
  }

  describeExecution(input: { executionArn?: unknown }): wire.ExecutionDescription {
    return wire.describeExecution(this.#executions.get(input.executionArn));
  }

  /** Newest first. Throws ApiError InvalidArn, StateMachineDoesNotExist, InvalidToken. */
  listExecutions(input: { stateMachineArn?: unknown; statusFilter?: unknown } & PageRequest): {
    executions: wire.ExecutionSummary[];
    nextToken?: string;
  } {
    const machine = this.#machines.get(input.stateMachineArn);
    const all = this.#executions
      .all()
      .filter((record) => record.stateMachineArn === machine.arn)
      .filter((record) => input.statusFilter === undefined || record.status === input.statusFilter)
      .reverse()
      .sort((a, b) => b.startMs - a.startMs);
    const { items, next } = pageOf(all, input);
    return { executions: items.map(wire.summarizeExecution), ...next };
  }

  /** Throws ApiError InvalidArn, ExecutionDoesNotExist, InvalidToken. */
  getExecutionHistory(input: { executionArn?: unknown; reverseOrder?: boolean | undefined } & PageRequest): {
    events: HistoryEvent[];
    nextToken?: string;
  } {
    const { history } = this.#executions.get(input.executionArn);
    const { items, next } = pageOf(input.reverseOrder === true ? history.toReversed() : history, input);
    return { events: items, ...next };
  }

  /** Throws ApiError InvalidArn, ExecutionDoesNotExist. One that has ended stays as it is. */
  stopExecution(input: { executionArn?: unknown; error?: string; cause?: string }): { stopDate: number } {
    const record = this.#executions.get(input.executionArn);
    const live = this.#executions.live(record.executionArn);
    if (live?.end === null) live.abort(input.error, input.cause);
    return { stopDate: wire.seconds(live?.end?.stopMs ?? record.stopMs ?? this.#now()) };
  }

  /** Throws ApiError InvalidOutput, InvalidToken, TaskTimedOut, TaskDoesNotExist. */
  sendTaskSuccess(input: { taskToken?: unknown; output?: unknown }): Record<string, never> {
    this.#tokens.answer(String(input.taskToken), { kind: 'success', output: taskOutput(input.output) });
    return {};
  }

  /** Throws ApiError InvalidToken, TaskTimedOut, TaskDoesNotExist. */
  sendTaskFailure(input: { taskToken?: unknown; error?: string; cause?: string }): Record<string, never> {
    const { error = '', cause = '' } = input;
    this.#tokens.answer(String(input.taskToken), { kind: 'failure', error, cause });
    return {};
  }

  /** Throws ApiError InvalidToken, TaskTimedOut, TaskDoesNotExist. */
  sendTaskHeartbeat(input: { taskToken?: unknown }): Record<string, never> {
    this.#tokens.answer(String(input.taskToken), { kind: 'heartbeat' });
    return {};
  }

  /** Every execution, of this life and earlier ones, oldest first. */
  records(): ExecutionRecord[] {
    return this.#executions.all();
  }

  /** Ends everything that runs as ABORTED, as a power cut would leave it. */
  abortAll(): void {
    for (const execution of this.#executions.running()) {
      execution.abort(undefined, 'The system stopped while this execution was running.');
    }
  }

  #start(machine: StateMachine, arn: string, name: string, data: Json): { executionArn: string; startDate: number } {
    const { clock, invoke, region, account } = this.#options;
    const startMs = this.#now();
    const execution = new Execution({
      clock,
      turn: { machine: machine.name, execution: name },
      facts: {
        executionArn: arn,
        name,
        input: data,
        startMs,
        roleArn: machine.roleArn,
        stateMachineArn: machine.arn,
        stateMachineName: machine.name,
        region,
        account,
      },
      definition: machine.definition,
      ids: this.#ids,
      tokens: this.#tokens,
      invoke,
      onEnd: (ended) => this.#options.record?.(recordOf(ended)),
    });
    this.#executions.add(execution);
    execution.start();
    this.#options.record?.(recordOf(execution));
    return { executionArn: arn, startDate: wire.seconds(startMs) };
  }

  #settle(record: ExecutionRecord): ExecutionRecord {
    if (record.status !== 'RUNNING') return record;
    const settled = abortedByRestart(record, this.#now());
    this.#options.record?.(settled);
    return settled;
  }

  #now(): number {
    return this.#options.clock.now();
  }
}

function executionInput(text: string): Json {
  const parsed = parseLimited(text);
  if (parsed !== undefined) return parsed;
  throw new ApiError(
    'InvalidExecutionInput',
    `Invalid State Machine Execution Input: 'not JSON, or over ${LARGEST_DATA_BYTES} bytes'`,
  );
}

function taskOutput(text: unknown): Json {
  const parsed = parseLimited(String(text));
  if (parsed !== undefined) return parsed;
  throw new ApiError('InvalidOutput', `Invalid Output: 'not JSON, or over ${LARGEST_DATA_BYTES} bytes'`);
}

function parseLimited(text: string): Json | undefined {
  if (Buffer.byteLength(text) > LARGEST_DATA_BYTES) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Machine } from '../../domain/components/executions.ts';
import { codeOf, StorageRefused, StorageUnavailable } from './errors.ts';
import { executionArn, executionName, machineArn } from './machines.ts';

const ATTEMPTS = 3;
const CONNECT_TIMEOUT_MS = 2_000;
const REQUEST_TIMEOUT_MS = 8_000;
/** The most that one call lists. */
const LISTED = 1_000;

const client = new SFNClient({
  maxAttempts: ATTEMPTS,
  requestHandler: {
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  },
});

/** Nobody waits with this token any more: it was used, it ran out, or its execution ended. */
const STALE = new Set(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']);
const REFUSED = new Set(['AccessDeniedException', 'StateMachineDoesNotExist', 'ValidationException', 'InvalidArn']);

/**
 * Starts one generation. Its name and input follow from stream, machine and generation alone, so starting it again
 * changes nothing, whether it runs still or has ended. Throws StorageUnavailable or StorageRefused.
 */
export async function startExecution(machine: Machine, stream: string, generation: number): Promise<void> {
  const command = new StartExecutionCommand({
    stateMachineArn: machineArn(machine),
    name: executionName(machine, stream, generation),
    input: JSON.stringify({ stream, generation }),
  });
  try {
    await client.send(command);
  } catch (cause) {
    if (codeOf(cause) !== 'ExecutionAlreadyExists') throw failure('StartExecution', cause);
  }
}

/** Wakes the execution that waits with this token; false when it no longer does. Throws StorageUnavailable or StorageRefused. */
export async function wake(token: string): Promise<boolean> {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
    return true;
  } catch (cause) {
    if (STALE.has(codeOf(cause))) return false;
    throw failure('SendTaskSuccess', cause);
  }
}

/**
 * How an execution stands (`RUNNING`, `SUCCEEDED` …), null when there is none of this name. The answer may lag behind
 * a start by some seconds. Throws StorageUnavailable or StorageRefused.
 */
export async function executionStatus(machine: Machine, stream: string, generation: number): Promise<string | null> {
  const arn = executionArn(machine, stream, generation);
  try {
    return (await client.send(new DescribeExecutionCommand({ executionArn: arn }))).status ?? null;
  } catch (cause) {
    if (codeOf(cause) === 'ExecutionDoesNotExist') return null;
    throw failure('DescribeExecution', cause);
  }
}

/** Whether an execution runs, as far as one list of its machine's tells. */
export type RunningExecutions = (stream: string, generation: number) => boolean;

/**
 * The executions of a machine that run, listed a thousand a call. The list may lag behind a start or an end by some seconds: who is not in it
 * is asked for by `executionStatus`. Throws StorageUnavailable or StorageRefused.
 */
export async function runningExecutions(machine: Machine): Promise<RunningExecutions> {
  const names = new Set<string>();
  let nextToken: string | undefined;
  try {
    do {
      const asked = { stateMachineArn: machineArn(machine), statusFilter: 'RUNNING', maxResults: LISTED } as const;
      const page = await client.send(new ListExecutionsCommand({ ...asked, nextToken }));
      for (const { name } of page.executions ?? []) if (name !== undefined) names.add(name);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
  } catch (cause) {
    throw failure('ListExecutions', cause);
  }
  return (stream, generation) => names.has(executionName(machine, stream, generation));
}

function failure(operation: string, cause: unknown): Error {
  const Failure = REFUSED.has(codeOf(cause)) ? StorageRefused : StorageUnavailable;
  return new Failure('stepfunctions', operation, cause);
}

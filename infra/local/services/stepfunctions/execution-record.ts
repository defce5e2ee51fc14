import { SECOND_MS } from '../../../../functions/domain/base/time/units.ts';
import type { Execution, ExecutionStatus } from './run/execution.ts';
import type { HistoryEvent } from './run/history.ts';

/** An execution as it can be written down and brought back after a restart. */
export interface ExecutionRecord {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly machine: string;
  readonly name: string;
  readonly roleArn: string;
  /** JSON text. */
  readonly input: string;
  readonly status: ExecutionStatus;
  readonly startMs: number;
  readonly stopMs: number | null;
  /** JSON text. */
  readonly output: string | null;
  readonly error: string | null;
  readonly cause: string | null;
  readonly history: readonly HistoryEvent[];
}

/** The record of an execution as it stands; its history is the live one. */
export function recordOf(execution: Execution): ExecutionRecord {
  const { facts, end } = execution;
  return {
    executionArn: facts.executionArn,
    stateMachineArn: facts.stateMachineArn,
    machine: facts.stateMachineName,
    name: facts.name,
    roleArn: facts.roleArn,
    input: JSON.stringify(facts.input),
    status: execution.status,
    startMs: facts.startMs,
    stopMs: end?.stopMs ?? null,
    output: end?.output === undefined ? null : JSON.stringify(end.output),
    error: end?.error ?? null,
    cause: end?.cause ?? null,
    history: execution.history.events,
  };
}

/** What was running when the system stopped: it cannot go on, and is ended as if somebody had stopped it. */
export function abortedByRestart(record: ExecutionRecord, nowMs: number): ExecutionRecord {
  const cause = 'The system stopped while this execution was running.';
  const last = record.history.length;
  const event: HistoryEvent = {
    id: last + 1,
    previousEventId: last,
    timestamp: nowMs / SECOND_MS,
    type: 'ExecutionAborted',
    executionAbortedEventDetails: { cause },
  };
  return { ...record, status: 'ABORTED', stopMs: nowMs, cause, history: [...record.history, event] };
}

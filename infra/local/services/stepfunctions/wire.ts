import { SECOND_MS } from '../../../../functions/domain/base/time/units.ts';
import type { ExecutionRecord } from './execution-record.ts';
import type { StateMachine } from './state-machines.ts';

/** What DescribeStateMachine answers. */
export interface MachineDescription extends MachineSummary {
  readonly status: 'ACTIVE';
  readonly definition: string;
  readonly roleArn: string;
}

/** One row of ListStateMachines. */
export interface MachineSummary {
  readonly stateMachineArn: string;
  readonly name: string;
  readonly type: 'STANDARD';
  readonly creationDate: number;
}

/** One row of ListExecutions. */
export interface ExecutionSummary {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: ExecutionRecord['status'];
  readonly startDate: number;
  readonly stopDate?: number;
}

/** What DescribeExecution answers. */
export interface ExecutionDescription extends ExecutionSummary {
  readonly input: string;
  readonly inputDetails: { readonly included: true };
  readonly output?: string;
  readonly outputDetails?: { readonly included: true };
  readonly error?: string;
  readonly cause?: string;
}

/** Times travel as seconds since 1970 with a fraction. */
export function seconds(ms: number): number {
  return ms / SECOND_MS;
}

export function summarizeMachine(machine: StateMachine): MachineSummary {
  const { arn, name, createdMs } = machine;
  return { stateMachineArn: arn, name, type: 'STANDARD', creationDate: seconds(createdMs) };
}

export function describeMachine(machine: StateMachine): MachineDescription {
  const { text, roleArn } = machine;
  return { ...summarizeMachine(machine), status: 'ACTIVE', definition: text, roleArn };
}

export function summarizeExecution(record: ExecutionRecord): ExecutionSummary {
  const { executionArn, stateMachineArn, name, status, startMs, stopMs } = record;
  const stop = stopMs === null ? {} : { stopDate: seconds(stopMs) };
  return { executionArn, stateMachineArn, name, status, startDate: seconds(startMs), ...stop };
}

export function describeExecution(record: ExecutionRecord): ExecutionDescription {
  const { input, output, error, cause } = record;
  return {
    ...summarizeExecution(record),
    input,
    inputDetails: { included: true },
    ...(output === null ? {} : { output, outputDetails: { included: true } }),
    ...(error === null ? {} : { error }),
    ...(cause === null ? {} : { cause }),
  };
}

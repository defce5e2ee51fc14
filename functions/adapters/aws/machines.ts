import { idInStream, streamKind } from '../../domain/base/ledger/streams.ts';
import type { Machine } from '../../domain/components/executions.ts';
import { setting } from '../environment.ts';

/** The name of an execution: incident, machine and generation, at most 80 characters, no slash. */
export function executionName(machine: Machine, stream: string, generation: number): string {
  const id = streamKind(stream) === 'incident' ? idInStream(stream) : stream;
  return `${id.replaceAll('/', '-')}-${machine}-${generation}`;
}

const ARNS: Readonly<Record<Machine, () => string>> = {
  incident: () => setting('INCIDENT_MACHINE_ARN'),
  deadline: () => setting('DEADLINE_MACHINE_ARN'),
  delivery: () => setting('DELIVERY_MACHINE_ARN'),
};

/** The ARN of a state machine. Throws MissingSetting. */
export function machineArn(machine: Machine): string {
  return ARNS[machine]();
}

/** The ARN of one execution. Throws MissingSetting. */
export function executionArn(machine: Machine, stream: string, generation: number): string {
  const prefix = machineArn(machine).replace(':stateMachine:', ':execution:');
  return `${prefix}:${executionName(machine, stream, generation)}`;
}

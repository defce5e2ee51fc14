import { idInStream, streamKind } from '../../domain/base/ledger/streams.ts';
import type { Machine } from '../../domain/incident/record/event-parts.ts';
import { setting } from '../environment.ts';

/** The name of an execution: incident, machine and generation, at most 80 characters, no slash. */
export function executionName(machine: Machine, stream: string, generation: number): string {
  const id = streamKind(stream) === 'incident' ? idInStream(stream) : stream;
  return `${id.replaceAll('/', '-')}-${machine}-${generation}`;
}

/** The ARN of a state machine. Throws MissingSetting. */
export function machineArn(machine: Machine): string {
  if (machine === 'incident') return setting('INCIDENT_MACHINE_ARN');
  return machine === 'deadline' ? setting('DEADLINE_MACHINE_ARN') : setting('DELIVERY_MACHINE_ARN');
}

/** The ARN of one execution. Throws MissingSetting. */
export function executionArn(machine: Machine, stream: string, generation: number): string {
  const prefix = machineArn(machine).replace(':stateMachine:', ':execution:');
  return `${prefix}:${executionName(machine, stream, generation)}`;
}

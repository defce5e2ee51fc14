import type { Machine } from '../record/event-parts.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { OpenIncident } from '../record/state.ts';

/** The newest generation of a machine for a subject; 0 if none was asked for. Older ones answer End. */
export function currentGeneration(state: OpenIncident, machine: Machine, subject: string | null): number {
  const same = state.executions.findLast((one) => one.machine === machine && one.subject === subject);
  return same?.generation ?? 0;
}

/** Asks for an execution of the next generation; generations count all of a stream's. */
export function requestNext(state: OpenIncident, machine: Machine, subject: string | null): IncidentEvent {
  const newest = state.executions.reduce((most, { generation }) => Math.max(most, generation), 0);
  return { type: 'execution.requested', machine, generation: newest + 1, subject };
}

/** What a deadline execution is for: a duty at one revision of its due time. */
export function deadlineSubject(duty: string, revision: number): string {
  return `${duty}@${revision}`;
}

/** The duty and revision of a deadline's subject; null if the text is none. */
export function readDeadlineSubject(subject: string): { duty: string; revision: number } | null {
  const parts = /^(.+)@([1-9]\d*)$/.exec(subject);
  return parts?.[1] === undefined ? null : { duty: parts[1], revision: Number(parts[2]) };
}

import type { Machine } from '../../domain/incident/record/event-parts.ts';
import type { IncidentState, Requested } from '../../domain/incident/record/state.ts';

/** What was asked for under a generation; null when the ledger knows none of that number. */
export function requestOf(state: IncidentState, generation: number): Requested | null {
  if (state.status === 'none') return null;
  return state.executions.find((each) => each.generation === generation) ?? null;
}

/** Whether the caller must end: a newer generation does its work, or the ledger never asked for this one. */
export function superseded(state: IncidentState, generation: number): boolean {
  const own = requestOf(state, generation);
  return own === null || newestOf(state, own.machine, own.subject) !== generation;
}

/** The newest generation of one workflow and what it is for; 0 when none was asked for. */
export function newestOf(state: IncidentState, machine: Machine, subject: string | null): number {
  if (state.status === 'none') return 0;
  const same = state.executions.filter((each) => each.machine === machine && each.subject === subject);
  return Math.max(0, ...same.map((each) => each.generation));
}

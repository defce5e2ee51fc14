import type { IncidentEvent } from '../record/events.ts';
import type { OpenIncident } from '../record/state.ts';

type ExecutionEvent = Extract<IncidentEvent, { type: `execution.${string}` }>;

/** The executions asked for, and which of them failed. */
export function evolveExecution(state: OpenIncident, event: ExecutionEvent): OpenIncident {
  if (event.type === 'execution.requested') {
    const { machine, generation, subject } = event;
    return { ...state, executions: [...state.executions, { machine, generation, subject, failed: null }] };
  }
  const executions = state.executions.map((execution) =>
    execution.generation === event.generation ? { ...execution, failed: event.error } : execution,
  );
  return { ...state, executions };
}

import { executionStatus, type RunningExecutions, runningExecutions } from '../../adapters/aws/executions.ts';
import type { Machine } from '../../domain/components/executions.ts';
import type { IncidentState } from '../../domain/incident/record/state.ts';

const NONE: RunningExecutions = () => false;

/** One run of the sweep: what it has learnt by now, so that nothing is asked for twice. */
export class SweepRun {
  readonly #running = new Map<Machine, Promise<RunningExecutions>>();
  readonly #incidents = new Map<string, IncidentState>();

  /** How an execution stands, as `executionStatus`: from one list a machine, and by itself where that does not have it. */
  async statusOf(machine: Machine, stream: string, generation: number): Promise<string | null> {
    // Without the list each is asked for.
    const running = this.#running.get(machine) ?? runningExecutions(machine).catch(() => NONE);
    this.#running.set(machine, running);
    return (await running)(stream, generation) ? 'RUNNING' : await executionStatus(machine, stream, generation);
  }

  /** Notes how an incident was left: its sources come later. */
  note(state: IncidentState): void {
    this.#incidents.set(state.stream, state);
  }

  /** An incident as this run has seen it; undefined for one that it has not. It may have gone on since. */
  seen(stream: string): IncidentState | undefined {
    return this.#incidents.get(stream);
  }
}

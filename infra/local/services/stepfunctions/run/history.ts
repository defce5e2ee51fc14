import { SECOND_MS } from '../../../../../functions/domain/base/time/units.ts';
import type { Json } from '../language/json.ts';
import { ExecutionError } from '../language/state-error.ts';

/** Standard executions fail when their history would grow beyond this. */
const LARGEST_HISTORY_EVENTS = 25_000;

/** One event as GetExecutionHistory gives it; the details are under the name that belongs to the type. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  /** Seconds since 1970, with milliseconds as fraction. */
  readonly timestamp: number;
  readonly type: string;
  readonly [details: `${string}EventDetails`]: Json;
}

/** Which field holds the details of an event type, where its name does not say so itself. */
const DETAILS_BY_ENDING: readonly (readonly [RegExp, string])[] = [
  [/StateEntered$/, 'stateEnteredEventDetails'],
  [/StateExited$/, 'stateExitedEventDetails'],
];

function detailsField(type: string): string {
  const found = DETAILS_BY_ENDING.find(([ending]) => ending.test(type));
  return found?.[1] ?? `${type[0]?.toLowerCase()}${type.slice(1)}EventDetails`;
}

/** All that has happened in one execution. */
export class History {
  readonly events: HistoryEvent[] = [];

  /**
   * Adds an event and gives its id. Throws ExecutionError when only the last place is left, which belongs to the event
   * that ends the execution (`addLast`).
   */
  add(type: string, previousEventId: number, atMs: number, details?: Json): number {
    if (this.events.length >= LARGEST_HISTORY_EVENTS - 1) {
      const message = `The execution reached the maximum number of history events (${LARGEST_HISTORY_EVENTS}).`;
      throw new ExecutionError('States.Runtime', message);
    }
    return this.addLast(type, previousEventId, atMs, details);
  }

  /** Adds the event that ends the execution; there is always a place for it. */
  addLast(type: string, previousEventId: number, atMs: number, details?: Json): number {
    const id = this.events.length + 1;
    const event = { id, previousEventId, timestamp: atMs / SECOND_MS, type };
    this.events.push(details === undefined ? event : { ...event, [detailsField(type)]: details });
    return id;
  }

  /** Adds what was cut short by something else; left out when there is no place any more. */
  addIfRoom(type: string, previousEventId: number, atMs: number, details?: Json): void {
    if (this.events.length < LARGEST_HISTORY_EVENTS - 1) this.addLast(type, previousEventId, atMs, details);
  }
}

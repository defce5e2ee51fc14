import type { IncidentEvent } from './events.ts';

/** Events after which the next act is the same as before: a signal that told nothing new. */
const QUIET: ReadonlySet<IncidentEvent['type']> = new Set(['signal.attached']);

/** Whether an item of these events can change what is to be done next, so that waiting workflows must be woken. */
export function wakes(events: readonly IncidentEvent[]): boolean {
  return events.some(({ type }) => !QUIET.has(type));
}

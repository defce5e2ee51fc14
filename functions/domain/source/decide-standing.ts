import type { SourceEvent } from './events.ts';
import type { SourceState } from './state.ts';

/** The incident was closed: the next alarm opens another. Nothing if its signals belong to another one by now. */
export function decideSourceClosed(state: SourceState, incident: string): SourceEvent[] {
  return state.incident === incident ? [{ type: 'source.incident-closed', incident }] : [];
}

/** The incident was reopened: signals belong to it again, unless a newer one has taken its place. */
export function decideSourceReopened(state: SourceState, incident: string): SourceEvent[] {
  const free = state.incident === null && state.newest === incident;
  return free ? [{ type: 'source.incident-reopened', incident }] : [];
}

/** The incident was joined into another: its signals belong there. Nothing if they belong to another one by now. */
export function decideSourceJoined(state: SourceState, incident: string, into: string): SourceEvent[] {
  return state.incident === incident ? [{ type: 'source.incident-joined', incident, into }] : [];
}

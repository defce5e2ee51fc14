import type { Instant } from '../base/time/instant.ts';
import type { Mute, SourceState } from './state.ts';

/** What lists show of one source. */
export interface SourceRow {
  /** The open incident that its signals belong to. */
  readonly incident: string | null;
  readonly newest: string | null;
  readonly condition: SourceState['condition'];
  readonly changedAt: Instant | null;
  /** Its newest mute; absent when it never fired muted, and in rows that earlier releases wrote. */
  readonly muted?: Mute;
}

/** A source whose alarm fired muted. */
export interface MutedSource {
  readonly stream: string;
  readonly mute: Mute;
  /** Its newest incident, open or closed. */
  readonly newest: string | null;
}

/** The row of one source in lists. */
export interface SourceView {
  readonly kind: 'source';
  readonly stream: string;
  readonly version: number;
  readonly head: string | null;
  /** Open while an incident of it is, or a mute: the sweep finishes what was left half done, and looks when the mute ends. */
  readonly open: boolean;
  readonly nextAt: null;
  readonly row: SourceRow & Readonly<Record<string, unknown>>;
}

/** The row for the views table. */
export function sourceView(state: SourceState): SourceView {
  const { stream, seq, incident, newest, condition, changedAt, muted, mute } = state;
  const head = state.head === '' ? null : state.head;
  const known = { incident, newest, condition, changedAt: changedAt === '' ? null : changedAt };
  const row = mute === null ? known : { ...known, muted: mute };
  return { kind: 'source', stream, version: seq, head, open: incident !== null || muted !== null, nextAt: null, row };
}

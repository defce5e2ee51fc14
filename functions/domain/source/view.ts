import type { SourceState } from './state.ts';

/** The row of one source in lists. */
export interface SourceView {
  readonly kind: 'source';
  readonly stream: string;
  readonly version: number;
  readonly head: string | null;
  /** Open while an incident of it is, or a mute: the sweep finishes what was left half done, and looks when the mute ends. */
  readonly open: boolean;
  readonly nextAt: null;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The row for the views table. */
export function sourceView(state: SourceState): SourceView {
  const { stream, seq, incident, newest, condition, changedAt, muted } = state;
  const head = state.head === '' ? null : state.head;
  const row = { incident, newest, condition, changedAt: changedAt === '' ? null : changedAt };
  return { kind: 'source', stream, version: seq, head, open: incident !== null || muted !== null, nextAt: null, row };
}

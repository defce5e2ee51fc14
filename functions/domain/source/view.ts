import type { SourceState } from './state.ts';

/** The row of one source in lists. */
export interface SourceView {
  readonly kind: 'source';
  readonly stream: string;
  readonly version: number;
  /** Open while an incident of it is: the sweep then finishes what was left half done. */
  readonly open: boolean;
  readonly nextAt: null;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The row for the views table. */
export function sourceView(state: SourceState): SourceView {
  const { stream, seq, incident, newest, condition, changedAt } = state;
  const row = { incident, newest, condition, changedAt: changedAt === '' ? null : changedAt };
  return { kind: 'source', stream, version: seq, open: incident !== null, nextAt: null, row };
}

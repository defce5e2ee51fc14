import type { NewView, View } from '../../adapters/store/views.ts';
import type { LedgerItem } from '../../domain/base/ledger/item.ts';
import { type StreamKind, streamKind } from '../../domain/base/ledger/streams.ts';
import { foldIncident } from '../../domain/incident/evolve/evolve.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { RegisterEvent } from '../../domain/register/events.ts';
import { registerView } from '../../domain/register/view.ts';
import type { SourceEvent } from '../../domain/source/events.ts';
import { foldSource } from '../../domain/source/evolve.ts';
import { type SourceRow, sourceView } from '../../domain/source/view.ts';
import { INCIDENT } from '../command/incidents.ts';
import { type ObligedKind, obligedKind } from '../command/obliged.ts';
import { tellSources } from '../command/sources.ts';
import { OBLIGED_INCIDENT } from './incident-stream.ts';

/** What is asked of the streams of one kind. */
interface StreamRow {
  /** The row of the lists that follows from its items, of which there is one at least; null for none. */
  readonly rowOf: (stream: string, items: readonly LedgerItem[]) => NewView | null;
  /** The row as an earlier release wrote it; null where it wrote the same. */
  readonly earlierRow: (wanted: NewView) => NewView | null;
  /** Repeats what only the sweep of an open stream would: what others learn by the items that a row does not show. */
  readonly repeatTelling: (stream: string, items: readonly LedgerItem[], row: View | null) => Promise<void>;
  /** What its workflows go by; null for streams that owe nothing. */
  readonly obliged: ObligedKind | null;
}

/** By the kind of a stream, what application and steps ask of it. How each is swept: `application/sweep/sweep-streams.ts`. */
export const STREAMS: Readonly<Record<StreamKind, StreamRow>> = {
  incident: {
    rowOf: (stream, items) => INCIDENT.rowOf(foldIncident(stream, items as readonly LedgerItem<IncidentEvent>[])),
    earlierRow: () => null,
    repeatTelling: async (stream, items, row) => {
      const told = items as readonly LedgerItem<IncidentEvent>[];
      const state = foldIncident(stream, told);
      for (const item of told) if (item.seq > (row?.version ?? 0)) await tellSources(state, item);
    },
    obliged: obligedKind(OBLIGED_INCIDENT),
  },
  source: {
    rowOf: (stream, items) => sourceView(foldSource(stream, items as readonly LedgerItem<SourceEvent>[])),
    // Releases that kept no words of a mute kept no mute in the row either; whichever keeps the words writes both.
    earlierRow: (wanted) => {
      const { muted, ...row } = wanted.row as Partial<SourceRow>;
      return muted?.words === null ? { ...wanted, row } : null;
    },
    repeatTelling: nothingToTell,
    obliged: null,
  },
  register: {
    rowOf: (_stream, items) => registerView(items as readonly LedgerItem<RegisterEvent>[]),
    earlierRow: () => null,
    repeatTelling: nothingToTell,
    obliged: null,
  },
};

async function nothingToTell(): Promise<void> {}

/** A workflow was started for a stream that owes nothing. */
class OwesNothing extends Error {
  override readonly name = 'OwesNothing';
}

/** What the workflows of a stream go by. Throws OwesNothing for a stream of another kind. */
export function obligedOf(stream: string): ObligedKind {
  const kind = streamKind(stream);
  const obliged = kind === null ? null : STREAMS[kind].obliged;
  if (obliged === null) throw new OwesNothing(`${stream} has no obligations`);
  return obliged;
}

import { keepState } from '../../adapters/store/kept-states.ts';
import { putOpening } from '../../adapters/store/openings.ts';
import type { LedgerItem } from '../../domain/base/ledger/item.ts';
import { foldIncident } from '../../domain/incident/evolve/evolve.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';

/** Writes an incident's opening and its state for lists anew from its items; idempotent. Throws StorageUnavailable. */
export async function keepListed(stream: string, items: readonly LedgerItem[]): Promise<void> {
  const state = foldIncident(stream, items as readonly LedgerItem<IncidentEvent>[]);
  if (state.status === 'none') return;
  await putOpening(stream, state.openedAt);
  await keepState(state, true);
}

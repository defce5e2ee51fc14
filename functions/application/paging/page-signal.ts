import { findUnchanged } from '../../adapters/store/contents.ts';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import type { IncidentPage } from '../../domain/incident/record/page.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import { callersOf } from '../../domain/incident/standing/callers.ts';
import type { OwnWords } from '../../domain/signal/signal.ts';
import { wordsOf } from '../../domain/signal/words.ts';

/**
 * The words of the signals that a page tells of: one for each person who acted, else the newest that is not well. Those that
 * were erased are left out. Throws StorageUnavailable.
 */
export async function signalsOf(state: OpenIncident, page: IncidentPage): Promise<readonly OwnWords[]> {
  const told = callersOf(state, page).map(({ words }) => words);
  const found = await Promise.all(
    (told.length === 0 ? newest(state) : told).map((ref) => findUnchanged(state.stream, ref)),
  );
  return found.flatMap((text) => wordsOf(text ?? undefined) ?? []);
}

function newest({ seen }: OpenIncident): readonly ContentRef[] {
  const last = seen.findLast((each) => each.state === 'firing' || each.state === 'unreadable');
  return last === undefined ? [] : [last.words];
}

import { findUnchanged } from '../adapters/contents.ts';
import type { OpenIncident } from '../domain/incident/state.ts';
import type { OwnWords } from '../domain/signal/signal.ts';
import { wordsOf } from '../domain/signal/words.ts';

/** The words of the newest signal that is not well; null without one, or when they were erased. Throws StorageUnavailable. */
export async function newestSignal(state: OpenIncident): Promise<OwnWords | null> {
  const seen = state.seen.findLast((each) => each.state === 'firing' || each.state === 'unreadable');
  if (seen === undefined) return null;
  return wordsOf((await findUnchanged(state.stream, seen.words)) ?? undefined);
}

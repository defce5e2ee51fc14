import { findContent } from '../adapters/contents.ts';
import type { PageWhy } from '../domain/incident/events.ts';
import type { OpenIncident } from '../domain/incident/state.ts';
import type { OwnWords } from '../domain/signal/signal.ts';
import { wordsOf } from '../domain/signal/words.ts';
import type { Language } from '../domain/text.ts';

const LABELS: Readonly<Record<Language, { signal: string; description: string; reason: string }>> = {
  ja: { signal: 'シグナル', description: '説明', reason: '理由' },
  en: { signal: 'Signal', description: 'Description', reason: 'Reason' },
};
/** Pages about what happened, rather than about work. */
const TELLS_ALL: readonly PageWhy[] = ['opened', 'reopened', 'fired-again', 'triage'];

/** The words of the newest signal that is not well; null without one, or when they were erased. Throws StorageUnavailable. */
export async function newestSignal(state: OpenIncident): Promise<OwnWords | null> {
  const seen = state.seen.findLast((each) => each.state === 'firing' || each.state === 'unreadable');
  if (seen === undefined) return null;
  return wordsOf((await findContent(state.stream, seen.words.content)) ?? undefined);
}

/** The lines of a page about the signal. Its words are one line each already. */
export function signalLines(words: OwnWords | null, why: PageWhy, language: Language): string[] {
  if (words === null) return [];
  const label = LABELS[language];
  const { name, description, reason } = words;
  if (!TELLS_ALL.includes(why)) return [`${label.signal}: ${name}`];
  return [
    `${label.signal}: ${name}`,
    ...(description === null ? [] : [`${label.description}: ${description}`]),
    ...(reason === null ? [] : [`${label.reason}: ${reason}`]),
  ];
}

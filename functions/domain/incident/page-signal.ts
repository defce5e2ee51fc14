import type { OwnWords } from '../signal/signal.ts';
import type { Language } from '../text.ts';
import type { PageWhy } from './page-why.ts';

const LABELS: Readonly<Record<Language, { signal: string; description: string; reason: string }>> = {
  ja: { signal: 'シグナル', description: '説明', reason: '理由' },
  en: { signal: 'Signal', description: 'Description', reason: 'Reason' },
};
/** Pages about what happened, rather than about work. */
const TELLS_ALL: readonly PageWhy[] = ['opened', 'reopened', 'fired-again', 'signal', 'triage'];

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

import type { Language, Text } from '../../base/text.ts';
import type { OwnWords } from '../../signal/signal.ts';
import { signalReason } from '../../signal/words.ts';
import type { PageWhy } from '../record/page.ts';

const LABELS: Readonly<Record<Language, { signal: string; description: string; reason: string }>> = {
  ja: { signal: 'シグナル', description: '説明', reason: '理由' },
  en: { signal: 'Signal', description: 'Description', reason: 'Reason' },
};
/** Of more than these a page does not tell each one. */
const SIGNALS_AT_MOST = 5;
const MORE: Text = {
  ja: 'このほかにもシグナルがあります。画面でご確認ください。',
  en: 'There are more signals than these. See the screen for all of them.',
};
/** Pages about what happened, rather than about work. */
const TELLS_ALL: readonly PageWhy[] = ['opened', 'reopened', 'fired-again', 'signal', 'triage'];

/** The lines of a page about the signal. Its words are one line each already. */
export function signalLines(signals: readonly OwnWords[], why: PageWhy, language: Language): string[] {
  const newest = signals.slice(-SIGNALS_AT_MOST);
  const lines = newest.flatMap((words) => linesOf(words, why, language));
  return newest.length === signals.length ? lines : [...lines, MORE[language]];
}

function linesOf(words: OwnWords, why: PageWhy, language: Language): string[] {
  const label = LABELS[language];
  const { name, description } = words;
  const reason = signalReason(words, language);
  if (!TELLS_ALL.includes(why)) return [`${label.signal}: ${name}`];
  return [
    `${label.signal}: ${name}`,
    ...(description === null ? [] : [`${label.description}: ${description}`]),
    ...(reason === null ? [] : [`${label.reason}: ${reason}`]),
  ];
}

import type { OwnWords } from './signal.ts';

/** The words of a signal as they are put away: names and reasons may hold personal data, so the ledger refers to them. */
export function wordsText({ name, description, reason }: OwnWords): string {
  return JSON.stringify({ name, description, reason });
}

/** Reads `wordsText`; null for a text that was erased. */
export function wordsOf(text: string | undefined): OwnWords | null {
  return text === undefined ? null : (JSON.parse(text) as OwnWords);
}

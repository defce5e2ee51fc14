import type { Language } from '../base/text.ts';
import type { Muting, OwnWords, Signal } from './signal.ts';

/** The words of a signal as they are put away: names and reasons may hold personal data, so the ledger refers to them. */
export function wordsText({ name, description, reason, remark }: OwnWords): string {
  return JSON.stringify({ name, description, reason, remark });
}

/** Why it is in this state, as its sender and the system say it; null where neither does. */
export function signalReason(
  { reason, remark }: Pick<OwnWords, 'reason' | 'remark'>,
  language: Language,
): string | null {
  const said = [reason, remark?.[language] ?? null].filter((text) => text !== null);
  return said.length === 0 ? null : said.join(' ');
}

/**
 * Reads `wordsText`; null for a text that was erased. A sentence stands in the place of a text that is not the recorded one,
 * and is then all that the signal says.
 */
export function wordsOf(text: string | undefined): OwnWords | null {
  if (text === undefined) return null;
  // What was recorded is an object; no sentence to a reader begins like one.
  return text.startsWith('{') ? (JSON.parse(text) as OwnWords) : { name: text, description: null, reason: null };
}

/** The words of a muted alarm as they are put away, with what mutes it. */
export function mutedText({ name, description, reason, remark, muted }: Signal): string {
  return JSON.stringify({ name, description, reason, remark, by: muted?.by });
}

/** Reads `mutedText`; null for a text that was erased. */
export function mutedWordsOf(text: string | null): (OwnWords & Pick<Muting, 'by'>) | null {
  return text === null ? null : (JSON.parse(text) as OwnWords & Pick<Muting, 'by'>);
}

import type { Language } from '../text.ts';
import type { OwnWords } from './signal.ts';

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

/** Reads `wordsText`; null for a text that was erased. */
export function wordsOf(text: string | undefined): OwnWords | null {
  return text === undefined ? null : (JSON.parse(text) as OwnWords);
}

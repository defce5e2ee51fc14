import type { ContentRef } from '../../domain/incident/content.ts';
import type { Language } from '../../domain/text.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { spokenTime } from '../../domain/time/spoken.ts';
import type { Telling } from './timeline.ts';

/** The sentence in the reader's language. */
export function say(telling: { readonly language: Language }, ja: string, en: string): string {
  return telling.language === 'ja' ? ja : en;
}

/** A person's words, in quotation marks; says so when they were erased. Empty when there were none. */
export function quoted(telling: Telling, ref: ContentRef | null): string {
  if (ref === null) return '';
  const text = telling.texts.get(ref.content);
  if (text === undefined) return say(telling, '（削除済み）', ' (erased)');
  return say(telling, `「${text}」`, `: "${text}"`);
}

/** A moment in the reader's language, in the policy's zone. */
export function timeIn({ policy, language }: Telling, at: Instant): string {
  return spokenTime(at, policy.zone, language);
}

/** A notice as people call it: `第1報（初報）`, `notice no. 1 (first notice)`; its id where an earlier ledger does not say. */
export function noticeName({ notices, language }: Telling, id: string): string {
  return notices.get(id)?.[language] ?? id;
}

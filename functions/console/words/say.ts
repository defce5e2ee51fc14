import type { ContentRef } from '../../domain/incident/content.ts';
import type { Language } from '../../domain/text.ts';
import { inZone } from '../../domain/time/zoned.ts';
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

/** `2026-04-24 17:50`, in the policy's zone. */
export function shortTime(at: string, zone: string): string {
  return inZone(at, zone).slice(0, 16).replace('T', ' ');
}

import type { ContentRef } from '../../domain/base/ledger/content.ts';
import { type Language, type Text, withoutStop } from '../../domain/base/text.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { spokenTime } from '../../domain/base/time/spoken.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { evidenceInWords } from '../../domain/views/evidence-words.ts';
import type { LateByNow } from '../../domain/views/late-by-now.ts';
import type { TimesReplaced } from './times-before.ts';

/** The sentence in the reader's language. */
export function say(telling: { readonly language: Language }, ja: string, en: string): string {
  return telling.language === 'ja' ? ja : en;
}

/** A person's words, in quotation marks; says so when they were erased. Empty when there were none. */
export function quoted(telling: SentenceContext, ref: ContentRef | null): string {
  return quotation(telling, ref, (text) => text);
}

/** The reason that a person gave, as it follows a sentence; empty where there was none. */
export function reasoned(telling: SentenceContext, ref: ContentRef | null | undefined): string {
  const why = quoted(telling, ref ?? null);
  return why === '' ? '' : say(telling, `理由：${why}`, why);
}

/** What was put on record of a duty, in the same way, with its items named as the forms name them. */
export function quotedEvidence(telling: SentenceContext, ref: ContentRef | null): string {
  return quotation(telling, ref, (text) => evidenceInWords(text, telling.language));
}

function quotation(telling: SentenceContext, ref: ContentRef | null, inWords: (text: string) => string): string {
  if (ref === null) return '';
  const stored = telling.texts.get(ref.content);
  if (stored === undefined) return say(telling, '（削除済み）', ' (erased)');
  const text = withoutStop(inWords(stored));
  return say(telling, `「${text}」`, `: "${text}"`);
}

/** A moment in the reader's language, in the policy's zone. */
export function timeIn({ policy, language }: SentenceContext, at: Instant): string {
  return spokenTime(at, policy.zone, language);
}

/** A notice as people call it: `第1報（初報）`, `notice no. 1 (first notice)`; its id where an earlier ledger does not say. */
export function noticeName({ notices, language }: SentenceContext, id: string): string {
  return notices.get(id)?.[language] ?? id;
}

/** What sentences about events need to know. */
export interface SentenceContext {
  readonly policy: Policy;
  readonly texts: ReadonlyMap<string, string>;
  readonly language: Language;
  /** When it happened. */
  readonly at: Instant;
  /** Who gave the command that the event came from, by name. */
  readonly actor: string;
  /** What each notice is called, by its id. */
  readonly notices: ReadonlyMap<string, Text>;
  /** What is known by now of duties that were met in time, by their ids. */
  readonly late?: ReadonlyMap<string, LateByNow>;
  /** The moments that stated times took the place of, and whose they are. */
  readonly replaced?: TimesReplaced | undefined;
}

/** An event of one of these types. */
export type EventOfTypes<Types extends readonly IncidentEvent['type'][]> = Extract<
  IncidentEvent,
  { type: Types[number] }
>;

/** What tells of events of these types; null where there is nothing to say of one. */
type TellsOf<Type extends IncidentEvent['type']> = (
  event: Extract<IncidentEvent, { type: Type }>,
  telling: SentenceContext,
) => string | null;

/** How each type of event is told; null for what no reader needs. A type without an entry does not compile. */
export type Sentences<Type extends IncidentEvent['type'] = IncidentEvent['type']> = {
  readonly [Each in Type]: TellsOf<Each> | null;
};

/** The sentences of these types by one function, which takes no others. */
export function sentencesBy<const Type extends IncidentEvent['type']>(
  types: readonly Type[],
  tells: TellsOf<Type>,
): Sentences<Type> {
  return Object.fromEntries(types.map((type) => [type, tells])) as Record<string, unknown> as Sentences<Type>;
}

import type { Language } from '../../../base/text.ts';
import type { NoticeText } from '../../../channels/notice-text.ts';
import type { Section } from '../../../policy/shape/stages.ts';
import { bodyIn, plainBody } from './plain-body.ts';

/** What a person wrote for a section: in each language, or one text for all of them. */
export type GivenSection = string | { readonly ja?: string | undefined; readonly en?: string | undefined };
export type GivenSections = Readonly<Partial<Record<Section, GivenSection | undefined>>>;

/** What a person wrote for a section in one language; undefined where they left it to the system. */
export function givenBody(given: GivenSection | undefined, language: Language): string | undefined {
  const text = typeof given === 'string' ? given : given?.[language];
  return text === undefined ? undefined : text.trim();
}

/** The sections that a person wrote, in any language. */
export function writtenSections(given: GivenSections): readonly Section[] {
  return (Object.keys(given) as Section[]).filter((section) => given[section] !== undefined);
}

/** The draft that a form went on from, and which of its sections a person wrote. */
interface Earlier {
  readonly text: NoticeText;
  readonly written: readonly Section[];
}

/**
 * What a person changed of the text that they started from: a form sends back every section, also those that were left as
 * they stood. Line ends and blanks around a text make no difference. What the system wrote in the earlier draft is no person's when
 * it comes back unchanged, although the system would put it otherwise now: what is new follows from the other sections.
 */
export function changedSections(
  given: GivenSections,
  system: NoticeText,
  languages: readonly Language[],
  earlier: Earlier | null = null,
): GivenSections {
  const starts = (section: Section) =>
    earlier === null || earlier.written.includes(section) ? [system] : [system, earlier.text];
  const changed = writtenSections(given).flatMap((section): [Section, GivenSection][] => {
    const kept = languages.flatMap((language): [Language, string][] => {
      const body = givenBody(given[section], language);
      const isLeft = starts(section).some((start) => isSame(body ?? '', bodyIn(start, section, language)));
      return body === undefined || isLeft ? [] : [[language, body]];
    });
    return kept.length === 0 ? [] : [[section, Object.fromEntries(kept)]];
  });
  return Object.fromEntries(changed);
}

/** Sections that a person changed in some of the languages and left to the system in others: the two may disagree. */
export function oneLanguageOnly(given: GivenSections, languages: readonly Language[]): readonly Section[] {
  return writtenSections(given).filter((section) => {
    const bodies = languages.filter((language) => givenBody(given[section], language) !== undefined);
    return bodies.length > 0 && bodies.length < languages.length;
  });
}

function isSame(one: string, other: string): boolean {
  return plainBody(one) === plainBody(other);
}

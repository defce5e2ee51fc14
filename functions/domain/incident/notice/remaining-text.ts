import type { Language } from '../../base/text.ts';
import type { NoticeText } from '../../channels/notice-text.ts';
import type { Section } from '../../policy/shape/stages.ts';
import { sentencesOf } from '../situation/sentences.ts';

/**
 * Whether any sentence that a person wrote in an earlier draft still stands in a text, in any language. What the system
 * itself writes is nobody's. `written`: the sections that the person wrote; null where that is not on record.
 */
export function remains(
  earlier: NoticeText,
  written: readonly Section[] | null,
  now: NoticeText,
  system: NoticeText,
): boolean {
  return (['ja', 'en'] as const satisfies readonly Language[]).some((language) => {
    const theirs = sentencesIn(earlier[language]?.sections.filter(({ section }) => written?.includes(section) ?? true));
    const own = new Set(sentencesIn(system[language]?.sections));
    const here = new Set(sentencesIn(now[language]?.sections));
    return theirs.some((sentence) => here.has(sentence) && !own.has(sentence));
  });
}

function sentencesIn(sections: readonly { readonly body: string }[] = []): string[] {
  return sections.flatMap(({ body }) => sentencesOf(body));
}

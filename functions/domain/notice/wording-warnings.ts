import type { Wording } from '../incident/events.ts';
import type { Text } from '../text.ts';
import { sectionNames } from './headings.ts';
import type { Stage } from './stages.ts';

/** What author and approver should know of a text before it goes out: where one language was changed and the other was not. */
export function wordingWarnings(wording: Wording | null, stage: Stage): readonly Text[] {
  const sections = wording?.oneLanguage ?? [];
  if (sections.length === 0) return [];
  const names = sectionNames(sections, stage);
  return [
    {
      ja: `次の項目は、一方の言語だけが修正されています：${names.ja}。日本語と英語の内容が一致しているかご確認ください。`,
      en: `Only one language was changed in: ${names.en}. Please check that both say the same.`,
    },
  ];
}

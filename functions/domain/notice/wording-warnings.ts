import type { Wording } from '../incident/events.ts';
import { isOvertaken, isUnsent } from '../incident/notices.ts';
import type { Notice, OpenIncident } from '../incident/state.ts';
import { leftOutOfNotice } from '../register/left-out.ts';
import type { Text } from '../text.ts';
import { sectionNames } from './headings.ts';
import type { Stage } from './stages.ts';

/**
 * What author and approver should know of a notice before it goes out: its text is older than the facts, or changed in one language
 * alone; customers who were told before do not get it.
 */
export function noticeWarnings(state: OpenIncident, notice: Notice): readonly Text[] {
  const isOld = isUnsent(notice) && notice.author !== null && isOvertaken(state, notice);
  const gone = isUnsent(notice) ? notice.audience?.leftOut : undefined;
  return [
    ...(isOld ? [OLDER_THAN_FACTS] : []),
    ...wordingWarnings(notice.wording, notice.stage),
    ...(gone === undefined ? [] : [leftOutOfNotice(gone)]),
  ];
}

const OLDER_THAN_FACTS: Text = {
  ja: 'この文面の作成後に、事実が変わりました。現在の事実と合っているかご確認ください。',
  en: 'The facts have changed since this text was written. Please check that it still agrees with them.',
};

/** Sections of which one language was changed and the other was not. */
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

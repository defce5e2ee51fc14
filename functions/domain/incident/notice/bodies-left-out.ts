import type { NoticeText } from '../../channels/notice-text.ts';
import type { Section } from '../../policy/shape/stages.ts';
import type { NoticeSituation } from '../situation/situation.ts';
import { bodiesConcerned } from './lines/authority-lines.ts';

interface WrittenNotice {
  readonly situation: NoticeSituation;
  readonly text: NoticeText;
  /** The sections that a person wrote. */
  readonly written: readonly Section[];
}

/** A person worded the reports to authorities without a body that was reported to, or has to be. */
export function bodiesLeftOut({ situation, text, written }: WrittenNotice): Section[] {
  if (!written.includes('authorities')) return [];
  const isLeftOut = bodiesConcerned(situation).some(({ named }) =>
    (['ja', 'en'] as const).some((language) => {
      const told = text[language]?.sections.find(({ section }) => section === 'authorities')?.body;
      return told !== undefined && !named[language].test(told);
    }),
  );
  return isLeftOut ? ['authorities'] : [];
}

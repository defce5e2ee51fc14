import { ContentChanged } from '../../adapters/aws/errors.ts';
import type { Language, Text } from '../../domain/base/text.ts';
import { draftText, StageError } from '../../domain/incident/notice/draft-text.ts';
import { sectionName } from '../../domain/incident/notice/lines/headings.ts';
import type { Notice } from '../../domain/incident/record/state.ts';
import { isUnsent } from '../../domain/incident/standing/notices.ts';
import type { Section } from '../../domain/policy/shape/stages.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { draftQuestion } from './draft-question.ts';
import type { Shown } from './shown.ts';

/** A section that a person worded, as the system words it from the record. */
export interface RecordSays {
  readonly section: Section;
  readonly title: Text;
  /** In each language of the policy; empty where the record has nothing for it. */
  readonly texts: Readonly<Partial<Record<Language, string>>>;
}

/**
 * What the record says now of each section that a person worded in a notice which is yet to go out, for its approver to compare.
 * Nothing where an earlier text that it would look back at is not the one that was recorded.
 */
export async function recordSays(ports: ConsolePorts, shown: Shown, notice: Notice): Promise<readonly RecordSays[]> {
  const written = notice.wording?.written ?? [];
  if (written.length === 0 || !isUnsent(notice) || shown.state.status !== 'open') return [];
  const { policy, state, at } = shown;
  const { stage, number, corrects, limited } = notice;
  try {
    const question = await draftQuestion(ports, { policy, state, stage, at, corrects });
    const { text } = draftText({ ...question, number, withheld: limited?.withheld ?? [] });
    const bodyOf = (section: Section, language: Language) =>
      text[language]?.sections.find((one) => one.section === section)?.body ?? '';
    return written.map((section) => ({
      section,
      title: sectionName(section, stage),
      texts: Object.fromEntries(policy.languages.map((language) => [language, bodyOf(section, language)])),
    }));
  } catch (error) {
    if (error instanceof ContentChanged || error instanceof StageError) return [];
    throw error;
  }
}

import type { Language } from '../../base/text.ts';
import type { Section } from '../../policy/shape/stages.ts';
import { inLanguageOf, type NoticeSituation } from '../situation/situation.ts';
import { afterInvestigation } from './lines/after-investigation.ts';
import { linesOf } from './lines/sections.ts';
import { mayBeOpen } from './wanted.ts';

/**
 * The sentences of the record, one a line; empty when there is nothing to say. What may not be open is left out, unless a
 * correction would drop what its readers were told and still stands; of the last report the whole section is left out, so that a
 * person must answer what earlier ones asked.
 */
export function recordBody(situation: NoticeSituation, section: Section, language: Language): string {
  const isAllowed = mayBeOpen(situation.policy, situation.stage, section);
  const lines = linesOf(section, situation);
  if (!isAllowed && situation.stage === 'detailed' && lines.some(({ isOpen }) => isOpen)) return '';
  const isDone = situation.facts.investigation === 'done';
  const told = isAllowed ? [] : toldBefore(situation, section, language);
  return lines
    .filter(({ text, isOpen }) => isAllowed || !isOpen || told.includes(text[language]))
    .map(({ text }) => (isDone ? afterInvestigation(text[language], language) : text[language]))
    .filter((line) => line !== '')
    .join('\n');
}

/** What the newest notice that had the section said in it, for a correction to stand beside. */
function toldBefore(
  { stage, corrected, earlier }: NoticeSituation,
  section: Section,
  language: Language,
): readonly string[] {
  if (stage !== 'correction') return [];
  const bodies = [...earlier, ...(corrected === null ? [] : [corrected])].flatMap(
    ({ text }) => inLanguageOf(text, language)?.sections.find((one) => one.section === section)?.body ?? [],
  );
  return bodies.at(0)?.split('\n') ?? [];
}

import type { Language } from '../text.ts';
import { afterInvestigation } from './after-investigation.ts';
import { linesOf } from './sections.ts';
import type { Situation } from './situation.ts';
import type { Section } from './stages.ts';
import { mayBeOpen } from './wanted.ts';

/**
 * The sentences of the record, one a line; empty when there is nothing to say. What may not be open is left out; of the
 * last report the whole section is, so that a person must answer what earlier ones asked.
 */
export function recordBody(situation: Situation, section: Section, language: Language): string {
  const isAllowed = mayBeOpen(situation.policy, situation.stage, section);
  const lines = linesOf(section, situation);
  if (!isAllowed && situation.stage === 'detailed' && lines.some(({ isOpen }) => isOpen)) return '';
  const isDone = situation.facts.investigation === 'done';
  return lines
    .filter(({ isOpen }) => isAllowed || !isOpen)
    .map(({ text }) => (isDone ? afterInvestigation(text[language], language) : text[language]))
    .filter((line) => line !== '')
    .join('\n');
}

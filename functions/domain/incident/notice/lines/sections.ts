import type { Section } from '../../../policy/shape/stages.ts';
import type { NoticeSituation, SectionLines } from '../../situation/situation.ts';
import { authorityLines } from './authority-lines.ts';
import { dataLines, lossLines, otherHarmLines, personsLines, secondaryDamageLines } from './data-lines.ts';
import { apologyLines, greetingLines, headLines, leadLines } from './head-lines.ts';
import { measureLines } from './measure-lines.ts';
import { outlineLines } from './outline-lines.ts';
import { requestLines } from './request-lines.ts';
import { causeLines, contactLines, nextLines, preventionLines } from './response-lines.ts';
import { restrictedLines } from './restricted-lines.ts';
import { scopeLines, spreadLines, statusLines, useLines } from './service-lines.ts';
import { whenLines } from './when-lines.ts';

/** What nobody but a person can write. */
const byPerson = (): SectionLines => [];

/** Who writes each section from the record. */
const WRITERS: Readonly<Record<Section, (situation: NoticeSituation) => SectionLines>> = {
  head: headLines,
  address: greetingLines,
  apology: apologyLines,
  lead: leadLines,
  new: byPerson,
  outline: outlineLines,
  when: whenLines,
  status: statusLines,
  scope: scopeLines,
  data: dataLines,
  persons: personsLines,
  'secondary-damage': secondaryDamageLines,
  impact: (situation) => [
    ...useLines(situation),
    ...restrictedLines(situation),
    ...lossLines(situation),
    ...otherHarmLines(situation),
    ...spreadLines(situation),
  ],
  cause: causeLines,
  measures: measureLines,
  request: requestLines,
  next: nextLines,
  'permanent-fix': byPerson,
  prevention: preventionLines,
  authorities: authorityLines,
  publication: byPerson,
  contact: contactLines,
};

/** What the record lets a section say; empty where only a person can write it. */
export function linesOf(section: Section, situation: NoticeSituation): SectionLines {
  return WRITERS[section](situation);
}

import type { Language } from '../../base/text.ts';
import type { SectionText } from '../../channels/notice-text.ts';
import type { Section } from '../../policy/shape/stages.ts';
import type { EarlierNotice, NoticeSituation } from '../situation/situation.ts';

/** Sections that change with every notice and are no news. */
const NO_NEWS: ReadonlySet<Section> = new Set(['head', 'address', 'apology', 'lead', 'new', 'next', 'contact']);

/** What is compared: the sections of a notice in one language without the withheld ones, and those of them that a person wrote. */
export interface ComparedNotice {
  readonly situation: NoticeSituation;
  readonly sections: readonly SectionText[];
  readonly given: readonly Section[];
  /** Sections that stay on record and are not sent. */
  readonly withheld: readonly Section[];
  readonly language: Language;
}

/** Lines that were told and lines that are told now. */
export interface Differ {
  readonly before: readonly string[];
  readonly now: readonly string[];
}

const INDENT: Readonly<Record<Language, string>> = { ja: '　', en: '  ' };

export function newsSections(sections: readonly SectionText[]): readonly SectionText[] {
  return sections.filter(({ section }) => !NO_NEWS.has(section));
}

export function bodyIn({ text }: EarlierNotice, section: Section, language: Language): string {
  return text[language]?.sections.find((one) => one.section === section)?.body ?? '';
}

export function linesIn(notice: EarlierNotice, section: Section, language: Language): string[] {
  return splitLines(bodyIn(notice, section, language));
}

export function splitLines(body: string): string[] {
  return body.split('\n').filter((line) => line.trim() !== '');
}

export function item(heading: string, language: Language): string {
  return language === 'ja' ? `・${heading}` : `- ${heading}`;
}

export function indented(lines: readonly string[], language: Language): string[] {
  return lines.map((line) => `${INDENT[language]}${line}`);
}

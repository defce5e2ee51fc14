import type { Language } from '../text.ts';
import type { SectionText } from './notice-text.ts';
import { NOTHING_YET } from './response-lines.ts';
import { saysOpen } from './says-open.ts';
import type { EarlierNotice } from './situation.ts';
import type { Section } from './stages.ts';

/** Sections that change with every notice and are no news. */
const NO_NEWS: ReadonlySet<Section> = new Set(['head', 'address', 'apology', 'lead', 'new', 'next', 'contact']);

/** What a section said before and says now. */
interface Change {
  readonly heading: string;
  readonly before: readonly string[];
  readonly now: readonly string[];
}

/**
 * What a later notice says that the one before did not: heading and new lines of each changed section. Empty when
 * nothing changed, or nothing was told before.
 */
export function changedSince(
  previous: EarlierNotice | null,
  sections: readonly SectionText[],
  language: Language,
): string {
  const changes = changesOf(previous, sections, language)
    .map((change) => ({ ...change, now: unjoined(change.now.filter(isNews)) }))
    .filter(({ now }) => now.length > 0);
  if (previous === null || changes.length === 0) return '';
  const lead = {
    ja: `第${previous.number}報以降に更新した内容は、次のとおりです。`,
    en: `The following is new or has changed since report no. ${previous.number}:`,
  };
  return [lead[language], ...changes.flatMap(({ heading, now }) => [item(heading, language), ...indented(now)])].join(
    '\n',
  );
}

/** What the last report says of itself in place of news: all of it is, and a list would repeat the whole report. */
export function wholeSince(previous: EarlierNotice | null, language: Language): string {
  if (previous === null) return '';
  return {
    ja: `第${previous.number}報までにお知らせした内容を含め、本件の全体を改めてご報告いたします。`,
    en: `This report describes the incident as a whole, including what we told you up to report no. ${previous.number}.`,
  }[language];
}

/**
 * What a correction puts right: the wrong lines of the notice that it corrects beside the right ones. What was still
 * open then was not wrong; what a person wrote is corrected by a person. Empty when nothing can be set side by side.
 */
export function correctionOf(
  corrected: EarlierNotice | null,
  sections: readonly SectionText[],
  given: readonly Section[],
  language: Language,
): string {
  const comparable = sections.filter(
    ({ section }) => given.includes(section) || (corrected?.written?.includes(section) ?? true) === false,
  );
  const wrong = changesOf(corrected, comparable, language)
    .map((change) => ({ ...change, before: change.before.filter((line) => !saysOpen(line)) }))
    .filter(({ before, now }) => before.length > 0 && now.length > 0);
  return wrong.flatMap((change) => [item(change.heading, language), ...beside(change, language)]).join('\n');
}

/** A sentence that was joined to one which is no news stands by itself: without `また、`. */
function unjoined(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) =>
    index > 0
      ? line
      : line.replace(/^また、/, '').replace(/^In addition, (.)/, (_, letter) => String(letter).toUpperCase()),
  );
}

/** That something is still open, or that nothing is asked, is no news. */
function isNews(line: string): boolean {
  return !saysOpen(line) && line !== NOTHING_YET.ja && line !== NOTHING_YET.en;
}

const MARKS: Readonly<Record<Language, { wrong: string; right: string }>> = {
  ja: { wrong: '（誤）', right: '（正）' },
  en: { wrong: 'Incorrect: ', right: 'Correct: ' },
};

function beside({ before, now }: Change, language: Language): string[] {
  const { wrong, right } = MARKS[language];
  return indented([...before.map((line) => `${wrong}${line}`), ...now.map((line) => `${right}${line}`)]);
}

function changesOf(earlier: EarlierNotice | null, sections: readonly SectionText[], language: Language): Change[] {
  const before = earlier?.text[language]?.sections;
  if (before === undefined) return [];
  return sections
    .filter(({ section }) => !NO_NEWS.has(section))
    .map(({ section, heading, body }) => {
      const told = linesOf(before.find((other) => other.section === section)?.body ?? '');
      const now = linesOf(body);
      return {
        heading,
        before: told.filter((line) => !now.includes(line)),
        now: now.filter((line) => !told.includes(line)),
      };
    });
}

function linesOf(body: string): string[] {
  return body.split('\n').filter((line) => line.trim() !== '');
}

function item(heading: string, language: Language): string {
  return language === 'ja' ? `・${heading}` : `- ${heading}`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `　${line}`);
}

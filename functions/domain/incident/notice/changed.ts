import type { Language, Text } from '../../base/text.ts';
import type { SectionText } from '../../channels/notice-text.ts';
import type { Section } from '../../policy/shape/stages.ts';
import { saysOpen } from '../situation/says-open.ts';
import type { EarlierNotice } from '../situation/situation.ts';
import { asItWas } from './as-told.ts';
import { bodyIn, type ComparedNotice, indented, item, linesIn, newsSections, splitLines } from './compared.ts';
import { headingOf } from './lines/headings.ts';
import { NOTHING_YET } from './lines/request-lines.ts';
import { recordBody } from './record-body.ts';

/**
 * What a later notice says that none before it told: heading and new lines of each changed section. Each section is compared
 * with the newest notice that had it, be it an older one. Empty when nothing changed, or nothing was told before.
 */
export function changedSince(compared: ComparedNotice): string {
  const { situation, sections, language } = compared;
  const { previous } = situation;
  const changes = newsSections(sections)
    .map((text) => ({ heading: text.heading, lines: unjoined(newLines(compared, text).filter(isNews)) }))
    .filter(({ lines }) => lines.length > 0);
  if (previous === null || changes.length === 0) return '';
  const lead = {
    ja: `第${previous.number}報以降に更新した内容は、次のとおりです。`,
    en: `The following is new or has changed since report no. ${previous.number}:`,
  };
  const items = changes.flatMap(({ heading, lines }) => [item(heading, language), ...indented(lines, language)]);
  return [lead[language], ...items].join('\n');
}

/** The lines of a section that nobody was told, or that were corrected since. */
function newLines(compared: ComparedNotice, { section, body }: SectionText): string[] {
  const { situation, language } = compared;
  const { earlier } = situation;
  const index = earlier.findIndex((one) => bodyIn(one, section, language) !== '');
  const newest = earlier[index];
  const later = earlier.slice(0, Math.max(0, index)).toReversed();
  const told =
    newest === undefined
      ? earlier.flatMap((one) => announced(one, language))
      : later.reduce(
          (lines, one) => [...lines.filter(stands(compared, section, newest, one)), ...announced(one, language)],
          toldBy(compared, section, index),
        );
  return splitLines(body).filter((line) => !told.includes(line));
}

/**
 * What the newest notice that had the section told by it. What a person wrote in other words is taken to tell the facts of its
 * notice; what an older one said beside them counts while those facts were the same.
 */
function toldBy({ situation, given, language }: ComparedNotice, section: Section, index: number): string[] {
  const { earlier } = situation;
  const newest = earlier[index];
  if (newest === undefined) return [];
  const told = [...linesIn(newest, section, language), ...announced(newest, language)];
  if (newest.written?.includes(section) !== true || given.includes(section)) return told;
  const before = earlier.slice(index + 1).find((one) => bodyIn(one, section, language) !== '');
  const of = (notice: EarlierNotice) => recordBody(asItWas(situation, notice), section, language);
  const same = before !== undefined && of(before) === of(newest) ? linesIn(before, section, language) : [];
  return [...told, ...same, ...splitLines(of(newest))];
}

/** Whether a line of the section still stands after a later notice without it: no correction called it wrong, or told other facts. */
function stands({ situation, language }: ComparedNotice, section: Section, told: EarlierNotice, later: EarlierNotice) {
  const wrong = linesIn(later, 'new', language).filter((line) => WITHDRAWN.test(line));
  const of = (notice: EarlierNotice) => splitLines(recordBody(asItWas(situation, notice), section, language));
  const [then, since] = later.isCorrection ? [of(told), of(later)] : [[], []];
  return (line: string) =>
    !wrong.some((one) => one.replace(WITHDRAWN, '') === line) && (since.includes(line) || !then.includes(line));
}

/** What a notice told as new or as right, also of sections that it left out. */
function announced(notice: EarlierNotice, language: Language): string[] {
  return linesIn(notice, 'new', language).map((line) => line.replace(ANNOUNCED, ''));
}

/** An indent; earlier releases used the Japanese one in both languages. */
export const ANNOUNCED = /^(?:　| {2})(?:（正）|（追記）|Correct: |Added: )?/;
export const WITHDRAWN = /^(?:　| {2})(?:（誤(?:・第\d+報)?）|Incorrect(?: \(report no\. \d+\))?: )/;

/**
 * What the last report says of itself in place of news: a list of lines would repeat it all. It names the sections that no report
 * had by that heading, and those that say something else than the newest that had them.
 */
export function wholeSince(compared: ComparedNotice): string {
  const { situation, sections, language } = compared;
  const { previous, earlier } = situation;
  if (previous === null) return '';
  const told = newsSections(sections).filter(({ body }) => body !== '');
  const isNew = ({ section }: SectionText) =>
    headingOf(section, 'detailed') !== headingOf(section, 'follow-up') ||
    earlier.every((one) => bodyIn(one, section, language) === '');
  const updated = told.filter((text) => !isNew(text) && newLines(compared, text).some(isNews));
  const whole = {
    ja: `第${previous.number}報までにお知らせした内容を含め、本件の全体を改めてご報告いたします。`,
    en: `This report describes the incident as a whole, including what we told you up to report no. ${previous.number}.`,
  }[language];
  const lists = [
    sectionList(NEW_SECTIONS, told.filter(isNew), language),
    sectionList(UPDATED_SECTIONS, updated, language),
  ];
  return [whole, ...lists.filter((list) => list !== '')].join('\n');
}

const NEW_SECTIONS: Text = { ja: '今回新たに記載した項目', en: 'New sections' };
const UPDATED_SECTIONS: Text = { ja: '内容を更新した項目', en: 'Updated sections' };

function sectionList(label: Text, sections: readonly SectionText[], language: Language): string {
  if (sections.length === 0) return '';
  const names = sections.map(({ heading }) => heading);
  return language === 'ja' ? `${label.ja}：${names.join('、')}` : `${label.en}: ${names.join(', ')}`;
}

/** A sentence that was joined to one which is no news stands by itself: without `また、`. */
function unjoined(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) =>
    index > 0
      ? line
      : line
          .replace(/^(?:また|さらに)、/, '')
          .replace(/^(?:In addition|Furthermore), (.)/, (_, letter) => String(letter).toUpperCase()),
  );
}

/** That something is still open, or that nothing is asked, is no news. */
function isNews(line: string): boolean {
  return !saysOpen(line) && line !== NOTHING_YET.ja && line !== NOTHING_YET.en;
}

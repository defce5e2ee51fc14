import type { Language } from '../text.ts';
import { asIfRight, asItWas } from './as-told.ts';
import type { SectionText } from './notice-text.ts';
import { recordBody } from './record-body.ts';
import { NOTHING_YET } from './request-lines.ts';
import { saysOpen } from './says-open.ts';
import type { EarlierNotice, Situation } from './situation.ts';
import type { Section } from './stages.ts';

/** Sections that change with every notice and are no news. */
const NO_NEWS: ReadonlySet<Section> = new Set(['head', 'address', 'apology', 'lead', 'new', 'next', 'contact']);

/** What is compared: the sections of a notice in one language, and those of them that a person wrote. */
export interface Compared {
  readonly situation: Situation;
  readonly sections: readonly SectionText[];
  readonly given: readonly Section[];
  readonly language: Language;
}

/**
 * What a later notice says that none before it told: heading and new lines of each changed section. Each section is compared
 * with the newest notice that had it, be it an older one. Empty when nothing changed, or nothing was told before.
 */
export function changedSince(compared: Compared): string {
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
function newLines(compared: Compared, { section, body }: SectionText): string[] {
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
function toldBy({ situation, given, language }: Compared, section: Section, index: number): string[] {
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
function stands({ situation, language }: Compared, section: Section, told: EarlierNotice, later: EarlierNotice) {
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

/** Earlier releases used the Japanese one in both. */
const INDENT: Readonly<Record<Language, string>> = { ja: '　', en: '  ' };
const ANNOUNCED = /^(?:　| {2})(?:（正）|Correct: )?/;
const WITHDRAWN = /^(?:　| {2})(?:（誤(?:・第\d+報)?）|Incorrect(?: \(report no\. \d+\))?: )/;

/** What the last report says of itself in place of news, with the sections that no report had: a list of lines would repeat it all. */
export function wholeSince({ situation, sections, language }: Compared): string {
  const { previous, earlier } = situation;
  if (previous === null) return '';
  const added = newsSections(sections).filter(
    ({ section, body }) => body !== '' && earlier.every((one) => bodyIn(one, section, language) === ''),
  );
  const names = added.map(({ heading }) => heading);
  const whole = {
    ja: `第${previous.number}報までにお知らせした内容を含め、本件の全体を改めてご報告いたします。`,
    en: `This report describes the incident as a whole, including what we told you up to report no. ${previous.number}.`,
  }[language];
  if (names.length === 0) return whole;
  const first = { ja: `今回新たに記載した項目：${names.join('、')}`, en: `New sections: ${names.join(', ')}` }[
    language
  ];
  return `${whole}\n${first}`;
}

/**
 * What a correction puts right: the wrong lines beside the right ones. Wrong is what the notice that it corrects, or else the newest
 * before it that has the section, would say otherwise by the facts that it told: not what was open then, nor what went on since.
 * What a person wrote is corrected by a person. Empty when nothing can be set side by side.
 */
export function correctionOf(compared: Compared): string {
  const { sections, language } = compared;
  return newsSections(sections)
    .flatMap((text) => {
      const wrong = wrongIn(compared, text);
      return wrong === null ? [] : [item(text.heading, language), ...beside(wrong, language)];
    })
    .join('\n');
}

/** The other reports, by number, that said in a section all that a correction calls wrong there. */
export function alsoWrongIn(compared: Compared): readonly number[] {
  const { situation, sections, language } = compared;
  const wrong = newsSections(sections).flatMap((text) => {
    const found = wrongIn(compared, text);
    return found === null ? [] : [{ section: text.section, before: found.before }];
  });
  const saysSo = (notice: EarlierNotice) =>
    wrong.some(({ section, before }) => before.every((line) => linesIn(notice, section, language).includes(line)));
  return correctable(situation)
    .filter(saysSo)
    .map(({ number }) => number)
    .filter((number) => number !== situation.corrected?.number);
}

/** What one section said wrongly, and says now. */
interface Wrong {
  readonly before: readonly string[];
  readonly now: readonly string[];
  /** The notice that said it, where it is not the one that is corrected. */
  readonly number: number | null;
}

function wrongIn({ situation, given, language }: Compared, { section, body }: SectionText): Wrong | null {
  const { corrected } = situation;
  const told = correctable(situation).find((one) => bodyIn(one, section, language) !== '');
  if (told === undefined) return null;
  const [said, says] = [linesIn(told, section, language), splitLines(body)];
  const differ = {
    before: said.filter((line) => !says.includes(line) && !saysOpen(line)),
    now: says.filter((line) => !said.includes(line)),
  };
  const { before, now } = given.includes(section) ? differ : byFacts(situation, told, section, language, differ);
  if (before.length === 0 || now.length === 0) return null;
  return { before, now, number: told.number === corrected?.number ? null : told.number };
}

type Differ = Pick<Wrong, 'before' | 'now'>;

/** Only what the facts of the notice make different; of lines that are put otherwise for another reason too, all. */
function byFacts(
  situation: Situation,
  told: EarlierNotice,
  section: Section,
  language: Language,
  { before, now }: Differ,
): Differ {
  if (told.written?.includes(section) ?? true) return { before: [], now: [] };
  const body = recordBody(asIfRight(situation, told), section, language);
  if (body === recordBody(situation, section, language)) return { before: [], now: [] };
  const same = splitLines(body);
  const orAll = (some: readonly string[], all: readonly string[]) => (some.length > 0 ? some : all);
  return {
    before: orAll(
      before.filter((line) => same.includes(line)),
      before,
    ),
    now: orAll(
      now.filter((line) => !same.includes(line)),
      now,
    ),
  };
}

/** The notice that is corrected, then the others that no correction followed, newest first. */
function correctable({ corrected, earlier }: Situation): readonly EarlierNotice[] {
  const last = earlier.findIndex(({ isCorrection }) => isCorrection);
  const standing = last < 0 ? earlier : earlier.slice(0, last + 1);
  return [...(corrected === null ? [] : [corrected]), ...standing];
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

const MARKS: Readonly<Record<Language, { wrong: string; right: string; of: (number: number) => string }>> = {
  ja: { wrong: '（誤）', right: '（正）', of: (number) => `（誤・第${number}報）` },
  en: { wrong: 'Incorrect: ', right: 'Correct: ', of: (number) => `Incorrect (report no. ${number}): ` },
};

function beside({ before, now, number }: Wrong, language: Language): string[] {
  const { wrong, right, of } = MARKS[language];
  const mark = number === null ? wrong : of(number);
  return indented([...before.map((line) => `${mark}${line}`), ...now.map((line) => `${right}${line}`)], language);
}

function newsSections(sections: readonly SectionText[]): readonly SectionText[] {
  return sections.filter(({ section }) => !NO_NEWS.has(section));
}

function bodyIn({ text }: EarlierNotice, section: Section, language: Language): string {
  return text[language]?.sections.find((one) => one.section === section)?.body ?? '';
}

function linesIn(notice: EarlierNotice, section: Section, language: Language): string[] {
  return splitLines(bodyIn(notice, section, language));
}

function splitLines(body: string): string[] {
  return body.split('\n').filter((line) => line.trim() !== '');
}

function item(heading: string, language: Language): string {
  return language === 'ja' ? `・${heading}` : `- ${heading}`;
}

function indented(lines: readonly string[], language: Language): string[] {
  return lines.map((line) => `${INDENT[language]}${line}`);
}

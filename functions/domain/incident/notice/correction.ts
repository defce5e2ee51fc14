import type { Language } from '../../base/text.ts';
import { type ComparedNotice, indented, item, linesIn, newsSections, splitLines } from './compared.ts';
import { headingIn } from './lines/headings.ts';
import { isLasting } from './lines/periods/period-lines.ts';
import { type SetRight, setRight, type ToldOtherwise } from './set-right.ts';
import { correctable, type Wrong, wrongIn } from './wrong-lines.ts';

/**
 * What a correction puts right: the wrong lines beside the right ones. Wrong is what the notice that it corrects, or else the newest
 * before it that has the section, would say otherwise by the facts that it told: not what was open then, nor what went on since.
 * What a person wrote is corrected by a person. A fact told otherwise that these lines do not show with both values gets a pair of
 * its own. Empty when nothing can be set side by side.
 */
export function correctionOf(compared: ComparedNotice, toldOtherwise: readonly ToldOtherwise[]): string {
  const { sections, situation, language } = compared;
  const wrong = new Map(newsSections(sections).map((text) => [text.section, wrongIn(compared, text)]));
  const facts = [...setRight(compared, wrong, toldOtherwise), ...goingOnSince(compared, wrong.get('when') ?? null)];
  const all = new Set([...wrong.keys(), ...facts.map(({ section }) => section)]);
  return [...all]
    .flatMap((section) => {
      const own = facts.filter((fact) => fact.section === section);
      const lines = besides(wrong.get(section) ?? null, own, language);
      return lines.length === 0 ? [] : [item(headingIn(section, situation)[language], language), ...lines];
    })
    .join('\n');
}

/** What goes on of data beside what was told is no error, and missing all the same. */
function goingOnSince({ sections, situation, given, language }: ComparedNotice, found: Wrong | null): SetRight[] {
  const body = sections.find(({ section }) => section === 'when')?.body ?? '';
  const told = correctable(situation).flatMap((one) => linesIn(one, 'when', language));
  const isShown = (line: string) => told.includes(line) || found?.now.includes(line) === true;
  const now = splitLines(body).filter((line) => isLasting(line, language) && !isShown(line));
  if (now.length === 0 || given.includes('when')) return [];
  return [{ section: 'when', isAdded: true, before: [], now, number: null }];
}

/** What is wrong stands above what is right: lines whose counterpart a fact quotes are set under that one. */
function besides(found: Wrong | null, facts: readonly SetRight[], language: Language): string[] {
  const quoted = facts.flatMap(({ before }) => before);
  const left = found === null ? null : { ...found, before: found.before.filter((line) => !quoted.includes(line)) };
  const [quoting] = facts.filter(({ before }) => before.length > 0);
  if (left === null || left.before.length > 0 || quoting === undefined) {
    return [...(left === null ? [] : [left]), ...facts].flatMap((one) => beside(one, language));
  }
  const now = [...quoting.now, ...left.now.filter((line) => !quoting.now.includes(line))];
  return facts.flatMap((one) => beside(one === quoting ? { ...one, now } : one, language));
}

const MARKS: Readonly<
  Record<Language, { wrong: string; right: string; added: string; of: (number: number) => string }>
> = {
  ja: { wrong: '（誤）', right: '（正）', added: '（追記）', of: (number) => `（誤・第${number}報）` },
  en: {
    wrong: 'Incorrect: ',
    right: 'Correct: ',
    added: 'Added: ',
    of: (number) => `Incorrect (report no. ${number}): `,
  },
};

function beside(
  { before, now, number, others = [], isAdded = false }: Wrong & Partial<SetRight>,
  language: Language,
): string[] {
  const { wrong, right, added, of } = MARKS[language];
  const mark = number === null ? wrong : of(number);
  const marked = now.map((line) => `${isAdded ? added : right}${line}`);
  const inOthers = [...others]
    .toSorted((one, other) => one.number - other.number)
    .flatMap((put) => put.lines.map((line) => `${of(put.number)}${line}`));
  return indented([...inOthers, ...before.map((line) => `${mark}${line}`), ...marked], language);
}

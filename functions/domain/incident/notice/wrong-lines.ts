import type { Language, Text } from '../../base/text.ts';
import type { SectionText } from '../../channels/notice-text.ts';
import type { Section } from '../../policy/shape/stages.ts';
import type { Thing } from '../record/event-parts.ts';
import { concernsService, raisesDataQuestion } from '../situation/concern.ts';
import { saysOpen } from '../situation/says-open.ts';
import type { EarlierNotice, NoticeSituation } from '../situation/situation.ts';
import { asIfRight, asToldAlone } from './as-told.ts';
import { bodyIn, type ComparedNotice, type Differ, linesIn, newsSections, splitLines } from './compared.ts';
import { isBegunSince, isEndedSince } from './lines/periods/period-lines.ts';
import { RECURRENCE_UNKNOWN } from './lines/response-lines.ts';
import { isNamedSince, isOccurrence, isRenamed, NOT_RESTORED } from './lines/when-lines.ts';
import { notArising, notArisingSince } from './not-arising.ts';
import { recordBody } from './record-body.ts';
import { withoutStillSaid } from './still-said.ts';

/** The other reports, by number, that said in a section all that a correction calls wrong there. */
export function alsoWrongIn(compared: ComparedNotice): readonly number[] {
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
export interface Wrong {
  readonly before: readonly string[];
  readonly now: readonly string[];
  /** The notice that said it, where it is not the one that is corrected. */
  readonly number: number | null;
  /** The same error as other reports that the correction names put it. */
  readonly others?: readonly Put[];
}

/** What a report said, by its number. */
interface Put {
  readonly number: number;
  readonly lines: readonly string[];
}

/** What a section says otherwise than the newest notice that can be corrected and has it; null where nothing can be set side by side. */
export function wrongIn(compared: ComparedNotice, text: SectionText): Wrong | null {
  const { situation, given, language } = compared;
  const told = correctable(situation).find((one) => bodyIn(one, text.section, language) !== '');
  if (told !== undefined) return wrongSince(compared, told, text);
  return given.includes(text.section) ? null : notArisingSince(situation, text.section, language);
}

function wrongSince(
  { situation, given, language }: ComparedNotice,
  told: EarlierNotice,
  { section, body }: SectionText,
): Wrong | null {
  const { corrected } = situation;
  const [said, says] = [linesIn(told, section, language), splitLines(body)];
  const isStill = stillIn(situation, told, says, language);
  const differ = {
    before: said.filter((line) => !says.includes(line) && !saysOpen(line) && !isStill(line)),
    now: says.filter((line) => !said.includes(line)),
  };
  const found = given.includes(section)
    ? differ
    : withoutStillSaid(situation, told, section, language, byFacts(situation, told, section, language, differ));
  const gone = given.includes(section) ? null : notArising(situation, told, section, language);
  const presumed = given.includes(section) ? [] : presumedIn(situation, told, section, language);
  const wrong = [...(gone?.before ?? []), ...(gone === null || section === 'when' ? found.before : [])];
  const before = said.filter((line) => wrong.includes(line) || (presumed.includes(line) && !says.includes(line)));
  const now = [...(gone?.now ?? []), ...found.now];
  if (before.length === 0 || now.length === 0) return null;
  const others = given.includes(section) ? [] : otherwisePut(situation, told, { section, body }, language, before);
  return {
    before,
    now,
    ...(others.length === 0 ? {} : { others }),
    number: told.number === corrected?.number && isSaidByAll(situation, section, language, before) ? null : told.number,
  };
}

/** The one of two things that a report told of alone; null where it told of both, or of neither. */
function thingToldOf({ state }: NoticeSituation, { facts }: EarlierNotice): Thing | null {
  const [isOfData, isOfService] = [raisesDataQuestion({ state, facts }), concernsService({ facts })];
  return isOfData === isOfService ? null : isOfData ? 'data' : 'service';
}

/** Lines that leave something open and say all the same that there was a failure, where there was none by what is known now. */
function presumedIn(
  situation: NoticeSituation,
  told: EarlierNotice,
  section: Section,
  language: Language,
): readonly string[] {
  if (told.written?.includes(section) ?? true) return [];
  const body = splitLines(recordBody(asIfRight(situation, told), section, language));
  return PRESUMING.map((one) => one[language]).filter((line) => body.includes(line));
}

const PRESUMING: readonly Text[] = [RECURRENCE_UNKNOWN, NOT_RESTORED];

/** Without the lines that left something open beside what was wrong: they were no errors, unless they say that there was a failure. */
export function besideOpen(lines: readonly string[], language: Language): readonly string[] {
  const presumes = (line: string) => PRESUMING.some((one) => one[language] === line);
  return lines.every(saysOpen) ? lines : lines.filter((line) => presumes(line) || !saysOpen(line));
}

/** Whether a line gives the same moment under another name, or one beside which another came since. */
function stillIn(situation: NoticeSituation, told: EarlierNotice, says: readonly string[], language: Language) {
  const of = thingToldOf(situation, told);
  return (line: string) =>
    [isRenamed, isBegunSince, isEndedSince].some((isRight) => isRight(line, says, language)) ||
    (of !== null && isNamedSince(line, says, language, of));
}

/** How the other reports that the correction names put the same error in this section, where they put it in other words. */
function otherwisePut(
  situation: NoticeSituation,
  told: EarlierNotice,
  { section, body }: Pick<SectionText, 'section' | 'body'>,
  language: Language,
  before: readonly string[],
): readonly Put[] {
  const says = splitLines(body);
  const named = namedIn(situation).filter(
    ({ number, written }) => number !== told.number && written?.includes(section) === false,
  );
  return named.flatMap((one) => {
    const said = linesIn(one, section, language).filter((line) => !before.includes(line) && !saysOpen(line));
    const bodyOf = (notice: EarlierNotice) => splitLines(recordBody(asIfRight(situation, notice), section, language));
    const [wrong, right] = [bodyOf(one), bodyOf(withoutErrorsOf(situation, told, one))];
    const isStill = stillIn(situation, one, says, language);
    const differ = said.filter((line) => wrong.includes(line) && !right.includes(line) && !isStill(line));
    const { before: lines } = withoutStillSaid(situation, one, section, language, { before: differ, now: says });
    return lines.length === 0 ? [] : [{ number: one.number, lines }];
  });
}

/** A report as it would have been without the errors that it shares with another: what it alone told stays. */
function withoutErrorsOf({ facts, state }: NoticeSituation, wrong: EarlierNotice, one: EarlierNotice): EarlierNotice {
  const isShared = (name: string) => one.facts[name] === wrong.facts[name] && facts[name] !== undefined;
  const corrected = Object.fromEntries(
    Object.entries(one.facts).map(([name, value]) => [name, isShared(name) ? (facts[name] ?? value) : value]),
  );
  const timeOf = (name: 'occurredAt' | 'restoredAt') =>
    one.times[name] === wrong.times[name] ? state[name] : one.times[name];
  const times = { ...one.times, occurredAt: timeOf('occurredAt'), restoredAt: timeOf('restoredAt') };
  return { ...one, facts: corrected, times };
}

/** The reports that a correction names. */
function namedIn({ corrected, earlier, alsoWrong }: NoticeSituation): readonly EarlierNotice[] {
  return earlier.filter(({ number }) => number === corrected?.number || alsoWrong.includes(number));
}

/** Whether every report that the correction names said these lines in this section: only then they stand without its number. */
function isSaidByAll(
  situation: NoticeSituation,
  section: Section,
  language: Language,
  lines: readonly string[],
): boolean {
  return namedIn(situation).every((one) => lines.every((line) => linesIn(one, section, language).includes(line)));
}

/** Only what the facts of the notice make different; of lines that are put otherwise for another reason too, all. */
function byFacts(
  situation: NoticeSituation,
  told: EarlierNotice,
  section: Section,
  language: Language,
  { before, now }: Differ,
): Differ {
  if (told.written?.includes(section) ?? true) return { before: [], now: [] };
  const body = recordBody(asIfRight(situation, told), section, language);
  if (body === recordBody(situation, section, language)) return { before: [], now: [] };
  const alone = recordBody(asToldAlone(situation, told), section, language);
  const same = [...splitLines(body), ...splitLines(alone)];
  const orAll = (some: readonly string[], all: readonly string[]) => (some.length > 0 ? some : all);
  const news = now.filter((line) => !same.includes(line));
  // One beginning was told of what has two: both stand beside it.
  const isBegun = (line: string) => isOccurrence(line, language);
  const isOneOfTwo = before.some((line) => isBegun(line) && same.includes(line)) && !news.some(isBegun);
  return {
    before: orAll(
      before.filter((line) => same.includes(line)),
      before,
    ),
    now: orAll(isOneOfTwo ? now.filter((line) => isBegun(line) || news.includes(line)) : news, now),
  };
}

/** The notice that is corrected, then the others that no correction followed, newest first. */
export function correctable({ corrected, earlier }: NoticeSituation): readonly EarlierNotice[] {
  const last = earlier.findIndex(({ isCorrection }) => isCorrection);
  const standing = last < 0 ? earlier : earlier.slice(0, last + 1);
  return [...(corrected === null ? [] : [corrected]), ...standing];
}

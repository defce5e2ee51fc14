import type { Instant } from '../../base/time/instant.ts';
import type { Section } from '../../policy/shape/stages.ts';
import type { FactValue } from '../../rules/facts/values.ts';
import type { OpenIncident } from '../record/state.ts';
import type { KnownOutage } from '../record/told-record.ts';
import { functionNames } from '../situation/concern.ts';
import { disruptionsOf } from '../situation/disruptions.ts';
import { saysOpen } from '../situation/says-open.ts';
import { type EarlierNotice, type NoticeSituation, statedByPerson } from '../situation/situation.ts';
import { disruptionIn, statedValue } from '../situation/stated-value.ts';
import type { StatementKey } from '../situation/statement.ts';
import { beforeRestoration } from '../situation/still-down.ts';
import { asItWas, recurrenceIn } from './as-told.ts';
import { type ComparedNotice, type Differ, linesIn, splitLines } from './compared.ts';
import { afterInvestigation } from './lines/after-investigation.ts';
import { isWithheld, STATEMENTS } from './lines/fact-statements.ts';
import { isPutSo } from './lines/when-lines.ts';
import { noLongerAsked } from './not-arising.ts';
import { recordBody } from './record-body.ts';
import { besideOpen, correctable, type Wrong } from './wrong-lines.ts';

/** A fact or a moment of which customers were told another value than the one that is known now. */
export interface ToldOtherwise {
  readonly name: StatementKey;
  /** What was told; `unknown`: nothing of it. */
  readonly value: FactValue;
}

/** One fact of a correction by itself: what was told of it beside what is known now. */
export interface SetRight extends Wrong {
  readonly section: Section;
  /** Nothing was told of it: it is no error, and missing all the same. */
  readonly isAdded: boolean;
}

/**
 * The facts that were told otherwise and that no section shows with both values. `wrong`: what the sections show. What is withheld is
 * left out, and so is what no sentence of its own can tell.
 */
export function setRight(
  compared: ComparedNotice,
  wrong: ReadonlyMap<Section, Wrong | null>,
  told: readonly ToldOtherwise[],
): readonly SetRight[] {
  const { withheld } = compared;
  const right = told.filter(({ name }) => !isWithheld(name, withheld));
  const pairs = right.filter((one) => !isShown(compared, wrong, one)).flatMap((one) => pairOf(compared, one) ?? []);
  const shown = new Set([...sectionsOf(wrong), ...pairs.map(({ section }) => section), ...withheld]);
  return [...pairs, ...right.flatMap((one) => elsewhere(compared, one, shown))];
}

function sectionsOf(wrong: ReadonlyMap<Section, Wrong | null>): Section[] {
  return [...wrong].flatMap(([section, found]) => (found === null ? [] : [section]));
}

/** Sections that tell of it beside those of its own, and that a correction need not have. */
const ELSEWHERE: Readonly<Partial<Record<StatementKey, readonly Section[]>>> = {
  course: ['cause'],
  restoration: ['measures'],
};

/** What was mailed in such a section and is told otherwise now: why it recurred, or that it was restored then. `shown`: set right already. */
function elsewhere(compared: ComparedNotice, told: ToldOtherwise, shown: ReadonlySet<Section>): SetRight[] {
  const { situation } = compared;
  const sections = (ELSEWHERE[told.name] ?? []).filter((section) => !shown.has(section));
  return sections.flatMap((section) => {
    const { before, now } = differing(compared, told, section, [situation, { ...situation, stage: 'detailed' }]);
    const said = saidIn(compared, before, section);
    return said === null || now.length === 0 ? [] : [{ section, isAdded: false, before: said, now, number: null }];
  });
}

/**
 * Whether some section shows a line that only the told value brings beside one that only the new value does. A line that something is
 * open is the new value only of what is not known.
 */
function isShown(compared: ComparedNotice, wrong: ReadonlyMap<Section, Wrong | null>, told: ToldOtherwise): boolean {
  return STATEMENTS[told.name].sections.some((section) => {
    const found = wrong.get(section) ?? null;
    if (found === null) return false;
    if (compared.given.includes(section)) return true;
    const { before, now } = differing(compared, told, section);
    const isOpen = knownOf(compared.situation, told.name) === 'unknown';
    const says = now.filter((line) => isOpen || !saysOpen(line));
    const isSaid = (line: string) => found.before.some((said) => isPutSo(said, line, compared.language));
    return before.some(isSaid) && says.some((line) => found.now.includes(line));
  });
}

/** The lines of a section that stand in it only by the told value, and only by the one known now. */
function differing(
  { situation, language }: ComparedNotice,
  told: ToldOtherwise,
  section: Section,
  situations: readonly NoticeSituation[] = tensesOf(situation, told),
): Differ {
  const linesOf = (one: NoticeSituation) => splitLines(recordBody(one, section, language));
  const all = situations.map((one) => ({ said: linesOf(asTold(one, told)), says: linesOf(one) }));
  return {
    before: all.flatMap(({ said, says }) => said.filter((line) => !says.includes(line))),
    now: all.flatMap(({ said, says }) => says.filter((line) => !said.includes(line))),
  };
}

/** What customers felt was told in the present tense while the service was said to be down, and as having occurred while nobody said so. */
function tensesOf(situation: NoticeSituation, { name }: ToldOtherwise): NoticeSituation[] {
  const { state } = situation;
  if (name !== 'service.felt') return [situation];
  const before = [true, false].map((isSaid) => ({ ...situation, state: beforeRestoration(state, isSaid) }));
  return [situation, ...before];
}

/**
 * What was told in the words of the notice that did: no other sentence was sent to anybody. Of what only customers of a joined incident
 * were told, no notice is at hand: there the fact says it.
 */
function pairOf(compared: ComparedNotice, told: ToldOtherwise): SetRight | null {
  const { situation, language } = compared;
  const { sections, isStated, say } = STATEMENTS[told.name];
  if (say === null) return null;
  const known = knownOf(situation, told.name);
  const was = say(told.value, situation.policy)[language];
  const gone = known === 'unknown' ? noLongerAsked(situation, told.name) : null;
  const now = (gone ?? say(known, situation.policy))[language];
  const isDone = situation.facts.investigation === 'done';
  const isQuoted = told.value !== 'unknown' && isStated;
  const byFact = situation.earlier.some(isTelling(told)) ? null : { section: sections[0], lines: [was] };
  const quoted = isQuoted ? (quoteOf(compared, told, sections) ?? byFact) : null;
  return {
    section: quoted?.section ?? sections[0],
    isAdded: quoted === null,
    before: quoted?.lines ?? [],
    now: [isDone ? afterInvestigation(now, language) : now],
    number: null,
  };
}

/** Whether a notice of this incident told this value of a fact. Moments and outages are no facts. */
function isTelling({ name, value }: ToldOtherwise): (notice: EarlierNotice) => boolean {
  return ({ facts }) => facts[name] === value;
}

interface Quote {
  readonly section: Section;
  readonly lines: readonly string[];
}

/** The sentences of the record that were sent in the first section of these that has some, or what a person wrote in their place. */
function quoteOf(compared: ComparedNotice, told: ToldOtherwise, sections: readonly Section[]): Quote | null {
  const linesOf = (section: Section) =>
    saidIn(compared, differing(compared, told, section).before, section) ??
    saidThen(compared, told, section) ??
    personsIn(compared, section) ??
    [];
  const quotes = sections.map((section) => ({ section, lines: besideOpen(linesOf(section), compared.language) }));
  return quotes.find(({ lines }) => lines.length > 0) ?? null;
}

/** What a notice said by the record of then, and would not have said by what is known now: its readers may have been told more beside it. */
function saidThen(compared: ComparedNotice, told: ToldOtherwise, section: Section): readonly string[] | null {
  const { situation, language } = compared;
  const value = knownOf(situation, told.name);
  const said = sentIn(situation)
    .filter(isTelling(told))
    .map((notice) => {
      const then = asItWas(situation, notice);
      const right = splitLines(recordBody(asTold(then, { ...told, value }), section, language));
      const lines = splitLines(recordBody(then, section, language)).filter((line) => !right.includes(line));
      return linesIn(notice, section, language).filter((line) => lines.includes(line));
    });
  return said.find((lines) => lines.length > 0) ?? null;
}

/** What a person wrote in the newest notice that has the section. Which of its lines is wrong, only a person can tell. */
function personsIn({ situation, language }: ComparedNotice, section: Section): readonly string[] | null {
  const newest = correctable(situation).find((one) => linesIn(one, section, language).length > 0);
  if (newest?.written?.includes(section) !== true) return null;
  return linesIn(newest, section, language).filter((line) => !saysOpen(line));
}

/** The notices that may have said it: those that can be corrected, then those before, where a correction left it out. */
function sentIn(situation: NoticeSituation): readonly EarlierNotice[] {
  return [...correctable(situation), ...situation.earlier];
}

/** Those of the lines that the newest notice which has some of them told. */
function saidIn(compared: ComparedNotice, before: readonly string[], section: Section): readonly string[] | null {
  const said = sentIn(compared.situation).map((notice) =>
    linesIn(notice, section, compared.language).filter((line) => before.includes(line)),
  );
  return said.find((lines) => lines.length > 0) ?? null;
}

function knownOf(situation: NoticeSituation, name: StatementKey): FactValue {
  const { state, facts } = situation;
  if (name === 'cause.kind') return statedByPerson(situation, name);
  const functions = functionNames({ facts, outages: state.outages });
  const { occurredAt, detectedAt, restoredAt } = state;
  return statedValue(
    { facts, times: { occurredAt, detectedAt, restoredAt }, functions, course: disruptionsOf(situation) },
    name,
  );
}

/** The situation as it would be now, were this one as it was told. */
function asTold(situation: NoticeSituation, { name, value }: ToldOtherwise): NoticeSituation {
  const { state } = situation;
  const at = value === 'unknown' ? null : (String(value) as Instant);
  const withState = (more: Partial<OpenIncident>): NoticeSituation => ({ ...situation, state: { ...state, ...more } });
  switch (name) {
    case 'occurrence':
      return withState({ occurredAt: at });
    case 'detection':
      return withState({ detectedAt: at ?? state.detectedAt });
    case 'restoration':
      return withState({ restoredAt: at });
    case 'course':
      return withState(courseAsTold(situation, value));
    case 'service.function':
      return { ...withState({ outages: outagesOf(value, state) }), facts: { ...situation.facts, [name]: 'unknown' } };
    default: {
      const facts = { ...situation.facts, [name]: value };
      return { ...withState({ facts, statedByPeople: new Set([...state.statedByPeople, name]) }), facts };
    }
  }
}

function courseAsTold(situation: NoticeSituation, value: FactValue): Partial<OpenIncident> {
  const outages = Array.isArray(value) ? outagesIn(value, situation) : [];
  const isDown = outages.some(({ to }) => to === null);
  return { outages, ...recurrenceIn(situation.state, outages), ...(isDown && { restoredAt: null }) };
}

/** Those that were told, and those that came after them. */
function outagesIn(told: readonly string[], situation: NoticeSituation): readonly KnownOutage[] {
  const known = correctable(situation).flatMap(({ outages }) => outages);
  const then = told.map(disruptionIn).flatMap(({ from, to }) => {
    if (from === null) return [];
    const { seq = 0 } = known.find((one) => one.from === from) ?? {};
    return [{ function: '', from, to, seq }];
  });
  const end = then.at(-1)?.to ?? null;
  return [...then, ...situation.state.outages.filter(({ from }) => end !== null && from > end)];
}

function outagesOf(names: FactValue, { detectedAt }: OpenIncident): readonly KnownOutage[] {
  return Array.isArray(names) ? names.map((name) => ({ function: name, from: detectedAt, to: null, seq: 0 })) : [];
}

import type { FactValue } from '../facts/values.ts';
import type { Instant } from '../time/instant.ts';
import { afterInvestigation } from './after-investigation.ts';
import { type Compared, linesIn, splitLines } from './compared.ts';
import { isWithheld, STATEMENTS, type Stated } from './fact-statements.ts';
import { recordBody } from './record-body.ts';
import { saysOpen } from './says-open.ts';
import { factOf, type Situation, statedByPerson } from './situation.ts';
import type { Section } from './stages.ts';
import { correctable, type Wrong } from './wrong-lines.ts';

/** A fact or a moment of which customers were told another value than the one that is known now. */
export interface ToldOtherwise {
  readonly name: Stated;
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
 * left out.
 */
export function setRight(
  compared: Compared,
  wrong: ReadonlyMap<Section, Wrong | null>,
  told: readonly ToldOtherwise[],
): readonly SetRight[] {
  const { withheld } = compared;
  return told
    .filter(({ name }) => !isWithheld(name, withheld))
    .filter((one) => !isShown(compared, wrong, one))
    .map((one) => pairOf(compared, one));
}

/**
 * Whether some section shows a line that only the told value brings beside one that only the new value does. A line that something is
 * open is the new value only of what is not known.
 */
function isShown(compared: Compared, wrong: ReadonlyMap<Section, Wrong | null>, told: ToldOtherwise): boolean {
  return STATEMENTS[told.name].sections.some((section) => {
    const found = wrong.get(section) ?? null;
    if (found === null) return false;
    if (compared.given.includes(section)) return true;
    const { before, now } = differing(compared, told, section);
    const isOpen = knownOf(compared.situation, told.name) === 'unknown';
    const says = now.filter((line) => isOpen || !saysOpen(line));
    return before.some((line) => found.before.includes(line)) && says.some((line) => found.now.includes(line));
  });
}

/** The lines of a section that stand in it only by the told value, and only by the one known now. */
function differing({ situation, language }: Compared, told: ToldOtherwise, section: Section) {
  const said = splitLines(recordBody(asTold(situation, told), section, language));
  const says = splitLines(recordBody(situation, section, language));
  return {
    before: said.filter((line) => !says.includes(line)),
    now: says.filter((line) => !said.includes(line)),
  };
}

/** What was told in the words of the notice that did, where they are the record's; else by the fact. */
function pairOf(compared: Compared, told: ToldOtherwise): SetRight {
  const { situation, language } = compared;
  const { sections, isStated, say } = STATEMENTS[told.name];
  const [section] = sections;
  const [was, now] = [told.value, knownOf(situation, told.name)].map((value) => say(value, situation.policy)[language]);
  const isDone = situation.facts.investigation === 'done';
  const isAdded = told.value === 'unknown' || !isStated;
  return {
    section,
    isAdded,
    before: isAdded ? [] : (saidIn(compared, told, section) ?? [was ?? '']),
    now: [isDone ? afterInvestigation(now ?? '', language) : (now ?? '')],
    number: null,
  };
}

function saidIn(compared: Compared, told: ToldOtherwise, section: Section): readonly string[] | null {
  const { before } = differing(compared, told, section);
  const said = correctable(compared.situation).map((notice) =>
    linesIn(notice, section, compared.language).filter((line) => before.includes(line)),
  );
  return said.find((lines) => lines.length > 0) ?? null;
}

function knownOf(situation: Situation, name: Stated): FactValue {
  if (name === 'occurrence') return situation.state.occurredAt ?? 'unknown';
  if (name === 'restoration') return situation.state.restoredAt ?? 'unknown';
  return name === 'cause.kind' ? statedByPerson(situation, name) : factOf(situation, name);
}

/** The situation as it would be now, were this one as it was told. */
function asTold(situation: Situation, { name, value }: ToldOtherwise): Situation {
  const { state } = situation;
  const at = value === 'unknown' ? null : (String(value) as Instant);
  if (name === 'occurrence') return { ...situation, state: { ...state, occurredAt: at } };
  if (name === 'restoration') return { ...situation, state: { ...state, restoredAt: at } };
  const facts = { ...situation.facts, [name]: value };
  const statedByPeople = new Set([...state.statedByPeople, name]);
  return { ...situation, facts, state: { ...state, facts, statedByPeople } };
}

import { sameJson } from '../../base/ledger/canonical.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { assess } from '../../rules/assessment/assess.ts';
import { isBelow } from '../../rules/assessment/floors.ts';
import { owedReports } from '../../rules/authority/owed-reports.ts';
import { factCatalogue } from '../../rules/facts/catalogue.ts';
import { graverFacts, gravest, isGrave, withWithdrawn } from '../../rules/facts/compare.ts';
import { knownFacts, withConcerned } from '../../rules/facts/derived.ts';
import { bearing, excusesOthers, graverOf } from '../../rules/facts/graver.ts';
import type { Facts, FactType, FactValue } from '../../rules/facts/values.ts';
import type { Conflict, HandedOver } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';
import { isInQuestion } from '../situation/in-question.ts';

/** What one incident learns of another: the facts that change, which of all people stated, and where the two disagreed. */
export interface MergedFacts {
  readonly facts: Facts;
  readonly byPeople: readonly string[];
  readonly conflicts: readonly Conflict[];
  /** What either knew that is unknown of both, or graver than what stands: what was owed by it goes on. */
  readonly withdrawn: Facts;
  /** A cause that both knew otherwise, or joins before did, with the one that stands first: nobody found that either is not so. */
  readonly differing: OpenIncident['leftOpen'];
}

interface KnownValue {
  readonly value: FactValue;
  readonly byPeople: boolean;
}

interface Merged {
  readonly name: string;
  readonly own: KnownValue;
  readonly other: KnownValue;
  readonly chosen: KnownValue;
  /** It is known of one of them only, or neither is graver, and may excuse the other: that depends on the policy. */
  readonly mayExcuse: boolean;
}

/** One of the two incidents. */
interface Side {
  readonly stated: Facts;
  /** With what the data sets and systems concerned state by the policy. */
  readonly facts: Facts;
  readonly withdrawn: Facts;
  readonly isInQuestion: (name: string) => boolean;
  readonly isByPeople: (name: string) => boolean;
}

/**
 * The graver of two known values wins, whoever stated it: people are called to decide. Where nothing is graver, people win over signals,
 * and then what stood stands, unless either would end what stands by the other: then it is unknown, and asked again. What is known of one incident alone stands for both where it can be no worse of the other, or is no
 * question of the other: else it is unknown of both, and asked again.
 */
export function mergeFacts(policy: Policy, state: OpenIncident, from: HandedOver): MergedFacts {
  const [own, other] = [sideOf(policy, state), sideOf(policy, from)];
  const merged = explicit(policy, own, other, withoutExcuses(policy, state, from, allOf(policy, own, other)));
  const changed = merged.filter(({ name, chosen }) => !sameJson(own.stated[name] ?? 'unknown', chosen.value));
  const facts = Object.fromEntries(changed.map(({ name, chosen }) => [name, chosen.value]));
  const cause = merged.find(({ name }) => name === CAUSE);
  return {
    facts,
    differing: cause === undefined ? {} : causesKnown(state, from, cause),
    byPeople: merged
      .filter((one) => one.chosen.byPeople && !state.statedByPeople.has(one.name))
      .map(({ name }) => name),
    conflicts: merged.flatMap((one) => conflict(one)),
    withdrawn: withdrawnOf(policy, state, [own, other], { ...state.facts, ...facts }),
  };
}

function sideOf(policy: Policy, one: OpenIncident | HandedOver): Side {
  const { facts: stated, withdrawn = {}, outages } = one;
  const byPeople = new Set(one.statedByPeople);
  const before = knownFacts(policy, withWithdrawn(policy, stated, withdrawn));
  const question = { policy, facts: before, hasOutages: outages.length > 0 };
  return {
    ...{ stated, withdrawn, facts: withConcerned(policy, stated) },
    isInQuestion: (name) => isInQuestion(question, name),
    isByPeople: (name) =>
      byPeople.has(name) || (!isStated(stated, name) && (byPeople.has('data.sets') || byPeople.has('systems'))),
  };
}

function isStated(stated: Facts, name: string): boolean {
  return (stated[name] ?? 'unknown') !== 'unknown';
}

function allOf(policy: Policy, own: Side, other: Side): Merged[] {
  const names = new Set([...Object.keys(own.facts), ...Object.keys(other.facts)]);
  return [...names].flatMap((name) => {
    const type = factCatalogue(policy).get(name)?.type;
    return type === undefined ? [] : [mergedOf(name, type, own, other)];
  });
}

function mergedOf(name: string, type: FactType, ours: Side, theirs: Side): Merged {
  const [own, other] = [knownOf(ours, name), knownOf(theirs, name)];
  const one = { name, own, other, mayExcuse: false };
  const [isKnownHere, isKnownThere] = [own.value !== 'unknown', other.value !== 'unknown'];
  if (isKnownHere && isKnownThere) return { ...one, ...graver(name, type, own, other) };
  const [known, silent] = isKnownHere ? [own, theirs] : [other, ours];
  if (known.value === 'unknown' || !silent.isInQuestion(name)) return { ...one, chosen: known };
  const bears = bearing(name, type, known.value);
  return { ...one, chosen: bears === 'mild' ? UNKNOWN : known, mayExcuse: bears === 'unclear' };
}

function knownOf({ facts, isByPeople }: Side, name: string): KnownValue {
  const value = facts[name] ?? 'unknown';
  return { value, byPeople: isByPeople(name) };
}

function graver(
  name: string,
  type: FactType,
  own: KnownValue,
  other: KnownValue,
): Pick<Merged, 'chosen' | 'mayExcuse'> {
  const value = graverOf(name, type, own.value, other.value);
  if (value !== null) return { chosen: { value, byPeople: own.byPeople || other.byPeople }, mayExcuse: false };
  if (excusesOthers(name)) return { chosen: UNKNOWN, mayExcuse: false };
  return { chosen: other.byPeople && !own.byPeople ? other : own, mayExcuse: type.kind === 'choice' };
}

const CAUSE = 'cause.kind';

/** Two things that are one incident may have a cause each: which one it is of both, a person has to say. */
function causesKnown(state: OpenIncident, from: HandedOver, { own, other, chosen }: Merged): MergedFacts['differing'] {
  if (chosen.value === 'unknown') return {};
  const before = [...(state.leftOpen[CAUSE] ?? []), ...(from.leftOpen?.[CAUSE] ?? [])];
  const known = [own.value, other.value].filter((value) => value !== 'unknown');
  const all = [...new Set([chosen.value, ...known, ...before])];
  return all.length > 1 ? { [CAUSE]: all } : {};
}

const UNKNOWN: KnownValue = { value: 'unknown', byPeople: false };

/** Leaves unknown what only one incident knows, or both without an order between them, where it would end something that stands by what the other one knows. */
function withoutExcuses(policy: Policy, state: OpenIncident, from: HandedOver, merged: readonly Merged[]): Merged[] {
  if (!merged.some(({ mayExcuse }) => mayExcuse)) return [...merged];
  const factsOf = (all: readonly Merged[]): Facts =>
    Object.fromEntries(all.map(({ name, chosen }) => [name, chosen.value]));
  const needed = [state.facts, from.facts].flatMap((facts) => [...standingBy(policy, state, facts, false)]);
  const keeps = (all: readonly Merged[]) => {
    const stands = standingBy(policy, state, factsOf(all), true);
    return needed.filter((one) => stands.has(one)).length;
  };
  const cautious = merged.map((one) => (one.mayExcuse ? { ...one, chosen: UNKNOWN } : one));
  const most = keeps(cautious);
  if (keeps(merged) >= most) return [...merged];
  return merged.reduce((all, one, index) => {
    const known = all.with(index, one);
    return keeps(known) >= most ? known : all;
  }, cautious);
}

/**
 * What holds by these facts: reports that are owed or may be, levels that are reached, and that customers are told. `undecided`: whether
 * a level and a telling that are not decided count.
 */
function standingBy(policy: Policy, state: OpenIncident, facts: Facts, undecided: boolean): ReadonlySet<string> {
  const { level, notify } = assess(policy, facts, null);
  const reports = owedReports(policy, { ...state, facts }).filter(({ standing }) =>
    ['owed', 'open'].includes(standing),
  );
  const reached = policy.levels.filter(({ name }) => (level === null ? undecided : !isBelow(policy, level, name)));
  const told = (notify ?? undecided) ? ['customers'] : [];
  return new Set([...reports.map(({ kind }) => kind), ...reached.map(({ name }) => `level ${name}`), ...told]);
}

/** Without what the data sets and systems that stand after the join state by themselves. */
function explicit(policy: Policy, own: Side, other: Side, merged: readonly Merged[]): Merged[] {
  const isStatedOf = (name: string) => isStated(own.stated, name) || isStated(other.stated, name);
  const stated = merged.filter(({ name }) => isStatedOf(name));
  const derived = withConcerned(policy, Object.fromEntries(stated.map(({ name, chosen }) => [name, chosen.value])));
  return merged.filter(
    ({ name, chosen }) =>
      isStatedOf(name) || (chosen.value !== 'unknown' && !sameJson(derived[name] ?? 'unknown', chosen.value)),
  );
}

/**
 * The gravest that either knew, where it does not stand after the join. Data sets of one only are left out where they would excuse
 * what stands by the rest.
 */
function withdrawnOf(policy: Policy, state: OpenIncident, sides: readonly Side[], facts: Facts): Facts {
  const known = sides
    .flatMap(({ withdrawn, stated }) => [withdrawn, stated])
    .map((one) => Object.fromEntries(Object.entries(one).filter(([name, value]) => isGrave(policy, name, value))))
    .reduce((all, one) => gravest(policy, all, one));
  const more = new Set(graverFacts(policy, facts, known, Object.keys(known)));
  const lost = Object.entries(known).filter(([name]) => !isStated(facts, name) || more.has(name));
  const isSet = ([, value]: readonly [string, FactValue]) => Array.isArray(value);
  const standing = (withdrawn: Facts) => standingBy(policy, state, { ...facts, ...withdrawn }, false);
  let kept: Facts = Object.fromEntries(lost.filter((one) => !isSet(one)));
  for (const [name, value] of lost.filter(isSet)) {
    const more = { ...kept, [name]: value };
    const stands = standing(more);
    if ([...standing(kept)].every((one) => stands.has(one))) kept = more;
  }
  return kept;
}

/** Two known values that differ, unless both are part of what stands now; or one that does not stand for both. */
function conflict({ name: fact, own, other, chosen: { value: kept } }: Merged): Conflict[] {
  const known = [own.value, other.value].filter((value) => value !== 'unknown');
  const [only, ...more] = known;
  if (only === undefined || sameJson(own.value, other.value)) return [];
  if (more.length === 0) return kept === 'unknown' ? [{ fact, kept, dropped: only }] : [];
  if (kept === 'unknown') return known.map((dropped) => ({ fact, kept, dropped }));
  const dropped = sameJson(kept, own.value) ? other.value : sameJson(kept, other.value) ? own.value : null;
  return dropped === null ? [] : [{ fact, kept, dropped }];
}

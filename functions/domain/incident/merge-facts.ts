import { assess } from '../assessment/assess.ts';
import { isBelow } from '../assessment/floors.ts';
import { owedReports } from '../authority/owed-reports.ts';
import { factCatalogue } from '../facts/catalogue.ts';
import { isGrave } from '../facts/compare.ts';
import { knownFacts } from '../facts/derived.ts';
import type { Facts, FactType, FactValue } from '../facts/values.ts';
import { sameJson } from '../ledger/canonical.ts';
import { concernsService, raisesDataQuestion } from '../notice/concern.ts';
import type { Policy } from '../policy/schema.ts';
import { earlier, type Instant, later } from '../time/instant.ts';
import type { StatedTimes } from './events.ts';
import type { Conflict, HandedOver } from './join.ts';
import type { OpenIncident } from './state.ts';

/** What one incident learns of another: the facts that change, which of all people stated, and where the two disagreed. */
export interface MergedFacts {
  readonly facts: Facts;
  readonly byPeople: readonly string[];
  readonly conflicts: readonly Conflict[];
}

interface Known {
  readonly value: FactValue;
  readonly byPeople: boolean;
}

interface Merged {
  readonly name: string;
  readonly type: FactType;
  readonly own: Known;
  readonly other: Known;
  readonly chosen: Known;
}

/**
 * The graver of two known values wins, whoever stated it: people are called to decide. Where nothing is graver, people win over signals,
 * and then what stood stands. Known wins over unknown, unless what is harmless in one incident would excuse the other, about which
 * nobody said so: then it is unknown of both, and asked again.
 */
export function mergeFacts(policy: Policy, state: OpenIncident, from: HandedOver): MergedFacts {
  const merged = withoutExcuses(policy, state, from, allOf(policy, state, from));
  const changed = merged.filter(({ own, chosen }) => !sameJson(own.value, chosen.value));
  return {
    facts: Object.fromEntries(changed.map(({ name, chosen }) => [name, chosen.value])),
    byPeople: merged.filter(({ own, chosen }) => chosen.byPeople && !own.byPeople).map(({ name }) => name),
    conflicts: merged.flatMap(({ name, own, other, chosen }) => conflict(name, own, other, chosen)),
  };
}

function allOf(policy: Policy, state: OpenIncident, from: HandedOver): Merged[] {
  const names = new Set([...Object.keys(state.facts), ...Object.keys(from.facts)]);
  return [...names].flatMap((name) => {
    const type = factCatalogue(policy).get(name)?.type;
    if (type === undefined) return [];
    const own = { value: state.facts[name] ?? 'unknown', byPeople: state.statedByPeople.has(name) };
    const other = { value: from.facts[name] ?? 'unknown', byPeople: from.statedByPeople.includes(name) };
    return [{ name, type, own, other, chosen: choose(type, own, other) }];
  });
}

/** Leaves unknown what only one incident knows, where it would end something that stands by what the other one knows. */
function withoutExcuses(policy: Policy, state: OpenIncident, from: HandedOver, merged: readonly Merged[]): Merged[] {
  const factsOf = (all: readonly Merged[]): Facts =>
    Object.fromEntries(all.map(({ name, chosen }) => [name, chosen.value]));
  const needed = [state.facts, from.facts].flatMap((facts) => [...standingBy(policy, state, facts, false)]);
  const keeps = (all: readonly Merged[]) => {
    const stands = standingBy(policy, state, factsOf(all), true);
    return needed.filter((one) => stands.has(one)).length;
  };
  const cautious = merged.map((one) => (mayExcuse(policy, one) ? { ...one, chosen: UNKNOWN } : one));
  const most = keeps(cautious);
  if (keeps(merged) >= most) return [...merged];
  return merged.reduce((all, one, index) => {
    const known = all.with(index, one);
    return keeps(known) >= most ? known : all;
  }, cautious);
}

const UNKNOWN: Known = { value: 'unknown', byPeople: false };

/** Known of one incident only, and nothing grave. */
function mayExcuse(policy: Policy, { name, own, other }: Merged): boolean {
  const [known, ...more] = [own.value, other.value].filter((value) => value !== 'unknown');
  return known !== undefined && more.length === 0 && !isGrave(policy, name, known);
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

function choose(type: FactType, own: Known, other: Known): Known {
  if (own.value === 'unknown') return other;
  if (other.value === 'unknown') return own;
  const byPeople = own.byPeople || other.byPeople;
  if (type.kind !== 'choice' && type.kind !== 'text') return { value: graver(type, own.value, other.value), byPeople };
  return other.byPeople && !own.byPeople ? other : own;
}

function graver(type: FactType, own: FactValue, other: FactValue): FactValue {
  if (type.kind === 'steps') return type.steps.indexOf(String(other)) > type.steps.indexOf(String(own)) ? other : own;
  if (typeof own === 'number' && typeof other === 'number') return Math.max(own, other);
  if (Array.isArray(own) && Array.isArray(other)) return [...new Set([...own, ...other])];
  return own;
}

/** Two known values that differ, unless both are part of what stands now; or one that does not stand for both. */
function conflict(fact: string, own: Known, other: Known, { value: kept }: Known): Conflict[] {
  const known = [own.value, other.value].filter((value) => value !== 'unknown');
  const [only, ...more] = known;
  if (only === undefined || sameJson(own.value, other.value)) return [];
  if (more.length === 0) return kept === 'unknown' ? [{ fact, kept, dropped: only }] : [];
  const dropped = sameJson(kept, own.value) ? other.value : sameJson(kept, other.value) ? own.value : null;
  return dropped === null ? [] : [{ fact, kept, dropped }];
}

/**
 * The earliest beginning, detection and knowledge of the two; restored once the service is, of each that disturbed it. Only what
 * changes.
 */
export function mergeTimes(policy: Policy, state: OpenIncident, from: HandedOver): StatedTimes {
  const detectedAt = earlier(state.detectedAt, from.times.detectedAt);
  const knownAt = mergedKnowledge(policy, state, from);
  const began = earliestOf(state.occurredAt, from.times.occurredAt);
  // It cannot have begun after somebody noticed it.
  const occurredAt = began === null ? null : earlier(earlier(began, detectedAt), knownAt ?? began);
  const merged = { occurredAt, detectedAt, restoredAt: mergedRestoration(policy, state, from), knownAt };
  return Object.fromEntries(
    Object.entries(merged).filter(([name, value]) => value !== state[name as keyof typeof merged]),
  );
}

/** What happened to data alone says nothing of whether the service is well: only the other one does. */
function mergedRestoration(policy: Policy, state: OpenIncident, from: HandedOver): Instant | null {
  const { restoredAt } = from.times;
  const [own, other] = [isDataAlone(policy, state), isDataAlone(policy, from)];
  if (own !== other) return own ? restoredAt : state.restoredAt;
  return state.restoredAt === null || restoredAt === null ? null : later(state.restoredAt, restoredAt);
}

/**
 * Null where nobody stated it. Where one did, the detection stands for the knowledge of the other, unless that one is of the
 * service alone: when an outage was noticed says nothing of when a leak was known.
 */
function mergedKnowledge(policy: Policy, state: OpenIncident, from: HandedOver): Instant | null {
  const { times } = from;
  if (state.knownAt === null && times.knownAt === null) return null;
  const own = state.knownAt ?? (isServiceAlone(policy, state) ? null : state.detectedAt);
  return earliestOf(own, times.knownAt ?? (isServiceAlone(policy, from) ? null : times.detectedAt));
}

function isDataAlone(policy: Policy, one: About): boolean {
  return one.outages.length === 0 && !isOfService(policy, one) && isOfData(policy, one);
}

function isServiceAlone(policy: Policy, one: About): boolean {
  return isOfService(policy, one) && !isOfData(policy, one);
}

/** What tells whether an incident is about data, about the service, or both. */
interface About {
  readonly facts: Facts;
  readonly statedByPeople: Iterable<string>;
  readonly outages: readonly unknown[];
}

function isOfService(policy: Policy, { facts }: About): boolean {
  return concernsService({ facts: knownFacts(policy, facts) });
}

function isOfData(policy: Policy, { facts, statedByPeople }: About): boolean {
  return raisesDataQuestion({ state: { statedByPeople: new Set(statedByPeople) }, facts: knownFacts(policy, facts) });
}

/**
 * Whether the occurrence that stands after the join is of something else than the service disturbance: where only one of the
 * two is about the service, only its own occurrence began it.
 */
export function isOccurrenceApart(policy: Policy, state: OpenIncident, from: HandedOver, times: StatedTimes): boolean {
  const { occurredAt = state.occurredAt } = times;
  const [own, other] = [isOfService(policy, state), isOfService(policy, from)];
  if (own && other) return state.isOccurrenceApart || from.isOccurrenceApart === true;
  if (own) return state.isOccurrenceApart || occurredAt !== state.occurredAt;
  return other && (from.isOccurrenceApart === true || occurredAt !== from.times.occurredAt);
}

function earliestOf(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? (a ?? b) : earlier(a, b);
}

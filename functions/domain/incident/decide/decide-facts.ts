import type { ContentRef } from '../../base/ledger/content.ts';
import { listed, type Text } from '../../base/text.ts';
import { earlier, type Instant, later } from '../../base/time/instant.ts';
import { spokenText } from '../../base/time/spoken.ts';
import { nameOf } from '../../policy/people.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { levelTitle } from '../../policy/titles.ts';
import { floorOf, isBelow } from '../../rules/assessment/floors.ts';
import { contradictionIn } from '../../rules/facts/contradictions.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { refuse } from '../command/refusal.ts';
import { endsEffect } from '../evolve/effect-over.ts';
import { heardAfter } from '../evolve/evolve-heard.ts';
import { inTurn, play } from '../evolve/play.ts';
import { asOfThing } from '../evolve/times-of-thing.ts';
import { callAgain, callForEach, factsAgain, firesAgain, levelLapses } from '../paging/fired-again.ts';
import { mustSayWhy } from '../paging/taken-back.ts';
import { changedFacts } from '../record/changed-facts.ts';
import type { StatedTimes, Thing } from '../record/event-parts.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { OpenIncident } from '../record/state.ts';
import { recordedName } from '../situation/concern.ts';
import { restoredByAll, statedBeside } from '../situation/heard.ts';
import { timesOfOutages } from '../standing/outage-times.ts';
import { newTimes, timesOf, timesProblem } from '../standing/times.ts';
import { assessAnew } from './assess-anew.ts';
import { scopeContradicted } from './decide-scope.ts';
import { exposureToKeep } from './exposure-to-keep.ts';

/**
 * Another signal of one of its sources. It may tell more; it never changes what a person stated, unless it fires although all
 * was well again: then it tells of a new disturbance, and calls people. So does each signal of a kind that is called for. What
 * several sources state is settled by the graver, and the service is well once it is by all of them.
 */
export function decideAttach(given: Given, command: CommandOf<'attach-signal'>): DecideResult {
  const { policy, state } = given;
  const { source, signal, count, seen, times, drill = state.drill } = command;
  if (drill !== state.drill) return OF_DRILL;
  const again = firesAgain(given, command);
  const said = statedBeside(policy, state, source, command.facts);
  const free = Object.fromEntries(
    Object.entries(said).filter(([name, value]) => value !== 'unknown' && !state.statedByPeople.has(name)),
  );
  const facts = again ? factsAgain(given, said, free) : free;
  const attached: SignalAttached = {
    ...{ type: 'signal.attached', source, signal, count, ...(seen && { seen }) },
    ...(again && { again, ...(levelLapses(given, facts) && { lapsed: true }) }),
    ...newlyStated(state, command),
    ...(times.restoredAt != null && { restoredAt: times.restoredAt }),
  };
  const stated = again ? { ...times, restoredAt: null } : besideOthers(given, attached, times);
  const known = changedFacts(state.facts, facts);
  const events = [attached, ...told(known, newTimes(state, possibleTimes(given, stated)))];
  const brought = withExposure(given, events);
  const calls = inTurn(
    play(given, brought),
    (now) => (again ? callAgain(now) : []),
    (now) => callForEach(now, command.call ?? [], state, seen?.by),
  );
  return withConsequences(given, [...brought, ...calls], false);
}

/** Earlier releases kept drills in the stream of the real source. */
const OF_DRILL = refuse('not-open', {
  ja: '訓練のシグナルと実際のシグナルは、別のインシデントとして扱います。',
  en: 'Signals of a drill and real ones belong to incidents of their own.',
});

type SignalAttached = Extract<IncidentEvent, { type: 'signal.attached' }>;

/** What its source did not state before. */
function newlyStated({ heard }: OpenIncident, { source, facts }: CommandOf<'attach-signal'>): { facts?: Facts } {
  const before = heard.find((one) => one.source === source)?.facts ?? {};
  const fresh = Object.entries(changedFacts(before, facts)).filter(([, value]) => value !== 'unknown');
  return fresh.length === 0 ? {} : { facts: Object.fromEntries(fresh) };
}

/** The end that a source tells is the end once no other one fires; then it is the latest of theirs. Only a join brings several. */
function besideOthers({ policy, state }: Given, attached: SignalAttached, times: StatedTimes): StatedTimes {
  const { restoredAt: own, ...others } = times;
  const isSaid = own != null || attached.seen?.state === 'ended';
  if (!isSaid || state.merged.length === 0) return times;
  const restoredAt = restoredByAll(policy, heardAfter(state.heard, attached));
  return restoredAt === null ? others : { ...others, restoredAt };
}

/** Facts and times stated by a person, or a level they insist on. Every assessment is kept, with what it came from. */
export function decideAssess(given: Given, command: CommandOf<'assess'>): DecideResult {
  const { state, at } = given;
  const { facts, overrule, of } = command;
  const thing = asOfThing(state, of, at);
  const times = { ...newTimes(thing, command.times), ...(isOfService(command, given) && endOfEffect(command)) };
  const problem = assessProblem(given, command, times);
  if (problem !== null) return refuse('invalid', problem);
  const reason = command.reason ?? overrule?.reason;
  const why = { ...broughtBy(command), ...(command.reason && { reason: command.reason }), ...(of && { of }) };
  const plain = told(facts, times, why);
  const isKept = exposureToKeep(given, plain) !== null;
  const events = isKept ? withExposure(given, told(facts, { ...times, ...endStated(command) }, why)) : plain;
  if (overrule !== null) events.push({ type: 'level.overruled', ...overrule });
  if (events.length > 0) {
    const outcome = withConsequences(given, events, true);
    const unreasoned = reason === undefined ? mustSayWhy({ ...given, state: thing }, { facts, times }, outcome) : null;
    return unreasoned ?? outcome.map((event) => endedBy(event, nameOf(given.actor), reason));
  }
  if (Object.keys(command.times).length > 0) return [];
  return refuse('invalid', {
    ja: '事実、日時、またはレベルとその理由を、少なくとも1つ入力してください。',
    en: 'State at least one fact, a time, or a level with its reason.',
  });
}

/** Why this cannot be so, as a sentence; null if it can. */
function assessProblem(given: Given, command: CommandOf<'assess'>, times: StatedTimes): Text | null {
  const { policy, state, at } = given;
  const { facts, overrule, of } = command;
  const restoredAt = (isOfService(command, given) ? times.restoredAt : null) ?? null;
  return (
    (overrule === null ? null : levelProblem(policy, overrule.level, { ...state.facts, ...facts })) ??
    timesProblem({ ...timesOf(asOfThing(state, of, at)), ...times }, at, policy.zone, Object.keys(times)) ??
    contradictionIn(state.facts, facts, (restoredAt ?? state.restoredAt) !== null) ??
    scopeContradicted(policy, { ...state, facts: { ...state.facts, ...facts } }) ??
    restoredBefore(policy, state.outages, restoredAt)
  );
}

/** Whether its end is that of a disturbance of the service, also where nobody says of which thing it is. */
function isOfService({ of }: CommandOf<'assess'>, { state, at }: Given): boolean {
  return of !== 'data' || asOfThing(state, of, at) === state;
}

/** The restoration is stated anew where the effect is said to be over with it, also if its time is known. */
function endOfEffect({ facts, times }: CommandOf<'assess'>): StatedTimes {
  return endsEffect(facts, times) ? { restoredAt: times.restoredAt ?? null } : {};
}

/** The restoration that is stated together with an effect on the service is its own, also where data lay open until then. */
function endStated({ times: { restoredAt } }: CommandOf<'assess'>): StatedTimes {
  return restoredAt === undefined ? {} : { restoredAt };
}

/** The same, which keep the period in which data lay open where they bring the service in; its end follows from outages on record. */
function withExposure(given: Given, events: readonly IncidentEvent[]): IncidentEvent[] {
  const exposure = exposureToKeep(given, events);
  if (exposure === null) return [...events];
  const kept = events.map((event) => (event.type === 'facts.stated' ? { ...event, exposure } : event));
  const times = timesOfOutages(play(given, kept), false);
  const followed: IncidentEvent[] =
    Object.keys(times).length > 0 ? [{ type: 'times.stated', times, basis: 'outages' }] : [];
  return [...kept, ...followed];
}

/** Nothing is restored before an outage of it began; null if the time is possible. */
function restoredBefore(policy: Policy, outages: OpenIncident['outages'], restoredAt: Instant | null): Text | null {
  const later = outages.find(({ from }) => restoredAt !== null && restoredAt < from);
  if (later === undefined || restoredAt === null) return null;
  const [restored, began] = [spokenText(restoredAt, policy.zone), spokenText(later.from, policy.zone)];
  const name = recordedName(policy, later.function);
  return {
    ja: `復旧日時（${restored.ja}）が、記録されている停止（${name.ja}）の開始日時（${began.ja}）より前になっています。どちらかを訂正してください。`,
    en: `The time of restoration (${restored.en}) is before the outage of ${name.en} began (${began.en}). Correct one of the two.`,
  };
}

/** Why a person may not set this level, as a sentence; null if they may. */
function levelProblem(policy: Policy, level: string, facts: Facts): Text | null {
  if (!policy.levels.some(({ name }) => name === level)) {
    const levels = listed(policy.levels.map(({ name, title }) => named(title, name)));
    return {
      ja: `指定されたレベル（${level}）は、この対応方針にありません。次から選択してください：${levels.ja}。`,
      en: `The policy has no such level (${level}). Choose one of ${levels.en}.`,
    };
  }
  const floor = floorOf(policy, knownFacts(policy, facts));
  if (floor === null || !isBelow(policy, level, floor.level)) return null;
  const lowest = levelTitle(policy, floor.level);
  return {
    ja: `${floor.clause}に該当するため、レベルを「${lowest.ja}」より下げることはできません。該当しないことが判明した場合は、先に事実を訂正してください。`,
    en: `${floor.clause} applies, so the level is at least ${lowest.en}. If it does not apply, correct the facts first.`,
  };
}

/** A title with the name that machines use. */
function named(title: Text, name: string): Text {
  return { ja: `${title.ja}（${name}）`, en: `${title.en} (${name})` };
}

export function withConsequences(given: Given, events: IncidentEvent[], stated: boolean): IncidentEvent[] {
  return [...events, ...assessAnew(play(given, events), given.state, stated)];
}

/** A duty that what a person states makes void says who that was, and why. */
export function endedBy(event: IncidentEvent, by: string, why: ContentRef | undefined): IncidentEvent {
  return event.type === 'duty.voided' ? { ...event, by, ...(why && { why }) } : event;
}

export interface Brought {
  readonly listed?: boolean;
  readonly by?: string;
  /** What a person called the function that goes by a key. */
  readonly title?: ContentRef;
  readonly reason?: ContentRef;
}

export function broughtBy({ listed, by, title }: Brought): Brought {
  return { ...(listed && { listed }), ...(by !== undefined && { by }), ...(title && { title }) };
}

function told(facts: Facts, times: StatedTimes, { of, ...brought }: Brought & { of?: Thing } = {}): IncidentEvent[] {
  const events: IncidentEvent[] = [];
  const { reason } = brought;
  const said = { ...(reason && { reason }), ...(of && { of }) };
  if (Object.keys(times).length > 0) events.push({ type: 'times.stated', times, ...said });
  const over = endsEffect(facts, times) ? ({ over: true } as const) : {};
  if (Object.keys(facts).length > 0) events.push({ type: 'facts.stated', facts, ...brought, ...over });
  return events;
}

/** What a signal may change: it begins no later than known, and never otherwise than a person said. */
function signalled(state: OpenIncident, { detectedAt, occurredAt, restoredAt }: StatedTimes): StatedTimes {
  const isFree = (name: string) => !state.timesByPeople.has(name);
  const began = occurredAt ?? null;
  const isEarlier = began !== null && (state.occurredAt === null || began < state.occurredAt);
  return {
    ...(detectedAt !== undefined && isFree('detectedAt') ? { detectedAt: earlier(detectedAt, state.detectedAt) } : {}),
    ...(isEarlier && isFree('occurredAt') ? { occurredAt: began } : {}),
    // Firing again is news to the person who stated that it was over; the end itself is not.
    ...(restoredAt === null || (restoredAt !== undefined && isFree('restoredAt')) ? { restoredAt } : {}),
  };
}

/** A signal is not asked to correct itself: a restoration lies between the beginning and now. */
function possibleTimes({ policy, state, at }: Given, times: StatedTimes): StatedTimes {
  const { restoredAt, ...others } = signalled(state, times);
  const all = { ...timesOf(state), ...others, restoredAt: null };
  if (timesProblem(all, at, policy.zone, Object.keys(others)) !== null) return {};
  if (restoredAt === undefined) return others;
  if (restoredAt === null) return { ...others, restoredAt };
  return { ...others, restoredAt: later(earlier(restoredAt, at), state.occurredAt ?? state.detectedAt) };
}

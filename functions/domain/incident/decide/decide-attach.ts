import { refuse } from '../../base/refusal.ts';
import { earlier, later } from '../../base/time/instant.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { failedAfter } from '../evolve/before-failure.ts';
import { heardAfter } from '../evolve/evolve-heard.ts';
import { inTurn, play } from '../evolve/play.ts';
import { callAgain, callForEach, factsAgain, firesAgain, levelLapses } from '../paging/fired-again.ts';
import { changedFacts } from '../record/changed-facts.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { OpenIncident } from '../record/state.ts';
import { isAboutDataAlone, isOfBoth } from '../situation/courses.ts';
import { exposuresIn } from '../situation/exposure.ts';
import { restoredByAll, statedBeside, tellsOfDataAlone } from '../situation/heard.ts';
import { newTimes, timesOf, timesProblem } from '../standing/times.ts';
import { withConsequences, withExposure } from './decide-facts.ts';
import { told } from './stated/told.ts';

/**
 * Another signal of one of its sources. It may tell more; it never changes what a person stated, unless it fires although all
 * was well again: then it tells of a new disturbance, and calls people. So does each signal of a kind that is called for. What
 * several sources state is settled by the graver, and the service is well once it is by all of them.
 */
export function decideAttach(given: Given, command: CommandOf<'attach-signal'>): DecideResult {
  const { policy, state } = given;
  const { source, signal, count, seen, times, drill = state.drill } = command;
  if (drill !== state.drill) return OF_DRILL;
  const ofPeriod = isEndOfPeriod(given, command) || isOfDataOnly(given, command);
  const again = firesAgain(given, command) && !(ofPeriod && wasCalledSince(state));
  const said = statedBeside(policy, state, source, command.facts);
  const free = Object.fromEntries(
    Object.entries(said).filter(([name, value]) => value !== 'unknown' && !state.statedByPeople.has(name)),
  );
  const facts = again ? factsAgain(given, said, free) : free;
  const attached: SignalAttached = {
    ...{ type: 'signal.attached', source, signal, count, ...(seen && { seen }) },
    ...(again && { again, ...(ofPeriod && { ofPeriod }), ...(levelLapses(given, facts) && { lapsed: true }) }),
    ...newlyStated(state, command),
    ...(times.restoredAt != null && { restoredAt: times.restoredAt }),
  };
  const { restoredAt: _, ...others } = times;
  const stated = ofPeriod ? others : again ? { ...times, restoredAt: null } : besideOthers(given, attached, times);
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

/**
 * Whether the restoration on record is the end of a period in which data lay open, as a person stated it, and the signal says nothing of the
 * service: such an end stands, and what fires is looked at by people.
 */
function isEndOfPeriod({ policy, state }: Given, { facts }: CommandOf<'attach-signal'>): boolean {
  const { restoredAt, timesByPeople } = state;
  if (restoredAt === null || !timesByPeople.has('restoredAt') || !isAboutDataAlone(state, facts)) return false;
  return exposuresIn({ state, facts: knownFacts(policy, state.facts) }).at(-1)?.to === restoredAt;
}

/** Whether it tells of data, in an incident that is of the service as well: it restores nothing, and nothing fails by it. */
function isOfDataOnly({ policy, state }: Given, { source, facts }: CommandOf<'attach-signal'>): boolean {
  const heard = state.heard.find((one) => one.source === source);
  return (
    heard !== undefined &&
    isOfBoth(state) &&
    tellsOfDataAlone(policy, { ...heard, facts: { ...heard.facts, ...facts } })
  );
}

/** Whether people were called since that end, and all has not been well by a signal since they were. */
function wasCalledSince({ pages, seen, restoredAt }: OpenIncident): boolean {
  const called = pages.findLast(({ why }) => why === 'fired-again')?.openedAt ?? null;
  const well = seen.findLast(({ state }) => state !== 'firing')?.at ?? null;
  return called !== null && restoredAt !== null && called > restoredAt && (well === null || called > well);
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
  if (restoredAt === undefined || failedAfter(state, restoredAt) !== null) return others;
  if (restoredAt === null) return { ...others, restoredAt };
  return { ...others, restoredAt: later(earlier(restoredAt, at), state.occurredAt ?? state.detectedAt) };
}

import type { ContentRef } from '../../base/ledger/content.ts';
import { refuse } from '../../base/refusal.ts';
import { nameOf } from '../../policy/people.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { failureAfter } from '../evolve/before-failure.ts';
import { endsEffect } from '../evolve/effect-over.ts';
import { play } from '../evolve/play.ts';
import { mustSayWhy } from '../paging/taken-back.ts';
import type { Thing } from '../record/event-parts.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { OpenIncident } from '../record/state.ts';
import { concernsService } from '../situation/concern.ts';
import { endsDataAlone, isAboutDataAlone, isEndAlone, isOfBoth } from '../situation/courses.ts';
import { timesOfOutages } from '../standing/outage-times.ts';
import { inOrderByMinute, newTimes } from '../standing/times.ts';
import { assessAnew } from './assess-anew.ts';
import { assessProblem, momentsOf } from './assess-problem.ts';
import { periodsToKeep } from './stated/periods-to-keep.ts';
import { type StatedOf, thingMeant } from './stated/thing-meant.ts';
import { broughtBy, type ToldWith, told } from './stated/told.ts';

/** Facts and times stated by a person, or a level they insist on. Every assessment is kept, with what it came from. */
export function decideAssess(given: Given, asked: CommandOf<'assess'>): DecideResult {
  const { state } = given;
  const brought = { ...asked, ...thingMeant(given, asked) };
  const { facts, overrule, of } = brought;
  const why = { ...broughtBy(brought), ...(brought.reason && { reason: brought.reason }), ...(of && { of }) };
  const first = bringsThingIn(given, brought) ? withExposure(given, told(facts, {}, why)) : [];
  const known = play(given, first).state;
  const thing = momentsOf(given, known, of);
  const isOfData = endsDataAlone(known, of) || isAboutDataAlone(known, facts);
  const command = { ...brought, times: inOrderByMinute(thing, brought.times, isOfData) };
  const times = { ...newTimes(thing, command.times), ...(!endsDataAlone(known, of) && endOfEffect(command)) };
  const problem = assessProblem(given, known, command, times);
  if (problem !== null) return refuse('invalid', problem);
  const reason = command.reason ?? overrule?.reason;
  const events = [...first, ...stated(given, known, command, times, why)];
  if (overrule !== null) events.push({ type: 'level.overruled', ...overrule });
  if (events.length > 0) {
    const outcome = withConsequences(given, events, true);
    const before = { ...thing, facts: state.facts };
    const unreasoned = reason === undefined ? mustSayWhy({ ...given, state: before }, { facts, times }, outcome) : null;
    return unreasoned ?? outcome.map((event) => endedBy(event, nameOf(given.actor), reason));
  }
  if (Object.keys(command.times).length > 0) return [];
  return refuse('invalid', {
    ja: '事実、日時、またはレベルとその理由を、少なくとも1つ入力してください。',
    en: 'State at least one fact, a time, or a level with its reason.',
  });
}

/**
 * What the times of a statement are compared with: whose they are taken to be, and the times of that thing once the facts of the statement
 * are recorded.
 */
export function timesBefore(
  given: Given,
  asked: StatedOf,
): { readonly of: Thing | undefined; readonly thing: OpenIncident } {
  const { of, facts, times } = { ...asked, ...thingMeant(given, asked) };
  const first = bringsThingIn(given, { facts, times, of }) ? withExposure(given, told(facts, {})) : [];
  return { of, thing: momentsOf(given, play(given, first).state, of) };
}

/**
 * Whether the facts bring in the other one of two things, so that the times of the same statement may be of that one: the facts are recorded
 * first then.
 */
function bringsThingIn(given: Given, { facts, times, of }: StatedOf): boolean {
  if (Object.keys(times).length === 0 || endsEffect(facts, times)) return false;
  const { state: after } = play(given, told(facts, {}));
  const isServiceIn = isAboutDataAlone(given.state) && concernsService({ facts: after.facts });
  return isServiceIn || (of !== undefined && !isOfBoth(given.state) && isOfBoth(after));
}

/** What is recorded of the statement, beside the facts that `known` has already. */
function stated(
  given: Given,
  known: OpenIncident,
  command: CommandOf<'assess'>,
  times: StatedTimes,
  why: ToldWith,
): IncidentEvent[] {
  const facts = known === given.state ? command.facts : {};
  const before = failureAfter(known, times.restoredAt, { facts, of: command.of });
  const until = isEndAlone(known, times, command.of) ? ({ until: true } as const) : {};
  const said = { ...why, ...(before && { before }), ...until };
  const plain = told(facts, times, said);
  if (periodsToKeep(given, plain) === null) return plain;
  return withExposure(given, told(facts, { ...times, ...endStated(command) }, said));
}

/** The restoration is stated anew where the effect is said to be over with it, also if its time is known. */
function endOfEffect({ facts, times }: CommandOf<'assess'>): StatedTimes {
  return endsEffect(facts, times) ? { restoredAt: times.restoredAt ?? null } : {};
}

/** The restoration that is stated together with an effect on the service is its own, also where data lay open until then. */
function endStated({ times: { restoredAt } }: CommandOf<'assess'>): StatedTimes {
  return restoredAt === undefined ? {} : { restoredAt };
}

/** The same, which keep the periods of what happened to data where they bring the service in; its end follows from outages on record. */
export function withExposure(given: Given, events: readonly IncidentEvent[]): IncidentEvent[] {
  const periods = periodsToKeep(given, events);
  if (periods === null) return [...events];
  const kept = events.map((event) => (event.type === 'facts.stated' ? { ...event, ...periods } : event));
  const times = timesOfOutages(play(given, kept), false);
  const followed: IncidentEvent[] =
    Object.keys(times).length > 0 ? [{ type: 'times.stated', times, basis: 'outages' }] : [];
  return [...kept, ...followed];
}

export function withConsequences(given: Given, events: IncidentEvent[], stated: boolean): IncidentEvent[] {
  return [...events, ...assessAnew(play(given, events), given.state, stated)];
}

/** A duty that what a person states makes void says who that was, and why. */
export function endedBy(event: IncidentEvent, by: string, why: ContentRef | undefined): IncidentEvent {
  return event.type === 'duty.voided' ? { ...event, by, ...(why && { why }) } : event;
}

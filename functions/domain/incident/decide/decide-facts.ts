import type { ContentRef } from '../../base/ledger/content.ts';
import type { Instant } from '../../base/time/instant.ts';
import { nameOf } from '../../policy/people.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { refuse } from '../command/refusal.ts';
import { failureAfter } from '../evolve/before-failure.ts';
import { endsEffect } from '../evolve/effect-over.ts';
import { play } from '../evolve/play.ts';
import { asOfThing, endsDataAlone, isAboutDataAlone, isEndAlone, isOfBoth } from '../evolve/times/times-of-thing.ts';
import { mustSayWhy } from '../paging/taken-back.ts';
import type { KeptPeriods, Thing } from '../record/event-parts.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { OpenIncident } from '../record/state.ts';
import { concernsService, isLikelyHarm } from '../situation/concern.ts';
import { notBefore } from '../standing/beginnings.ts';
import { hasStarted } from '../standing/notices.ts';
import { timesOfOutages } from '../standing/outage-times.ts';
import { inOrderByMinute, newTimes } from '../standing/times.ts';
import { assessAnew } from './assess-anew.ts';
import { assessProblem } from './assess-problem.ts';
import { periodsToKeep } from './periods-to-keep.ts';

/** Facts and times stated by a person, or a level they insist on. Every assessment is kept, with what it came from. */
export function decideAssess(given: Given, asked: CommandOf<'assess'>): DecideResult {
  const { state, at } = given;
  const brought = { ...asked, ...thingBroughtIn(given, asked) };
  const { facts, overrule, of } = brought;
  const why = { ...broughtBy(brought), ...(brought.reason && { reason: brought.reason }), ...(of && { of }) };
  const first = bringsThingIn(given, brought) ? withExposure(given, told(facts, {}, why)) : [];
  const known = play(given, first).state;
  const thing = asOfThing(known, of, at);
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

/** Facts and times as somebody states them, and of which of two things the times are said to be. */
export interface StatedOf extends Pick<CommandOf<'assess'>, 'facts' | 'times'> {
  readonly of?: Thing | undefined;
}

/**
 * What the times of a statement are compared with: whose they are taken to be, and the times of that thing once the facts of the statement
 * are recorded.
 */
export function timesBefore(
  given: Given,
  asked: StatedOf,
): { readonly of: Thing | undefined; readonly thing: OpenIncident } {
  const { of, facts, times } = { ...asked, ...thingBroughtIn(given, asked) };
  const first = bringsThingIn(given, { facts, times, of }) ? withExposure(given, told(facts, {})) : [];
  return { of, thing: asOfThing(play(given, first).state, of, given.at) };
}

/**
 * Where the facts bring in the other one of two things, whose the times of the same statement are that name none: those of what comes in, if
 * the one before has its own, or was told, or if the end lies before the one began. To set that right takes a statement of its own.
 */
function thingBroughtIn(given: Given, { facts, times, of }: StatedOf): { readonly of?: Thing } {
  const { state } = given;
  const { occurredAt, restoredAt } = times;
  if (of !== undefined) return {};
  if (isOfBoth(state)) return withoutBeginning(state, times);
  if (occurredAt != null && isUntil(periodsToKeep(given, told(facts, {})))) return { of: 'service' };
  const isOther = occurredAt != null && state.occurredAt !== null;
  const isEnd = isOtherEnd(state, facts, restoredAt);
  if (!isEnd && !isOther && (occurredAt == null || !wasTold(state))) return {};
  if (!isOfBoth(play(given, told(facts, {})).state)) return {};
  if (isAboutDataAlone(state)) return isOther && state.timesByPeople.has('occurredAt') ? { of: 'service' } : {};
  return isEnd || isOther || restoredAt === undefined ? { of: 'data' } : {};
}

/** What happened to data ended, and nobody knew when it began: a beginning that comes with the service is of that. */
function isUntil(kept: KeptPeriods | null): boolean {
  return kept !== null && (kept.exposures?.[0] ?? kept.exposure).from === null;
}

/** An end before the one began, or that comes with harm to data while the one is over by another. */
function isOtherEnd(state: OpenIncident, facts: Facts, restoredAt: StatedTimes['restoredAt']): boolean {
  if (restoredAt == null) return false;
  if (notBefore(restoredAt, state.occurredAt) < (state.occurredAt ?? '')) return true;
  return state.restoredAt !== null && restoredAt !== state.restoredAt && isLikelyHarm(facts);
}

/** Of two things that are known, the occurrence on record was stated of the one alone: an earlier, or later, one is that of the other. */
function withoutBeginning(state: OpenIncident, { occurredAt: at }: StatedTimes): { readonly of?: Thing } {
  const { occurredAt, beginnings, exposures, outages, timesByPeople } = state;
  if (at == null || occurredAt === null || beginnings !== null || outages.length > 0) return {};
  if (state.isOccurrenceOfService && at < occurredAt) return { of: 'data' };
  const isOfData = state.isOccurrenceApart && exposures.length === 0 && timesByPeople.has('occurredAt');
  return isOfData && at > occurredAt ? { of: 'service' } : {};
}

function wasTold({ notices, merged }: OpenIncident): boolean {
  return notices.some(hasStarted) || merged.some((one) => one.told.length > 0);
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

interface ToldWith extends Brought {
  readonly of?: Thing;
  readonly before?: Instant;
  readonly until?: true;
}

export function told(
  facts: Facts,
  times: StatedTimes,
  { of, before, until, ...brought }: ToldWith = {},
): IncidentEvent[] {
  const events: IncidentEvent[] = [];
  const { reason } = brought;
  const said = { ...(reason && { reason }), ...(of && { of }), ...(before && { before }), ...(until && { until }) };
  if (Object.keys(times).length > 0) events.push({ type: 'times.stated', times, ...said });
  const over = endsEffect(facts, times) ? { over: true as const, ...(before && { before }) } : {};
  if (Object.keys(facts).length > 0) events.push({ type: 'facts.stated', facts, ...brought, ...over });
  return events;
}

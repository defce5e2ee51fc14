import type { Facts } from '../../rules/facts/values.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import { changedFacts } from '../record/changed-facts.ts';
import type { WeighedReport } from '../record/event-parts.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Moment } from '../record/moment.ts';
import type { OpenIncident } from '../record/state.ts';
import { withContribution } from '../standing/contributions.ts';
import { withFunctionTitle } from '../standing/own-words.ts';
import { restoredBefore } from './before-failure.ts';
import { besideEffects, deniedFrom, effectThatIsOver } from './effect-over.ts';
import { metBeforeJoin } from './evolve-duty.ts';
import { heardAtOpening, heardRestored, heardWithOther } from './evolve-heard.ts';
import { coursesAfter, failedThere, recordOf } from './evolve-merged.ts';
import { outageRecorded, outageWithdrawn } from './evolve-outage.ts';
import { withScope, withTold } from './evolve-scope.ts';
import { attached, inOrder } from './evolve-signals.ts';
import { withKnownData } from './known-data.ts';
import { leftOpenBy, stillOpen } from './left-open.ts';
import { withPeriodsKept } from './times/keep-periods.ts';
import { timesOfThing } from './times/times-of-thing.ts';
import { withWhoseTimes } from './times/whose-times.ts';

type FactsEvent = Extract<
  IncidentEvent,
  {
    type:
      | 'incident.merged'
      | 'signal.attached'
      | 'times.stated'
      | 'facts.stated'
      | 'level.overruled'
      | 'incident.assessed'
      | 'reports.weighed'
      | 'outage.recorded'
      | 'outage.withdrawn'
      | 'audience.scoped';
  }
>;

/** What is known and what follows from it. `toldSeq` moves with what notices tell: facts, times, a level, outages. */
export function evolveFacts(state: OpenIncident, event: FactsEvent, moment: Moment): OpenIncident {
  const next = stated(state, event, moment);
  // A join says by itself whose the occurrence is; those of earlier releases do not.
  const isSettled = event.type === 'incident.merged' && event.isOccurrenceApart !== undefined;
  return withWhoseTimes(state, next, moment, isSettled);
}

function stated(state: OpenIncident, event: FactsEvent, moment: Moment): OpenIncident {
  switch (event.type) {
    case 'incident.merged':
      return withKnownData(merged(state, event, moment), moment);
    case 'signal.attached':
      return attached(state, event, moment);
    case 'audience.scoped':
      return {
        ...withTold(withScope(state, event, moment), event),
        audience: event.audience,
        calls: event.calls,
      };
    case 'times.stated':
      return {
        ...withTimesOf(state, event, moment),
        toldSeq: isTold(event.times) ? moment.seq : state.toldSeq,
      };
    case 'facts.stated':
      return withKnownData(withPeriodsKept(withFacts(state, event, moment), event, moment), moment);
    case 'level.overruled':
      return { ...state, overruled: { level: event.level, reason: event.reason }, toldSeq: moment.seq };
    case 'incident.assessed':
      return { ...state, assessment: event.assessment };
    case 'reports.weighed':
      return { ...state, reports: withReports(state.reports, event.reports) };
    case 'outage.recorded':
      return outageRecorded(withPeriodsKept(state, event, moment), event, moment);
    case 'outage.withdrawn':
      return outageWithdrawn(state, event, moment);
  }
}

/** The times of an incident, or of one of the two things that it is of. */
function withTimesOf(
  state: OpenIncident,
  { times: all, basis, of, before, until }: Extract<FactsEvent, { type: 'times.stated' }>,
  moment: Moment,
): OpenIncident {
  const followsOutages = basis === 'outages';
  const { restoredAt: _, ...others } = all;
  const [known, stated] = before === undefined ? [state, all] : [restoredBefore(state, all, before), others];
  const { times, courses } = timesOfThing(known, stated, of, followsOutages, until);
  // That a source fires again says nothing of a period in which data lay open: people stated it.
  const isFiring = moment.person === null && !followsOutages && all.restoredAt === null;
  const { data } = known.courses;
  const kept = isFiring ? { ...courses, data: { ...courses.data, over: data.over } } : courses;
  return withTimes({ ...known, courses: kept }, times, moment, followsOutages);
}

function withTimes(
  state: OpenIncident,
  times: StatedTimes,
  { person, seq }: Moment,
  followsOutages = false,
): OpenIncident {
  const { occurredAt = state.occurredAt, detectedAt = state.detectedAt, restoredAt = state.restoredAt } = times;
  const { knownAt = state.knownAt } = times;
  const timesByPeople = new Set([...state.timesByPeople, ...(person === null ? [] : Object.keys(times))]);
  // What fires again takes a person's restoration back: the next one may come from anybody.
  if (person === null && times.restoredAt === null) timesByPeople.delete('restoredAt');
  const others = [...state.timesByOutages].filter((name) => !(name in times));
  const timesByOutages = new Set([...others, ...(followsOutages ? Object.keys(times) : [])]);
  const occurrence = times.occurredAt === undefined ? {} : { occurredSeq: seq };
  const restoredSeq = times.restoredAt === undefined ? state.restoredSeq : seq;
  const downApart = state.downApart && { ...state.downApart, to: times.restoredAt ?? state.downApart.to };
  const moments = { occurredAt, detectedAt, restoredAt, restoredSeq, knownAt, downApart };
  const heard =
    person !== null && times.restoredAt != null ? heardRestored(state.heard, times.restoredAt) : state.heard;
  return { ...state, ...moments, heard, timesByPeople, timesByOutages, ...occurrence };
}

/** No notice tells when the company knew. */
function isTold(times: StatedTimes): boolean {
  return Object.keys(times).some((name) => name !== 'knownAt');
}

function withFacts(
  state: OpenIncident,
  stated: Extract<FactsEvent, { type: 'facts.stated' }>,
  moment: Moment,
): OpenIncident {
  const event = stated.before === undefined ? stated : { ...stated, facts: besideEffects(stated.facts) };
  const facts = { ...event.facts, ...effectThatIsOver(state, event, moment.seq) };
  const isNew = Object.keys(changedFacts(state.facts, facts)).length > 0 || isCauseAnew(state, facts);
  const toldSeq = isNew ? moment.seq : state.toldSeq;
  const known = {
    facts: { ...state.facts, ...facts },
    withdrawn: withdrawnAfter(state, facts),
    deniedFrom: deniedFrom(state, facts, moment),
    leftOpen: stillOpen(state, facts),
    heard: heardAtOpening(state, event.facts),
  };
  if (moment.person === null) return { ...state, ...known, toldSeq, statedByPeople: withoutLapsed(state, event.facts) };
  const statedByPeople = new Set([...state.statedByPeople, ...Object.keys(event.facts)]);
  const causeSeq = statesCause(event.facts) ? moment.seq : state.causeSeq;
  const next = { ...state, ...known, toldSeq, statedByPeople, causeSeq };
  const named = event.facts['service.function'];
  if (typeof named !== 'string') return next;
  const person = event.by ?? moment.person;
  const titled = withFunctionTitle(next, named, event.title);
  return withContribution(titled, { what: 'function', name: named, listed: event.listed }, { ...moment, person });
}

/** The same kind of cause, stated once more after the service failed again, is the cause of the recurrence too. */
function isCauseAnew({ causeSeq, firedAgain }: OpenIncident, facts: Facts): boolean {
  return statesCause(facts) && firedAgain !== null && causeSeq < firedAgain.seq;
}

function statesCause(facts: Facts): boolean {
  return (facts['cause.kind'] ?? 'unknown') !== 'unknown';
}

/** What was known of the facts that are unknown by now. */
function withdrawnAfter({ facts, withdrawn }: OpenIncident, stated: Facts): Facts {
  const before = Object.entries(withdrawn).filter(([name]) => (stated[name] ?? 'unknown') === 'unknown');
  const fresh = Object.entries(facts).filter(([name, value]) => stated[name] === 'unknown' && value !== 'unknown');
  return Object.fromEntries([...before, ...fresh]);
}

/** What a person stated and a signal took back: the next one may state it. */
function withoutLapsed({ statedByPeople }: OpenIncident, facts: Facts): ReadonlySet<string> {
  const lapsed = Object.keys(facts).filter((name) => facts[name] === 'unknown' && statedByPeople.has(name));
  if (lapsed.length === 0) return statedByPeople;
  return new Set([...statedByPeople].filter((name) => !lapsed.includes(name)));
}

/** A report weighed anew takes the place of what it was. */
function withReports(before: OpenIncident['reports'], changed: readonly WeighedReport[]): OpenIncident['reports'] {
  const others = before.filter(({ report }) => changed.every((each) => each.report !== report));
  return [...others, ...changed];
}

/** What another incident knew; what people stated there, people stated here. */
function merged(
  state: OpenIncident,
  event: Extract<FactsEvent, { type: 'incident.merged' }>,
  moment: Moment,
): OpenIncident {
  const isNews = Object.keys(event.facts).length > 0 || isTold(event.times);
  const timesByPeople = event.timesByPeople.filter((name) => name in event.times);
  const named = event.facts['service.function'];
  const namer = event.namedBy === undefined ? event.by : event.namedBy;
  const said =
    typeof named === 'string'
      ? withContribution(state, { what: 'function', name: named }, { ...moment, person: namer })
      : state;
  const timed = withTimes(said, event.times, { ...moment, person: null });
  return {
    ...timed,
    ...failedThere(state, event, moment),
    downApart: event.downSince === undefined ? timed.downApart : { from: event.downSince, to: null, seq: moment.seq },
    timesByOutages: new Set([...timed.timesByOutages, ...(event.timesByOutages ?? [])]),
    courses: coursesAfter(state, event),
    signals: state.signals + event.signals,
    seen: inOrder([...state.seen, ...(event.seen ?? [])]),
    sources: [...new Set([...state.sources, ...event.sources])],
    functionTitles: { ...state.functionTitles, ...event.functionTitles },
    heard: event.heard ?? heardWithOther(timed, event.sources),
    merged: [...state.merged, recordOf(event, moment)],
    duties: metBeforeJoin(state, event.times),
    facts: { ...state.facts, ...event.facts },
    withdrawn: event.withdrawn ?? withdrawnAfter(state, event.facts),
    leftOpen: leftOpenBy(state, event),
    statedByPeople: new Set([...withoutLapsed(state, event.facts), ...event.byPeople]),
    causeSeq: statesCause(event.facts) && event.byPeople.includes('cause.kind') ? moment.seq : state.causeSeq,
    timesByPeople: new Set([...timed.timesByPeople, ...timesByPeople]),
    toldSeq: isNews ? moment.seq : state.toldSeq,
  };
}

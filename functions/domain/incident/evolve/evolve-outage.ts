import { type Instant, latestOf } from '../../base/time/instant.ts';
import type { Recovered, Recurrence } from '../record/courses.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Moment } from '../record/moment.ts';
import type { OpenIncident } from '../record/state.ts';
import type { KnownOutage, Outage } from '../record/told-record.ts';
import { withContribution } from '../standing/contributions.ts';
import { withFunctionTitle } from '../standing/own-words.ts';
import { allSpells, type Spell, spellsOf } from '../standing/spells.ts';
import { isSince, recurred, wasWellBetween } from './evolve-signals.ts';

type OutageRecorded = Extract<IncidentEvent, { type: 'outage.recorded' }>;
type Outages = readonly KnownOutage[];

/** The same function out of service from the same moment is the same outage, told again with its end. */
export function outageRecorded(state: OpenIncident, event: OutageRecorded, moment: Moment): OpenIncident {
  const { function: name, from, to, listed, by, title } = event;
  const begins = event.begins ? ({ begins: true } as const) : {};
  const same = state.outages.find((outage) => outage.function === name && outage.from === from);
  const others = state.outages.filter((outage) => outage !== same);
  const outages = [...others, { function: name, from, to, seq: same?.seq ?? moment.seq, ...begins }];
  const known = { ...state, ...(event.again ? recurred(state, from, moment.seq) : {}) };
  const ended = known.recovered.flatMap(withEndLeft(outages, same?.to ?? null));
  const gaps = state.restoredAt === null ? gapsIn(outages, ended) : [];
  const next = { ...withRecovered(known, [...ended, ...gaps]), downApart: downApart(state, event, moment) };
  const contributed = { ...moment, person: by ?? moment.person };
  return {
    ...withContribution(
      { ...withFunctionTitle(next, name, title), outages },
      { what: 'function', name, listed },
      contributed,
    ),
    toldSeq: moment.seq,
  };
}

/** What was recorded since, and ended after the service went down, tells its end. */
function downApart(
  { downApart: one }: OpenIncident,
  { to }: OutageRecorded,
  { seq }: Moment,
): OpenIncident['downApart'] {
  const isEnd = one !== null && one.to === null && to !== null && seq > one.seq && to > one.from;
  return isEnd ? { ...one, to } : one;
}

/** Recorded by mistake: neither the outage nor its end happened. A failure that it was alone is that of the next one, or none. */
export function outageWithdrawn(
  state: OpenIncident,
  event: Extract<IncidentEvent, { type: 'outage.withdrawn' }>,
  { seq }: Moment,
): OpenIncident {
  const it = state.outages.find((one) => one.function === event.function && one.from === event.from);
  const outages = state.outages.filter((one) => one !== it);
  const isFailure = failureBy(state, event) !== null;
  const ended = state.recovered.flatMap(withEndLeft(outages, it?.to ?? null));
  const left = ended.flatMap((one) =>
    isFailure && one.again.at === event.from ? failedLater(state, outages, one) : one,
  );
  return { ...withRecovered(state, left), outages, toldSeq: seq };
}

/** A restoration that followed from an end that is no longer on record moves to the newest end left before the failure, if there is one. */
function withEndLeft(outages: Outages, gone: Instant | null) {
  return (one: Recovered): Recovered[] => {
    if (one.restoredAt !== gone || outages.some(({ to }) => to === gone)) return [one];
    const newest = latestOf(outages.map(({ to }) => (to !== null && to < one.again.at ? to : null)));
    return newest === null ? [] : [between(newest, one.again)];
  };
}

function failedLater(state: OpenIncident, outages: Outages, { restoredAt }: Recovered): Recovered[] {
  const next = allSpells(outages, state).find(({ from }) => from > restoredAt);
  return next === undefined ? [] : [between(restoredAt, failure(next))];
}

/** The failures of a service that is down, from outages recorded in another order than they happened. */
function gapsIn(outages: Outages, known: readonly Recovered[]): Recovered[] {
  const isKnown = (gap: Recovered) =>
    known.some(
      ({ restoredAt, again }) =>
        again.at === gap.again.at || (restoredAt >= gap.restoredAt && restoredAt < gap.again.at),
    );
  const [first, ...others] = spellsOf(outages);
  const gaps = others.map((next, index) => between((others[index - 1] ?? first)?.to ?? next.from, failure(next)));
  return gaps.filter((gap) => !isKnown(gap));
}

function failure({ from, seq }: Spell): Recurrence {
  return { at: from, seq };
}

function between(restoredAt: Instant, again: Recurrence): Recovered {
  return { restoredAt, again, wasWell: wasWellBetween(restoredAt, again.at) };
}

function withRecovered(state: OpenIncident, all: readonly Recovered[]): OpenIncident {
  const sorted = all.toSorted((one, other) => (one.again.at < other.again.at ? -1 : 1));
  const recovered = sorted.filter(({ again }, index) => again.at !== sorted[index + 1]?.again.at);
  const isOf = (some: readonly Recovered[], one: Recurrence) =>
    some.some(({ again }) => again.seq === one.seq && again.at === one.at);
  const isChanged = recovered.length !== state.recovered.length || !recovered.every((one) => isSame(state, one));
  if (!isChanged) return state;
  const stands = (one: Recurrence | null) => one !== null && (isOf(recovered, one) || !isOf(state.recovered, one));
  return {
    ...state,
    recovered,
    firedAgain: stands(state.firedAgain) ? state.firedAgain : (recovered.at(-1)?.again ?? null),
    brokeAgain: stands(state.brokeAgain)
      ? state.brokeAgain
      : (recovered.findLast((one) => one.wasWell && isSince(state, one.again.at))?.again ?? null),
  };
}

function isSame({ recovered }: OpenIncident, { restoredAt, again }: Recovered): boolean {
  return recovered.some((one) => one.restoredAt === restoredAt && one.again.at === again.at);
}

/** The restoration that ended with this outage alone, as recorded; null where it ended none. */
export function failureBy({ recovered, outages }: OpenIncident, { function: name, from }: Omit<Outage, 'to'>) {
  const isShared = outages.some((one) => one.from === from && one.function !== name);
  return isShared ? null : (recovered.findLast(({ again }) => again.at === from) ?? null);
}

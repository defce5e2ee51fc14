import type { Facts } from '../../rules/facts/values.ts';
import type { OccurrenceOf, Recovered, Recurrence } from '../record/courses.ts';
import type { OpenIncident } from '../record/state.ts';
import type { KnownOutage, Outage } from '../record/told-record.ts';
import { EFFECTS } from '../situation/concern.ts';
import { exposuresAsTold } from '../situation/exposure.ts';
import { withoutLeftOpen } from '../situation/left-open.ts';
import type { EarlierNotice, NoticeSituation } from '../situation/situation.ts';
import { beginningsOf, withBegun } from '../standing/beginnings.ts';
import { spellsOf } from '../standing/spells.ts';
import { reportsAsTold } from '../told/told-of-reports.ts';
import { beginningsAsTold, isEndOfData, isOfThing } from '../told/told-of-things.ts';

/**
 * The situation as it would be now, were everything so that a notice told. What its sentences would be otherwise is what the
 * notice told wrongly; what has merely gone on since is the same in both.
 */
export function asIfRight(situation: NoticeSituation, told: EarlierNotice): NoticeSituation {
  const { state } = situation;
  const facts = { ...situation.facts, ...withoutLeftOpen(state, standing(situation, told)) };
  const { occurredAt, detectedAt, restoredAt, exposures } = told.times;
  // What failed again since is another disturbance: the recovery that was told stands.
  const isStill = asOf(state.firedAgain, told) === state.firedAgain;
  const outages = outagesAsTold(state, told);
  const isDown = outages.some((one) => one.to === null && !state.outages.some(sameAs(one)));
  const times = {
    occurredAt: (isOfThing(state, told) ? null : occurredAt) ?? state.occurredAt,
    detectedAt: detectedAt ?? state.detectedAt,
    // A failure that was told, and that there was not, went on by what was told.
    restoredAt: isDown ? null : ((isStill && !isEndOfData(state, told) ? restoredAt : null) ?? state.restoredAt),
  };
  const courses = {
    ...state.courses,
    begun: beginningsAsTold(state, told) ?? state.courses.begun,
    data: { ...state.courses.data, over: exposuresAsTold(state, exposures ?? []) },
  };
  const recovered = recoveredAsTold(state, told);
  const reports = reportsAsTold(state, told);
  return {
    ...situation,
    facts,
    state: { ...state, ...times, courses, facts, outages, recovered, ...reports, ...recurrenceIn(state, outages) },
  };
}

/** The same as a notice put it that told of one thing alone, before another was part of the incident. */
export function asToldAlone(situation: NoticeSituation, told: EarlierNotice): NoticeSituation {
  const right = asIfRight(situation, told);
  const { beginnings, occurredAt } = told.times;
  const isAlone = beginnings === undefined && occurredAt !== null && beginningsOf(situation.state) !== null;
  return isAlone ? { ...right, state: { ...withBegun(right.state, 'one'), occurredAt } } : right;
}

/** What was told of an effect before a failure that alone had none was right, and is over. */
function standing({ state: { deniedFrom } }: NoticeSituation, { facts, basedOn }: EarlierNotice): Facts {
  const isOver = basedOn < (deniedFrom ?? 0);
  return isOver ? Object.fromEntries(Object.entries(facts).filter(([name]) => !EFFECTS.includes(name))) : facts;
}

/** The newest failure as these outages show it, where none is on record any more. */
export function recurrenceIn(
  { firedAgain, brokeAgain }: OpenIncident,
  outages: readonly KnownOutage[],
): Pick<OpenIncident, 'firedAgain' | 'brokeAgain'> {
  const newest = spellsOf(outages).slice(1).at(-1);
  const again = newest === undefined ? null : { at: newest.from, seq: newest.seq };
  return { firedAgain: firedAgain ?? again, brokeAgain: brokeAgain ?? again };
}

/** Between the disturbances that it gave all had been well; what failed since did so after them. */
function recoveredAsTold({ recovered }: OpenIncident, { course = [], basedOn }: EarlierNotice): readonly Recovered[] {
  const told = course.slice(1).flatMap(({ from }, index): Recovered[] => {
    const restoredAt = course[index]?.to ?? null;
    return from === null || restoredAt === null
      ? []
      : [{ restoredAt, again: { at: from, seq: basedOn }, wasWell: true }];
  });
  return told.length === 0 ? recovered : [...told, ...recovered.filter(({ again }) => again.seq > basedOn)];
}

function sameAs(one: Outage) {
  return (other: Outage) => other.function === one.function && other.from === one.from;
}

/** Those on record then, with the ends of those that went on, and those that began, or were recorded, since. */
function outagesAsTold({ outages }: OpenIncident, told: EarlierNotice): readonly KnownOutage[] {
  const then = told.outages.map((one) => ({ ...one, to: one.to ?? outages.find(sameAs(one))?.to ?? null }));
  return [...then, ...outages.filter((one) => isLater(one, told) && !told.outages.some(sameAs(one)))];
}

function isLater({ from, seq }: KnownOutage, { draftedAt, basedOn }: EarlierNotice): boolean {
  return from > draftedAt || seq > basedOn;
}

/** The situation that a notice told of: what its sections would say if the system had written them from the facts of then. */
export function asItWas(situation: NoticeSituation, told: EarlierNotice): NoticeSituation {
  const { state } = situation;
  const { facts, times, draftedAt, outages } = told;
  const duties = state.duties.map((duty) => ((duty.metAt ?? '') > draftedAt ? { ...duty, metAt: null } : duty));
  const reports = state.response.reports.filter(({ at }) => at <= draftedAt);
  const response = { ...state.response, reports };
  const recovered = state.recovered.filter(({ again }) => asOf(again, told) !== null);
  const again = { firedAgain: asOf(state.firedAgain, told), brokeAgain: asOf(state.brokeAgain, told) };
  const { beginnings: each, exposures: over = [], lasting: goesOn = null, ...moments } = times;
  const begun: OccurrenceOf = each === undefined ? 'one' : { data: null, service: null, ...each };
  const courses = { ...state.courses, begun, data: { over, goesOn } };
  const then = { ...moments, courses, detectedAt: times.detectedAt ?? state.detectedAt };
  return { ...situation, facts, state: { ...state, ...then, ...again, facts, duties, response, recovered, outages } };
}

/** A failure that was on record when the notice was made; null for a later one. */
function asOf(again: Recurrence | null, { basedOn }: EarlierNotice): Recurrence | null {
  return again !== null && again.seq <= basedOn ? again : null;
}

import type { Text } from '../../base/text.ts';
import { isOwed } from '../../components/obligations/duties.ts';
import { withImplied } from '../../rules/facts/implied.ts';
import type { Disruption } from '../../rules/facts/tellable.ts';
import type { FactValue } from '../../rules/facts/values.ts';
import { owesResult } from '../owed/not-yet-owed.ts';
import { dueByKind, targetsFrom } from '../owed/owed-in-either.ts';
import { handedKnowledge, owedSince } from '../owed/owed-since.ts';
import type { HandedOver, HandedResponse } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';
import type { ToldRecord } from '../record/told-record.ts';
import { recoveries } from '../situation/disruptions.ts';
import { exposuresIn, periodToKeep } from '../situation/exposure.ts';
import { openOfData } from '../situation/lasting.ts';
import { toldRestricted } from '../situation/restrictions.ts';
import { beginningsHanded, isOccurrenceOfData } from '../standing/beginnings.ts';
import { scopesInForce } from '../standing/contributions.ts';
import { hasStarted } from '../standing/notices.ts';
import { downSince } from '../standing/outage-times.ts';
import { wordsInto } from '../standing/own-words.ts';
import { firstOwedBy } from '../told/joined-first.ts';
import { saidRestored, untoldFailure } from '../told/told-of-service.ts';
import { inOrder, isOfEarlierFailure, isUndenied, type StandingReport, standingOf } from '../told/what-was-told.ts';
import { handedResponse } from './handed-over.ts';
import { inNamesOf } from './one-name.ts';

/** Whether the incident waits to be joined into another: nothing else is decided about it meanwhile. */
export function isJoining({ status, join }: OpenIncident): boolean {
  return status === 'open' && join !== null;
}

/** How the commands are called that carry out a join, asked for by the item of this seq: a later attempt is another command. */
export function joinCommand(incident: string, seq: number): string {
  return `join:${incident}#${seq}`;
}

/** What is handed over. It stays the same from the moment the join was asked for: nothing else is decided meanwhile. */
export function handedOver(state: OpenIncident): HandedOver | null {
  if (state.join === null) return null;
  const [firstOwed, down] = [firstOwedBy(state), downSince(state)];
  const { occurredAt, detectedAt, restoredAt, knownAt, response } = state;
  const told = standingOf(state, state.notices).map((one) => toldBy(state, one));
  const [recovered, restricted] = [recoveries(state), toldRestricted(state)];
  const beginnings = beginningsHanded(state);
  const handed = handedResponse(state, state.join.textsInto ?? []);
  return inNamesOf(state.join.functionsInto, {
    incident: state.id,
    by: state.join.by,
    reason: state.join.reasonInto,
    drill: state.drill,
    signals: state.signals,
    ...(state.join.seenInto && { seen: state.join.seenInto }),
    sources: state.sources,
    heard: state.heard,
    facts: state.facts,
    ...(Object.keys(state.withdrawn).length > 0 && { withdrawn: state.withdrawn }),
    ...(Object.keys(state.leftOpen).length > 0 && { leftOpen: state.leftOpen }),
    statedByPeople: [...state.statedByPeople],
    times: { occurredAt, detectedAt, restoredAt, knownAt },
    timesByPeople: [...state.timesByPeople],
    timesByOutages: [...state.timesByOutages],
    ...(isOccurrenceOfData(state) && { isOccurrenceApart: true }),
    level: state.overruled?.level ?? null,
    standsAt: state.assessment.level,
    audience: state.audience,
    calls: state.calls,
    response: handed,
    ...(told.length > 0 && { told }),
    ...(firstOwed !== null && { firstOwed }),
    ...failureOf(state),
    ...(recovered.length > 0 && { recovered }),
    ...(restricted.length > 0 && { restricted }),
    ...owedBy(state),
    ...(down !== null && { downSince: down }),
    ...periodsOf(state),
    ...(beginnings !== null && { beginnings }),
    scopedBy: [...new Set(scopesInForce(state).map(({ by }) => by))],
    namedBy: namedBy(state, state.facts['service.function']).by ?? null,
    outages: state.outages.map(({ seq: _, ...outage }) => ({ ...outage, ...namedBy(state, outage.function) })),
    ...functionTitles(state),
    measures: response.measures
      .filter(({ kind }) => goesOn(state, handed, `measure.${kind}`))
      .map(({ kind, owner, clause, title }) => ({ kind, owner, clause, ...wordsInto(title, state.join?.textsInto) })),
  });
}

/** From when to when something happened to data there. */
function periodsOf(state: OpenIncident): Pick<HandedOver, 'exposures' | 'dataPeriod' | 'ongoing'> {
  const exposures = exposuresIn({ state, facts: withImplied(state.facts) });
  const [dataPeriod, ongoing] = [periodToKeep(state), openOfData(state)];
  if (exposures.length > 0) return { exposures, ...(ongoing && { ongoing }) };
  return { ...(dataPeriod && { dataPeriod }), ...(ongoing && { ongoing }) };
}

/** What is owed by it, as far as days of the law and the result of an investigation hang on it. */
function owedBy(
  state: OpenIncident,
): Pick<HandedOver, 'awaitsResult' | 'owedSince' | 'owes' | 'targetsFrom' | 'knownData'> {
  const awaited = owesResult(state) ? ({ awaitsResult: true } as const) : {};
  const from = targetsFrom(state);
  return {
    ...awaited,
    owedSince: owedSince(state),
    owes: dueByKind(state),
    ...(Object.keys(from).length > 0 && { targetsFrom: from }),
    knownData: handedKnowledge(state),
  };
}

/** What was told, apart from this ledger: of which failure it spoke, and whether that it had no effect is of a later one. */
function toldBy(state: OpenIncident, standing: StandingReport): ToldRecord {
  const { basedOn: _seq, ...one } = standing;
  return {
    ...one,
    course: courseOfOutages(state, one.course),
    ...(isOfEarlierFailure(state, standing) && { isOfEarlier: true }),
    ...(isUndenied(state, standing) && { isUndenied: true }),
  };
}

/** What was told of disturbances, where it follows from outages: they are handed over as well, and recoveries that signals told of are not. */
function courseOfOutages({ outages, notices, merged }: OpenIncident, course: readonly Disruption[]) {
  const then = notices.flatMap((notice) => notice.outages);
  const there = merged.flatMap(({ told }) => told.flatMap((one) => one.course ?? []));
  const known = new Set([...outages, ...then, ...there].flatMap(({ from, to }) => [from, to]));
  const inner = [...course.slice(1).map(({ from }) => from), ...course.slice(0, -1).map(({ to }) => to)];
  return inner.every((time) => known.has(time)) && known.size > 0 ? course : [];
}

/** What customers know of the newest failure. */
function failureOf(state: OpenIncident): Pick<HandedOver, 'failedAgain' | 'saidRestored'> {
  const isOfMerged = !state.notices.some(hasStarted) && state.merged.some(({ failedAgain }) => failedAgain);
  const failed = isOfMerged ? state.firedAgain : untoldFailure(state, state.notices);
  return {
    ...(failed !== null && { failedAgain: failed.at }),
    ...(saidRestored(state, inOrder(state.notices)) && { saidRestored: true }),
  };
}

/** A measure that is owed, or was settled and is handed over as such. */
function goesOn({ duties }: OpenIncident, { settled }: HandedResponse, kind: string): boolean {
  return duties.some((duty) => duty.kind === kind && isOwed(duty)) || settled.some((one) => one.kind === kind);
}

/** What functions are called beside the other incident; an erased name is left out. */
function functionTitles({ functionTitles: titles, join }: OpenIncident): Pick<HandedOver, 'functionTitles'> {
  const known = Object.entries(titles).flatMap(([key, words]) => {
    const { title } = wordsInto(words, join?.textsInto);
    return title === undefined ? [] : [[key, title] as const];
  });
  return known.length === 0 ? {} : { functionTitles: Object.fromEntries(known) };
}

function namedBy({ contributions }: OpenIncident, name: FactValue | undefined): { by?: string } {
  const first = contributions.find((one) => one.what === 'function' && one.name === name);
  return first === undefined ? {} : { by: first.by };
}

/** Why what the joined incident owed, or wanted to tell, does not apply any more. */
export function joinedReason(into: string): Text {
  return { ja: `インシデント ${into} に統合したため`, en: `joined into ${into}` };
}

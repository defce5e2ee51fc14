import type { Facts, FactValue } from '../facts/values.ts';
import type { Disruption } from '../notice/disruptions.ts';
import type { Text } from '../text.ts';
import type { Instant } from '../time/instant.ts';
import type { ContentRef } from './content.ts';
import { scopesInForce } from './contributions.ts';
import { isOwed } from './duties.ts';
import type { Scope, SignalSeen, StatedTimes } from './events.ts';
import { type FirstOwed, firstOwedBy } from './joined-first.ts';
import { hasStarted } from './notices.ts';
import { wordsInto } from './own-words.ts';
import { type HandedResponse, handedResponse, type TextInto } from './response/handed-over.ts';
import type { Measure } from './response/state.ts';
import type { OpenIncident } from './state.ts';
import { saidRestored, untoldFailure } from './told-of-service.ts';
import type { Outage, Told } from './told-record.ts';
import { inOrder, standingOf } from './what-was-told.ts';

/** A join that was asked for: into which incident, by whom and why. What ends in `Into` refers to texts beside the other one. */
export interface JoinAsked {
  readonly into: string;
  readonly by: string;
  readonly reason: ContentRef;
  readonly reasonInto: ContentRef;
  readonly seenInto?: readonly SignalSeen[];
  readonly textsInto?: readonly TextInto[];
}

/** What an incident hands over to the one that it is joined into. */
export interface HandedOver {
  readonly incident: string;
  readonly by: string;
  readonly reason: ContentRef;
  readonly drill: boolean;
  readonly signals: number;
  /** Its newest signals, with their own words; ledgers of earlier releases hand over none. */
  readonly seen?: readonly SignalSeen[];
  readonly sources: readonly string[];
  readonly facts: Facts;
  /** What facts that are unknown were known as before; earlier releases hand over none. */
  readonly withdrawn?: Facts;
  readonly statedByPeople: readonly string[];
  readonly times: Required<StatedTimes>;
  readonly timesByPeople: readonly string[];
  /** Those that follow from its outages; earlier releases hand over none. */
  readonly timesByOutages?: readonly string[];
  /** Its occurrence is of something else than its service disturbance; earlier releases hand over none. */
  readonly isOccurrenceApart?: boolean;
  readonly level: string | null;
  readonly audience: Scope;
  /** Who of its customers is phoned; earlier releases hand over none. */
  readonly calls?: Scope | null;
  /** What people decided, filed and asked there; earlier releases hand over none. */
  readonly response?: HandedResponse;
  /** What its customers were told and nobody corrected; earlier releases hand over none. */
  readonly told?: readonly Told[];
  /** The first notice that it owes and has not sent; earlier releases hand over none. */
  readonly firstOwed?: FirstOwed;
  /** When the service failed again, of which its customers were not told; earlier releases hand over none. */
  readonly failedAgain?: Instant;
  /** Its customers were told that the service is restored, and that stands; earlier releases hand over none. */
  readonly saidRestored?: boolean;
  /** Who set the scope, or a part of it. */
  readonly scopedBy: readonly string[];
  /** Who brought the name of the function that is stated; null for nobody. */
  readonly namedBy: string | null;
  /** `by`: the person who brought the name of the function. */
  readonly outages: readonly (Outage & { readonly by?: string })[];
  readonly measures: readonly Measure[];
}

/** Two known values that differ: which one stands now, and which one does not. */
export interface Conflict {
  readonly fact: string;
  readonly kept: Facts[string];
  readonly dropped: Facts[string];
}

/** Whether the incident waits to be joined into another: nothing else is decided about it meanwhile. */
export function isJoining({ status, join }: OpenIncident): boolean {
  return status === 'open' && join !== null;
}

/** What is handed over. It stays the same from the moment the join was asked for: nothing else is decided meanwhile. */
export function handedOver(state: OpenIncident): HandedOver | null {
  if (state.join === null) return null;
  const firstOwed = firstOwedBy(state);
  const { occurredAt, detectedAt, restoredAt, knownAt, response } = state;
  const told = standingOf(state, state.notices).map(({ basedOn: _seq, ...one }) => ({
    ...one,
    course: courseOfOutages(state, one.course),
  }));
  const handed = handedResponse(state, state.join.textsInto ?? []);
  return {
    incident: state.id,
    by: state.join.by,
    reason: state.join.reasonInto,
    drill: state.drill,
    signals: state.signals,
    ...(state.join.seenInto && { seen: state.join.seenInto }),
    sources: state.sources,
    facts: state.facts,
    ...(Object.keys(state.withdrawn).length > 0 && { withdrawn: state.withdrawn }),
    statedByPeople: [...state.statedByPeople],
    times: { occurredAt, detectedAt, restoredAt, knownAt },
    timesByPeople: [...state.timesByPeople],
    timesByOutages: [...state.timesByOutages],
    ...(state.isOccurrenceApart && { isOccurrenceApart: true }),
    level: state.overruled?.level ?? null,
    audience: state.audience,
    calls: state.calls,
    response: handed,
    ...(told.length > 0 && { told }),
    ...(firstOwed !== null && { firstOwed }),
    ...failureOf(state),
    scopedBy: [...new Set(scopesInForce(state).map(({ by }) => by))],
    namedBy: namedBy(state, state.facts['service.function']).by ?? null,
    outages: state.outages.map(({ seq: _, ...outage }) => ({ ...outage, ...namedBy(state, outage.function) })),
    measures: response.measures
      .filter(({ kind }) => goesOn(state, handed, `measure.${kind}`))
      .map(({ kind, owner, clause, title }) => ({ kind, owner, clause, ...wordsInto(title, state.join?.textsInto) })),
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

function namedBy({ contributions }: OpenIncident, name: FactValue | undefined): { by?: string } {
  const first = contributions.find((one) => one.what === 'function' && one.name === name);
  return first === undefined ? {} : { by: first.by };
}

/** Why what the joined incident owed, or wanted to tell, does not apply any more. */
export function joinedReason(into: string): Text {
  return { ja: `インシデント ${into} に統合したため`, en: `joined into ${into}` };
}

import type { Disruption } from '../../rules/facts/tellable.ts';
import type { Recovered, Recovery, Recurrence } from '../record/courses.ts';
import type { OpenIncident } from '../record/state.ts';
import { disturbedAt, isOccurrenceOfData } from '../standing/beginnings.ts';
import { hasStarted } from '../standing/notices.ts';
import { spellsOf } from '../standing/spells.ts';
import { concernsService, serviceStep } from './concern.ts';
import { saysServiceRestored } from './exposure.ts';
import { isOfData, isOfDataAlone } from './of-data.ts';
import type { NoticeSituation } from './situation.ts';

/** Of more disturbances than these the number says more than the times. */
export const LISTED_AT_MOST = 6;

/**
 * Every disturbance of the service, oldest first: as people recorded outages where these leave gaps, and from each failure to the
 * recovery before the next. The stated occurrence and restoration begin the first and end the last. At least one; a single one
 * where nothing tells when it was well between.
 */
export function disruptionsOf({ state: stated }: Pick<NoticeSituation, 'state'>): readonly Disruption[] {
  const state = withoutOutagesOfOthers(stated);
  const recorded = spellsOf(state.outages);
  const observed = betweenRecoveries(state);
  const [first, last] = [recorded.at(0), recorded.at(-1)];
  const [occurredAt, restoredAt] = [disturbedAt(state), state.restoredAt];
  const isLater = occurredAt !== null && first?.to != null && first.to < occurredAt;
  if (isLater && isOfData(state)) return besideOccurrence(state, observed);
  if (recorded.length < 2 || first === undefined || last === undefined || isLater) return observed;
  const since = observed.filter(({ from }) => from !== null && last.to !== null && last.to < from);
  const isOver = since.length > 0 || (restoredAt !== null && restoredAt < last.from);
  const ended = isOver ? last : { ...last, to: restoredAt };
  return [{ ...first, from: occurredAt ?? first.from }, ...recorded.slice(1, -1), ended, ...since];
}

/** To readers who are told of data alone, no function that was out of service is a disturbance. */
function withoutOutagesOfOthers(state: OpenIncident): OpenIncident {
  const { outages, recovered } = state;
  if (outages.length === 0 || !isOfDataAlone(state)) return state;
  const isOfOutage = ({ restoredAt, again }: Recovered) =>
    outages.some(({ from, to }) => from === again.at || to === restoredAt);
  return { ...state, outages: [], recovered: recovered.filter((one) => !isOfOutage(one)) };
}

/** When something happened to data moves for no outage: those before it are disturbances beside what was stated of the service with it. */
function besideOccurrence(state: OpenIncident, observed: readonly Disruption[]): readonly Disruption[] {
  const stated = observed.slice(isOccurrenceOfData(state) ? 1 : 0);
  const spells = stated.flatMap(({ from, to }) => (from === null ? [] : [{ from, to, seq: 0 }]));
  return spellsOf([...state.outages, ...spells]).map(({ from, to }) => ({ from, to }));
}

/** Whether these disturbances began before the occurrence, which is then not their beginning. */
export function areBeforeOccurrence([first]: readonly Disruption[], { occurredAt }: Pick<OpenIncident, 'occurredAt'>) {
  return occurredAt !== null && first?.from != null && first.from < occurredAt;
}

/** From the occurrence, or a failure, to the recovery before the next. */
function betweenRecoveries(state: OpenIncident): readonly Disruption[] {
  const [occurredAt, restoredAt] = [disturbedAt(state), state.restoredAt];
  const breaks = state.recovered.filter((one) => isFelt(state, one) && !isSpanned(state, one));
  const ends = [...breaks.map((one) => one.restoredAt), restoredAt];
  return [occurredAt, ...breaks.map(({ again }) => again.at)].map((from, index) => ({ from, to: ends[index] ?? null }));
}

/**
 * By the outages that people recorded, it was not well between. One without an end that was on record before the failure was over with
 * the restoration that somebody stated.
 */
function isSpanned({ outages }: OpenIncident, { restoredAt, again }: Recovered): boolean {
  const spells = spellsOf(outages.filter(({ to, seq }) => to !== null || seq > again.seq));
  return spells.some(({ from, to }) => from <= restoredAt && (to === null || to >= again.at));
}

/** A disruption that came back: after it had been well for a while, or after customers had been told that it is over. Data alone is none. */
export function recurrenceOf({ state }: Pick<NoticeSituation, 'state'>): Recurrence | null {
  if (isOfDataAlone(state)) return null;
  const { notices, firedAgain, brokeAgain, recovered, occurredAt } = state;
  const wasToldOver = notices.some((notice) => hasStarted(notice) && saysServiceRestored(state, notice));
  const newest = wasToldOver ? firedAgain : brokeAgain;
  const isBefore = newest !== null && occurredAt !== null && newest.at < occurredAt;
  if (isBefore && isOfData(state)) return null;
  return recovered.some((one) => one.again.seq === newest?.seq && isSpanned(state, one)) ? null : newest;
}

/** Whether the service came back: in a disturbance of its own, or at least by what the sources said. */
export function isRecurrent(situation: Pick<NoticeSituation, 'state'>): boolean {
  return recurrenceOf(situation) !== null || disruptionsOf(situation).length > 1;
}

/** Customers were told of an effect, and only the failure since had none. */
export function isRecurrenceUnfelt(situation: Pick<NoticeSituation, 'state' | 'facts' | 'earlier'>): boolean {
  const { deniedFrom, merged } = situation.state;
  if (serviceStep(situation) !== 'none') return false;
  const isToldThere = merged.some(({ told }) => told.some((one) => one.isUndenied && concernsService(one)));
  return isToldThere || situation.earlier.some((told) => told.basedOn < (deniedFrom ?? 0) && concernsService(told));
}

/** The restorations that did not last, as an incident hands them over: those that its customers felt count as such. */
export function recoveries(state: OpenIncident): readonly Recovery[] {
  return state.recovered.map((one) => ({
    restoredAt: one.restoredAt,
    againAt: one.again.at,
    wasWell: isFelt(state, one),
  }));
}

/** A recovery that customers noticed, or were told of; an alarm that flaps is one disturbance to them. */
function isFelt(state: OpenIncident, { restoredAt, again, wasWell }: Recovered): boolean {
  const [{ notices }, occurredAt] = [state, disturbedAt(state)];
  if (occurredAt !== null && restoredAt < occurredAt) return false;
  return (
    wasWell || notices.some((one) => hasStarted(one) && saysServiceRestored(state, one) && one.basedOn < again.seq)
  );
}

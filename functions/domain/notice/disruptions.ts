import { hasStarted } from '../incident/notices.ts';
import type { Recovered } from '../incident/recurrence.ts';
import type { OpenIncident } from '../incident/state.ts';
import { type Instant, later } from '../time/instant.ts';
import { recurrenceOf } from './concern.ts';
import type { Situation } from './situation.ts';

/** One disturbance of the service as customers had it. */
export interface Disruption {
  /** Null: not known. */
  readonly from: Instant | null;
  /** Null: it goes on. */
  readonly to: Instant | null;
}

/**
 * Every disturbance of the service, oldest first: as people recorded outages where these leave gaps, otherwise from the occurrence
 * to each recovery before it failed again. At least one; a single one where nothing tells when it was well between.
 */
export function disruptionsOf({ state }: Pick<Situation, 'state'>): readonly Disruption[] {
  const { occurredAt, restoredAt } = state;
  const recorded = apart(state.outages);
  const [first, last] = [recorded.at(0), recorded.at(-1)];
  const isAll = first?.from === occurredAt && last?.to === restoredAt;
  if (recorded.length > 1 && isAll) return recorded;
  const breaks = state.recovered.filter((one) => isFelt(state, one));
  const ends = [...breaks.map((one) => one.restoredAt), restoredAt];
  return [occurredAt, ...breaks.map(({ again }) => again.at)].map((from, index) => ({ from, to: ends[index] ?? null }));
}

/** Whether the service came back: in a disturbance of its own, or at least by what the sources said. */
export function isRecurrent(situation: Pick<Situation, 'state'>): boolean {
  return recurrenceOf(situation) !== null || disruptionsOf(situation).length > 1;
}

/** A recovery that customers noticed, or were told of; an alarm that flaps is one disturbance to them. */
function isFelt({ notices, occurredAt }: OpenIncident, { restoredAt, again, wasWell }: Recovered): boolean {
  if (occurredAt !== null && restoredAt < occurredAt) return false;
  return wasWell || notices.some((one) => hasStarted(one) && one.saysRestored && one.basedOn < again.seq);
}

/** Outages of whatever function that overlap or touch are one. */
function apart(outages: OpenIncident['outages']): readonly Disruption[] {
  const spells: Disruption[] = [];
  for (const { from, to } of outages.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = spells.at(-1);
    if (last === undefined || (last.to !== null && last.to < from)) spells.push({ from, to });
    else spells[spells.length - 1] = { from: last.from, to: last.to && to && later(last.to, to) };
  }
  return spells;
}

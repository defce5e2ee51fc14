import { type Instant, latestOf } from '../../base/time/instant.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { Given } from '../command/given.ts';
import type { OpenIncident } from '../record/state.ts';
import { disturbedAt } from './beginnings.ts';
import { allSpells, spellsOf } from './spells.ts';
import { newTimes, timesOf, timesProblem } from './times.ts';

/**
 * The times of the incident that follow from its outages, where they are new and possible: it occurred when the first began,
 * and was restored when the last ended, if all have. What people or signals stated otherwise stays, but for a restoration that
 * did not last (`isUndone`).
 */
export function timesOfOutages(
  { policy, state, at }: Pick<Given, 'policy' | 'state' | 'at'>,
  isUndone: boolean,
): StatedTimes {
  const { occurredAt, restoredAt } = newTimes(state, freeTimes(state, isUndone));
  const began = occurredAt === undefined ? {} : { occurredAt };
  const ended = restoredAt === undefined ? {} : { restoredAt };
  const isPossible = (times: StatedTimes) =>
    timesProblem({ ...timesOf(state), ...times }, at, policy.zone, Object.keys(times)) === null;
  return [{ ...began, ...ended }, began, ended].find(isPossible) ?? {};
}

function freeTimes(state: OpenIncident, isUndone: boolean): StatedTimes {
  const occurredAt = spellsOf(state.outages).at(0)?.from;
  if (occurredAt === undefined) return {};
  return {
    ...(isFree(state, 'occurredAt') || isBefore(state, occurredAt) ? { occurredAt } : {}),
    ...(isUndone || isFree(state, 'restoredAt') ? { restoredAt: lastEnd(state) } : {}),
  };
}

/** Unknown and left open by people, or taken from the outages before. */
function isFree({ timesByPeople, timesByOutages, ...state }: OpenIncident, name: 'occurredAt' | 'restoredAt'): boolean {
  return timesByOutages.has(name) || (state[name] === null && !timesByPeople.has(name));
}

/** A signal tells when it saw it; an outage that people recorded may have begun before. */
function isBefore({ occurredAt, timesByPeople }: OpenIncident, began: Instant): boolean {
  return occurredAt !== null && began < occurredAt && !timesByPeople.has('occurredAt');
}

/** Null while one goes on, or something else does, or since a source fired again after the last had ended. */
function lastEnd({ outages, firedAgain, downApart }: OpenIncident, before: Instant | null = null): Instant | null {
  const last = allSpells(outages, { downApart }).at(-1);
  const end = last?.to === null ? null : latestOf([before, last?.to ?? null]);
  return end !== null && firedAgain !== null && end < firedAgain.at ? null : end;
}

/** From when the service is down, as it would be without the outages that go on; null where it would be restored. */
export function downSince(state: OpenIncident): Instant | null {
  const { restoredAt, downApart, detectedAt } = state;
  const [ended, open] = [state.outages.filter(({ to }) => to !== null), state.outages.filter(({ to }) => to === null)];
  const firedAgain = open.some(({ from }) => from === state.firedAgain?.at) ? null : state.firedAgain;
  const isOver = isFree(state, 'restoredAt') && lastEnd({ ...state, firedAgain, outages: ended }) !== null;
  if (restoredAt !== null || isOver) return null;
  const occurredAt = state.timesByOutages.has('occurredAt') ? null : disturbedAt(state);
  return (downApart?.to === null ? downApart.from : null) ?? firedAgain?.at ?? occurredAt ?? detectedAt;
}

/**
 * The times of the incident that change once an outage is withdrawn (`after`, which stands without it). `back`: the restoration that
 * it had been taken to end; one stated since was of that failure. What people stated otherwise stays.
 */
export function timesWithout(
  before: OpenIncident,
  after: Pick<Given, 'policy' | 'state' | 'at'>,
  back: Instant | null = null,
): StatedTimes {
  const follows = (name: string) => before.timesByOutages.has(name);
  const isNone = after.state.outages.length === 0;
  return newTimes(before, {
    ...(isNone && follows('occurredAt') && { occurredAt: null }),
    ...(isNone && follows('restoredAt') && { restoredAt: null }),
    ...timesOfOutages(after, false),
    ...(back !== null && { restoredAt: lastEnd(after.state, back) }),
  });
}

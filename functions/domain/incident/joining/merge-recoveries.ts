import { earlier, type Instant, later } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Disruption } from '../../rules/facts/tellable.ts';
import type { Recovery } from '../record/courses.ts';
import type { HandedOver } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';
import { disruptionsOf } from '../situation/disruptions.ts';
import { disturbedAt, printedMinute } from '../standing/beginnings.ts';
import { hasStarted } from '../standing/notices.ts';
import { downSince } from '../standing/outage-times.ts';
import { isOfData, isSilentOfService, type JoinedSide } from './merge-times.ts';

/** What the join makes of failures and restorations there, and what customers were told of them. */
export function mergeFailures(policy: Policy, known: OpenIncident, from: HandedOver) {
  if (isOfDataBeside(policy, from, known)) return {};
  const wasOfData = known.firedAgain !== null && isOfDataBeside(policy, known, from);
  const state = wasOfData ? { ...known, recovered: [] } : known;
  const { renewed, preceded } = apartAtJoin(policy, state, from);
  const failedAgain = from.failedAgain ?? renewed?.againAt;
  // What came after the own restoration makes that one which did not last.
  const isOwn = renewed !== null && state.restoredAt !== null && state.restoredAt < renewed.againAt;
  const ofJoin = isOwn ? preceded : (renewed ?? preceded);
  const recovered = [...mergeRecoveries(policy, state, from), ...(ofJoin === null ? [] : [ofJoin])];
  return {
    ...(wasOfData && { wasOfData: true as const }),
    ...(failedAgain && { failedAgain }),
    ...(recovered.length > 0 && { recovered }),
    ...(preceded !== null && { preceded: true as const }),
    ...(from.saidRestored && renewed === null && { saidRestored: true }),
  };
}

/** Of data alone, joined with the service: nothing that came back was a failure of that. */
function isOfDataBeside(policy: Policy, one: JoinedSide, other: JoinedSide): boolean {
  return isOfData(policy, one) && isSilentOfService(policy, one) && !isSilentOfService(policy, other);
}

/** The restorations there that did not last, while the service was well here. What came back here as well is known already. */
function mergeRecoveries(policy: Policy, state: OpenIncident, { recovered = [] }: HandedOver): readonly Recovery[] {
  const down = isSilentOfService(policy, state) ? [] : disruptionsOf({ state });
  const isKnown = ({ restoredAt, againAt }: Recovery) =>
    state.recovered.some((one) => one.restoredAt < againAt && restoredAt < one.again.at);
  return recovered
    .filter((one) => !isKnown(one))
    .map((one) => down.reduce(without, one))
    .filter(({ restoredAt, againAt }) => restoredAt < againAt);
}

interface ApartAtJoin {
  /** The one that was told, and the failure after it. Its restoration was none that customers were told wrongly. */
  readonly renewed: Recovery | null;
  /** The one of which nobody was told, and that which was told after it. Its beginning was none that customers were told wrongly. */
  readonly preceded: Recovery | null;
}

const NEITHER: ApartAtJoin = { renewed: null, preceded: null };

/** Two disturbances with the service well between, where customers of one of them were told, and nobody of the other. */
function apartAtJoin(policy: Policy, state: OpenIncident, from: HandedOver): ApartAtJoin {
  if ([state, from].some((one) => isSilentOfService(policy, one)) || from.failedAgain !== undefined) return NEITHER;
  const isToldHere = state.notices.some(hasStarted) || state.merged.some(({ told }) => told.length > 0);
  const isToldThere = (from.told ?? []).length > 0;
  if (isToldHere === isToldThere) return NEITHER;
  const here = { to: state.restoredAt, down: downSince(state), since: disturbedAt(state) };
  const there = { to: from.times.restoredAt, down: from.downSince ?? null, since: begunThere(from) };
  const [told, other] = isToldHere ? [here, there] : [there, here];
  return { renewed: wellBetween(told.to, other.down ?? other.since), preceded: wellBetween(other.to, told.since) };
}

function begunThere({ beginnings, times }: HandedOver): Instant | null {
  return beginnings === undefined ? times.occurredAt : beginnings.service;
}

function wellBetween(restoredAt: Instant | null, againAt: Instant | null): Recovery | null {
  if (restoredAt === null || againAt === null) return null;
  return printedMinute(restoredAt) < printedMinute(againAt) ? { restoredAt, againAt, wasWell: true } : null;
}

function without(one: Recovery, { from, to }: Disruption): Recovery {
  const { restoredAt, againAt } = one;
  const isOver = to !== null && to <= restoredAt;
  if (from === null || from >= againAt || isOver) return one;
  return from > restoredAt ? { ...one, againAt: earlier(againAt, from) } : { ...one, restoredAt: wellSince(one, to) };
}

/** Never, where it goes on. */
function wellSince({ restoredAt, againAt }: Recovery, to: Instant | null): Instant {
  return to === null ? againAt : later(restoredAt, to);
}

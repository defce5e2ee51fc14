import { MINUTE_MS, SECOND_MS } from '../../base/time/units.ts';

/** At most this long ahead of its sending is a run of slots taken from the account's rate. */
const SLICE_MS = 10_000;

/** A run of send times, evenly spaced. */
export interface Slots {
  readonly fromMs: number;
  readonly intervalMs: number;
  readonly count: number;
}

/** Time between two sends at `share` of the account's rate. Throws RangeError for a rate of nothing. */
export function intervalMs(ratePerSecond: number, share: number): number {
  const rate = ratePerSecond * share;
  if (!(rate > 0)) throw new RangeError(`no mail can be sent at ${ratePerSecond} a second × ${share}`);
  return SECOND_MS / rate;
}

/** How many slots one taking may hold: about SLICE_MS of them, one at least. */
export function slotsInSlice(interval: number): number {
  return Math.max(1, Math.floor(SLICE_MS / interval));
}

/**
 * Takes `count` slots behind those already taken, none before `nowMs`. `freeFromMs` is the moment from which the rate
 * is free: give it to the next taker. However often and by whomever it is called, no two slots of different takings
 * are closer than an interval.
 */
export function takeSlots(
  freeFromMs: number,
  nowMs: number,
  interval: number,
  count: number,
): { slots: Slots; freeFromMs: number } {
  const fromMs = Math.max(freeFromMs, nowMs);
  return { slots: { fromMs, intervalMs: interval, count }, freeFromMs: fromMs + count * interval };
}

/** When the n-th send of a run is due, n from 0. */
export function slotMs(slots: Slots, n: number): number {
  return slots.fromMs + n * slots.intervalMs;
}

/** How long senders hold back after the n-th trouble in a row (n from 1): 1 s, doubled each time, 5 minutes at most. */
export function backOffMs(troubles: number): number {
  const longest = 5 * MINUTE_MS;
  return Math.min(longest, SECOND_MS * 2 ** Math.max(0, troubles - 1));
}

import { type Instant, toMs } from '../../base/time/instant.ts';
import { MINUTE_MS } from '../../base/time/units.ts';
import type { SignalSeen } from '../../signal/signal.ts';
import type { Recovered, Recovery, Recurrence } from '../record/courses.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Moment } from '../record/moment.ts';
import type { OpenIncident } from '../record/state.ts';
import { withCaller } from '../standing/callers.ts';
import { heardAfter } from './evolve-heard.ts';

/** Of more signals than these nobody reads the names. */
const SEEN_AT_MOST = 50;

/** A signal of a new disturbance ends what a person had decided about the one before. */
export function attached(
  state: OpenIncident,
  event: Extract<IncidentEvent, { type: 'signal.attached' }>,
  moment: Moment,
): OpenIncident {
  const { count, seen, again = false, ofPeriod = false, lapsed = false } = event;
  return {
    ...state,
    ...(again && !ofPeriod ? recurring(state, seen?.at ?? moment.at, moment) : {}),
    signals: state.signals + count,
    seen: seen === undefined ? state.seen : [...state.seen, seen].slice(-SEEN_AT_MOST),
    heard: heardAfter(state.heard, event),
    callers: withCaller(state.callers, seen, moment.at),
    overruled: lapsed ? null : state.overruled,
  };
}

/** An alarm that flaps, well for less than this, is one disturbance to customers. */
const WELL_AT_LEAST_MS = 10 * MINUTE_MS;

/** Whether it had been well for long enough to be another disturbance to customers. */
export function wasWellBetween(restoredAt: Instant, since: Instant): boolean {
  return toMs(since) - toMs(restoredAt) >= WELL_AT_LEAST_MS;
}

function recurring(state: OpenIncident, since: Instant, { at, seq }: Pick<Moment, 'at' | 'seq'>) {
  const { restoredAt, brokeAgain } = state;
  const wasWell = restoredAt !== null && wasWellBetween(restoredAt, since);
  return {
    firedAgain: { at, seq },
    brokeAgain: wasWell ? { at, seq } : brokeAgain,
    recovered: withRecovery(state, { at: since, seq }, wasWell),
  };
}

/** An outage on record that began after the restoration. Where it began before a notice went out, it did not break out since. */
export function recurred(state: OpenIncident, since: Instant, seq: number) {
  const known = recurring(state, since, { at: since, seq });
  return isSince(state, since) ? known : { ...known, brokeAgain: state.brokeAgain };
}

/** Whether a failure came after every notice that went out. */
export function isSince({ notices }: OpenIncident, at: Instant): boolean {
  return notices.every(({ startedAt }) => (startedAt ?? '') <= at);
}

/** The restoration that ends with this failure, beside those before. */
export function withRecovery(
  { restoredAt, recovered }: OpenIncident,
  again: Recurrence,
  wasWell: boolean,
): readonly Recovered[] {
  return restoredAt === null || again.at <= restoredAt ? recovered : [...recovered, { restoredAt, again, wasWell }];
}

/** Those of a joined incident beside the own ones, oldest first. */
export function withRecoveries(
  { recovered }: OpenIncident,
  theirs: readonly Recovery[],
  seq: number,
): readonly Recovered[] {
  const others = theirs.map(({ restoredAt, againAt, wasWell }) => ({
    restoredAt,
    again: { at: againAt, seq },
    wasWell,
  }));
  return [...recovered, ...others].toSorted((one, other) => (one.again.at < other.again.at ? -1 : 1));
}

/** The newest ones, by when each source came to its state. */
export function inOrder(seen: readonly SignalSeen[]): readonly SignalSeen[] {
  return seen.toSorted((one, other) => toMs(one.at) - toMs(other.at)).slice(-SEEN_AT_MOST);
}

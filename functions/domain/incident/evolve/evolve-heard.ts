import { BEFORE_ALL, type Instant } from '../../base/time/instant.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { SignalSeen } from '../../signal/signal.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { SourceHeard } from '../record/source-heard.ts';
import type { OpenIncident } from '../record/state.ts';

type EventOf<T extends IncidentEvent['type']> = Extract<IncidentEvent, { type: T }>;

/** A source of which nothing else is known than that an incident is its. */
function unheard(source: string): SourceHeard {
  return { source, state: 'firing', at: BEFORE_ALL, restoredAt: null, facts: {} };
}

/** The source that opens an incident, before it has stated anything. */
export function firstHeard({ origin, seen }: EventOf<'incident.opened'>): readonly SourceHeard[] {
  return origin.kind === 'signal' ? [{ ...unheard(origin.source), at: seen?.at ?? BEFORE_ALL }] : [];
}

/** What is stated in the item that opens an incident comes from its source. */
export function heardAtOpening({ heard, seq, origin }: OpenIncident, facts: Facts): readonly SourceHeard[] {
  return seq > 0 || origin.kind !== 'signal' ? heard : heard.map((one) => ({ ...one, facts }));
}

/** How the sources stand after one more signal. One that is older than what is known of its source changes nothing of it. */
export function heardAfter(
  heard: readonly SourceHeard[],
  { source, seen, facts = {}, restoredAt }: EventOf<'signal.attached'>,
): readonly SourceHeard[] {
  const before = heard.find((one) => one.source === source) ?? unheard(source);
  if (seen !== undefined && seen.at < before.at) return heard;
  const told = { ...standing(before, seen, restoredAt), facts: { ...before.facts, ...facts } };
  return [...heard.filter((one) => one.source !== source), told];
}

/** Earlier releases recorded no time of the restoration with the signal: it came to its state then. */
function standing(before: SourceHeard, seen: SignalSeen | undefined, restoredAt: Instant | undefined): SourceHeard {
  if (seen === undefined && restoredAt === undefined) return before;
  const { byWord, ...known } = before;
  const at = seen?.at ?? before.at;
  if (seen?.state === 'firing' || seen?.state === 'unreadable') {
    return { ...known, state: 'firing', at, restoredAt: null };
  }
  if (seen?.state === 'ended') return { ...known, state: 'ended', at, restoredAt: restoredAt ?? null };
  return { ...known, state: 'restored', at, restoredAt: restoredAt ?? at };
}

/** A restoration restores every source that fired before it. */
export function heardRestored(heard: readonly SourceHeard[], restoredAt: Instant): readonly SourceHeard[] {
  return heard.map((one) =>
    one.state === 'firing' && one.at <= restoredAt ? { ...one, state: 'restored', restoredAt, byWord: true } : one,
  );
}

/** Of sources that an earlier release took over nothing is known but how their incident stood. */
export function heardWithOther(
  { heard, restoredAt }: Pick<OpenIncident, 'heard' | 'restoredAt'>,
  sources: readonly string[],
): readonly SourceHeard[] {
  const others = sources.filter((source) => heard.every((one) => one.source !== source)).map(unheard);
  return [...heard, ...(restoredAt === null ? others : heardRestored(others, restoredAt))];
}

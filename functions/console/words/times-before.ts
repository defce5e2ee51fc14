import type { LedgerItem } from '../../domain/base/ledger/item.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { StatedTimes } from '../../domain/incident/record/event-parts.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';

type TimesStated = Extract<IncidentEvent, { type: 'times.stated' }>;

/** What each statement of times took the place of: the moments that were known as others before. */
export function timesBefore(items: readonly LedgerItem<IncidentEvent>[]): ReadonlyMap<IncidentEvent, StatedTimes> {
  const known = new Map<string, Instant>();
  const ends: Instant[] = [];
  const replaced = new Map<IncidentEvent, StatedTimes>();
  for (const event of items.flatMap(({ events }) => events)) {
    if (event.type === 'times.stated') replaced.set(event, othersBefore(event, known, ends));
    const times = timesOf(event);
    const of = event.type === 'times.stated' ? event.of : undefined;
    for (const [name, at] of Object.entries(times)) remember(known, keyOf(name, of), at);
    if (times.restoredAt != null && of !== 'data') ends.push(times.restoredAt);
  }
  return replaced;
}

function timesOf(event: IncidentEvent): StatedTimes {
  if (event.type === 'times.stated') {
    const { restoredAt: _, ...others } = event.times;
    return event.before === undefined ? event.times : others;
  }
  if (event.type === 'incident.merged') return event.times;
  if (event.type !== 'incident.opened') return {};
  const { occurredAt, detectedAt } = event;
  return { occurredAt, detectedAt };
}

function othersBefore(event: TimesStated, known: ReadonlyMap<string, Instant>, ends: readonly Instant[]): StatedTimes {
  const names = Object.keys(event.times) as (keyof StatedTimes)[];
  const before = names.flatMap((name) => {
    const isEarlierEnd = name === 'restoredAt' && event.before !== undefined;
    const was = isEarlierEnd ? endBefore(ends, event.before) : known.get(keyOf(name, event.of));
    return was === undefined || was === event.times[name] ? [] : [[name, was] as const];
  });
  return Object.fromEntries(before);
}

/** The newest end that was known before a failure. */
function endBefore(ends: readonly Instant[], failed: Instant | undefined): Instant | undefined {
  return ends.filter((end) => failed !== undefined && end < failed).at(-1);
}

/**
 * Each of two things has a beginning and an end of its own; when it was detected and known, they share. A moment that names its thing takes
 * the place of none that names none: whose that was is not certain.
 */
function keyOf(name: string, of: TimesStated['of']): string {
  return of !== undefined && ['occurredAt', 'restoredAt'].includes(name) ? `${of}.${name}` : name;
}

function remember(known: Map<string, Instant>, key: string, at: Instant | null | undefined): void {
  if (at === undefined) return;
  if (at === null) known.delete(key);
  else known.set(key, at);
}

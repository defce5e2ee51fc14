import { type LedgerItem, personIn } from '../../domain/base/ledger/item.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { evolveEvent, initialState } from '../../domain/incident/evolve/evolve.ts';
import type { Thing } from '../../domain/incident/record/event-parts.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { IncidentState, OpenIncident } from '../../domain/incident/record/state.ts';
import { asOfThing, isOfBoth, thingAlone } from '../../domain/incident/situation/courses.ts';
import type { StatedTimes } from '../../domain/signal/stated-times.ts';

type TimesStated = Extract<IncidentEvent, { type: 'times.stated' }>;
type Name = keyof StatedTimes;

/** What a statement of times took the place of, and of which of two things each time is. */
export interface TimesReplaced {
  /** The moments that were known as others before, of the same thing. */
  readonly before: Partial<Record<Name, Instant>>;
  /** Left out for a time of the incident as a whole. */
  readonly whose: Partial<Record<Name, Thing>>;
}

/** The same for each statement of times in a ledger. */
export function timesBefore(items: readonly LedgerItem<IncidentEvent>[]): ReadonlyMap<IncidentEvent, TimesReplaced> {
  const replaced = new Map<IncidentEvent, TimesReplaced>();
  const ends: Instant[] = [];
  let state: IncidentState = initialState(items.at(0)?.stream ?? '');
  for (const item of items) {
    const moment = { seq: item.seq, at: item.at, person: personIn(item.actor) };
    const steps = item.events.map((event) => {
      const known = state;
      state = evolveEvent(known, event, moment);
      return { event, known, after: state };
    });
    state = { ...state, seq: item.seq, head: item.hash, at: item.at };
    for (const { event, known, after } of steps) {
      if (event.type === 'times.stated' && known.status !== 'none' && after.status !== 'none') {
        const isBoth = state.status !== 'none' && isOfBoth(state);
        replaced.set(event, replacedBy(event, { known, after, isBoth, ends }));
      }
      ends.push(...endsIn(event));
    }
  }
  return replaced;
}

/** The restorations that an event states, but for the ends of what happened to data. */
function endsIn(event: IncidentEvent): Instant[] {
  if (event.type !== 'times.stated' && event.type !== 'incident.merged') return [];
  const isOfData = event.type === 'times.stated' && event.of === 'data';
  return event.times.restoredAt == null || isOfData ? [] : [event.times.restoredAt];
}

interface Around {
  readonly known: OpenIncident;
  readonly after: OpenIncident;
  /** It is of two things by the end of the item. */
  readonly isBoth: boolean;
  readonly ends: readonly Instant[];
}

function replacedBy(event: TimesStated, around: Around): TimesReplaced {
  const names = Object.keys(event.times) as Name[];
  const whose = names.flatMap((name) => {
    const of = thingOf(event, name, around);
    return of === undefined ? [] : [[name, of] as const];
  });
  const before = names.flatMap((name) => {
    const isEarlierEnd = name === 'restoredAt' && event.before !== undefined;
    const was = isEarlierEnd ? endBefore(around.ends, event.before) : wasKnown(event, name, around);
    return was == null || was === event.times[name] ? [] : [[name, was] as const];
  });
  return { before: Object.fromEntries(before), whose: Object.fromEntries(whose) };
}

const THINGS = ['data', 'service'] as const;

/** That which is named, else the one of two whose moment it became. When an incident was detected and known, both share. */
function thingOf(event: TimesStated, name: Name, { known, after, isBoth }: Around): Thing | undefined {
  if (!isOfThing(name)) return undefined;
  if (event.of !== undefined) return event.of;
  if (!isOfBoth(after)) return isBoth ? (thingAlone(after) ?? undefined) : undefined;
  if (event.basis === 'outages') return 'service';
  const stated = event.times[name] ?? null;
  const moved = THINGS.filter((thing) => {
    const is = momentOf(after, thing, name);
    return is === stated && is !== momentOf(known, thing, name);
  });
  return moved.length === 1 ? moved[0] : undefined;
}

function isOfThing(name: Name): boolean {
  return name === 'occurredAt' || name === 'restoredAt';
}

/** A moment that is of one thing takes the place of none that was of both: whose that was is not certain. */
function wasKnown(event: TimesStated, name: Name, around: Around): Instant | null {
  const { known } = around;
  const of = thingOf(event, name, around);
  if (of === undefined) return known[name];
  const isOfWhole = known.courses.begun === 'one';
  return name === 'occurredAt' && isOfBoth(known) && isOfWhole ? null : momentOf(known, of, name);
}

function momentOf(state: OpenIncident, thing: Thing, name: Name): Instant | null {
  return asOfThing(state, thing, state.at)[name];
}

/** The newest end that was known before a failure. */
function endBefore(ends: readonly Instant[], failed: Instant | undefined): Instant | undefined {
  return ends.filter((end) => failed !== undefined && end < failed).at(-1);
}

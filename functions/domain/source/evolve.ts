import type { LedgerItem } from '../base/ledger/item.ts';
import { BEFORE_ALL, earlier, type Instant, plusMs } from '../base/time/instant.ts';
import { DAY_MS } from '../base/time/units.ts';
import type { SourceEvent } from './events.ts';
import type { Mute, SourceState, TakenSignal } from './state.ts';

/** A source before its first signal. */
export function initialSource(stream: string): SourceState {
  return {
    stream,
    seq: 0,
    head: '',
    at: BEFORE_ALL,
    commands: new Set(),
    incident: null,
    newest: null,
    condition: null,
    changedAt: BEFORE_ALL,
    restoredAt: null,
    beganAt: null,
    facts: null,
    repeatedAt: null,
    quietUntil: null,
    muted: null,
    mute: null,
    taken: new Map(),
  };
}

/** Why a source that was muted is so no more. */
const OVER: Readonly<Record<NonNullable<SourceState['condition']>, NonNullable<Mute['over']>['how']>> = {
  firing: 'called',
  restored: 'restored',
  ended: 'ended',
};

function withMuteOver(before: Folding, after: Folding, at: Instant): Folding {
  const { mute, condition } = after;
  if (before.muted === null || after.muted !== null || mute === null || condition === null) return after;
  return { ...after, mute: { ...mute, over: { how: OVER[condition], at: after.restoredAt ?? at } } };
}

/** A state whose map of signals belongs to the fold, which adds to it: a copy for each item would cost the square of a long stream. */
type Folding = SourceState & { readonly taken: Map<string, TakenSignal> };

/** The source after one more item of its stream. Never throws. */
export function evolveSource(state: SourceState, item: LedgerItem<SourceEvent>): SourceState {
  const own = { ...state, taken: new Map(state.taken) };
  return { ...withItem(own, item), commands: new Set(state.commands).add(item.command) };
}

function withItem(state: Folding, item: LedgerItem<SourceEvent>): Folding {
  const after = item.events.reduce(
    (current, event) => withMuteOver(current, evolveEvent(current, event, item.at), item.at),
    state,
  );
  return { ...after, seq: item.seq, head: item.hash, at: item.at };
}

/** The source that a whole stream leads to. */
export function foldSource(stream: string, items: readonly LedgerItem<SourceEvent>[]): SourceState {
  const start: Folding = { ...initialSource(stream), taken: new Map() };
  return { ...items.reduce(withItem, start), commands: new Set(items.map(({ command }) => command)) };
}

function evolveEvent(state: Folding, event: SourceEvent, at: Instant): Folding {
  switch (event.type) {
    case 'signal.opened':
      return withCondition(opened(state, event), 'firing', event);
    case 'signal.attached': {
      const { signal, incident, times, isLate, again, changedAt } = event;
      const kept = { ...(isLate && { isLate }), ...(again && { again }) };
      const taken = take(state, signal, { outcome: 'attached', incident, times, ...kept });
      const beganAt = earlier(state.beganAt ?? changedAt, changedAt);
      return { ...withCondition(taken, 'firing', event), repeatedAt: at, beganAt };
    }
    case 'signal.restored':
    case 'signal.ended': {
      const outcome = event.type === 'signal.restored' ? 'restored' : 'ended';
      const times = event.restoredAt === null ? {} : { restoredAt: event.restoredAt };
      return withCondition(take(state, event.signal, { outcome, incident: event.incident, times }), outcome, event);
    }
    case 'signal.muted':
      return muted(state, event);
    case 'signals.coalesced': {
      const taken = take(state, event.signal, { outcome: 'coalesced', incident: event.incident, times: {} });
      return { ...taken, quietUntil: event.until };
    }
    case 'source.incident-closed':
      return state.incident === event.incident ? { ...state, incident: null } : state;
    case 'source.incident-joined':
      return state.incident === event.incident ? { ...state, incident: event.into, newest: event.into } : state;
    case 'source.incident-reopened':
      return { ...state, incident: event.incident };
    default:
      return unknownEvent(state, event);
  }
}

function opened(state: Folding, event: Extract<SourceEvent, { type: 'signal.opened' }>): Folding {
  const { signal, incident, times, changedAt } = event;
  const taken = take(state, signal, { outcome: 'opened', incident, times });
  return { ...taken, incident, newest: incident, beganAt: changedAt, repeatedAt: null, quietUntil: null };
}

function take(state: Folding, signal: string, taken: TakenSignal): Folding {
  state.taken.set(signal, taken);
  return state;
}

/** Without word of its end a mute is looked at after this long: what fires for a day deserves a look. */
const LONGEST_MUTE_MS = DAY_MS;

/** What the source told before stands: it may be well, or have told nothing yet. */
function muted(state: Folding, event: Extract<SourceEvent, { type: 'signal.muted' }>): Folding {
  const { signal, changedAt, until, words = null } = event;
  const taken = take(state, signal, { outcome: 'muted', incident: null, times: {} });
  const since = state.muted === null ? changedAt : (state.mute?.since ?? changedAt);
  return {
    ...{ ...taken, changedAt, mute: { since, until, words, over: null } },
    muted: { signal, until: until ?? plusMs(changedAt, LONGEST_MUTE_MS) },
  };
}

/** A signal that is older than what is known changes nothing about how the source stands now. */
function withCondition(
  state: Folding,
  condition: NonNullable<SourceState['condition']>,
  {
    changedAt,
    ...event
  }: { readonly changedAt: Instant; readonly facts?: string; readonly restoredAt?: Instant | null },
): Folding {
  if (changedAt < state.changedAt) return state;
  const facts = event.facts ?? state.facts;
  return { ...state, condition, changedAt, facts, restoredAt: event.restoredAt ?? null, muted: null };
}

/** An event of a later version, met by older code. */
function unknownEvent(state: Folding, _: never): Folding {
  return state;
}

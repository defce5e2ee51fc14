import type { LedgerItem } from '../ledger/item.ts';
import type { Instant } from '../time/instant.ts';
import type { SourceEvent } from './events.ts';
import type { SourceState, TakenSignal } from './state.ts';

/** A source before its first signal. */
export function initialSource(stream: string): SourceState {
  return {
    stream,
    seq: 0,
    head: '',
    at: '',
    commands: new Set(),
    incident: null,
    newest: null,
    condition: null,
    changedAt: '',
    restoredAt: null,
    facts: null,
    repeatedAt: null,
    quietUntil: null,
    taken: new Map(),
  };
}

/** The source after one more item of its stream. Never throws. */
export function evolveSource(state: SourceState, item: LedgerItem<SourceEvent>): SourceState {
  const after = item.events.reduce((current, event) => evolveEvent(current, event, item.at), state);
  const commands = new Set(state.commands).add(item.command);
  return { ...after, seq: item.seq, head: item.hash, at: item.at, commands };
}

/** The source that a whole stream leads to. */
export function foldSource(stream: string, items: readonly LedgerItem<SourceEvent>[]): SourceState {
  return items.reduce(evolveSource, initialSource(stream));
}

function evolveEvent(state: SourceState, event: SourceEvent, at: string): SourceState {
  switch (event.type) {
    case 'signal.opened':
      return withCondition(opened(state, event), 'firing', event);
    case 'signal.attached': {
      const { signal, incident, times } = event;
      const taken = take(state, signal, { outcome: 'attached', incident, times });
      return { ...withCondition(taken, 'firing', event), repeatedAt: at };
    }
    case 'signal.restored':
    case 'signal.ended': {
      const outcome = event.type === 'signal.restored' ? 'restored' : 'ended';
      const times = { restoredAt: event.restoredAt };
      return withCondition(take(state, event.signal, { outcome, incident: event.incident, times }), outcome, event);
    }
    case 'signals.coalesced': {
      const taken = take(state, event.signal, { outcome: 'coalesced', incident: event.incident, times: {} });
      return { ...taken, quietUntil: event.until };
    }
    case 'source.incident-closed':
      return state.incident === event.incident ? { ...state, incident: null } : state;
    case 'source.incident-reopened':
      return { ...state, incident: event.incident };
    default:
      return unknownEvent(state, event);
  }
}

function opened(state: SourceState, event: Extract<SourceEvent, { type: 'signal.opened' }>): SourceState {
  const { signal, incident, times } = event;
  const taken = take(state, signal, { outcome: 'opened', incident, times });
  return { ...taken, incident, newest: incident, repeatedAt: null, quietUntil: null };
}

function take(state: SourceState, signal: string, taken: TakenSignal): SourceState {
  return { ...state, taken: new Map(state.taken).set(signal, taken) };
}

/** A signal that is older than what is known changes nothing about how the source stands now. */
function withCondition(
  state: SourceState,
  condition: NonNullable<SourceState['condition']>,
  { changedAt, ...event }: { readonly changedAt: Instant; readonly facts?: string; readonly restoredAt?: Instant },
): SourceState {
  if (changedAt < state.changedAt) return state;
  return { ...state, condition, changedAt, facts: event.facts ?? state.facts, restoredAt: event.restoredAt ?? null };
}

/** An event of a later version, met by older code. */
function unknownEvent(state: SourceState, _: never): SourceState {
  return state;
}

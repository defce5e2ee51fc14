import { canonicalJson } from '../base/ledger/canonical.ts';
import type { ContentRef } from '../base/ledger/content.ts';
import { sha256Hex } from '../base/ledger/digest.ts';
import { incidentId } from '../base/ledger/streams.ts';
import { type Instant, plusMs } from '../base/time/instant.ts';
import { MINUTE_MS } from '../base/time/units.ts';
import type { Signal } from '../signal/signal.ts';
import type { StatedTimes } from '../signal/stated-times.ts';
import type { SourceEvent } from './events.ts';
import type { SourceState, TakenSignal } from './state.ts';

/** Repeats that bring nothing new are recorded at most once in this span. */
const STORM_MS = MINUTE_MS;

/** What becomes of a signal. */
export interface SourceDecision {
  /** The id of the command under which the events are appended to the source's stream. */
  readonly command: string;
  /** To append as one item; none: nothing is recorded, or it was before. */
  readonly events: readonly SourceEvent[];
  /** `idle`: a source that is well, and no incident to tell. */
  readonly outcome: TakenSignal['outcome'] | 'idle';
  /** Of the incident concerned; null if there is none. */
  readonly incident: string | null;
  /** What the incident is told of its times; null if it is told nothing. */
  readonly times: StatedTimes | null;
  /** The signal is older than what is known: it tells when things began, and no facts. */
  readonly isLate?: boolean;
  /** The source was well before: it fires again. */
  readonly again?: boolean;
}

/** Why a signal that was recorded is decided anew: its incident turned out to be closed, or its mute is over. */
export type Round = 'again' | 'unmuted';

/**
 * Which incident a signal belongs to: a firing one opens an incident or joins the open one, a restored or ended one
 * tells it so. One that was recorded before gets the same decision without events, so that what was left half done is
 * finished. `round`: it is decided anew; `again` also if its incident became part of another one. `words`: where the name of a muted
 * alarm was put away.
 */
export function decideSource(
  state: SourceState,
  signal: Signal,
  at: Instant,
  round?: Round,
  words: ContentRef | null = null,
): SourceDecision {
  const command = round === undefined ? signal.signal : `${signal.signal}+${round}`;
  const before = state.taken.get(signal.signal);
  if (before !== undefined && (round === undefined || state.commands.has(command))) return repeated(command, before);
  const isElsewhere = round === 'again' && (before?.incident ?? null) !== null && before?.incident !== state.incident;
  const events =
    before !== undefined && isElsewhere && state.incident !== null
      ? retold(signal, before, state.incident)
      : eventsOf(state, signal, at, words);
  return decided(command, state, events);
}

/** Its incident was joined into another one before it learnt of the signal: the other one is told the same. */
function retold(signal: Signal, { outcome, times, isLate, again }: TakenSignal, incident: string): SourceEvent[] {
  const { signal: id, changedAt, detectedAt } = signal;
  if (outcome === 'restored' || outcome === 'ended') {
    return [
      {
        type: `signal.${outcome}`,
        signal: id,
        incident,
        changedAt,
        restoredAt: times.restoredAt === undefined ? detectedAt : times.restoredAt,
      },
    ];
  }
  const attached = { signal: id, incident, changedAt, facts: digestOf(signal), times };
  return [{ type: 'signal.attached', ...attached, ...(isLate && { isLate }), ...(again && { again }) }];
}

function repeated(command: string, { outcome, incident, times, isLate, again }: TakenSignal): SourceDecision {
  if (incident === null) {
    return { command, events: [], outcome: outcome === 'muted' ? 'muted' : 'idle', incident, times: null };
  }
  return {
    command,
    events: [],
    outcome,
    incident,
    times: outcome === 'coalesced' ? null : times,
    ...(isLate && { isLate }),
    ...(again && { again }),
  };
}

function decided(command: string, state: SourceState, events: readonly SourceEvent[]): SourceDecision {
  const [event] = events;
  if (event === undefined) {
    const outcome = state.incident === null ? 'idle' : 'coalesced';
    return { command, events, outcome, incident: state.incident, times: null };
  }
  switch (event.type) {
    case 'signal.opened':
      return { command, events, outcome: 'opened', incident: event.incident, times: event.times };
    case 'signal.attached':
      return {
        ...{ command, events, outcome: 'attached', incident: event.incident, times: event.times },
        ...(event.isLate && { isLate: event.isLate }),
        ...(event.again && { again: event.again }),
      };
    case 'signal.restored':
    case 'signal.ended': {
      const { incident } = event;
      if (incident === null) return { command, events, outcome: 'idle', incident, times: null };
      const outcome = event.type === 'signal.restored' ? 'restored' : 'ended';
      const times = event.restoredAt === null ? {} : { restoredAt: event.restoredAt };
      return { command, events, outcome, incident, times };
    }
    case 'signal.muted':
      return { command, events, outcome: 'muted', incident: null, times: null };
    default:
      return { command, events, outcome: 'coalesced', incident: event.incident, times: null };
  }
}

function eventsOf(state: SourceState, signal: Signal, at: Instant, words: ContentRef | null): SourceEvent[] {
  if (signal.state !== 'firing') return recovered(state, signal, signal.state);
  const isQuiet = state.incident === null || isWell(state);
  if (signal.muted !== null && isQuiet) return muted(state, signal, signal.muted.until, words);
  return state.incident === null ? [opened(state, signal)] : repeatedFiring(state, signal, state.incident, at);
}

function opened(state: SourceState, signal: Signal): SourceEvent {
  const { source, signal: id, changedAt } = signal;
  const over = isWell(state) && state.changedAt > changedAt;
  const times = over ? { restoredAt: state.restoredAt } : {};
  return {
    type: 'signal.opened',
    signal: id,
    incident: incidentId(source, id),
    changedAt,
    facts: digestOf(signal),
    times,
  };
}

function repeatedFiring(state: SourceState, signal: Signal, incident: string, at: Instant): SourceEvent[] {
  const facts = digestOf(signal);
  const newer = signal.changedAt >= state.changedAt;
  // It fires again after it had been well: the restoration is taken back.
  const again = newer && isWell(state);
  const times: StatedTimes = again ? { restoredAt: null } : newer ? {} : begun(signal);
  const isEarliest = state.beganAt === null || signal.changedAt < state.beganAt;
  const isNews = facts !== state.facts && (newer || signal.call.length > 0);
  const brings = again || isNews || (!newer && isEarliest);
  if (!brings && state.repeatedAt !== null && at < plusMs(state.repeatedAt, STORM_MS)) {
    return coalesced(state, signal, incident, at);
  }
  const attached = { signal: signal.signal, incident, changedAt: signal.changedAt, facts, times };
  return [{ type: 'signal.attached', ...attached, ...(newer ? {} : { isLate: true }), ...(again && { again }) }];
}

/** A signal that arrives late tells that it began earlier: deadlines count from then. */
function begun({ detectedAt, occurredAt }: Signal): StatedTimes {
  return occurredAt === null ? { detectedAt } : { detectedAt, occurredAt };
}

/** Says once that further repeats are not recorded, then says nothing. */
function coalesced(state: SourceState, { signal }: Signal, incident: string, at: Instant): SourceEvent[] {
  if (state.quietUntil !== null && at < state.quietUntil) return [];
  return [{ type: 'signals.coalesced', signal, incident, until: plusMs(state.repeatedAt ?? at, STORM_MS) }];
}

function recovered(state: SourceState, signal: Signal, condition: 'restored' | 'ended'): SourceEvent[] {
  const { signal: id, changedAt, restoredAt } = signal;
  if (changedAt < state.changedAt || (isWell(state) && state.muted === null)) return [];
  return [{ type: `signal.${condition}`, signal: id, incident: state.incident, changedAt, restoredAt }];
}

/** Nobody is called; a signal that is older than what the source told since says nothing more. */
function muted(
  state: SourceState,
  { signal, changedAt }: Signal,
  until: Instant | null,
  words: ContentRef | null,
): SourceEvent[] {
  if (changedAt < state.changedAt) return [];
  return [{ type: 'signal.muted', signal, changedAt, until, ...(words && { words }) }];
}

function isWell({ condition }: SourceState): boolean {
  return condition === 'restored' || condition === 'ended';
}

/** What it brings. Where people are called for each, who it was and from where count as well. */
function digestOf({ facts, call, name, description }: Signal): string {
  return sha256Hex(canonicalJson(call.length === 0 ? facts : { facts, name, description }));
}

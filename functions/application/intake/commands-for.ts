import type { ContentRef } from '../../domain/base/ledger/content.ts';
import type { IncidentCommand } from '../../domain/incident/command/command.ts';
import type { Signal, SignalSeen } from '../../domain/signal/signal.ts';
import type { SourceDecision } from '../../domain/source/decide-source.ts';

/** A command to an incident with the id that makes its repetition harmless. */
export interface ToIncident {
  readonly id: string;
  readonly command: IncidentCommand;
}

/** What new incidents open under, and where the texts of the signal were put away. */
export interface IncidentOpening {
  /** Digest of the policy. */
  readonly policy: string;
  readonly title: ContentRef;
  readonly words: ContentRef;
  /** Digest of who acted; null where it tells of nobody. */
  readonly by: string | null;
}

/**
 * What the incident is asked to do about a signal, in order. Refused with `not-open`: the incident was closed in the
 * meantime; record that with the source and decide the signal again.
 */
export function commandsFor(decision: SourceDecision, signal: Signal, opening: IncidentOpening): ToIncident[] {
  const { incident, outcome, times } = decision;
  if (incident === null || times === null) return [];
  const id = `signal:${decision.command}`;
  const seen = seenOf(signal, opening);
  if (outcome !== 'opened') return [{ id, command: attach(decision, signal, 1, seen) }];
  const { source, signal: event, detectedAt, occurredAt, facts, call, drill } = signal;
  const origin = { kind: 'signal', source, signal: event } as const;
  const { policy, title } = opening;
  const known = { policy, title, origin, detectedAt, occurredAt, facts, drill };
  const open: IncidentCommand = { do: 'open', incident, ...known, seen, ...(call.length > 0 && { call }) };
  if (Object.keys(times).length === 0) return [{ id, command: open }];
  // The signal that opened it is counted already.
  return [
    { id, command: open },
    { id: `${id}:times`, command: attach(decision, signal, 0, null) },
  ];
}

/** What people are shown of the signal. */
function seenOf({ state, isUnreadable, changedAt }: Signal, { words, by }: IncidentOpening): SignalSeen {
  return { at: changedAt, state: isUnreadable ? 'unreadable' : state, words, ...(by !== null && { by }) };
}

function attach(
  { outcome, times, isLate = false, again }: SourceDecision,
  { source, signal, facts, call, drill }: Signal,
  count: number,
  seen: SignalSeen | null,
): IncidentCommand {
  // A source that is well again states facts no more, and what it stated before does not cover what it stated since.
  const stated = outcome === 'attached' && !isLate ? facts : {};
  const calls = outcome === 'attached' && call.length > 0;
  const told = { ...(seen && { seen }), ...(again && { again }), ...(calls && { call }) };
  return { do: 'attach-signal', source, signal, drill, count, facts: stated, times: times ?? {}, ...told };
}

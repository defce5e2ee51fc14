import type { IncidentCommand } from '../incident/command.ts';
import type { ContentRef } from '../incident/content.ts';
import type { Signal } from '../signal/signal.ts';
import type { SourceDecision } from './decide-source.ts';

/** A command to an incident with the id that makes its repetition harmless. */
export interface ToIncident {
  readonly id: string;
  readonly command: IncidentCommand;
}

/**
 * What the incident is asked to do about a signal, in order. Refused with `not-open`: the incident was closed in the
 * meantime; record that with the source and decide the signal again.
 * `policy` is the digest of the policy new incidents open under; `title` where its title was put away.
 */
export function commandsFor(decision: SourceDecision, signal: Signal, policy: string, title: ContentRef): ToIncident[] {
  const { incident, outcome, times } = decision;
  if (incident === null || times === null) return [];
  const id = `signal:${decision.command}`;
  if (outcome !== 'opened') return [{ id, command: attach(decision, signal, 1) }];
  const { source, signal: event, detectedAt, occurredAt, facts } = signal;
  const origin = { kind: 'signal', source, signal: event } as const;
  const open: IncidentCommand = {
    do: 'open',
    incident,
    policy,
    title,
    origin,
    detectedAt,
    occurredAt,
    facts,
    drill: false,
  };
  if (Object.keys(times).length === 0) return [{ id, command: open }];
  // The signal that opened it is counted already.
  return [
    { id, command: open },
    { id: `${id}:times`, command: attach(decision, signal, 0) },
  ];
}

function attach(
  { outcome, times, isLate = false }: SourceDecision,
  { source, signal, facts }: Signal,
  count: number,
): IncidentCommand {
  // A source that is well again states facts no more, and what it stated before does not cover what it stated since.
  const stated = outcome === 'attached' && !isLate ? facts : {};
  return { do: 'attach-signal', source, signal, count, facts: stated, times: times ?? {} };
}

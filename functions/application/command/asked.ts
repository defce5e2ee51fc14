import type { Instant } from '../../domain/base/time/instant.ts';
import type { CommandEnvelope, IncidentCommand } from '../../domain/incident/command/command.ts';

/** A command that a workflow or the sweep gives. `id` must follow from what is asked, so that a retry repeats it. */
export function askedBySystem(name: string, id: string, at: Instant, command: IncidentCommand): CommandEnvelope {
  return { id, at, command, actor: { kind: 'system', name } };
}

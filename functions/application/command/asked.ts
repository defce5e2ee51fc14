import type { GivenCommand } from '../../domain/base/ledger/item.ts';
import type { Instant } from '../../domain/base/time/instant.ts';

/** A command that a workflow or the sweep gives. `id` must follow from what is asked, so that a retry repeats it. */
export function askedBySystem<const Command>(
  name: string,
  id: string,
  at: Instant,
  command: Command,
): GivenCommand<Command> {
  return { id, at, command, actor: { kind: 'system', name } };
}

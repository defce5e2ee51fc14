import type { ContentRef } from '../../base/ledger/content.ts';
import type { Actor } from '../../base/ledger/item.ts';
import type { Refusal } from '../../base/refusal.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { OpenIncident } from '../record/state.ts';
import type { IncidentCommand } from './command.ts';

/** What a decision is made from, beside the command. `at` is never before the newest item. */
export interface Given {
  readonly policy: Policy;
  readonly state: OpenIncident;
  readonly actor: Actor;
  readonly at: Instant;
}

/** The command of one name. */
export type CommandOf<Name extends IncidentCommand['do']> = Extract<IncidentCommand, { do: Name }>;

/** What becomes of a command. No events: nothing to record, and nothing wrong. */
export type DecideResult = IncidentEvent[] | Refusal;

/** The reason that came with a command, for its event; nothing where nobody gave one. */
export function reasonOf({ reason }: { readonly reason?: ContentRef | undefined }): { reason?: ContentRef } {
  return reason === undefined ? {} : { reason };
}

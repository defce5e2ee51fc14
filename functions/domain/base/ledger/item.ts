import type { Instant } from '../time/instant.ts';

/** Who gave a command. People are named by the policy's person id, never by address or name. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'system'; readonly name: string };

/** The id of the person who gave a command; null for the system. */
export function personIn(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.id : null;
}

/** A command with who gave it and when. `id` makes a repetition harmless. */
export interface GivenCommand<Command> {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly command: Command;
}

/** What every event has: its type. The rest is the event's own. */
export interface AnyEvent {
  readonly type: string;
}

/**
 * One link of a stream's chain: the outcome of one command.
 * `hash` is SHA-256 over the canonical JSON (RFC 8785) of all other fields; `previous` is the hash of the
 * item before it, or sixty-four zeros for the first.
 */
export interface LedgerItem<E extends AnyEvent = AnyEvent> {
  readonly stream: string;
  /** From 1, without gaps. */
  readonly seq: number;
  /** The same command given twice appends once. */
  readonly command: string;
  readonly actor: Actor;
  /** Never before the previous item's. */
  readonly at: Instant;
  readonly events: readonly E[];
  readonly previous: string;
  readonly hash: string;
}

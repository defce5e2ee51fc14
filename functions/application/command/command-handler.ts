import { KeyReused, StreamContended } from '../../adapters/aws/errors.ts';
import { appendAnnounced } from '../../adapters/store/heads.ts';
import { readStream } from '../../adapters/store/ledger.ts';
import type { ViewKind } from '../../adapters/store/views.ts';
import { notBefore, sealItem } from '../../domain/base/ledger/chain.ts';
import { isKeyReused } from '../../domain/base/ledger/command-key.ts';
import type { Actor, AnyEvent, LedgerItem } from '../../domain/base/ledger/item.ts';
import type { Instant } from '../../domain/base/time/instant.ts';

/** How often a command is decided anew because another item came first. */
const ATTEMPTS = 12;

/** What every stream's state knows. */
interface StreamState {
  /** Ids of the commands that the stream holds. */
  readonly commands: ReadonlySet<string>;
}

/** How streams of one kind are read: where their row stands, and how their items lead to their state. */
export interface StreamDefinition<State extends StreamState, Event extends AnyEvent> {
  readonly view: ViewKind;
  readonly fold: (stream: string, items: readonly LedgerItem<Event>[]) => State;
  readonly evolve: (state: State, item: LedgerItem<Event>) => State;
}

/** A stream with the state that it led to. */
export interface Loaded<State, Event extends AnyEvent> {
  readonly stream: string;
  readonly state: State;
  readonly items: readonly LedgerItem<Event>[];
}

/** What a command came to. Without events nothing is appended. */
export interface CommandDecision<Event extends AnyEvent> {
  readonly command: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly events: readonly Event[];
}

/** Reads a stream consistently. Throws StorageUnavailable. */
export async function loadStream<State extends StreamState, Event extends AnyEvent>(
  kind: StreamDefinition<State, Event>,
  stream: string,
): Promise<Loaded<State, Event>> {
  const items = await readStream<Event>(stream);
  return { stream, state: kind.fold(stream, items), items };
}

/**
 * Carries out one command: reads the stream, lets `decide` decide, and appends its events as one item; reads and decides again when
 * another item came first. A command that the stream holds appends nothing again. `known`: what the caller has just read, to spare
 * the first reading; if it is behind, the append finds out. Follow-ups are the caller's, after every answer.
 * Throws StorageUnavailable, StorageRefused, StreamContended; giving the command again is always safe.
 */
export async function handle<State extends StreamState, Event extends AnyEvent, Decided extends CommandDecision<Event>>(
  kind: StreamDefinition<State, Event>,
  stream: string,
  decide: (loaded: Loaded<State, Event>) => Decided | Promise<Decided>,
  known?: Loaded<State, Event>,
): Promise<Loaded<State, Event> & { readonly decided: Decided }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const loaded = attempt === 1 && known !== undefined ? known : await loadStream(kind, stream);
    const decided = await decide(loaded);
    const { state, items } = loaded;
    const { command, actor, at, events } = decided;
    if (events.length === 0 || state.commands.has(command)) return { stream, state, items, decided };
    const previous = items.at(-1) ?? null;
    const item = sealItem(previous, { stream, command, actor, at: notBefore(previous, at), events });
    if ((await appendAnnounced(kind.view, item)) === 'taken') continue;
    return { stream, state: kind.evolve(state, item), items: [...items, item], decided };
  }
  throw new StreamContended(stream, ATTEMPTS);
}

/** A key stands for one command. Throws KeyReused when its caller used it for another one. */
export function mustBeOwnKey(command: string, { commands }: StreamState): void {
  if (isKeyReused(command, commands)) throw new KeyReused(command);
}

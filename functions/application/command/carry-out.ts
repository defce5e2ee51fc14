import type { NewView } from '../../adapters/store/views.ts';
import { notBefore } from '../../domain/base/ledger/chain.ts';
import type { AnyEvent, GivenCommand, LedgerItem } from '../../domain/base/ledger/item.ts';
import type { Refusal } from '../../domain/base/refusal.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { ExecutionEvent, WaitingExecution, WithExecutions } from '../../domain/components/executions.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import {
  type CommandDecision,
  handle,
  type Loaded,
  loadStream,
  mustBeOwnKey,
  type StreamDefinition,
} from './command-handler.ts';
import { followUp } from './follow-ups.ts';

/** What every stream's state knows that asks for workflows. */
export interface WorkedState extends WithExecutions {
  readonly stream: string;
  readonly commands: ReadonlySet<string>;
}

/** How streams of one kind are read that go by a policy. */
export interface ReadStream<State extends WorkedState, Event extends AnyEvent>
  extends StreamDefinition<State, Event | ExecutionEvent> {
  /** The policy that a stream goes by. */
  readonly policyOf: (state: State) => Promise<Policy>;
}

/** Those of them that ask for workflows: what becomes of a command, and what follows from it. */
export interface WorkedStream<State extends WorkedState, Event extends AnyEvent, Command>
  extends ReadStream<State, Event> {
  readonly decide: (
    policy: Policy,
    state: State,
    asked: GivenCommand<Command>,
  ) => readonly (Event | ExecutionEvent)[] | Refusal;
  /** What has to stand before the first item does. */
  readonly beforeFirst: () => Promise<unknown>;
  /** What other streams learn by an item. Again is harmless. */
  readonly tellOthers: (state: State, item: LedgerItem<Event | ExecutionEvent>) => Promise<void>;
  /** Whether an execution that waits has something to do now. */
  readonly isWoken: (waiting: WaitingExecution, policy: Policy, state: State, at: Instant) => boolean;
  /** Whether nobody waits for what an item says. */
  readonly onlyRecords: (item: LedgerItem<Event | ExecutionEvent>) => boolean;
  /** The row in the lists; null before the first event. */
  readonly rowOf: (state: State) => NewView | null;
  readonly keepForLists?: (state: State) => Promise<void>;
}

/** A stream as its ledger tells it, with the policy that it goes by. */
export interface LoadedUnder<State, Event extends AnyEvent> extends Loaded<State, Event> {
  readonly policy: Policy;
}

/** The same as it was read, be it before its policy was. */
export type KnownUnder<State, Event extends AnyEvent> = Loaded<State, Event> & { readonly policy?: Policy };

/** Reads a stream consistently. `under`: the policy to go by in place of its own. Throws StorageUnavailable, PolicyChanged. */
export async function loadUnder<State extends WorkedState, Event extends AnyEvent>(
  kind: ReadStream<State, Event>,
  stream: string,
  under?: Policy,
): Promise<LoadedUnder<State, Event | ExecutionEvent>> {
  const loaded = await loadStream(kind, stream);
  return { ...loaded, policy: under ?? (await kind.policyOf(loaded.state)) };
}

interface DecisionUnder<Event extends AnyEvent> extends CommandDecision<Event> {
  readonly policy: Policy;
  readonly refusal: Refusal | null;
}

/**
 * Carries out one command, then sees to what follows (executions, wakes, other streams, view). Given again it appends nothing and
 * repeats what follows, so that a crash in between heals. `known`: what the caller has just read.
 * Throws StorageUnavailable, StorageRefused, StreamContended, KeyReused; giving the command again is always safe.
 */
export async function carryOutOn<State extends WorkedState, Event extends AnyEvent, Command>(
  kind: WorkedStream<State, Event, Command>,
  stream: string,
  asked: GivenCommand<Command>,
  known?: KnownUnder<State, Event | ExecutionEvent>,
): Promise<LoadedUnder<State, Event | ExecutionEvent> & { readonly refusal: Refusal | null }> {
  const { state, items, decided } = await handle(kind, stream, (loaded) => decideOn(kind, loaded, asked, known), known);
  const after = { stream, state, items, policy: decided.policy, refusal: decided.refusal };
  const item = items.find((each) => each.command === asked.id);
  if (item !== undefined) await followUp(kind, after, item);
  return after;
}

async function decideOn<State extends WorkedState, Event extends AnyEvent, Command>(
  kind: WorkedStream<State, Event, Command>,
  loaded: Loaded<State, Event | ExecutionEvent>,
  asked: GivenCommand<Command>,
  known: KnownUnder<State, Event | ExecutionEvent> | undefined,
): Promise<DecisionUnder<Event | ExecutionEvent>> {
  const { state, items } = loaded;
  const { id, actor } = asked;
  const policy = (loaded === known ? known.policy : undefined) ?? (await kind.policyOf(state));
  const at = notBefore(items.at(-1) ?? null, asked.at);
  const nothing = { command: id, actor, at, policy, refusal: null, events: [] };
  if (state.commands.has(id)) return nothing;
  mustBeOwnKey(id, state);
  const outcome = kind.decide(policy, state, { ...asked, at });
  if ('refused' in outcome) return { ...nothing, refusal: outcome };
  if (items.length === 0 && outcome.length > 0) await kind.beforeFirst();
  return { ...nothing, events: outcome };
}

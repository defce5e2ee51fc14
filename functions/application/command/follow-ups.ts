import { startExecution, wake } from '../../adapters/aws/executions.ts';
import { showHead } from '../../adapters/store/heads.ts';
import type { NewView } from '../../adapters/store/views.ts';
import { deleteWait, readWaits, type Wait } from '../../adapters/store/waits.ts';
import type { AnyEvent, LedgerItem } from '../../domain/base/ledger/item.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import {
  type ExecutionRequested,
  isSuperseded,
  type WaitingExecution,
  type WithExecutions,
} from '../../domain/components/executions.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';

/** What follows from the items of one kind of streams. */
interface FollowedStream<State, Event extends AnyEvent> {
  readonly tellOthers: (state: State, item: LedgerItem<Event>) => Promise<void>;
  readonly isWoken: (waiting: WaitingExecution, policy: Policy, state: State, at: Instant) => boolean;
  readonly onlyRecords: (item: LedgerItem<Event>) => boolean;
  readonly rowOf: (state: State) => NewView | null;
  /** Keeps what lists show beside the row; absent where they show the row alone. */
  readonly keepForLists?: (state: State) => Promise<void>;
}

type StreamOfWork = WithExecutions & { readonly stream: string };

/** The state that a stream led to, its items, and the policy it was decided under. */
interface Followed<State> {
  readonly policy: Policy;
  readonly state: State;
  readonly items: readonly LedgerItem[];
}

/**
 * What follows from an item. All of it can be done again at any time without effect.
 * The row of the list comes last: as long as it is behind, the sweep knows that something may be missing.
 */
export async function followUp<State extends StreamOfWork, Event extends AnyEvent>(
  kind: FollowedStream<State, Event>,
  followed: Followed<State>,
  item: LedgerItem<Event>,
): Promise<void> {
  const { state, items } = followed;
  await kind.tellOthers(state, item);
  await startRequested(state, item);
  if (!kind.onlyRecords(item)) await wakeWaiting(kind, followed, item.at);
  await putRow(kind, state, items);
}

/** Brings the row of the list up to the state, after what lists show by it. */
export async function putRow<State>(
  { rowOf, keepForLists }: Pick<FollowedStream<State, AnyEvent>, 'rowOf' | 'keepForLists'>,
  state: State,
  items: readonly LedgerItem[],
): Promise<void> {
  const row = rowOf(state);
  if (row === null) return;
  await keepForLists?.(state);
  await showHead(row, items);
}

/** Wakes the executions that have something to do now; answers how many there were. */
export function wakeWaiting<State extends StreamOfWork, Event extends AnyEvent>(
  { isWoken }: FollowedStream<State, Event>,
  { policy, state }: Omit<Followed<State>, 'items'>,
  at: Instant,
): Promise<number> {
  return wakeWhere(state.stream, (wait) => isWoken(wait, policy, state, at));
}

/** Wakes every execution that waits; answers how many there were. */
export function wakeAll(stream: string): Promise<number> {
  return wakeWhere(stream, () => true);
}

async function wakeWhere(stream: string, isMeant: (wait: Wait) => boolean): Promise<number> {
  let woken = 0;
  for (const wait of (await readWaits(stream)).filter(isMeant)) {
    if (await wake(wait.token)) woken += 1;
    await deleteWait(wait);
  }
  return woken;
}

/** Starts what the item asked for, except what a newer generation does by now. */
async function startRequested(state: StreamOfWork, item: LedgerItem): Promise<void> {
  for (const event of item.events) {
    if (!isRequest(event) || isSuperseded(state, event.generation)) continue;
    await startExecution(event.machine, state.stream, event.generation);
  }
}

function isRequest(event: AnyEvent): event is ExecutionRequested {
  return event.type === 'execution.requested';
}

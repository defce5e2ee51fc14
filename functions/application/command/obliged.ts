import type { PolicyChanged } from '../../adapters/store/policies.ts';
import type { ViewKind } from '../../adapters/store/views.ts';
import type { AnyEvent, GivenCommand, LedgerItem } from '../../domain/base/ledger/item.ts';
import type { Refusal } from '../../domain/base/refusal.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { ExecutionEvent, RequestedExecution, WithExecutions } from '../../domain/components/executions.ts';
import type { WatchedMoment } from '../../domain/components/obligations/for-workflows.ts';
import type { DeadlineAction } from '../../domain/components/obligations/next-for-duty.ts';
import type { DutyRevision } from '../../domain/components/obligations/observe.ts';
import type { WorkflowCommand } from '../../domain/components/obligations/workflow-command.ts';
import type { Page } from '../../domain/components/paging/page.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { carryOutOn, type LoadedUnder, loadUnder, type WorkedState, type WorkedStream } from './carry-out.ts';
import { followUp, putRow, wakeWaiting } from './follow-ups.ts';

/** What workflows and the sweep ask of streams of one kind that owe something and page people. */
export interface ObligedDefinition<State extends WorkedState & { readonly seq: number }, Event extends AnyEvent>
  extends WorkedStream<State, Event, WorkflowCommand> {
  readonly pagesOf: (state: State) => readonly Page[];
  /** What the deadline workflow does next for a duty. */
  readonly nextForDuty: (policy: Policy, state: State, watched: DutyRevision, at: Instant) => DeadlineAction;
  /** When something is next to be done about each duty that is watched. */
  readonly moments: (policy: Policy, state: State) => readonly WatchedMoment[];
  /** Whether something is left to do for an execution that watches no duty. */
  readonly hasWork: (policy: Policy, state: State, execution: RequestedExecution, at: Instant) => boolean;
  /** Whether it has ended and nothing of it goes on: the sweep need not look at it any more. */
  readonly isOver: (state: State) => boolean;
  /** Reads a stream whose own policy was changed, so that somebody hears of it all the same. */
  readonly loadAltered: (
    stream: string,
    cause: PolicyChanged,
    at: Instant,
  ) => Promise<LoadedUnder<State, Event | ExecutionEvent>>;
}

/** A stream of any kind with obligations, as read at one seq of its ledger. */
export interface ObligedStream extends WithExecutions {
  readonly view: ViewKind;
  readonly stream: string;
  readonly policy: Policy;
  readonly seq: number;
  readonly commands: ReadonlySet<string>;
  readonly pages: readonly Page[];
  readonly items: readonly LedgerItem[];
  readonly moments: () => readonly WatchedMoment[];
  readonly isOver: boolean;
  readonly nextForDuty: (watched: DutyRevision, at: Instant) => DeadlineAction;
  readonly hasWork: (execution: RequestedExecution, at: Instant) => boolean;
  /** Carries out a command, and answers how the stream stands after it. Throws as `carryOutOn`. */
  readonly ask: (asked: GivenCommand<WorkflowCommand>) => Promise<AskedStream>;
  /** Does again what follows from the items behind a version. Throws as `followUp`. */
  readonly repeatFollowUps: (version: number) => Promise<void>;
  readonly putRow: () => Promise<void>;
  /** Wakes the executions that have something to do now; answers how many there were. */
  readonly wakeWaiting: (at: Instant) => Promise<number>;
}

export type AskedStream = ObligedStream & { readonly refusal: Refusal | null };

/** Streams of one kind that owe something. */
export interface ObligedKind {
  /** Reads one consistently. Throws StorageUnavailable, PolicyChanged. */
  readonly load: (stream: string) => Promise<ObligedStream>;
  /** Reads one whose own policy was changed. Throws StorageUnavailable. */
  readonly loadAltered: (stream: string, cause: PolicyChanged, at: Instant) => Promise<ObligedStream>;
}

/** What workflows and the sweep go by for streams of one kind. */
export function obligedKind<State extends WorkedState & { readonly seq: number }, Event extends AnyEvent>(
  kind: ObligedDefinition<State, Event>,
): ObligedKind {
  return {
    load: async (stream) => obligedBy(kind, await loadUnder(kind, stream)),
    loadAltered: async (stream, cause, at) => obligedBy(kind, await kind.loadAltered(stream, cause, at)),
  };
}

/** A stream that was read, as workflows and the sweep see it. */
export function obligedBy<State extends WorkedState & { readonly seq: number }, Event extends AnyEvent>(
  kind: ObligedDefinition<State, Event>,
  loaded: LoadedUnder<State, Event | ExecutionEvent>,
): ObligedStream {
  const { stream, policy, state, items } = loaded;
  return {
    ...{ view: kind.view, stream, policy, items, seq: state.seq, commands: state.commands },
    executions: state.executions,
    pages: kind.pagesOf(state),
    isOver: kind.isOver(state),
    moments: () => kind.moments(policy, state),
    nextForDuty: (watched, at) => kind.nextForDuty(policy, state, watched, at),
    hasWork: (execution, at) => kind.hasWork(policy, state, execution, at),
    ask: async (asked) => {
      const after = await carryOutOn(kind, stream, asked, loaded);
      return { ...obligedBy(kind, after), refusal: after.refusal };
    },
    repeatFollowUps: async (version) => {
      for (const item of items) if (item.seq > version) await followUp(kind, loaded, item);
    },
    putRow: () => putRow(kind, state, items),
    wakeWaiting: (at) => wakeWaiting(kind, loaded, at),
  };
}

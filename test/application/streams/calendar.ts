import type { WorkedState, WorkedStream } from '../../../functions/application/command/carry-out.ts';
import type { ObligedDefinition } from '../../../functions/application/command/obliged.ts';
import { recordedId } from '../../../functions/domain/base/ledger/command-key.ts';
import { type GivenCommand, type LedgerItem, personIn } from '../../../functions/domain/base/ledger/item.ts';
import { earliestOf, type Instant } from '../../../functions/domain/base/time/instant.ts';
import { evolveExecution } from '../../../functions/domain/components/executions.ts';
import {
  armAll,
  decideWorkflow,
  type WorkflowEvent,
  type WorkflowPageWhy,
} from '../../../functions/domain/components/obligations/decide-workflow.ts';
import { isOwed, type WithDuties } from '../../../functions/domain/components/obligations/duties.ts';
import { evolveDuty, NOTHING_OWN } from '../../../functions/domain/components/obligations/evolve-duty.ts';
import { isDeadlineWoken, watchedMoments } from '../../../functions/domain/components/obligations/for-workflows.ts';
import { nextForDuty } from '../../../functions/domain/components/obligations/next-for-duty.ts';
import { met } from '../../../functions/domain/components/obligations/settle.ts';
import { WATCH_ALL } from '../../../functions/domain/components/obligations/watching.ts';
import type { WorkflowCommand } from '../../../functions/domain/components/obligations/workflow-command.ts';
import { escalationOf } from '../../../functions/domain/components/paging/escalation.ts';
import { evolvePage, settlePages } from '../../../functions/domain/components/paging/evolve-page.ts';
import type { WithPages } from '../../../functions/domain/components/paging/page.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';

/** A stream of the tests' own: what has to be done in one year. It is no incident, and knows of none. */
export type CalendarEvent = { type: 'calendar.begun' } | WorkflowEvent;

export type CalendarCommand =
  | WorkflowCommand
  | { do: 'begin'; due: Instant; owner: string }
  | { do: 'done'; duty: string };

export interface CalendarState extends WorkedState, WithDuties, WithPages<WorkflowPageWhy, object> {
  readonly seq: number;
  readonly head: string;
}

type Item = LedgerItem<CalendarEvent>;

const emptyYear = (stream: string): CalendarState => ({
  ...{ stream, seq: 0, head: '', commands: new Set(), duties: [], reminded: new Set(), pages: [], executions: [] },
});

/** The policy is that of the test. */
export function calendarOf(policy: Policy): WorkedStream<CalendarState, CalendarEvent, CalendarCommand> {
  return {
    view: 'calendar' as 'incident',
    fold: (stream, items) => items.reduce(evolve, emptyYear(stream)),
    evolve,
    policyOf: async () => policy,
    decide,
    beforeFirst: async () => {},
    tellOthers: async () => {},
    isWoken: (waiting, under, state, at) => isDeadlineWoken(waiting, watched(under, state), at),
    onlyRecords: () => false,
    rowOf: (state) =>
      state.seq === 0
        ? null
        : {
            kind: 'calendar' as 'incident',
            ...{ stream: state.stream, version: state.seq, head: state.head, row: {} },
            ...{ open: state.duties.some(isOwed), nextAt: earliestOf(state.duties.map(({ deadline }) => deadline.at)) },
          },
  };
}

/** What workflows and the sweep ask of it. */
export function obligedCalendar(policy: Policy): ObligedDefinition<CalendarState, CalendarEvent> {
  const calendar = calendarOf(policy);
  return {
    ...calendar,
    pagesOf: ({ pages }) => pages,
    nextForDuty: (under, state, of, at) => nextForDuty(watched(under, state), of, at),
    moments: (under, state) => watchedMoments(watched(under, state)),
    hasWork: () => false,
    isOver: ({ duties }) => !duties.some(isOwed),
    loadAltered: async (_stream, cause) => {
      throw cause;
    },
  };
}

function watched(policy: Policy, state: CalendarState) {
  return { policy, state, watch: WATCH_ALL };
}

function evolve(state: CalendarState, item: Item): CalendarState {
  const { seq, hash: head, at, actor, command } = item;
  const after = item.events.reduce((now, event) => evolved(now, event, at, personIn(actor)), state);
  return { ...after, seq, head, commands: new Set(state.commands).add(recordedId(command)) };
}

function evolved(state: CalendarState, event: CalendarEvent, at: Instant, person: string | null): CalendarState {
  switch (event.type) {
    case 'calendar.begun':
      return state;
    case 'execution.requested':
    case 'execution.failed':
      return evolveExecution(state, event, at);
    case 'page.opened':
    case 'page.calling':
    case 'page.called':
    case 'page.postponed':
    case 'page.acknowledged':
      return evolvePage(state, event, { at, about: {} });
    case 'duty.met': {
      const done = evolveDuty(state, event, { at, person }, NOTHING_OWN);
      return settlePages<WorkflowPageWhy, object, CalendarState>(done, ({ duty }) => duty === event.duty, at);
    }
    default:
      return evolveDuty(state, event, { at, person }, NOTHING_OWN);
  }
}

function decide(policy: Policy, state: CalendarState, { command, actor, at }: GivenCommand<CalendarCommand>) {
  if (command.do === 'begin') {
    const deadline = { at: command.due, derivation: { ja: ['年内'], en: ['within the year'] } };
    const opened = {
      type: 'duty.opened',
      duty: 'drill',
      kind: 'drill',
      clause: 'T-2',
      owner: command.owner,
      deadline,
    } as const;
    const events: CalendarEvent[] = [{ type: 'calendar.begun' }, opened];
    const after = events.reduce((now, event) => evolved(now, event, at, null), state);
    return [...events, ...armAll(watched(policy, after))];
  }
  if (command.do === 'done') {
    const duty = state.duties.find(({ id }) => id === command.duty);
    return duty === undefined ? [] : met(duty, at, null);
  }
  const order = escalationOf(policy, policy.team.paging, at);
  return decideWorkflow({ ...watched(policy, state), actor, at, order }, command);
}

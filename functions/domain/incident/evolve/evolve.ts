import { recordedId } from '../../base/ledger/command-key.ts';
import { type LedgerItem, personIn } from '../../base/ledger/item.ts';
import { BEFORE_ALL } from '../../base/time/instant.ts';
import { evolveExecution } from '../../components/executions.ts';
import { evolvePage } from '../../components/paging/evolve-page.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Moment } from '../record/moment.ts';
import type { ResponseEvent } from '../record/response-events.ts';
import type { IncidentState, OpenIncident } from '../record/state.ts';
import { withContribution } from '../standing/contributions.ts';
import { evolveDuty } from './evolve-duty.ts';
import { evolveFacts } from './evolve-facts.ts';
import { evolveNotice, withdrawnAtClosing } from './evolve-notice.ts';
import { evolveResponse } from './evolve-response.ts';
import { openedState } from './opened.ts';
import { settledBy } from './settle-pages.ts';

/** A stream before its first event. */
export function initialState(stream: string): IncidentState {
  return { status: 'none', stream, seq: 0, head: '', at: BEFORE_ALL, commands: new Set(), executions: [] };
}

/** The state after one more item of the ledger. Never throws: an event that means nothing here changes nothing. */
export function evolve(state: IncidentState, item: LedgerItem<IncidentEvent>): IncidentState {
  return { ...withItem(state, item), commands: new Set(state.commands).add(recordedId(item.command)) };
}

function withItem(state: IncidentState, item: LedgerItem<IncidentEvent>): IncidentState {
  const moment = { seq: item.seq, at: item.at, person: personIn(item.actor) };
  const after = item.events.reduce((current, event) => evolveEvent(current, event, moment), state);
  return { ...after, seq: item.seq, head: item.hash, at: item.at };
}

/** The state that a whole stream leads to. */
export function foldIncident(stream: string, items: readonly LedgerItem<IncidentEvent>[]): IncidentState {
  // The commands are gathered once: a set of its own for each item would cost the square of a long stream.
  return {
    ...items.reduce(withItem, initialState(stream)),
    commands: new Set(items.map(({ command }) => recordedId(command))),
  };
}

/** The state after one event. */
export function evolveEvent(state: IncidentState, event: IncidentEvent, moment: Moment): IncidentState {
  if (state.status === 'none') {
    return event.type === 'incident.opened' ? openedState(state, event, moment) : state;
  }
  return settledBy(evolveOpen(state, event, moment), event, moment);
}

function evolveOpen(state: OpenIncident, event: IncidentEvent, moment: Moment): OpenIncident {
  switch (event.type) {
    case 'incident.opened':
      // A stream opens once.
      return state;
    case 'incident.closed':
      return {
        ...{ ...state, status: 'closed', closedAt: moment.at, outlives: event.outlives ?? [] },
        notices: withdrawnAtClosing(state.notices),
      };
    case 'incident.reopened':
      return { ...state, status: 'open', closedAt: null, outlives: [], response: { ...state.response, closing: null } };
    case 'content.mismatch':
      return { ...state, mismatches: [...state.mismatches, event.mismatch] };
    case 'join.requested': {
      const { type: _, ...join } = event;
      return { ...state, join };
    }
    case 'join.withdrawn':
      return { ...state, join: null };
    case 'incident.joined':
      return { ...state, status: 'joined', closedAt: moment.at, outlives: event.outlives ?? [] };
    case 'incident.merged':
    case 'signal.attached':
    case 'times.stated':
    case 'facts.stated':
    case 'level.overruled':
    case 'incident.assessed':
    case 'reports.weighed':
    case 'outage.recorded':
    case 'outage.withdrawn':
    case 'audience.scoped':
      return evolveFacts(state, event, moment);
    case 'duty.opened':
    case 'duty.moved':
    case 'duty.reminded':
    case 'duty.missed':
    case 'duty.met':
    case 'duty.waived':
    case 'duty.voided':
      return evolveDuty(state, event, moment);
    case 'page.opened':
    case 'page.calling':
    case 'page.called':
    case 'page.postponed':
    case 'page.acknowledged':
      return evolvePage(state, event, { at: moment.at, about: {} });
    case 'headquarters.opened':
    case 'headquarters.closed':
    case 'lead.appointed':
    case 'measure.assigned':
    case 'report.made':
    case 'prevention.planned':
    case 'prevention.approved':
    case 'prevention.rejected':
    case 'exception.requested':
    case 'exception.approved':
    case 'exception.rejected':
    case 'closing.approved':
      return responded(state, event, moment);
    case 'execution.requested':
    case 'execution.failed':
      return evolveExecution(state, event, moment.at);
    default:
      return evolveNotice(state, event, moment);
  }
}

/** The text of a plan reaches customers with a notice: it is its author's contribution. */
function responded(state: OpenIncident, event: ResponseEvent, moment: Moment): OpenIncident {
  const response = evolveResponse(state.response, event, moment);
  const next = { ...state, response };
  if (event.type !== 'prevention.planned' || response.plan === null) return next;
  return withContribution(next, { what: 'plan', plan: response.plan.id }, { ...moment, person: event.by });
}

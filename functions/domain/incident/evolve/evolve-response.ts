import type { Instant } from '../../base/time/instant.ts';
import type { Moment } from '../record/moment.ts';
import type { ResponseEvent } from '../record/response-events.ts';
import type { DeviationAsked, PreventionPlan, ResponseState } from '../record/response-state.ts';

/** The response after one more of its events. */
export function evolveResponse(state: ResponseState, event: ResponseEvent, { at, seq }: Moment): ResponseState {
  switch (event.type) {
    case 'headquarters.opened':
      return { ...state, headquarters: { openedAt: at, closedAt: null, members: event.members } };
    case 'headquarters.closed':
      return { ...state, headquarters: state.headquarters === null ? null : { ...state.headquarters, closedAt: at } };
    case 'lead.appointed':
      return { ...state, appointed: [...state.appointed, { ...appointed(event), at }] };
    case 'measure.assigned': {
      const { type: _, measure: kind, ...rest } = event;
      return { ...state, measures: [...state.measures, { kind, ...rest, at }] };
    }
    case 'report.made': {
      const { type: _, ...made } = event;
      return { ...state, reports: [...state.reports, { ...made, at: event.joined?.at ?? at }] };
    }
    case 'closing.approved':
      return { ...state, closing: { by: event.by, at, seq } };
    case 'prevention.planned':
      // The closing was approved together with the plan as it stood.
      return { ...state, ...planned(state, event, at), closing: null };
    case 'prevention.approved':
      return { ...state, plan: decidedPlan(state.plan, 'approved', event.by), closing: null };
    case 'prevention.rejected':
      return { ...state, plan: decidedPlan(state.plan, 'rejected', event.by), closing: null };
    case 'exception.requested': {
      const { type: _, exception: id, ...asked } = event;
      const waiting: DeviationAsked = { ...asked, id, at, decision: 'waiting', decidedBy: null };
      return { ...state, exceptions: [...state.exceptions, waiting] };
    }
    case 'exception.approved':
    case 'exception.rejected':
      return {
        ...state,
        exceptions: state.exceptions.map((one) => (one.id === event.exception ? decided(one, event) : one)),
      };
  }
}

function appointed({ type: _, ...rest }: Extract<ResponseEvent, { type: 'lead.appointed' }>) {
  return rest;
}

function planned(
  { plansWritten }: ResponseState,
  { type: _, approveBy, ...plan }: Extract<ResponseEvent, { type: 'prevention.planned' }>,
  at: Instant,
): Pick<ResponseState, 'plan' | 'plansWritten'> {
  const number = plansWritten + 1;
  return {
    plansWritten: number,
    plan: { ...plan, approveBy: approveBy ?? null, id: `plan-${number}`, at, decision: 'waiting', decidedBy: null },
  };
}

function decidedPlan(
  plan: PreventionPlan | null,
  decision: 'approved' | 'rejected',
  decidedBy: string,
): PreventionPlan | null {
  return plan === null ? null : { ...plan, decision, decidedBy };
}

function decided(
  one: DeviationAsked,
  event: Extract<ResponseEvent, { type: 'exception.approved' | 'exception.rejected' }>,
): DeviationAsked {
  return { ...one, decision: event.type === 'exception.approved' ? 'approved' : 'rejected', decidedBy: event.by };
}

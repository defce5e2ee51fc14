import { settlePages } from '../../components/paging/evolve-page.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Moment } from '../record/moment.ts';
import type { IncidentPage } from '../record/page.ts';
import type { OpenIncident } from '../record/state.ts';
import { isUnapproved } from '../standing/notices.ts';

/**
 * Pages whose cause an event has settled: nobody further is called for them, and nobody has to answer. `state` stands
 * after the event. Settled stays settled; if the matter comes back, another page is opened.
 */
export function settledBy(state: OpenIncident, event: IncidentEvent, { at }: Moment): OpenIncident {
  const settles = settlingOf(state, event);
  return settles === null ? state : settlePages(state, settles, at);
}

function settlingOf(state: OpenIncident, event: IncidentEvent): ((page: IncidentPage) => boolean) | null {
  switch (event.type) {
    case 'incident.closed':
    case 'incident.joined':
      return ({ duty }) => duty === null || event.outlives?.includes(duty) !== true;
    case 'duty.met':
    case 'duty.waived':
    case 'duty.voided':
      return (page) => page.duty === event.duty;
    case 'duty.moved':
      return event.settles === true ? (page) => page.duty === event.duty : null;
    case 'notice.approved':
    case 'notice.rejected':
    case 'notice.cancelled':
    case 'notice.superseded':
    case 'notice.withdrawn':
      // One page may call for several texts.
      return state.notices.some(isUnapproved) ? null : ({ why }) => why === 'approval';
    case 'prevention.approved':
    case 'prevention.rejected':
    case 'exception.approved':
    case 'exception.rejected':
      return isDecided(state) ? ({ why }) => why === 'decision' : null;
    case 'notice.drafted':
      return ({ why }) => why === 'rejected';
    case 'delivery.resumed':
    case 'delivery.finished':
      return state.notices.some(({ status }) => status === 'paused') ? null : ({ why }) => why === 'paused';
    default:
      return null;
  }
}

/** One page may call for several decisions. */
function isDecided({ response }: OpenIncident): boolean {
  return response.plan?.decision !== 'waiting' && response.exceptions.every(({ decision }) => decision !== 'waiting');
}

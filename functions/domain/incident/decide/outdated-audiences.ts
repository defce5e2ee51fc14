import type { ListedContracts } from '../../base/scope.ts';
import { newestOfKind } from '../../components/obligations/duties.ts';
import type { Given } from '../command/given.ts';
import { type DecisionStep, play } from '../evolve/play.ts';
import { reconcileDuties } from '../owed/reconcile-duties.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { meantFrom } from '../situation/of-data.ts';
import { hasStarted, isUnsent } from '../standing/notices.ts';
import { unreachedBy } from './decide-delivery.ts';

/** Also those being sealed just now: what they were made from is told apart by its seq. */
export function outdateAudiences({ state }: Pick<Given, 'state'>): IncidentEvent[] {
  return state.notices.filter(isUnsent).map(({ id }) => ({ type: 'audience.outdated', notice: id }));
}

/**
 * Customers are meant from another moment on than when audiences were sealed: who had left by then is looked up again. From an earlier one
 * also for notices that went out, which may have missed some.
 */
export function outdateByBeginning(before: Given['state']): DecisionStep {
  return (given) => {
    const [was, is] = [meantFrom(before), meantFrom(given.state)];
    if (was === is) return [];
    return is < was ? [...outdateAudiences(given), ...reviewSent(given)] : outdateAudiences(given);
  };
}

function reviewSent({ state }: Pick<Given, 'state'>): IncidentEvent[] {
  const sent = state.drill ? [] : state.notices.filter((notice) => hasStarted(notice) && notice.audience !== null);
  return sent.map(({ id }) => ({ type: 'audience.outdated', notice: id }));
}

/**
 * Who had left before a notice that is out, as it is known by now that their data came to harm earlier. Where the law asks to tell them,
 * they are to be called; of a notice on its way, once it has ended.
 */
export function leftBefore(given: Given, { id }: Notice, fallenOut: ListedContracts | undefined): IncidentEvent[] {
  const reviewed: IncidentEvent = { type: 'audience.reviewed', notice: id, ...(fallenOut && { fallenOut }) };
  const { state } = play(given, [reviewed]);
  const notice = state.notices.find((one) => one.id === id);
  const failed = notice?.audience?.fallenOut;
  if (notice === undefined || failed === undefined || notice.finishedAt === null || !isTelling(state))
    return [reviewed];
  const events = [reviewed, ...unreachedBy(notice, { failed, unknown: { contracts: [], count: 0 } })];
  return [...events, ...reconcileDuties(play(given, events))];
}

/** They are to be told by law, or were: nobody decided against it. */
function isTelling(state: OpenIncident): boolean {
  const status = newestOfKind(state, 'controller')?.status ?? 'void';
  return status !== 'void' && status !== 'waived';
}

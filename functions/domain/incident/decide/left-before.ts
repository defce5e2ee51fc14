import type { ListedContracts } from '../../base/scope.ts';
import type { Given } from '../command/given.ts';
import { play } from '../evolve/play.ts';
import { reconcileDuties } from '../owed/reconcile-duties.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { newestOfKind } from '../standing/duties.ts';
import { unreachedBy } from './decide-delivery.ts';

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

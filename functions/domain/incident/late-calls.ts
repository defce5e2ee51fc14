import { owedCalls } from './calls.ts';
import { isOwed, newestLike, nextDutyId } from './duties.ts';
import type { IncidentEvent } from './events.ts';
import type { Given } from './given.ts';
import { callRoles, openPage } from './pages.ts';
import { inTurn, type Part } from './play.ts';
import { deadlineSubject, requestNext } from './request.ts';

/**
 * The calls that are owed because mails came back after their incident ended. Its workflow is over, so an execution of the
 * duty's own calls its owner. FL-3.
 */
export function callAfterwards(given: Given): IncidentEvent[] {
  const owed = owedCalls(given).filter((call) => {
    const newest = newestLike(given.state, call);
    return newest === undefined || !isOwed(newest);
  });
  return inTurn(given, ...owed.map(opened));
}

function opened({ because, subject, ...call }: ReturnType<typeof owedCalls>[number]): Part {
  return (given) => {
    const duty = nextDutyId(given.state, call.kind);
    const why = { ...(because && { because }), ...(subject !== undefined && { subject }) };
    return [
      { type: 'duty.opened', duty, ...call, ...why },
      openPage(given, 'assigned', duty, callRoles(given.policy, [call.owner], given.at)),
      requestNext(given.state, 'deadline', deadlineSubject(duty, 1)),
    ];
  };
}

import { requestNext } from '../../components/executions.ts';
import { isOwed, nextDutyId } from '../../components/obligations/duties.ts';
import { callRoles } from '../../components/paging/escalation.ts';
import { deadlineSubject } from '../../rules/deadline/deadline-subject.ts';
import type { Given } from '../command/given.ts';
import { type DecisionStep, inTurn } from '../evolve/play.ts';
import { openPage } from '../paging/pages.ts';
import type { IncidentEvent } from '../record/events.ts';
import { newestLike } from '../standing/duties.ts';
import { owedCalls } from './calls.ts';

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

function opened({ because, subject, ...call }: ReturnType<typeof owedCalls>[number]): DecisionStep {
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

import { sameJson } from '../../base/ledger/canonical.ts';
import { assess } from '../../rules/assessment/assess.ts';
import type { Given } from '../command/given.ts';
import { type DecisionStep, inTurn } from '../evolve/play.ts';
import { reconcileDuties } from '../owed/reconcile-duties.ts';
import { callResponders } from '../owed/responders.ts';
import { voidApprovals } from '../owed/void-approvals.ts';
import { callForContradictions } from '../paging/contradicting.ts';
import { callForGraver } from '../paging/graver-facts.ts';
import { callForTakenBack } from '../paging/taken-back.ts';
import type { IncidentEvent } from '../record/events.ts';
import { outdateByBeginning } from './outdated-audiences.ts';

/**
 * What follows from facts, times or a level that were just recorded: the assessment, the duties, and approvals that
 * no longer hold. `given` stands after them, `before` before. Every assessment is kept; one that says the same again
 * is recorded only if a person stated something (`stated`).
 */
export function assessAnew(given: Given, before: Given['state'], stated: boolean): IncidentEvent[] {
  const told = given.state.toldSeq !== before.toldSeq;
  const parts: DecisionStep[] = [
    assessed(stated),
    reconcileDuties,
    callResponders(before),
    callForGraver(before),
    callForTakenBack(before),
    callForContradictions(before),
    outdateByBeginning(before),
  ];
  return inTurn(given, ...parts, ...(told ? [voidApprovals] : []));
}

/** Records what the facts lead to. */
function assessed(always: boolean): DecisionStep {
  return ({ policy, state }) => {
    const assessment = assess(policy, state.facts, state.overruled?.level ?? null);
    if (!always && sameJson(assessment, state.assessment)) return [];
    return [{ type: 'incident.assessed', assessment }];
  };
}

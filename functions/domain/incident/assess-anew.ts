import { assess } from '../assessment/assess.ts';
import { sameJson } from '../ledger/canonical.ts';
import { callForContradictions } from './contradicting.ts';
import type { IncidentEvent } from './events.ts';
import type { Given } from './given.ts';
import { callForGraver } from './graver-facts.ts';
import { inTurn, type Part } from './play.ts';
import { reconcileDuties } from './reconcile-duties.ts';
import { callResponders } from './response/responders.ts';
import { callForTakenBack } from './taken-back.ts';
import { voidApprovals } from './void-approvals.ts';

/**
 * What follows from facts, times or a level that were just recorded: the assessment, the duties, and approvals that
 * no longer hold. `given` stands after them, `before` before. Every assessment is kept; one that says the same again
 * is recorded only if a person stated something (`stated`).
 */
export function assessAnew(given: Given, before: Given['state'], stated: boolean): IncidentEvent[] {
  const told = given.state.toldSeq !== before.toldSeq;
  const parts: Part[] = [
    assessed(stated),
    reconcileDuties,
    callResponders(before),
    callForGraver(before),
    callForTakenBack(before),
    callForContradictions(before),
  ];
  return inTurn(given, ...parts, ...(told ? [voidApprovals] : []));
}

/** Records what the facts lead to. */
function assessed(always: boolean): Part {
  return ({ policy, state }) => {
    const assessment = assess(policy, state.facts, state.overruled?.level ?? null);
    if (!always && sameJson(assessment, state.assessment)) return [];
    return [{ type: 'incident.assessed', assessment }];
  };
}

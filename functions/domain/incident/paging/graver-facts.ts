import { isCalling } from '../../components/paging/escalation.ts';
import { assess } from '../../rules/assessment/assess.ts';
import { isBelow } from '../../rules/assessment/floors.ts';
import type { Given } from '../command/given.ts';
import type { IncidentEvent } from '../record/events.ts';
import { escalation, openPage } from './pages.ts';

/**
 * Facts by which the rules now give a graver level than the one a person fixed call people to decide again: what was
 * fixed stands, and may be wrong by now.
 */
export function callForGraver(before: Pick<Given['state'], 'facts' | 'overruled'>) {
  return (given: Given): IncidentEvent[] => {
    const { policy, state } = given;
    const fixed = state.overruled?.level;
    if (fixed === undefined || state.overruled !== before.overruled || isCalling(given, 'graver')) return [];
    const byRules = assess(policy, state.facts, null).level;
    const isNews = byRules !== null && byRules !== assess(policy, before.facts, null).level;
    if (!isNews || !isBelow(policy, fixed, byRules)) return [];
    return [openPage(given, 'graver', null, escalation(given))];
  };
}

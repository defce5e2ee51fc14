import { isCalling } from '../../components/paging/escalation.ts';
import { contradictionsOf } from '../../rules/facts/contradictions.ts';
import type { DecisionStep } from '../evolve/play.ts';
import type { OpenIncident } from '../record/state.ts';
import { escalation, openPage } from './pages.ts';

/** Facts that came to stand beside others with which they cannot be so call people: which is right, nobody else can say. */
export function callForContradictions(before: OpenIncident): DecisionStep {
  return (given) => {
    const { state } = given;
    const known = new Set(contradictionsIn(before).map(({ en }) => en));
    const isNew = contradictionsIn(state).some(({ en }) => !known.has(en));
    return isNew && !isCalling(given, 'contradicts') ? [openPage(given, 'contradicts', null, escalation(given))] : [];
  };
}

/** What stands on record and cannot all be so. */
export function contradictionsIn({ facts, restoredAt }: Pick<OpenIncident, 'facts' | 'restoredAt'>) {
  return contradictionsOf(facts, restoredAt !== null);
}

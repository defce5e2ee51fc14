import { knownFacts } from '../../rules/facts/derived.ts';
import { asRecorded } from './as-recorded.ts';
import type { NoticeSituation, SituationQuestion } from './situation.ts';

/** What a notice's sentences are made from, with the moments as they are given and the facts that follow. */
export function situationOf(question: SituationQuestion): NoticeSituation {
  const { policy, stage, number, at, previous = null, corrected = null, plan = null, withheld = [] } = question;
  const state = asRecorded(question.state);
  const { earlier = previous === null ? [] : [previous] } = question;
  const facts = knownFacts(policy, state.facts);
  return { policy, state, stage, number, at, previous, earlier, corrected, alsoWrong: [], plan, withheld, facts };
}

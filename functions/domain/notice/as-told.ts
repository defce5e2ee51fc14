import type { Recurrence } from '../incident/recurrence.ts';
import type { Instant } from '../time/instant.ts';
import type { EarlierNotice, Situation } from './situation.ts';

/**
 * The situation as it would be now, were everything so that a notice told. What its sentences would be otherwise is what the
 * notice told wrongly; what has merely gone on since is the same in both.
 */
export function asIfRight(situation: Situation, told: EarlierNotice): Situation {
  const facts = { ...situation.facts, ...told.facts };
  const { firedAgain } = situation.state;
  // What failed again since is another disturbance: the recovery that was told stands.
  const isStill = firedAgain === null || firedAgain.at <= told.draftedAt;
  const times = { ...told.times, ...(!isStill && { restoredAt: null }) };
  const { occurredAt = situation.state.occurredAt, restoredAt = situation.state.restoredAt } = given(times);
  return { ...situation, facts, state: { ...situation.state, facts, occurredAt, restoredAt } };
}

/** The situation that a notice told of: what its sections would say if the system had written them from the facts of then. */
export function asItWas(situation: Situation, told: EarlierNotice): Situation {
  const { state } = situation;
  const { facts, times, draftedAt } = told;
  const duties = state.duties.map((duty) => ((duty.metAt ?? '') > draftedAt ? { ...duty, metAt: null } : duty));
  const reports = state.response.reports.filter(({ at }) => at <= draftedAt);
  const response = { ...state.response, reports };
  const recovered = state.recovered.filter(({ again }) => again.at <= draftedAt);
  const { firedAgain, brokeAgain } = state;
  const again = { firedAgain: asOf(firedAgain, draftedAt), brokeAgain: asOf(brokeAgain, draftedAt) };
  return { ...situation, facts, state: { ...state, ...times, ...again, facts, duties, response, recovered } };
}

function asOf(again: Recurrence | null, at: Instant): Recurrence | null {
  return again !== null && again.at <= at ? again : null;
}

function given({ occurredAt, restoredAt }: EarlierNotice['times']): Partial<Situation['state']> {
  return { ...(occurredAt !== null && { occurredAt }), ...(restoredAt !== null && { restoredAt }) };
}

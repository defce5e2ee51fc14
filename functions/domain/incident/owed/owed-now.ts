import { sameJson } from '../../base/ledger/canonical.ts';
import type { Instant } from '../../base/time/instant.ts';
import { isOwed, newestOfKind } from '../../components/obligations/duties.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { assess } from '../../rules/assessment/assess.ts';
import { type OwedDuty, owedDuties } from '../../rules/deadline/owed.ts';
import { withWithdrawn } from '../../rules/facts/compare.ts';
import type { Given } from '../command/given.ts';
import type { OpenIncident } from '../record/state.ts';
import { withFirstOfJoined } from '../told/joined-first.ts';
import { type Shortfall, shortfallOfAll } from '../told/told.ts';
import { owedCalls } from './calls.ts';
import { withExceptions } from './excepted.ts';
import { awaitsDetailed } from './not-yet-owed.ts';
import { owedResponse } from './owed.ts';
import { cameUpAt, dueAsInEither, withOwnTargets } from './owed-in-either.ts';
import { becauseOf } from './told-words.ts';

/** The kind of duty that asks for the facts which decide the level. */
export const TRIAGE = 'triage';

/** What is owed as things stand: the policy's duties, then what belongs to the response; put off where that was approved, and no later by a join. */
export function owedNow(given: Given): readonly OwedDuty[] {
  const { policy, state, at } = given;
  const owed = withExceptions(state, [...policyDuties(given), ...owedCalls(given), ...owedResponse(given)]);
  return withOwnTargets(given, dueAsInEither(policy, state, at, owed));
}

/** What was owed by facts that were taken back to unknown since: none of it ends until something that is known excludes it. */
export function owedBefore(given: Given): readonly OwedDuty[] {
  const before = beforeWithdrawal(given);
  return before === null ? [] : owedNow(before).filter(({ kind }) => kind !== TRIAGE);
}

/** The incident as it would stand had no known fact been taken back to unknown; null where none was. */
export function beforeWithdrawal(given: Given): Given | null {
  const { policy, state } = given;
  const facts = withWithdrawn(policy, state.facts, state.withdrawn);
  if (sameJson(facts, state.facts)) return null;
  const assessment = assess(policy, facts, state.overruled?.level ?? null);
  return { ...given, state: { ...state, facts, assessment } };
}

function policyDuties(given: Given): readonly OwedDuty[] {
  const { policy, state, at } = given;
  const { facts, assessment } = state;
  const arisenAtOf = (kind: string) => cameUpAt(given, kind);
  const short = shortfallOfAll(policy, state);
  // A correction that is owed may take all of it back: then the result is told by it.
  const isAwaited = short?.stage !== 'correction' && awaitsDetailed(policy, state);
  const stage = { previousStageAt: lastStageAt(state), isOutdated: short !== null, isAwaited };
  const situation = { ...state, arisenAtOf, ...stage };
  const told = withShortfall(policy, owedDuties(policy, situation), short);
  const owed = withFirstOfJoined(policy, state, told, short);
  const anew = triagedAnewAt(state, at);
  if (anew === null) return owed;
  const moment = { facts, assessment, occurredAt: null, detectedAt: anew, openedAt: anew };
  const triage = owedDuties(policy, moment).filter(({ kind }) => kind === TRIAGE);
  return [...owed.filter(({ kind }) => kind !== TRIAGE), ...triage];
}

/** What is owed because customers were told too little, or what is wrong, says which, and why. FC-4. */
function withShortfall(policy: Policy, owed: readonly OwedDuty[], short: Shortfall | null): readonly OwedDuty[] {
  if (short === null) return owed;
  const outdated = new Set(policy.duties.filter(({ when }) => when === 'outdated').map(({ kind }) => kind));
  return owed.map((duty) =>
    outdated.has(duty.kind) ? { ...duty, stage: short.stage, because: becauseOf(short) } : duty,
  );
}

/** When the newest notice that has gone out was done; null before the first. */
function lastStageAt({ notices }: OpenIncident): Instant | null {
  return notices.findLast(({ finishedAt }) => finishedAt !== null)?.finishedAt ?? null;
}

/**
 * From when a second triage counts: the level became open again, which is not late already because the incident began
 * long ago. Null for the first.
 */
function triagedAnewAt(state: OpenIncident, at: Instant): Instant | null {
  const newest = newestOfKind(state, TRIAGE);
  if (newest === undefined) return null;
  if (!isOwed(newest)) return at;
  return newest.id === TRIAGE ? null : newest.openedAt;
}

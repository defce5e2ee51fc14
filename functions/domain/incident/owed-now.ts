import { type OwedDuty, owedDuties } from '../duty/owed.ts';
import type { Instant } from '../time/instant.ts';
import { isOwed, newestOfKind } from './duties.ts';
import type { Given } from './given.ts';
import { withExceptions } from './response/excepted.ts';
import { owedResponse } from './response/owed.ts';
import type { OpenIncident } from './state.ts';

/** The kind of duty that asks for the facts which decide the level. */
export const TRIAGE = 'triage';

/** What is owed as things stand: the policy's duties, then what belongs to the response; put off where that was approved. */
export function owedNow(given: Given): readonly OwedDuty[] {
  return withExceptions(given.state, [...policyDuties(given), ...owedResponse(given)]);
}

function policyDuties(given: Given): readonly OwedDuty[] {
  const { policy, state, at } = given;
  const { facts, assessment } = state;
  const arisenAtOf = (kind: string) => arisenAt(given, kind);
  const owed = owedDuties(policy, { ...state, arisenAtOf, previousStageAt: lastStageAt(state) });
  const anew = triagedAnewAt(state, at);
  if (anew === null) return owed;
  const moment = { facts, assessment, occurredAt: null, detectedAt: anew, openedAt: anew };
  const triage = owedDuties(policy, moment).filter(({ kind }) => kind === TRIAGE);
  return [...owed.filter(({ kind }) => kind !== TRIAGE), ...triage];
}

/** When a duty came up: now, for one that is not recorded, or void and owed anew. */
function arisenAt({ state, at }: Given, kind: string): Instant {
  const newest = newestOfKind(state, kind);
  return newest === undefined || newest.status === 'void' ? at : newest.openedAt;
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

import type { Policy } from '../../policy/shape/schema.ts';
import { TELLINGS } from '../../rules/authority/legal-kinds.ts';
import { earlierDue } from '../../rules/deadline/earlier.ts';
import { approvedExceptions, dueByKind } from '../owed/owed-in-either.ts';
import { owedSince, soonerOf } from '../owed/owed-since.ts';
import type { StatedTimes } from '../record/event-parts.ts';
import type { HandedOver, OwedInEither } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';
import { hasStarted } from '../standing/notices.ts';

/**
 * What was owed in either when they were joined, as far as the days by which it is due, and the result of an investigation, hang on it.
 * `times`: those that the join moves.
 */
export function mergeOwed(policy: Policy, state: OpenIncident, from: HandedOver, times: StatedTimes) {
  const { awaitsResult, owedSince: theirs, owes, knownData } = from;
  const lawful = new Set([...TELLINGS, ...policy.reports.map(({ kind }) => kind)]);
  const since = Object.entries(soonerOf(owedSince(state), theirs ?? {})).filter(([kind]) => lawful.has(kind));
  return {
    ...(awaitsResult && { awaitsResult }),
    ...(since.length > 0 && { owedSince: Object.fromEntries(since) }),
    ...(owes && { owed: owedInEither(state, owes, times) }),
    ...(knownData && knownData.length > 0 && { knownData }),
  };
}

function owedInEither(state: OpenIncident, owes: NonNullable<HandedOver['owes']>, times: StatedTimes): OwedInEither {
  const own = dueByKind(state);
  const earlier = Object.entries(withFirst(state, owes)).map(
    ([kind, due]) => [kind, earlierDue([due, own[kind]]) ?? due] as const,
  );
  const detectedAt = times.detectedAt ?? state.detectedAt;
  return {
    there: Object.keys(owes),
    due: { ...own, ...Object.fromEntries(earlier) },
    since: { detectedAt, knownAt: times.knownAt ?? state.knownAt ?? detectedAt },
    excepted: approvedExceptions(state).map(({ id }) => id),
  };
}

/** Where nobody was told here, the first notice tells what customers there are owed a follow-up about: by no later a time. */
function withFirst({ notices }: OpenIncident, owes: NonNullable<HandedOver['owes']>): NonNullable<HandedOver['owes']> {
  const { 'notice.first': first, 'notice.follow-up': followUp } = owes;
  if (followUp === undefined || notices.some(hasStarted)) return owes;
  return { ...owes, 'notice.first': earlierDue([first, followUp]) ?? followUp };
}

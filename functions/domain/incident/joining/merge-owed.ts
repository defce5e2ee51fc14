import type { Instant } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { TELLINGS } from '../../rules/authority/legal-kinds.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import { approvedExceptions, dueByKind, soonerDue, targetsFrom, withTarget } from '../owed/owed-in-either.ts';
import { owedSince, soonerOf } from '../owed/owed-since.ts';
import type { HandedOver, OwedInEither } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';
import { hasStarted } from '../standing/notices.ts';

/**
 * What was owed in either when they were joined, as far as the days by which it is due, and the result of an investigation, hang on it.
 * `times`: those that the join moves.
 */
export function mergeOwed(policy: Policy, state: OpenIncident, from: HandedOver, times: StatedTimes) {
  const { awaitsResult, owedSince: theirs, owes, targetsFrom: aims = {}, knownData } = from;
  const lawful = new Set([...TELLINGS, ...policy.reports.map(({ kind }) => kind)]);
  const since = Object.entries(soonerOf(owedSince(state), theirs ?? {})).filter(([kind]) => lawful.has(kind));
  return {
    ...(awaitsResult && { awaitsResult }),
    ...(since.length > 0 && { owedSince: Object.fromEntries(since) }),
    ...(owes && { owed: owedInEither(policy, state, withTargets(policy, owes, aims), times) }),
    ...(knownData && knownData.length > 0 && { knownData }),
  };
}

type Owes = NonNullable<HandedOver['owes']>;

function withTargets(policy: Policy, owes: Owes, from: Readonly<Record<string, Instant>>): Owes {
  const all = Object.entries(owes).map(([kind, due]) => {
    const since = from[kind];
    return [kind, since === undefined ? due : withTarget(policy, kind, due, since)] as const;
  });
  return Object.fromEntries(all);
}

function owedInEither(policy: Policy, state: OpenIncident, owes: Owes, times: StatedTimes): OwedInEither {
  const own = dueByKind(state);
  const aimed = withTargets(policy, own, targetsFrom(state));
  const sooner = Object.entries(withFirst(state, owes)).map(([kind, due]) => {
    const first = soonerDue([aimed[kind], due]) ?? due;
    return [kind, first === aimed[kind] ? (own[kind] ?? first) : first] as const;
  });
  const detectedAt = times.detectedAt ?? state.detectedAt;
  return {
    there: Object.keys(owes),
    due: { ...own, ...Object.fromEntries(sooner) },
    since: { detectedAt, knownAt: times.knownAt ?? state.knownAt ?? detectedAt },
    excepted: approvedExceptions(state).map(({ id }) => id),
  };
}

/** Where nobody was told here, the first notice tells what customers there are owed a follow-up about: by no later a time. */
function withFirst({ notices }: OpenIncident, owes: Owes): Owes {
  const { 'notice.first': first, 'notice.follow-up': followUp } = owes;
  if (followUp === undefined || notices.some(hasStarted)) return owes;
  return { ...owes, 'notice.first': soonerDue([first, followUp]) ?? followUp };
}

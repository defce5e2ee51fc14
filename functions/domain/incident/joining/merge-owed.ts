import type { Policy } from '../../policy/shape/schema.ts';
import { TELLINGS } from '../owed/legal-kinds.ts';
import { owedSince, soonerOf } from '../owed/owed-since.ts';
import type { HandedOver } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';

/** What was owed in either when they were joined, as far as the days that the law gives, and the result of an investigation, hang on it. */
export function mergeOwed(
  policy: Policy,
  state: OpenIncident,
  { awaitsResult, owedSince: theirs, knownData }: HandedOver,
) {
  const lawful = new Set([...TELLINGS, ...policy.reports.map(({ kind }) => kind)]);
  const since = Object.entries(soonerOf(owedSince(state), theirs ?? {})).filter(([kind]) => lawful.has(kind));
  return {
    ...(awaitsResult && { awaitsResult }),
    ...(since.length > 0 && { owedSince: Object.fromEntries(since) }),
    ...(knownData && knownData.length > 0 && { knownData }),
  };
}

import type { Instant } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { heardRestored, heardWithOther } from '../evolve/evolve-heard.ts';
import type { HandedOver } from '../record/joined.ts';
import type { SourceHeard } from '../record/source-heard.ts';
import type { OpenIncident } from '../record/state.ts';
import { isSilentOfService } from './merge-times.ts';

/** How the sources of both stand after the join. What one of the two was restored from does not fire any more. */
export function mergeHeard(policy: Policy, state: OpenIncident, from: HandedOver): readonly SourceHeard[] {
  const theirs = from.heard ?? heardWithOther({ heard: [], restoredAt: null }, from.sources);
  const both = [
    ...standing(state.heard, state.restoredAt, isSilentOfService(policy, state)),
    ...standing(theirs, from.times.restoredAt, isSilentOfService(policy, from)),
  ];
  const isNewest = (one: SourceHeard) => both.every(({ source, at }) => source !== one.source || at <= one.at);
  return both.filter(
    (one, index) => isNewest(one) && both.findLastIndex(({ source }) => source === one.source) === index,
  );
}

function standing(heard: readonly SourceHeard[], restoredAt: Instant | null, ofData: boolean): readonly SourceHeard[] {
  const told = restoredAt === null ? heard : heardRestored(heard, restoredAt);
  return ofData ? told.map((one) => ({ ...one, ofData })) : told;
}

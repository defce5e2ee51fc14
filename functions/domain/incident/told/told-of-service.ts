import type { Policy } from '../../policy/shape/schema.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Recurrence } from '../record/courses.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { saysServiceRestored } from '../situation/exposure.ts';
import { inOrder, mergedSince } from './what-was-told.ts';

/**
 * The failure after the newest notice of which customers know nothing: they were told that the service was restored, or it
 * had been for a while. Null where they feel nothing of it.
 */
export function failedAgain(policy: Policy, state: OpenIncident, notices: readonly Notice[]): Recurrence | null {
  return isFelt(policy, state) ? untoldFailure(state, notices) : null;
}

/** The same, whether customers feel it or not. */
export function untoldFailure(state: OpenIncident, notices: readonly Notice[]): Recurrence | null {
  const newest = inOrder(notices).at(-1);
  if (newest === undefined) return null;
  const since = saysServiceRestored(state, newest) ? state.firedAgain : state.brokeAgain;
  return since !== null && newest.basedOn < since.seq ? since : null;
}

/** Whether the newest that customers were told, here or in an incident that was joined since, says that the service is restored. */
export function saidRestored(state: OpenIncident, sent: readonly Notice[]): boolean {
  const newest = sent.at(-1);
  const failed = state.firedAgain?.seq ?? 0;
  const isSaid = newest?.saysRestored === true && newest.basedOn >= failed;
  return isSaid || mergedSince(state, sent).some(({ saidRestored: isSaidThere, seq }) => isSaidThere && seq >= failed);
}

/** Whether customers feel it, or may: it is not ruled out, and the service is impaired. */
export function isFelt(policy: Policy, state: OpenIncident): boolean {
  const facts = knownFacts(policy, state.facts);
  const felt = facts['service.felt'] ?? 'unknown';
  return felt === 'unknown' ? ['minor', 'major'].includes(`${facts['service.impact']}`) : felt !== 'none';
}

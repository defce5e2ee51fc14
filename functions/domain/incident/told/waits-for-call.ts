import { isOwed } from '../../components/obligations/duties.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { OpenIncident } from '../record/state.ts';
import { CALL } from '../standing/duties.ts';
import { firstOfJoined } from './joined-first.ts';
import { isToldToReaders, readNotices } from './told.ts';

/**
 * Whether a follow-up or correction was mailed to all who can read it, and stays owed to those alone whom somebody has to call. The call
 * has a duty and pages of its own: for this one nobody can do anything. FL-3.
 */
export function waitsForCall(policy: Policy, state: OpenIncident, duty: IncidentDuty): boolean {
  if (duty.kind !== 'notice.follow-up' || duty.stage === null || !isOwed(duty)) return false;
  return state.duties.some((one) => one.kind === CALL && isOwed(one)) && isLeftToCalls(policy, state);
}

/** All that is owed has been written and was read, be it of a joined incident: those whom it did not reach wait for a call alone. */
export function isLeftToCalls(policy: Policy, state: OpenIncident): boolean {
  return isToldToReaders(policy, state) && firstOfJoined(policy, state, readNotices(state)) === null;
}

/** What was owed to those alone whom notices did not reach is by now owed to those who had been told all of it, be it by a join since. */
export function isOwedToReaders(policy: Policy, state: OpenIncident, { toldReadersAt }: IncidentDuty): boolean {
  if (toldReadersAt === undefined) return false;
  const isJoinedSince = state.merged.some(({ at }) => at > toldReadersAt);
  return isJoinedSince ? !isLeftToCalls(policy, state) : !isToldToReaders(policy, state);
}

import { isOwed } from '../../components/obligations/duties.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { OpenIncident } from '../record/state.ts';
import { CALL } from '../standing/duties.ts';
import { isReached } from '../standing/notices.ts';
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

/**
 * Whether what this duty asks for was mailed, and is met once those are called whom it did not reach: a follow-up as above, and a first or
 * detailed notice of which somebody still has to call. Deadlines and reminders of the latter go on. FL-3.
 */
export function isMailedButCalls(policy: Policy, state: OpenIncident, duty: IncidentDuty): boolean {
  if (!isOwed(duty)) return false;
  const stage = duty.kind === 'notice.first' ? 'first' : duty.kind === 'notice.detailed' ? 'detailed' : null;
  if (stage === null) return waitsForCall(policy, state, duty);
  return state.notices.some((one) => one.stage === stage && one.finishedAt !== null && !isReached(one));
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

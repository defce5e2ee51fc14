import type { Actor } from '../ledger/item.ts';
import type { Policy } from '../policy/schema.ts';
import { durationMs } from '../time/duration.ts';
import { type Instant, plusMs } from '../time/instant.ts';
import type { Refusal } from './command.ts';
import type { IncidentEvent } from './events.ts';
import type { CommandOf, Given, Outcome } from './given.ts';
import { findNotice, hasStarted, isStale, isUnapproved } from './notices.ts';
import { ladder, openPage } from './pages.ts';
import { hasRole, leadsOrHasRole } from './people.ts';
import { inTurn, play } from './play.ts';
import { refuse } from './refusal.ts';
import type { Notice } from './state.ts';
import { voidFollowers } from './void-approvals.ts';

type Approve = CommandOf<'approve'>;

/** Someone other than the author lets a text go to an audience, both named by their digests. SY-16. */
export function decideApprove(given: Given, command: Approve): Outcome {
  const notice = findNotice(given.state, command.notice);
  if (notice === undefined) return refuse('not-found', `There is no notice ${command.notice}.`);
  const refusal = mayNotApprove(given, notice) ?? notReady(given, notice) ?? otherContent(notice, command);
  if (refusal !== null || given.actor.kind !== 'person') return refusal ?? mustBePerson();
  const sendAt = plusMs(given.at, durationMs(given.policy.notices.hold));
  const { text, audience } = command;
  return [{ type: 'notice.approved', notice: notice.id, text, audience, by: given.actor.id, sendAt }];
}

/** The text is not good enough: the team is called to write another. */
export function decideReject(given: Given, command: CommandOf<'reject'>): Outcome {
  const notice = findNotice(given.state, command.notice);
  if (notice === undefined) return refuse('not-found', `There is no notice ${command.notice}.`);
  const { role } = given.policy.notices.approval;
  if (given.actor.kind !== 'person' || !hasRole(given.policy, given.actor, role)) return roleMissing(role);
  if (!isUnapproved(notice))
    return refuse('wrong-stage', `Notice ${notice.id} is ${notice.status}: nothing to reject.`);
  const rejected: IncidentEvent = {
    type: 'notice.rejected',
    notice: notice.id,
    by: given.actor.id,
    reason: command.reason,
  };
  return [rejected, openPage(play(given, [rejected]), 'rejected', null, rewriters(given, notice))];
}

/** An approved notice is taken back before it goes out. CX-12. */
export function decideCancel(given: Given, command: CommandOf<'cancel'>): Outcome {
  const notice = findNotice(given.state, command.notice);
  if (notice === undefined) return refuse('not-found', `There is no notice ${command.notice}.`);
  const { role } = given.policy.notices.approval;
  if (given.actor.kind !== 'person' || !leadsOrHasRole(given.policy, given.actor, role)) return roleMissing(role);
  if (hasStarted(notice)) return refuse('wrong-stage', `Notice ${notice.id} is on its way. Send a correction instead.`);
  if (notice.status !== 'approved') {
    return refuse(
      'wrong-stage',
      `Notice ${notice.id} is ${notice.status}. Only an approved one can be cancelled; reject it.`,
    );
  }
  const cancelled: IncidentEvent = { type: 'notice.cancelled', notice: notice.id, by: given.actor.id };
  return [cancelled, ...inTurn(play(given, [cancelled]), voidFollowers(notice))];
}

function mayNotApprove({ policy, actor, at }: Given, notice: Notice): Refusal | null {
  const { role } = policy.notices.approval;
  if (actor.kind !== 'person') return mustBePerson();
  if (notice.author === actor.id) {
    return refuse('same-person', `${actor.id} wrote this notice. Somebody else with the role ${role} must approve it.`);
  }
  if (hasRole(policy, actor, role)) return null;
  const from = deputyFrom(policy, actor, notice);
  if (from === null) return roleMissing(role);
  if (from <= at) return null;
  return refuse('not-allowed', `Deputies may decide about this notice from ${from}. Until then the role ${role} does.`);
}

/** From when on a deputy may approve: so long after the text was drafted; null for who is none. */
function deputyFrom(policy: Policy, actor: Actor, { draftedAt }: Notice): Instant | null {
  const own = (policy.notices.approval.deputies ?? []).filter(({ role }) => hasRole(policy, actor, role));
  return (
    own
      .map(({ after }) => plusMs(draftedAt, durationMs(after)))
      .toSorted()
      .at(0) ?? null
  );
}

function notReady({ state }: Given, notice: Notice): Refusal | null {
  if (!isUnapproved(notice)) return refuse('wrong-stage', `Notice ${notice.id} is ${notice.status} already.`);
  if (isStale(state, notice)) {
    return refuse(
      'not-ready',
      'The facts have changed since this text was drafted. Wait for the new draft, or write one.',
    );
  }
  if (notice.audience === null || notice.outdated) {
    return refuse('not-ready', 'The audience is not sealed yet. Try again in a moment.');
  }
  if (notice.audience.count === 0) {
    return refuse('not-ready', 'Nobody is in the audience. Import customers or widen the scope, or waive the duty.');
  }
  return outOfTurn(state.notices, notice);
}

/** Another notice went out since this one was drafted: its number, and what it says is new, are wrong. */
function outOfTurn(notices: readonly Notice[], notice: Notice): Refusal | null {
  const before = notices.filter((one) => hasStarted(one) || one.status === 'approved').length;
  if (notice.number === before + 1) return null;
  return refuse('not-ready', `Notice no. ${notice.number} has gone out meanwhile. Draft this one again.`);
}

function otherContent(notice: Notice, { text, audience }: Approve): Refusal | null {
  if (text !== notice.text.digest) {
    return refuse(
      'wrong-digest',
      `The text is ${notice.text.digest}, not ${text}. Read the notice again, then approve that.`,
    );
  }
  if (audience === notice.audience?.digest) return null;
  return refuse(
    'wrong-digest',
    `The audience is ${notice.audience?.digest}, not ${audience}. Look at it again, then approve that.`,
  );
}

function rewriters({ policy, at }: Given, { author }: Notice) {
  return author === null ? ladder(policy, at) : [{ person: author, at }, ...ladder(policy, at)];
}

function mustBePerson(): Refusal {
  return refuse('not-allowed', 'A person must decide about this.');
}

function roleMissing(role: string): Refusal {
  return refuse('not-allowed', `Only people with the role ${role} may decide about this notice.`);
}

import type { Actor } from '../../base/ledger/item.ts';
import { mustBePerson, type Refusal, refuse } from '../../base/refusal.ts';
import { capitalized, type Text } from '../../base/text.ts';
import { durationMs } from '../../base/time/duration.ts';
import { type Instant, plusMs } from '../../base/time/instant.ts';
import { spokenText } from '../../base/time/spoken.ts';
import { hasRole, leadsOrHasRole } from '../../policy/people.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Section } from '../../policy/shape/stages.ts';
import { noticeTitle } from '../../policy/stage-titles.ts';
import { roleTitle } from '../../policy/titles.ts';
import { type CommandOf, type DecideResult, type Given, reasonOf } from '../command/given.ts';
import { noSuchNotice } from '../command/refusal.ts';
import { inTurn, play } from '../evolve/play.ts';
import { sectionNames } from '../notice/lines/headings.ts';
import { unfinished } from '../notice/wording-warnings.ts';
import { supersedeFollowers } from '../owed/give-up-drafts.ts';
import { escalation, openPage } from '../paging/pages.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Notice } from '../record/state.ts';
import { contributors } from '../standing/contributions.ts';
import { findNotice, hasStarted, isOutOfTurn, isStale, isUnapproved, overtakenSections } from '../standing/notices.ts';
import { ownContribution } from '../standing/own-contribution.ts';
import { NOTICE_STATUS } from '../standing/status-words.ts';

type Approve = CommandOf<'approve'>;

/** Someone other than the author lets a text go to an audience, both named by their digests. SY-16. */
export function decideApprove(given: Given, command: Approve): DecideResult {
  const notice = findNotice(given.state, command.notice);
  if (notice === undefined) return noSuchNotice(command.notice);
  const refusal =
    mayNotApprove(given, notice) ?? notReady(given, notice) ?? notFinished(notice) ?? otherContent(notice, command);
  if (refusal !== null || given.actor.kind !== 'person') return refusal ?? mustBePerson();
  const sendAt = plusMs(given.at, durationMs(given.policy.notices.hold));
  const { text, audience } = command;
  const approved = { notice: notice.id, text, audience, by: given.actor.id, sendAt };
  return [{ type: 'notice.approved', ...approved, ...reasonOf(command) }];
}

/** Nothing goes out with a section that nobody wrote; the last report leaves nothing open either. FC-4. */
function notFinished(notice: Notice): Refusal | null {
  const [why] = unfinished(notice);
  return why === undefined ? null : refuse('not-ready', why);
}

/** The text is not good enough: the team is called to write another. */
export function decideReject(given: Given, command: CommandOf<'reject'>): DecideResult {
  const notice = findNotice(given.state, command.notice);
  if (notice === undefined) return noSuchNotice(command.notice);
  const { role } = given.policy.notices.approval;
  if (given.actor.kind !== 'person' || !hasRole(given.policy, given.actor, role))
    return roleMissing(given.policy, role);
  if (!isUnapproved(notice)) {
    return standsOtherwise(notice, {
      ja: '差し戻せるのは、承認前の通知だけです。',
      en: 'Only a notice that waits for approval can be rejected.',
    });
  }
  const rejected: IncidentEvent = {
    type: 'notice.rejected',
    notice: notice.id,
    by: given.actor.id,
    reason: command.reason,
  };
  const about = { notice: notice.id, by: given.actor.id, isReasonGiven: true };
  return [rejected, openPage(play(given, [rejected]), 'rejected', null, rewriters(given, notice), about)];
}

/** An approved notice is taken back before it goes out. CX-12. */
export function decideCancel(given: Given, command: CommandOf<'cancel'>): DecideResult {
  const notice = findNotice(given.state, command.notice);
  if (notice === undefined) return noSuchNotice(command.notice);
  const { role } = given.policy.notices.approval;
  if (given.actor.kind !== 'person' || !leadsOrHasRole(given.policy, given.actor, role))
    return roleMissing(given.policy, role);
  if (hasStarted(notice)) {
    return standsOtherwise(notice, {
      ja: '取りやめられません。訂正を送信してください。',
      en: 'It cannot be called back. Send a correction instead.',
    });
  }
  if (notice.status !== 'approved') {
    return standsOtherwise(notice, {
      ja: '取りやめられるのは、承認済みで未送信の通知だけです。承認前の通知は差し戻してください。',
      en: 'Only an approved notice can be called back. Reject one that waits for approval.',
    });
  }
  const cancelled: IncidentEvent = {
    type: 'notice.cancelled',
    notice: notice.id,
    by: given.actor.id,
    ...reasonOf(command),
  };
  return [cancelled, ...inTurn(play(given, [cancelled]), supersedeFollowers(notice))];
}

/**
 * Why somebody may not approve a notice now; null if they may. Deputies may in their time; nobody approves what they
 * themselves brought into it. SY-16.
 */
export function mayNotApprove(given: Given, notice: Notice): Refusal | null {
  const { policy, state, actor } = given;
  if (actor.kind !== 'person') return mustBePerson();
  const brought = contributors(policy, state, notice);
  const isOwn = brought.some(({ by }) => by === actor.id);
  const refusal = isOwn ? ownContribution(policy, actor.id, brought) : null;
  return notice.author === actor.id ? refusal : (lacksRole(given, notice) ?? refusal);
}

function lacksRole({ policy, actor, at }: Given, notice: Notice): Refusal | null {
  const { role } = policy.notices.approval;
  if (hasRole(policy, actor, role)) return null;
  const from = deputyFrom(policy, actor, notice);
  if (from === null) return roleMissing(policy, role);
  if (from <= at) return null;
  return tooEarly(policy, from, role);
}

function tooEarly(policy: Policy, from: Instant, role: string): Refusal {
  const [at, title] = [spokenText(from, policy.zone), roleTitle(policy, role)];
  return refuse('not-allowed', {
    ja: `代理の方がこの通知を承認できるのは${at.ja}からです。それまでは${title.ja}が承認してください。`,
    en: `Deputies may decide about this notice from ${at.en}. Until then the ${title.en} does.`,
  });
}

/** Names the notice and how it stands, then what follows from that. */
function standsOtherwise(notice: Notice, follows: Text): Refusal {
  const [title, status] = [noticeTitle(notice), NOTICE_STATUS[notice.status]];
  return refuse('wrong-stage', {
    ja: `${title.ja}は現在「${status.ja}」です。${follows.ja}`,
    en: `${capitalized(title.en)} is ${status.en}. ${follows.en}`,
  });
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

const STALE: Text = {
  ja: 'この文面の作成後に事実が変わりました。新しい案を待つか、文面を作成してください。',
  en: 'The facts have changed since this text was drafted. Wait for the new draft, or write one.',
};
const NOT_SEALED: Text = {
  ja: '宛先を確定しています。しばらくしてから、もう一度お試しください。',
  en: 'The recipients are still being put together. Try again in a moment.',
};
const NOBODY: Text = {
  ja: '宛先が1件もありません。お客様の一覧を取り込むか、通知の対象を広げるか、通知を実施しない理由を記録してください。',
  en: 'There are no recipients. Import customers or widen the scope, or waive the duty.',
};

function notReady({ state }: Given, notice: Notice): Refusal | null {
  if (!isUnapproved(notice)) {
    return standsOtherwise(notice, {
      ja: '承認できるのは、承認待ちの通知だけです。',
      en: 'Only a notice that waits for approval can be approved.',
    });
  }
  if (isStale(state, notice)) return refuse('not-ready', STALE);
  const overtaken = overtakenSections(state, notice);
  if (overtaken.length > 0) return partlyStale(notice, overtaken);
  if (notice.audience === null || notice.outdated) return refuse('not-ready', NOT_SEALED);
  if (notice.audience.count === 0) return refuse('not-ready', NOBODY);
  return isOutOfTurn(state, notice) ? outOfTurn(notice) : null;
}

/** The author's own words stand; what the system wrote beside them is of before. */
function partlyStale({ stage }: Notice, overtaken: readonly Section[]): Refusal {
  const names = sectionNames(overtaken, stage);
  return refuse('not-ready', {
    ja: `この文面の作成後に、事実または再発防止計画が変わりました。システムが記入した次の項目は、変更前の内容に基づいています：${names.ja}。この文面をもとに、案を作り直してください。`,
    en: `The facts or the prevention plan have changed since this text was written. These sections are the system’s, from before: ${names.en}. Draft it again: the form starts from this text.`,
  });
}

function outOfTurn({ number }: Notice): Refusal {
  return refuse('not-ready', {
    ja: `この案の作成後に、別の通知が第${number}報となりました。案を作り直してください。`,
    en: `Another notice has become no. ${number} meanwhile. Draft this one again.`,
  });
}

function otherContent(notice: Notice, { text, audience }: Approve): Refusal | null {
  if (text !== notice.text.digest) {
    return refuse('wrong-digest', {
      ja: '確認された文面は、現在の文面と異なります。通知をもう一度お読みになってから、承認してください。',
      en: `The text has changed since it was read (now ${notice.text.digest}). Read the notice again, then approve that.`,
    });
  }
  if (audience === notice.audience?.digest) return null;
  return refuse('wrong-digest', {
    ja: '確認された宛先は、現在の宛先と異なります。宛先をもう一度ご確認のうえ、承認してください。',
    en: `The recipients have changed since they were looked at (now ${notice.audience?.digest}). Look again, then approve that.`,
  });
}

function rewriters(given: Given, { author }: Notice) {
  return author === null ? escalation(given) : [{ person: author, at: given.at }, ...escalation(given)];
}

function roleMissing(policy: Policy, role: string): Refusal {
  const title = roleTitle(policy, role);
  return refuse('not-allowed', {
    ja: `この通知の承認や差し戻しができるのは、${title.ja}だけです。`,
    en: `Only people with the role ${title.en} may decide about this notice.`,
  });
}

import { sameJson } from '../../base/ledger/canonical.ts';
import { type Refusal, refuse } from '../../base/refusal.ts';
import { capitalized, type Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { noticeTitle } from '../../policy/stage-titles.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import { type CommandOf, type DecideResult, type Given, reasonOf } from '../command/given.ts';
import { noSuchNotice } from '../command/refusal.ts';
import { inTurn, play } from '../evolve/play.ts';
import { reconcileDuties } from '../owed/reconcile-duties.ts';
import { voidApproval } from '../owed/void-approvals.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { findNotice, hasStarted, isUnsent } from '../standing/notices.ts';
import { NOTICE_STATUS } from '../standing/status-words.ts';
import { AUDIENCE_CHANGED } from '../standing/void-reasons.ts';
import { leftBefore, outdateAudiences } from './outdated-audiences.ts';

const OUTDATED: Text = {
  ja: '宛先の確定中に、お客様の一覧または通知の対象が変わりました。宛先を確定し直してください。',
  en: 'The customers or the scope changed meanwhile. Put the recipients together again.',
};

function audienceStays(notice: Notice): Refusal {
  const [title, status] = [noticeTitle(notice), NOTICE_STATUS[notice.status]];
  return refuse('wrong-stage', {
    ja: `${title.ja}は現在「${status.ja}」のため、宛先を変更できません。`,
    en: `${capitalized(title.en)} is ${status.en}: its recipients cannot change any more.`,
  });
}

/** Who is concerned. Audiences sealed for what has not gone out yet are sealed again; customers who were not told are owed a notice. */
export function decideScope(given: Given, command: CommandOf<'scope'>): DecideResult {
  const { state } = given;
  const { audience, calls } = command;
  if (sameJson([audience, calls], [state.audience, state.calls])) return [];
  const contradicted = scopeContradicted(given.policy, { facts: state.facts, audience });
  if (contradicted !== null) return refuse('invalid', contradicted);
  const told = command.told ?? [];
  const event: IncidentEvent = {
    type: 'audience.scoped',
    audience,
    calls,
    ...(told.length > 0 && { told }),
    ...reasonOf(command),
  };
  const scoped: IncidentEvent[] = [event, ...outdateAudiences(given)];
  return [...scoped, ...reconcileDuties(play(given, scoped))];
}

/** Customers are named although none is affected, and no data of theirs; null if that is not so. */
export function scopeContradicted(
  policy: Policy,
  { facts, audience }: Pick<OpenIncident, 'facts' | 'audience'>,
): Text | null {
  const known = knownFacts(policy, facts);
  const isNobody = known['service.customers'] === 'none' && known['data.affected'] === 'none';
  return isNobody && audience !== 'all' ? NOBODY_NAMED : null;
}

const NOBODY_NAMED: Text = {
  ja: '影響を受けるお客様がいないと記録されている一方、対象のお客様が指定されています。対象を「すべてのお客様」に戻すか、影響を受けるお客様についての記録を訂正してください。',
  en: 'No customer is affected, yet the scope names some. Set the scope to all customers, or correct what is recorded of them.',
};

/** The customers changed: whether that changes an audience shows when it is sealed again. */
export function decideRecheck(given: Given): DecideResult {
  return outdateAudiences(given);
}

/** The frozen list of recipients of one notice. An approval given for another list falls. */
export function decideSeal(given: Given, command: CommandOf<'seal-audience'>): DecideResult {
  const { digest, count, seal, basedOn = given.state.seq, fallenOut } = command;
  const notice = findNotice(given.state, command.notice);
  if (notice === undefined) return noSuchNotice(command.notice);
  const isReview = hasStarted(notice) && notice.outdated;
  if (!isReview && !isUnsent(notice)) return audienceStays(notice);
  if (basedOn < notice.outdatedSeq) return refuse('not-ready', OUTDATED);
  if (isReview) return leftBefore(given, notice, fallenOut);
  if (notice.audience?.digest === digest && notice.audience.seal === seal && !notice.outdated) return [];
  const made = { digest, count, ...(seal !== undefined && { seal }), ...besideOf(command) };
  const sealed: IncidentEvent = { type: 'audience.sealed', notice: notice.id, ...made };
  if (notice.status !== 'approved' || notice.audience?.digest === digest) return [sealed];
  return [sealed, ...inTurn(play(given, [sealed]), voidApproval(notice, AUDIENCE_CHANGED))];
}

/** What goes on record beside the recipients, as far as there is anything. */
function besideOf({ imported, leftOut, ended, fallenOut, withoutAddress }: CommandOf<'seal-audience'>) {
  return {
    ...(imported && { imported }),
    ...(leftOut && { leftOut }),
    ...(ended && { ended }),
    ...(fallenOut && { fallenOut }),
    ...(withoutAddress && { withoutAddress }),
  };
}

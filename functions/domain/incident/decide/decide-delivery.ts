import { refuse } from '../../base/refusal.ts';
import type { ListedContracts } from '../../base/scope.ts';
import { capitalized, inBoth } from '../../base/text.ts';
import { spokenText } from '../../base/time/spoken.ts';
import type { DeliveryCounts } from '../../channels/delivery/counts.ts';
import type { DeliveryProof } from '../../channels/delivery/proof.ts';
import { requestNext } from '../../components/executions.ts';
import { isOwed } from '../../components/obligations/duties.ts';
import { isCalling } from '../../components/paging/escalation.ts';
import type { Stage } from '../../policy/shape/stages.ts';
import { noticeTitle } from '../../policy/stage-titles.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { noSuchNotice } from '../command/refusal.ts';
import { inTurn, play } from '../evolve/play.ts';
import { supersedeOvertaken } from '../owed/give-up-drafts.ts';
import { callAfterwards } from '../owed/late-calls.ts';
import { reconcileDuties } from '../owed/reconcile-duties.ts';
import { escalation, openPage } from '../paging/pages.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { NoticeStatus } from '../record/notice-status.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { findNotice } from '../standing/notices.ts';
import { NOTICE_STATUS } from '../standing/status-words.ts';

/** Which duty a notice of each stage meets. */
export const DUTY_OF_STAGE: Readonly<Record<Stage, string>> = {
  first: 'notice.first',
  'follow-up': 'notice.follow-up',
  correction: 'notice.follow-up',
  detailed: 'notice.detailed',
};

/** The approved notice starts to go out; its workflow is asked for in the same item. */
export function decideStart(given: Given, command: CommandOf<'start-delivery'>): DecideResult {
  return withNotice(given, command.notice, ['approved'], (notice) => {
    if (notice.outdated) {
      return refuse('not-ready', {
        ja: '宛先を確定し直しています。完了してから送信を開始できます。',
        en: 'The recipients are being put together again. Sending can start after that.',
      });
    }
    const sendAt = notice.approval?.sendAt ?? given.at;
    if (given.at < sendAt) {
      const { ja, en } = spokenText(sendAt, given.policy.zone);
      return refuse('not-ready', {
        ja: `この通知の送信は${ja}まで保留されています。`,
        en: `The notice is held until ${en}.`,
      });
    }
    const proven = command.seal === undefined ? {} : { proven: { seal: command.seal } };
    const started: IncidentEvent = { type: 'delivery.started', notice: notice.id, ...proven };
    const overtaken = inTurn(play(given, [started]), supersedeOvertaken(notice.id));
    return [started, requestNext(given.state, 'delivery', notice.id), ...overtaken];
  });
}

/** Nothing is sent for now: quota used up, or something wrong with the account. People are called, and not again while that call is under way. */
export function decidePause(given: Given, command: CommandOf<'pause-delivery'>): DecideResult {
  return withNotice(given, command.notice, ['delivering', 'paused'], (notice) => {
    const { why, until } = command;
    if (notice.pause?.why === why && notice.pause.until === until) return [];
    const paused: IncidentEvent = { type: 'delivery.paused', notice: notice.id, why, until };
    if (isCalling(given, 'paused')) return [paused];
    return [paused, openPage(play(given, [paused]), 'paused', null, escalation(given))];
  });
}

/** Sending goes on. */
export function decideResume(given: Given, command: CommandOf<'resume-delivery'>): DecideResult {
  return withNotice(given, command.notice, ['paused', 'delivering'], (notice) =>
    notice.status === 'paused' ? [{ type: 'delivery.resumed', notice: notice.id }] : [],
  );
}

/**
 * Every recipient has an outcome. What the notice does is met as of that moment, unless some were not reached: then once they
 * were called, or somebody decided about them. FC-6, FL-3.
 */
export function decideFinish(given: Given, command: CommandOf<'finish-delivery'>): DecideResult {
  return withNotice(given, command.notice, ['delivering', 'paused'], (notice) => {
    const { counts, finishedAt } = command;
    if (counts.pending > 0) {
      return refuse('not-ready', {
        ja: `未送信の宛先が${counts.pending}件残っています。`,
        en: `${counts.pending} ${counts.pending === 1 ? 'recipient is' : 'recipients are'} still pending.`,
      });
    }
    const recorded = command.recorded === undefined ? {} : { recorded: command.recorded };
    const finished: IncidentEvent = { type: 'delivery.finished', notice: notice.id, counts, finishedAt, ...recorded };
    const ended = [
      finished,
      ...unreachedBy(notice, withGone(given.state, notice, command.unreached ?? uncounted(counts))),
    ];
    return [...ended, ...reconcileDuties(play(given, ended))];
  });
}

/** Who sends names the key by which its outcomes are known; once. */
export function decideSender(given: Given, { notice, key }: CommandOf<'announce-sender'>): DecideResult {
  return withProof(given, notice, ({ senders }) =>
    senders.includes(key) ? [] : [{ type: 'delivery.sender', notice, key }],
  );
}

/** Outcomes of a sender: from here on nothing but news of the mail service may change them. */
export function decideOutcomes(given: Given, { notice, recorded }: CommandOf<'record-outcomes'>): DecideResult {
  return withProof(given, notice, () => [{ type: 'delivery.progressed', notice, recorded }]);
}

/** What the mail service told of mails. Whom it did not reach is another command. */
export function decideNews(given: Given, { notice, news }: CommandOf<'record-news'>): DecideResult {
  return withProof(given, notice, () => [{ type: 'delivery.told', notice, news }]);
}

/** Nothing is recorded of a delivery that an earlier release started. */
function withProof({ state }: Given, id: string, then: (proof: DeliveryProof) => IncidentEvent[]): DecideResult {
  const notice = findNotice(state, id);
  if (notice === undefined) return noSuchNotice(id);
  return notice.proof === null ? [] : then(notice.proof);
}

/** A mail that was taken came back, or never will arrive: its customer is to be told in another way. */
export function decideUnreached(given: Given, command: CommandOf<'record-unreached'>): DecideResult {
  const notice = findNotice(given.state, command.notice);
  if (notice === undefined) return noSuchNotice(command.notice);
  const news = unreachedBy(notice, { failed: listOf(command.contracts), unknown: NOBODY });
  if (news.length === 0) return [];
  const now = play(given, news);
  return [...news, ...(given.state.status === 'open' ? reconcileDuties(now) : callAfterwards(now))];
}

type UnreachedList = NonNullable<CommandOf<'finish-delivery'>['unreached']>;

const NOBODY: ListedContracts = { contracts: [], count: 0 };

/**
 * With the customers whom the scope names although they are out of contract, and, while those are to be told whose data the company
 * processes, whom it meant and who left since: they are to be told in another way.
 */
function withGone(state: OpenIncident, { audience }: Notice, { failed, unknown }: UnreachedList): UnreachedList {
  const ended = audience?.ended ?? [];
  const isTelling = state.duties.some((duty) => duty.kind === 'controller' && isOwed(duty));
  const left = (isTelling ? audience?.fallenOut : undefined) ?? NOBODY;
  const contracts = [...failed.contracts, ...ended, ...left.contracts];
  return { failed: { contracts, count: failed.count + ended.length + left.count }, unknown };
}

/** Those not told of before. */
export function unreachedBy(notice: Notice, { failed, unknown }: UnreachedList): IncidentEvent[] {
  const news = { failed: unlisted(notice, failed), unknown: unlisted(notice, unknown) };
  if (news.failed.count + news.unknown.count === 0) return [];
  return [{ type: 'recipients.unreached', notice: notice.id, ...news }];
}

function unlisted({ listed }: Notice, { contracts, count }: ListedContracts): ListedContracts {
  const news = contracts.filter((contract) => !listed.includes(contract));
  return { contracts: news, count: count - (contracts.length - news.length) };
}

function listOf(contracts: readonly string[]): ListedContracts {
  return { contracts, count: contracts.length };
}

/** How many they are, where nobody said who. */
function uncounted({ rejected, suppressed, unknown }: DeliveryCounts): UnreachedList {
  return { failed: { contracts: [], count: rejected + suppressed }, unknown: { contracts: [], count: unknown } };
}

function withNotice(
  { state }: Given,
  id: string,
  allowed: readonly NoticeStatus[],
  then: (notice: Notice) => DecideResult,
): DecideResult {
  const notice = findNotice(state, id);
  if (notice === undefined) return noSuchNotice(id);
  if (allowed.includes(notice.status)) return then(notice);
  const [title, status] = [noticeTitle(notice), NOTICE_STATUS[notice.status]];
  const wanted = inBoth((language) =>
    allowed.map((one) => NOTICE_STATUS[one][language]).join(language === 'ja' ? '」または「' : '” or “'),
  );
  return refuse('wrong-stage', {
    ja: `${title.ja}は現在「${status.ja}」です。「${wanted.ja}」のときだけ実行できます。`,
    en: `${capitalized(title.en)} is ${status.en}. This is possible only while it is “${wanted.en}”.`,
  });
}

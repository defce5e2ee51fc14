import type { DeliveryCounts } from '../../domain/channels/delivery/counts.ts';
import { pauseInWords } from '../../domain/channels/mail/pause-words.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import { NAMED_MAX, namedContracts } from '../../domain/register/left-out.ts';
import { personName, stageTitle } from './names.ts';
import {
  type EventOfTypes,
  noticeName,
  quoted,
  reasoned,
  type SentenceContext,
  say,
  sentencesBy,
  timeIn,
} from './say.ts';

const NOTICE_TOLD = [
  'notice.drafted',
  'notice.superseded',
  'notice.withdrawn',
  'audience.outdated',
  'audience.reviewed',
  'audience.sealed',
  'notice.approved',
  'notice.rejected',
  'approval.voided',
  'notice.cancelled',
  'delivery.started',
  'delivery.paused',
  'delivery.resumed',
  'recipients.unreached',
  'recipients.told',
  'delivery.finished',
] as const;

/** Notices from draft to last delivery. */
function noticeSentence(event: EventOfTypes<typeof NOTICE_TOLD>, telling: SentenceContext): string | null {
  const name = noticeName(telling, event.notice);
  switch (event.type) {
    case 'notice.drafted':
      return drafted(event, telling);
    case 'notice.superseded':
      return superseded(event, telling);
    case 'notice.withdrawn':
      return event.because === 'closed'
        ? say(
            telling,
            `インシデントの終了に伴い、${name}の案を取り下げました。`,
            `The draft of ${name} was withdrawn as the incident was closed.`,
          )
        : say(
            telling,
            `通知が不要になったため、${name}の案を取り下げました。`,
            `The draft of ${name} was withdrawn: it is no longer owed.`,
          );
    case 'audience.outdated':
      return say(telling, `${name}の宛先を確認し直します。`, `The recipients of ${name} are looked at again.`);
    case 'audience.reviewed':
      return reviewed(event, telling);
    case 'audience.sealed':
      return sealed(event, telling);
    case 'notice.approved': {
      const by = personName(telling.policy, event.by, telling.language);
      const why = reasoned(telling, event.reason);
      return say(telling, `${by}が${name}を承認しました。${why}`, `${by} approved ${name}${why}.`);
    }
    case 'notice.rejected': {
      const by = personName(telling.policy, event.by, telling.language);
      return say(
        telling,
        `${by}が${name}を差し戻しました。${reasoned(telling, event.reason)}`,
        `${by} rejected ${name}${quoted(telling, event.reason)}.`,
      );
    }
    default:
      return sendingSentence(event, telling);
  }
}

type ToldOfSending = Extract<
  EventOfTypes<typeof NOTICE_TOLD>,
  { type: `delivery.${string}` | `recipients.${string}` | 'approval.voided' | 'notice.cancelled' }
>;

function sendingSentence(event: ToldOfSending, telling: SentenceContext): string | null {
  const name = noticeName(telling, event.notice);
  switch (event.type) {
    case 'approval.voided':
      return say(
        telling,
        `${name}の承認は失効しました（${event.reason.ja}）。${reasoned(telling, event.why)}`,
        `The approval of ${name} lapsed: ${event.reason.en}${reasoned(telling, event.why)}.`,
      );
    case 'notice.cancelled': {
      const why = reasoned(telling, event.reason);
      return say(telling, `${name}の送信を取りやめました。${why}`, `The sending of ${name} was called off${why}.`);
    }
    case 'delivery.started':
      return say(telling, `${name}の送信を始めました。`, `Sending of ${name} began.`);
    case 'delivery.paused':
      return paused(event, telling);
    case 'delivery.resumed':
      return say(telling, `${name}の送信を再開しました。`, `Sending of ${name} goes on.`);
    case 'recipients.unreached': {
      const count = event.failed.count + event.unknown.count;
      return say(
        telling,
        `${name}が届いていない、または届いたか分からないお客様が${count}件あります。`,
        `${count} customers were not, or may not have been, reached by ${name}.`,
      );
    }
    case 'recipients.told': {
      const [count, how] = [event.contracts.length, reasoned(telling, event.evidence ?? undefined)];
      return say(
        telling,
        `${telling.actor}が、${name}の届いていないお客様${count}件への連絡を記録しました（${namedContracts(event.contracts.slice(0, NAMED_MAX), count).ja}）。${how}`,
        `${telling.actor} recorded that ${count} of the customers whom ${name} did not reach were told in another way (${namedContracts(event.contracts.slice(0, NAMED_MAX), count).en})${how}.`,
      );
    }
    case 'delivery.finished':
      return say(
        telling,
        `${name}の送信を終えました（${countsInWords(event.counts, telling)}）。`,
        `Sending of ${name} ended: ${countsInWords(event.counts, telling)}.`,
      );
  }
}

function sealed(event: Extract<IncidentEvent, { type: 'audience.sealed' }>, telling: SentenceContext): string {
  const [name, gone] = [noticeName(telling, event.notice), event.leftOut?.count ?? 0];
  return say(
    telling,
    `${name}の宛先を${event.count}件で確定しました。${gone === 0 ? '' : `これまでの通知の宛先だった${gone}件は、含まれていません。`}`,
    `Audience of ${name} frozen: ${event.count} recipients.${gone === 0 ? '' : ` It leaves out ${gone} whom an earlier notice was for.`}`,
  );
}

function reviewed(event: Extract<IncidentEvent, { type: 'audience.reviewed' }>, telling: SentenceContext): string {
  const [name, left] = [noticeName(telling, event.notice), event.fallenOut];
  if (left === undefined) {
    return say(
      telling,
      `${name}の対象であったお客様のうち、送信前に契約が終了した方などがいないことを確認しました。`,
      `No customer had left before ${name} went out.`,
    );
  }
  const { ja, en } = namedContracts(left.contracts.slice(0, NAMED_MAX), left.count);
  return say(
    telling,
    `${name}の対象であったものの、契約の終了などにより送信していないお客様が${left.count}件（契約番号：${ja}）あることを確認しました。`,
    `Customers who were in the scope of ${name} and to whom it was not sent, as they had left: ${left.count} (${en}).`,
  );
}

function superseded(event: Extract<IncidentEvent, { type: 'notice.superseded' }>, telling: SentenceContext): string {
  const [name, other] = [noticeName(telling, event.notice), noticeName(telling, event.by)];
  switch (event.because) {
    case 'sent':
      return say(
        telling,
        `${other}を先に送信したため、${name}の案は送信しないこととなりました。`,
        `The draft of ${name} was superseded: ${other} went out first.`,
      );
    case 'called-back':
      return say(
        telling,
        `${other}の送信を取りやめたため、${name}の案は送信しないこととなりました。`,
        `The draft of ${name} was superseded: ${other} was called back.`,
      );
    default:
      return say(
        telling,
        `${name}の案は、新しい案に置き換えられました。`,
        `The draft of ${name} was replaced by a newer one.`,
      );
  }
}

function drafted(event: Extract<IncidentEvent, { type: 'notice.drafted' }>, telling: SentenceContext): string {
  const stage = stageTitle(event.stage, telling.language);
  if (event.author === null) {
    return say(telling, `${stage}の案をシステムが作成しました。`, `The system drafted a ${stage}.`);
  }
  const name = personName(telling.policy, event.author, telling.language);
  return say(telling, `${name}が${stage}の案を作成しました。`, `${name} drafted a ${stage}.`);
}

function paused(event: Extract<IncidentEvent, { type: 'delivery.paused' }>, telling: SentenceContext): string {
  const until = event.until === null ? '' : timeIn(telling, event.until);
  const [name, why] = [noticeName(telling, event.notice), pauseInWords(event.why)];
  return say(
    telling,
    `${name}の送信を中断しました（${why.ja}）。${until === '' ? '' : `${until}に再開予定です。`}`,
    `Sending of ${name} paused (${why.en})${until === '' ? '' : `, to go on ${until}`}.`,
  );
}

/** `1000 of 1000 sent, 2 unknown`. */
export function countsInWords(counts: DeliveryCounts, telling: Pick<SentenceContext, 'language'>): string {
  const parts: (readonly [number, string, string])[] = [
    [counts.rejected, '送信不可（宛先なし・拒否）', 'not mailed (no address, or refused)'],
    [counts.suppressed, '配信抑止', 'suppressed'],
    [counts.unknown, '結果不明', 'unknown'],
    [counts.pending, '未送信', 'pending'],
  ];
  const others = parts
    .filter(([count]) => count > 0)
    .map(([count, ja, en]) => say(telling, `${ja} ${count}件`, `${count} ${en}`));
  const sent = say(telling, `${counts.audience}件中 ${counts.sent}件送信`, `${counts.sent} of ${counts.audience} sent`);
  return [sent, ...others].join(say(telling, '、', ', '));
}

export const NOTICE_SENTENCES = sentencesBy(NOTICE_TOLD, noticeSentence);

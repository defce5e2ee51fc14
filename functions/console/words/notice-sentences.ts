import type { DeliveryCounts, IncidentEvent } from '../../domain/incident/events.ts';
import { personName, stageTitle } from './names.ts';
import { quoted, say, shortTime } from './say.ts';
import type { Telling } from './timeline.ts';

type NoticeEvent = Extract<IncidentEvent, { notice: string }>;

/** Notices from draft to last delivery. */
export function noticeSentence(event: IncidentEvent, telling: Telling): string | null {
  if (!('notice' in event)) return null;
  return writingSentence(event, telling) ?? sendingSentence(event, telling);
}

function writingSentence(event: NoticeEvent, telling: Telling): string | null {
  const id = event.notice;
  switch (event.type) {
    case 'notice.drafted':
      return drafted(event, telling);
    case 'notice.superseded':
      return say(
        telling,
        `通知案 ${id} は ${event.by} に置き換えられました。`,
        `Draft ${id} was replaced by ${event.by}.`,
      );
    case 'audience.outdated':
      return say(telling, `通知 ${id} の宛先を確認し直します。`, `The recipients of ${id} are looked at again.`);
    case 'audience.sealed':
      return say(
        telling,
        `通知 ${id} の宛先を${event.count}件で確定しました。`,
        `Audience of ${id} frozen: ${event.count} recipients.`,
      );
    case 'notice.approved': {
      const name = personName(telling.policy, event.by, telling.language);
      return say(telling, `${name}が通知 ${id} を承認しました。`, `${name} approved notice ${id}.`);
    }
    case 'notice.rejected': {
      const name = personName(telling.policy, event.by, telling.language);
      return say(
        telling,
        `${name}が通知 ${id} を差し戻しました。理由${quoted(telling, event.reason)}`,
        `${name} rejected notice ${id}${quoted(telling, event.reason)}.`,
      );
    }
    default:
      return null;
  }
}

function sendingSentence(event: NoticeEvent, telling: Telling): string | null {
  const id = event.notice;
  switch (event.type) {
    case 'approval.voided':
      return say(
        telling,
        `通知 ${id} の承認は無効になりました（${event.reason.ja}）。`,
        `The approval of ${id} is void: ${event.reason.en}.`,
      );
    case 'notice.cancelled':
      return say(telling, `通知 ${id} の送信を取りやめました。`, `Notice ${id} was called back before sending.`);
    case 'delivery.started':
      return say(telling, `通知 ${id} の送信を始めました。`, `Sending of ${id} began.`);
    case 'delivery.paused':
      return paused(event, telling);
    case 'delivery.resumed':
      return say(telling, `通知 ${id} の送信を再開しました。`, `Sending of ${id} goes on.`);
    case 'recipients.unreached': {
      const count = event.failed.count + event.unknown.count;
      return say(
        telling,
        `通知 ${id} が届いていない、または届いたか分からないお客様が${count}件あります。`,
        `${id} did not reach, or may not have reached, ${count} customers.`,
      );
    }
    case 'delivery.finished':
      return say(
        telling,
        `通知 ${id} の送信を終えました（${countsInWords(event.counts, telling)}）。`,
        `Sending of ${id} ended: ${countsInWords(event.counts, telling)}.`,
      );
    default:
      return null;
  }
}

function drafted(event: Extract<IncidentEvent, { type: 'notice.drafted' }>, telling: Telling): string {
  const stage = stageTitle(event.stage, telling.language);
  if (event.author === null) {
    return say(telling, `${stage}の案をシステムが作成しました。`, `The system drafted a ${stage}.`);
  }
  const name = personName(telling.policy, event.author, telling.language);
  return say(telling, `${name}が${stage}の案を作成しました。`, `${name} drafted a ${stage}.`);
}

function paused(event: Extract<IncidentEvent, { type: 'delivery.paused' }>, telling: Telling): string {
  const until = event.until === null ? '' : shortTime(event.until, telling.policy.zone);
  return say(
    telling,
    `通知 ${event.notice} の送信を中断しました（${event.why}）。${until === '' ? '' : `${until}に再開予定です。`}`,
    `Sending of ${event.notice} paused (${event.why})${until === '' ? '' : `, to go on ${until}`}.`,
  );
}

/** `1000 of 1000 sent, 2 unknown`. */
export function countsInWords(counts: DeliveryCounts, telling: Pick<Telling, 'language'>): string {
  const parts: (readonly [number, string, string])[] = [
    [counts.rejected, '拒否', 'rejected'],
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

import type { Text } from '../../base/text.ts';
import { noticeTitle } from '../../policy/stage-titles.ts';
import type { WithdrawnBecause } from '../record/event-parts.ts';
import type { NoticeStatus } from '../record/notice-status.ts';
import type { IncidentPage } from '../record/page.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { hasStarted } from './notices.ts';

export const NOTICE_STATUS: Readonly<Record<NoticeStatus, Text>> = {
  drafted: { ja: '宛先を確定中', en: 'recipients being put together' },
  sealed: { ja: '承認待ち', en: 'waiting for approval' },
  approved: { ja: '承認済み・送信待ち', en: 'approved, about to be sent' },
  delivering: { ja: '送信中', en: 'being sent' },
  paused: { ja: '送信を中断中', en: 'sending paused' },
  delivered: { ja: '送信済み', en: 'sent' },
  rejected: { ja: '差し戻し', en: 'rejected' },
  superseded: { ja: '新しい案に置き換え', en: 'replaced by a newer draft' },
  withdrawn: { ja: '取り下げ', en: 'withdrawn' },
  cancelled: { ja: '送信取りやめ', en: 'called back' },
};

const WITHDRAWN: Readonly<Record<WithdrawnBecause, Text>> = {
  closed: { ja: '取り下げ（インシデントの終了）', en: 'withdrawn: the incident was closed' },
  'not-owed': { ja: '取り下げ（通知が不要になったため）', en: 'withdrawn: no longer owed' },
};

/** How a notice stands, and of one that will never be sent what took its place, or why it was given up. */
export function noticeStands({ notices }: Pick<OpenIncident, 'notices'>, notice: Notice): Text {
  if (notice.withdrawn !== null) return WITHDRAWN[notice.withdrawn];
  const by = notices.find(({ id }) => id === notice.supersededBy);
  if (by === undefined || by.stage === notice.stage) return NOTICE_STATUS[notice.status];
  const title = noticeTitle(by);
  return hasStarted(by)
    ? { ja: `送信せず（${title.ja}を先に送信）`, en: `superseded: ${title.en} went out first` }
    : { ja: `送信せず（${title.ja}の取りやめによる）`, en: `superseded: ${title.en} was called back` };
}

/** What was decided about a plan or an exception. */
export const DECISION: Readonly<Record<'waiting' | 'approved' | 'rejected', Text>> = {
  waiting: { ja: '承認待ち', en: 'waiting for a decision' },
  approved: { ja: '承認済み', en: 'approved' },
  rejected: { ja: '差し戻し', en: 'rejected' },
};

/** How one person of a page was called. */
export const STEP_STATUS: Readonly<Record<IncidentPage['steps'][number]['status'], Text>> = {
  waiting: { ja: '呼出予定', en: 'to be called' },
  calling: { ja: '呼出中', en: 'being called' },
  called: { ja: '呼出済み', en: 'called' },
  failed: { ja: '呼出失敗', en: 'call failed' },
  unreachable: { ja: '呼出が届かない', en: 'not reached: no confirmed subscription that lets the page through' },
};

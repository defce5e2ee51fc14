import { listed, quoted, type Text } from '../../base/text.ts';
import { findDuty } from '../../components/obligations/duties.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { noticeTitle } from '../../policy/stage-titles.ts';
import { personName } from '../../policy/titles.ts';
import { dutyTitle } from '../../rules/deadline/title.ts';
import type { IncidentPage, PageWhy } from '../record/page.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { recordedName } from '../situation/concern.ts';
import { findNotice } from '../standing/notices.ts';
import { TIME_NAMES } from '../standing/times.ts';
import { askedOf } from './taken-back.ts';

/** One line of what a page is about. */
export interface AboutRow {
  readonly label: Text;
  readonly text: Text;
}

/** What a page is about, beside its reason and its duty: which notice, who did what, which facts, and which duties ended by it. */
export function aboutRows(policy: Policy, state: OpenIncident, { why, about }: IncidentPage): AboutRow[] {
  const { notice: id, by } = about;
  const notice = id === undefined ? undefined : findNotice(state, id);
  const { facts = [], times = [], outages = [], ended = [] } = about;
  const stated = [
    ...facts.map((name) => askedOf(policy, name)),
    ...times.map((name) => TIME_NAMES[name]),
    ...outages.map((name) => outageOf(recordedName(policy, name))),
  ];
  const duties = ended.flatMap((one) => findDuty(state, one) ?? []).map((duty) => quoted(dutyTitle(policy, duty.id)));
  return [
    ...(notice === undefined
      ? []
      : [why === 'fired-again' ? onItsWay(notice) : { label: NOTICE, text: noticeTitle(notice) }]),
    ...(stated.length === 0 ? [] : [{ label: why === 'differs' ? DIFFERING : TAKEN, text: listed(stated) }]),
    ...(duties.length === 0 ? [] : [{ label: why === 'waived' ? NOT_DONE : ENDED, text: listed(duties) }]),
    ...(by === undefined ? [] : [{ label: ACTED[why] ?? BY, text: personName(policy, by) }]),
    ...(notice?.fell && why === 'approval-fell' ? [{ label: REASON, text: notice.fell.reason }] : []),
  ];
}

/** What customers are being told is no longer so. */
function onItsWay(notice: Notice): AboutRow {
  const { ja, en } = noticeTitle(notice);
  const text = {
    ja: `${ja}（送信は最後まで続きます。続報でのお知らせをご検討ください）`,
    en: `${en} (its delivery goes on to the end; consider telling customers in a follow-up)`,
  };
  return { label: TELLS_RESTORED, text };
}

function outageOf({ ja, en }: Text): Text {
  return { ja: `「${ja}」の停止の記録`, en: `the outage of ${en}` };
}

/** A reason in somebody's own words may name people or customers: mails say where it is, and the screen has it. */
export function statedReason({ about }: IncidentPage): AboutRow[] {
  return about.isReasonGiven === true ? [{ label: STATED_REASON, text: ON_SCREEN }] : [];
}

const NOTICE: Text = { ja: 'お客様への通知', en: 'Customer notice' };
const TELLS_RESTORED: Text = {
  ja: '復旧をお知らせしている送信中の通知',
  en: 'Notice on its way that tells of the restoration',
};
const TAKEN: Text = { ja: '取り消された、または改められた内容', en: 'Taken back or made milder' };
const DIFFERING: Text = { ja: '異なっている事実', en: 'Facts that differ' };
const ENDED: Text = { ja: '不要となった対応', en: 'No longer owed' };
const NOT_DONE: Text = { ja: '「実施しない」とされた対応', en: 'Recorded as not to be done' };
const BY: Text = { ja: '記録した方', en: 'Recorded by' };
const ACTED: Readonly<Partial<Record<PageWhy, Text>>> = {
  rejected: { ja: '差し戻した方', en: 'Rejected by' },
  'approval-fell': { ja: '差し替えた方', en: 'Replaced by' },
};
const REASON: Text = { ja: '失効の理由', en: 'Why it lapsed' };
const STATED_REASON: Text = { ja: '記録された理由', en: 'Stated reason' };
const ON_SCREEN: Text = { ja: '画面でご確認ください', en: 'shown on the screen' };

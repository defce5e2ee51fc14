import { listed, type Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import { findDuty, isOwed } from '../../components/obligations/duties.ts';
import type { ReportItem } from '../../policy/shape/reports.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { REPORT_ITEM } from '../../rules/authority/item-titles.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import { dutyTitle } from '../../rules/deadline/title.ts';
import type { Given } from '../command/given.ts';
import { play } from '../evolve/play.ts';
import { isToldInFull, unstated } from '../owed/done-by-notice.ts';
import { duties } from '../owed/reconcile-duties.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { isUnsent } from '../standing/notices.ts';

/** What follows once a notice that has not gone out yet has reached everybody, as things stand. */
export interface EffectsOfSending {
  /** Duties that it meets. */
  readonly meets: readonly Duty[];
  /** Duties that are not owed any more then: filings that the telling of the controllers replaces. */
  readonly voids: readonly Duty[];
  /** The items of a legal telling that it states. */
  readonly states: readonly ReportItem[];
  /** The items that it states in part: the rest was open when it was drafted. */
  readonly open: readonly ReportItem[];
  /** The items for want of which the telling of the controllers stays owed. */
  readonly lacks: readonly ReportItem[];
}

/** The effects of sending, for the person who approves it; null for a notice that is on its way, was sent, or was given up. */
export function effectsOfSending(
  policy: Policy,
  state: OpenIncident,
  notice: Notice,
  at: Instant,
): EffectsOfSending | null {
  if (!isUnsent(notice) || state.status !== 'open') return null;
  const given: Given = { policy, state, actor: { kind: 'system', name: 'preview' }, at };
  const sent = play(given, delivered(notice, at));
  const events = duties(sent);
  const met = events.flatMap((event) => (event.type === 'duty.met' && event.by === notice.id ? [event.duty] : []));
  const isTelling = state.duties.some((duty) => duty.kind === 'controller' && isOwed(duty) && !met.includes(duty.id));
  return {
    meets: dutiesOf(state, met),
    voids: dutiesOf(
      state,
      events.flatMap((event) => (event.type === 'duty.voided' ? [event.duty] : [])),
    ),
    states: notice.tells.items.filter((item) => isSettled(policy, notice, item)),
    open: notice.tells.items.filter((item) => !isSettled(policy, notice, item)),
    lacks: isTelling ? unstated(policy, state, notice) : [],
  };
}

/**
 * A person may have worded in full which data it was, without stating the sets as a fact. A stage without a section for the data tells
 * it with the impact.
 */
function isSettled(policy: Policy, { stage, tells, wording }: Notice, item: ReportItem): boolean {
  if (isToldInFull(tells, item)) return true;
  if (item !== 'data-items' || wording === null) return false;
  const section = policy.notices.stages[stage]?.sections.includes('data') ? 'data' : 'impact';
  return wording.written.includes(section) && ![...wording.open, ...wording.oneLanguage].includes(section);
}

function delivered({ id, audience }: Notice, at: Instant): IncidentEvent[] {
  const count = audience?.count ?? 0;
  const counts = { audience: count, sent: count, rejected: 0, suppressed: 0, unknown: 0, pending: 0 };
  return [
    { type: 'delivery.started', notice: id },
    { type: 'delivery.finished', notice: id, counts, finishedAt: at },
  ];
}

function dutiesOf(state: OpenIncident, ids: readonly string[]): Duty[] {
  return ids.flatMap((id) => findDuty(state, id) ?? []);
}

/** The same in sentences. Empty: sending it completes nothing that is owed. */
export function effectsInWords(
  policy: Policy,
  { meets, voids, states, open, lacks }: EffectsOfSending,
): readonly Text[] {
  return [
    ...(meets.length > 0 ? [meetsInWords(listed(meets.map((duty) => dutyTitle(policy, duty.id))))] : []),
    ...(states.length > 0 ? [statesInWords(itemNames(states))] : []),
    ...(open.length > 0 ? [openInWords(itemNames(open))] : []),
    ...(voids.length > 0 ? [voidsInWords(listed(voids.map((duty) => dutyTitle(policy, duty.id))))] : []),
    ...(lacks.length > 0 ? [lacksInWords(itemNames(lacks))] : []),
  ];
}

function itemNames(items: readonly ReportItem[]): Text {
  return listed(items.map((item) => REPORT_ITEM[item]));
}

function meetsInWords({ ja, en }: Text): Text {
  return {
    ja: `この通知がすべての宛先に届くと、次の対応事項が完了となります：${ja}。`,
    en: `When this notice has reached all recipients, these duties are met: ${en}.`,
  };
}

function statesInWords({ ja, en }: Text): Text {
  return {
    ja: `この通知には、法令で通知が求められる次の事項が記載されています：${ja}。`,
    en: `The notice states these items required by law: ${en}.`,
  };
}

function openInWords({ ja, en }: Text): Text {
  return {
    ja: `次の事項は、判明している範囲での記載です（未確定の内容があります）：${ja}。`,
    en: `It states these items as far as they are known; part of them is open: ${en}.`,
  };
}

function voidsInWords({ ja, en }: Text): Text {
  return {
    ja: `完了に伴い、次の対応事項は不要となります：${ja}。`,
    en: `These duties are then no longer owed: ${en}.`,
  };
}

function lacksInWords({ ja, en }: Text): Text {
  return {
    ja: `この通知では、委託元への通知は完了しません。記載のない事項：${ja}。`,
    en: `It does not complete the legal notification of the data controllers. Items not stated: ${en}.`,
  };
}

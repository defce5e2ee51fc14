import type { ContentRef } from '../../../base/ledger/content.ts';
import { type Refusal, refuse } from '../../../base/refusal.ts';
import { listed, quoted } from '../../../base/text.ts';
import { nameOf } from '../../../policy/people.ts';
import { REPORT_ITEMS, type ReportItem } from '../../../policy/shape/reports.ts';
import type { PolicyReport } from '../../../policy/shape/schema.ts';
import { REPORT_ITEM } from '../../../rules/authority/item-titles.ts';
import { TELLINGS } from '../../../rules/authority/legal-kinds.ts';
import type { Duty } from '../../../rules/deadline/duty.ts';
import { dutyTitle } from '../../../rules/deadline/title.ts';
import { statutesOf } from '../../../rules/law/statutes.ts';
import type { Given } from '../../command/given.ts';
import type { ReportContent } from '../../command/response-commands.ts';
import { knownItems } from '../../owed/tells.ts';
import type { ItemState, ResponseEvent } from '../../record/response-events.ts';
import type { ReportMade } from '../../record/response-state.ts';

/** The report of the policy that a duty asks for; undefined for other duties. */
export function reportOf({ policy }: Pick<Given, 'policy'>, kind: string): PolicyReport | undefined {
  return policy.reports.find((report) => report.kind === kind);
}

/** Why a report may not be recorded with this content; null if it may. A full report leaves no item open. */
export function reportRefusal(
  { policy, state }: Given,
  report: PolicyReport,
  content: ReportContent | null,
): Refusal | null {
  const { plan } = state.response;
  const title = dutyTitle(policy, report.kind);
  if (report.withPlan === true && (plan === null || plan.decision === 'rejected')) {
    return refuse('not-ready', {
      ja: `「${title.ja}」には再発防止計画を添えます。先に計画を作成してください。`,
      en: `“${title.en}” goes together with the prevention plan: write the plan first.`,
    });
  }
  if (!isFullReport(report)) return null;
  const items = itemsOf(report, content);
  const isSkipped = (item: ReportItem) => items[item] === 'not-applicable' && NEVER_SKIPPED.includes(item);
  const open = REPORT_ITEMS.filter((item) => items[item] === 'under-investigation' || isSkipped(item));
  if (open.length === 0) return null;
  const left = listed(open.map((item) => quoted(REPORT_ITEM[item])));
  return refuse('not-ready', {
    ja: `「${title.ja}」は、すべての項目の記入が必要です。未記入の項目：${left.ja}。該当しない項目は「該当しない」としてください。`,
    en: `“${title.en}” must say every item. Still open: ${left.en}. Write each, or mark it as not applicable.`,
  });
}

/** What happened and which data: no report of the law is without them. */
const NEVER_SKIPPED: readonly ReportItem[] = ['outline', 'data-items'];

/** Whether it must say every item, or that it does not apply. */
export function isFullReport(report: PolicyReport): boolean {
  return statutesOf(report).some(({ allItems }) => allItems === true);
}

/** The items that this report says in words as things stand: none of them may be marked as open or as not applicable. */
export function itemsToSay(
  { policy, state }: Pick<Given, 'policy' | 'state'>,
  report: PolicyReport,
): readonly ReportItem[] {
  if (isFullReport(report)) return NEVER_SKIPPED;
  if (!TELLINGS.includes(report.kind)) return [];
  const asked = statutesOf(report).flatMap(({ content }) => content);
  const known = knownItems(policy, state);
  return REPORT_ITEMS.filter((item) => asked.includes(item) && (NEVER_SKIPPED.includes(item) || known.includes(item)));
}

/**
 * Why this is not enough: a report is done by what was said, so it is put on record with evidence, a number or the items. A
 * telling that the law asks for, which other reports are void after, is put on record by the items that were told.
 */
export function bareRefusal(
  given: Given,
  report: PolicyReport,
  evidence: ContentRef | null,
  content: ReportContent | null,
): Refusal | null {
  const items = Object.entries(content?.items ?? {});
  const isTelling = TELLINGS.includes(report.kind);
  const isBare = evidence === null && (content?.text ?? null) === null && (content?.reference ?? null) === null;
  if (isBare && items.length === 0) {
    const title = dutyTitle(given.policy, report.kind);
    return refuse('invalid', {
      ja: `「${title.ja}」を完了とするには、${isTelling ? '伝えた内容' : '報告した内容、受付番号、または証跡'}を記録してください。`,
      en: `Put on record what was said for “${title.en}”: its items${isTelling ? '' : ', a reference, or evidence'}.`,
    });
  }
  return isTelling ? untold(given, report, content) : null;
}

/** A telling states at least what happened and which data, and all else that is known when it is recorded. PPC rules, art. 9. */
function untold({ policy, state }: Given, report: PolicyReport, content: ReportContent | null): Refusal | null {
  const left = itemsToSay({ policy, state }, report).filter((item) => content?.items[item] !== 'known');
  if (left.length === 0) return null;
  const [title, named] = [dutyTitle(policy, report.kind), listed(left.map((item) => quoted(REPORT_ITEM[item])))];
  return refuse('invalid', {
    ja: `「${title.ja}」は、伝えた内容を項目ごとに記録してください。次の項目の記録がありません：${named.ja}。`,
    en: `Put on record, item by item, what was told for “${title.en}”. Missing: ${named.en}.`,
  });
}

/** What was reported for a duty, corrections too, oldest first. Earlier releases reported for the first of a kind. */
export function reportsFor<Made extends Pick<ReportMade, 'report' | 'duty'>>(
  reports: readonly Made[],
  duty: Pick<Duty, 'id'>,
): Made[] {
  return reports.filter((made) => (made.duty ?? made.report) === duty.id);
}

/** The report as it was made: each has the next number, and the earlier ones stay on record. */
export function reportMade(
  { state, actor }: Given,
  duty: Duty,
  report: PolicyReport,
  content: ReportContent | null,
): ResponseEvent {
  const { reports } = state.response;
  return {
    type: 'report.made',
    report: report.kind,
    duty: duty.id,
    number: reports.filter((made) => made.report === report.kind).length + 1,
    corrections: duty.metAt === null ? 0 : reportsFor(reports, duty).length,
    recipient: report.to,
    reference: content?.reference ?? null,
    items: itemsOf(report, content),
    text: content?.text ?? null,
    by: nameOf(actor),
  };
}

/** What is asked for and not written is under investigation; what is written beyond is kept as well. */
function itemsOf(
  report: PolicyReport,
  content: ReportContent | null,
): Readonly<Partial<Record<ReportItem, ItemState>>> {
  const given = content?.items ?? {};
  const asked = statutesOf(report).flatMap(({ content: items }) => items);
  const named = REPORT_ITEMS.filter((item) => asked.includes(item) || given[item] !== undefined);
  return Object.fromEntries(named.map((item) => [item, given[item] ?? 'under-investigation']));
}

import type { Language, Text } from '../../domain/base/text.ts';
import { isFullReport, reportsFor } from '../../domain/incident/decide/response/decide-report.ts';
import type { ReportMade } from '../../domain/incident/record/response-state.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import { REPORT_ITEMS, type ReportItem } from '../../domain/policy/shape/reports.ts';
import type { Policy, PolicyReport } from '../../domain/policy/shape/schema.ts';
import { PRINCIPALS } from '../../domain/rules/authority/legal-kinds.ts';
import type { Duty } from '../../domain/rules/deadline/duty.ts';
import { statutesOf } from '../../domain/rules/law/statutes.ts';
import { prefilledItems } from '../../domain/views/prefilled-items.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { type FiledText, readFiled } from './filed-text.ts';

/** A filing that was recorded, with what it said; null where that was erased. */
export interface FilingShown {
  readonly made: ReportMade;
  readonly said: FiledText | null;
}

/** What an item of a filing's form begins with. */
export interface ItemStart {
  /** In the words that were filed before, or by recorded facts in each language. */
  readonly text: string | Text;
  readonly isNotApplicable: boolean;
  /** The earlier report whose words or mark these are; null for its own, for recorded facts, and for an empty box. */
  readonly carriedFrom: ReportMade | null;
  /** How the earlier report put it, where its words are not carried over because they only said that it was open. */
  readonly wasOpenIn: ReportMade | null;
  /** What recorded facts say, where that is not what stands in the box. */
  readonly facts: Text | null;
}

export interface Filings {
  /** Of this report so far, oldest first. */
  readonly filed: readonly FilingShown[];
  /** What was said before it: for this report when it was owed last, or to the same recipient. */
  readonly earlier: FilingShown | null;
  /** What was recorded last of telling the persons themselves. */
  readonly persons: FilingShown | null;
}

/**
 * The newest report that the same recipient already got before this one: its full report begins with what the prompt one said.
 * PPC rules, art. 8(2).
 */
function reportBefore(policy: Policy, { response }: OpenIncident, report: PolicyReport): ReportMade | null {
  const before = response.reports.findLast(({ report: kind, recipient }) => {
    const other = policy.reports.find((one) => one.kind === kind);
    return recipient === report.to && kind !== report.kind && other !== undefined && !isFullReport(other);
  });
  return before ?? null;
}

/** What an item's box begins with: what was filed last, else what the report before it said, else what recorded facts answer. */
export function itemStart(
  policy: Policy,
  state: OpenIncident,
  report: PolicyReport,
  { filed, earlier, persons }: Filings,
  item: ReportItem,
): ItemStart {
  const facts = prefilledItems(policy, state, report.kind, persons?.said?.evidence ?? null)[item] ?? null;
  const own = filed.at(-1);
  if (own !== undefined) return { ...started(own, item), carriedFrom: null, wasOpenIn: null, facts };
  const stood = earlier?.made.items[item];
  if (earlier === null || stood === undefined) return { ...BLANK, text: facts ?? '' };
  const carried = started(earlier, item);
  if (stood === 'under-investigation' || (carried.text === '' && !carried.isNotApplicable)) {
    return { ...BLANK, text: facts ?? '', wasOpenIn: stood === 'under-investigation' ? earlier.made : null };
  }
  return { ...carried, carriedFrom: earlier.made, wasOpenIn: null, facts };
}

const BLANK = { isNotApplicable: false, carriedFrom: null, wasOpenIn: null, facts: null } as const;

function started({ made, said }: FilingShown, item: ReportItem) {
  return { text: said?.items[item] ?? '', isNotApplicable: made.items[item] === 'not-applicable' };
}

/** What an item of a filing said: its words, the mark, or nothing; null where its text was erased. */
export function filedOf({ made, said }: FilingShown, item: ReportItem): string | null {
  if (said === null && made.items[item] === 'known') return null;
  return made.items[item] === 'not-applicable' ? 'not-applicable' : (said?.items[item] ?? '');
}

/** A text, the mark, or nothing. */
export type ItemWords = Readonly<Partial<Record<ReportItem, string>>>;

/** What a form begins with: a correction with what it corrects, what is owed once more with what was said the time before. */
export function startOf(
  duty: Duty,
  { filed, earlier, persons }: Filings,
): Filings & { readonly isCorrection: boolean } {
  if (duty.metAt === null) return { isCorrection: false, filed: [], earlier: filed.at(-1) ?? earlier, persons };
  const own = filed.filter(({ made }) => reportsFor([made], duty).length > 0);
  return { isCorrection: own.length > 0, filed: own, earlier, persons };
}

/** The items that the law asks for; all of them where only the company asks. */
export function itemsOf(report: PolicyReport): readonly ReportItem[] {
  const asked = statutesOf(report).flatMap(({ content }) => content);
  return asked.length === 0 ? REPORT_ITEMS : REPORT_ITEMS.filter((item) => asked.includes(item));
}

/** What each item's field of the form sends where nobody touches it: a text, the mark, or nothing. */
export function startsOf(
  policy: Policy,
  state: OpenIncident,
  { duty, report, filings, language }: FilingAsked,
): ItemWords {
  const start = startOf(duty, filings);
  return Object.fromEntries(
    itemsOf(report).map((item) => {
      const { text, isNotApplicable } = itemStart(policy, state, report, start, item);
      return [item, isNotApplicable ? 'not-applicable' : typeof text === 'string' ? text : text[language]];
    }),
  );
}

export interface FilingAsked {
  readonly duty: Duty;
  readonly report: PolicyReport;
  readonly filings: Filings;
  readonly language: Language;
}

/** What was filed of a report so far, and before it, with the words. */
export async function filingsOf(
  ports: ConsolePorts,
  policy: Policy,
  state: OpenIncident,
  report: PolicyReport,
): Promise<Filings> {
  const withText = async (made: ReportMade) => ({ made, said: await readFiled(ports, state.stream, made.text) });
  const { reports } = state.response;
  const filed = await Promise.all(reports.filter((one) => one.report === report.kind).map(withText));
  const before = reportBefore(policy, state, report);
  const told = reports.findLast(({ report: kind }) => kind === PRINCIPALS);
  const earlier = before === null ? null : await withText(before);
  return { filed, earlier, persons: told === undefined ? null : await withText(told) };
}

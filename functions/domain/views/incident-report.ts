import { type Language, withoutStop } from '../base/text.ts';
import type { Instant } from '../base/time/instant.ts';
import { inZone } from '../base/time/zoned.ts';
import type { DeliveryCounts } from '../channels/delivery/counts.ts';
import { contradictionsIn } from '../incident/paging/contradicting.ts';
import type { IncidentDuty } from '../incident/record/duty.ts';
import type { Notice, OpenIncident } from '../incident/record/state.ts';
import { recordedName } from '../incident/situation/concern.ts';
import { beginningsOf, eachBegun } from '../incident/standing/beginnings.ts';
import { CALL } from '../incident/standing/duties.ts';
import { waitsForCall } from '../incident/told/waits-for-call.ts';
import { emailOf } from '../policy/people.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { personName, roleTitle } from '../policy/titles.ts';
import { dueInWords } from '../rules/deadline/due-words.ts';
import { dutyTitle } from '../rules/deadline/title.ts';
import { toldDerivation } from '../rules/deadline/told.ts';
import type { SignalSeen } from '../signal/signal.ts';
import { signalReason, wordsOf } from '../signal/words.ts';
import { evidenceInWords } from './evidence-words.ts';
import { type LateByNow, lateByNow } from './late-by-now.ts';
import { lawReport } from './law-report.ts';
import type { DutyReport, IncidentReport, NoticeReport, SignalReport } from './report.ts';
import { responseReport } from './response-report.ts';

/** What a report needs beside policy and state. */
export interface ReportInput {
  /** Texts that live outside the ledger, by content id; one that was erased is missing. */
  readonly texts: ReadonlyMap<string, string>;
  /** Deliveries as they stand, by notice; those of the ledger count for a notice that is not in it. */
  readonly counts: ReadonlyMap<string, DeliveryCounts>;
  readonly language: Language;
  /** Whether what was checked was found as it was written; absent: the chain was checked. */
  readonly intact: boolean;
  readonly checked?: 'head';
  /** The moment the report speaks of: what was due by then and not met is missed. */
  readonly at: Instant;
}

const ERASED: Readonly<Record<Language, string>> = { ja: '（消去済み）', en: '(erased)' };
const NO_COUNTS = { sent: 0, rejected: 0, suppressed: 0, unknown: 0 } as const;

/** An incident as the API, the console and the rehearsal show it: times in the policy's zone, people by address. */
export function incidentReport(policy: Policy, state: OpenIncident, input: ReportInput): IncidentReport {
  const shown = (at: Instant) => inZone(at, policy.zone);
  const shownOrNull = (at: Instant | null) => (at === null ? null : shown(at));
  const each = eachBegun(state);
  const began = each?.data === null ? each : beginningsOf(state);
  const late = lateByNow(policy, state);
  const { level, notify, categories, clauses, missing } = state.assessment;
  return {
    id: state.id,
    seq: state.seq,
    title: input.texts.get(state.title.content) ?? ERASED[input.language],
    status: state.status,
    joinedInto: state.status === 'joined' ? (state.join?.into ?? null) : null,
    joinedFrom: state.merged.map(({ incident }) => incident),
    drill: state.drill,
    signals: state.seen.map((seen) => signalReport(policy, seen, input)),
    policy: { name: policy.policy, version: policy.version, digest: state.policy },
    zone: policy.zone,
    openedAt: shown(state.openedAt),
    closedAt: shownOrNull(state.closedAt),
    occurredAt: shownOrNull(state.occurredAt),
    beginnings: began === null ? null : { data: shownOrNull(began.data), service: shownOrNull(began.service) },
    detectedAt: shown(state.detectedAt),
    knownAt: shownOrNull(state.knownAt),
    restoredAt: shownOrNull(state.restoredAt),
    ...{ level, categories, notify, clauses, missing },
    contradictions: contradictionsIn(state).map((text) => text[input.language]),
    duties: state.duties.toSorted(byOpening).map((duty) => ({
      ...dutyReport(policy, duty, state, input),
      lateByNow: lateReport(policy, late.get(duty.id), input.language),
    })),
    notices: shownNotices(state.notices).map((notice) => noticeReport(policy, notice, input)),
    outages: state.outages
      .toSorted((a, b) => compare([a.from, a.function], [b.from, b.function]))
      .map(({ function: what, from, to }) => ({
        function: recordedName(policy, what)[input.language],
        from: shown(from),
        to: shownOrNull(to),
      })),
    response: responseReport(policy, state.response, input),
    law: lawReport(policy, state, input.language),
    ledger: { items: state.seq, head: `sha256:${state.head}`, intact: input.intact, checked: input.checked ?? 'chain' },
  };
}

function signalReport(policy: Policy, { at, state, words }: SignalSeen, input: ReportInput): SignalReport {
  const own = wordsOf(input.texts.get(words.content));
  const { name, description } = own ?? { name: ERASED[input.language], description: null };
  const reason = own === null ? null : signalReason(own, input.language);
  return { at: inZone(at, policy.zone), name, state, reason, description };
}

function dutyReport(
  policy: Policy,
  duty: IncidentDuty,
  state: OpenIncident,
  input: ReportInput,
): Omit<DutyReport, 'lateByNow'> {
  const shown = (at: Instant | null) => (at === null ? null : inZone(at, policy.zone));
  const { id, kind, clause, owner, deadline, metAt, because, stage } = duty;
  const dueAt = deadline.at;
  // The observer may not have come by yet: it is missed all the same.
  const overdue = duty.status === 'open' && dueAt !== null && dueAt <= input.at;
  return {
    ...{ id, kind, clause, owner },
    title: dutyTitle(policy, duty.id)[input.language],
    ownerTitle: roleTitle(policy, owner)[input.language],
    openedAt: inZone(duty.openedAt, policy.zone),
    dueAt: shown(dueAt),
    due: dueInWords(policy, duty)[input.language],
    metAt: shown(metAt),
    missedAt: shown(overdue ? dueAt : duty.missedAt),
    status: overdue ? 'missed' : duty.status,
    aim: deadline.aim === true,
    reason: reasonOf(policy, duty, input),
    because: because?.[input.language] ?? null,
    stage,
    outlives: state.outlives.includes(duty.id),
    waitsForCall: waitsForCall(policy, state, duty),
    contracts: contractsOf(state, duty),
    derivation: toldDerivation(policy, duty, input.language),
  };
}

function lateReport({ zone }: Policy, late: LateByNow | undefined, language: Language): DutyReport['lateByNow'] {
  return late === undefined ? null : { dueAt: inZone(late.dueAt, zone), words: late.words[language] };
}

function contractsOf({ notices }: OpenIncident, { kind, subject }: IncidentDuty): string[] {
  if (kind !== CALL) return [];
  return [...new Set(notices.find(({ id }) => id === subject)?.listed)];
}

/** Why it is void, with who stated what ended it and why; or why a person waived it. Null for any other. */
export function reasonOf(
  policy: Policy,
  { reason, voided }: IncidentDuty,
  { language, texts }: Pick<ReportInput, 'language' | 'texts'>,
): string | null {
  if (reason === null) return null;
  if ('content' in reason) {
    const text = texts.get(reason.content);
    return text === undefined ? ERASED[language] : evidenceInWords(text, language);
  }
  if (voided === null) return reason[language];
  const name = personName(policy, voided.by)[language];
  const why = voided.why === null ? null : withoutStop(texts.get(voided.why.content) ?? ERASED[language]);
  if (language === 'ja') return `${reason.ja}（記録：${name}${why === null ? '' : `、理由：${why}`}）`;
  return `${reason.en} (stated by ${name}${why === null ? '' : `: ${why}`})`;
}

function noticeReport(policy: Policy, notice: Notice, input: ReportInput): NoticeReport {
  const shown = (at: Instant | null) => (at === null ? null : inZone(at, policy.zone));
  const { id, stage, number, status, supersededBy, withdrawn, author, approval } = notice;
  return {
    ...{ id, stage, number, status, supersededBy, withdrawn },
    author: author === null ? null : emailOf(policy, author),
    approvedAt: shown(approval?.at ?? null),
    approvedBy: approval === null ? null : emailOf(policy, approval.by),
    // Holding notices, sent without approval when time runs out, do not exist yet.
    holding: false,
    ...countsOf(notice, input.counts),
    startedAt: shown(notice.startedAt),
    finishedAt: shown(notice.finishedAt),
    digest: notice.text.digest,
    limited: limitedReport(notice, input.texts),
  };
}

/** What is kept from the notice, with the reason; the reason is null once it was erased. */
export function limitedReport({ limited }: Notice, texts: ReportInput['texts']): NoticeReport['limited'] {
  return limited === null ? null : { reason: texts.get(limited.reason.content) ?? null, withheld: limited.withheld };
}

function countsOf(notice: Notice, live: ReadonlyMap<string, DeliveryCounts>): DeliveryCounts {
  const audience = notice.audience?.count ?? 0;
  return live.get(notice.id) ?? notice.counts ?? { audience, ...NO_COUNTS, pending: audience };
}

/** Drafts that were replaced, and texts given up before another of their stage, are told in the ledger, not here. */
function shownNotices(notices: readonly Notice[]): Notice[] {
  const last = (notice: Notice) =>
    notices.findLast(({ stage, status }) => stage === notice.stage && status !== 'superseded');
  const isGivenUp = ({ status }: Notice) => ['rejected', 'withdrawn', 'cancelled'].includes(status);
  return notices
    .filter((notice) => notice.status !== 'superseded' && (!isGivenUp(notice) || last(notice) === notice))
    .toSorted((a, b) => compare([a.draftedAt, a.stage, a.id], [b.draftedAt, b.stage, b.id]));
}

function byOpening(a: IncidentDuty, b: IncidentDuty): number {
  return compare([a.openedAt, a.kind, a.id], [b.openedAt, b.kind, b.id]);
}

/** By the first part that differs. */
function compare(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((part, place) => part !== b[place]);
  return index < 0 ? 0 : (a[index] ?? '') < (b[index] ?? '') ? -1 : 1;
}

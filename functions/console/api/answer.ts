import type { Language, Text } from '../../domain/base/text.ts';
import { inZone } from '../../domain/base/time/zoned.ts';
import { effectsInWords, effectsOfSending } from '../../domain/incident/decide/effects-of-sending.ts';
import type { IncidentPage } from '../../domain/incident/record/page.ts';
import type { Notice } from '../../domain/incident/record/state.ts';
import { emailOf } from '../../domain/policy/people.ts';
import { limitedReport } from '../../domain/views/incident-report.ts';
import type { NoticeReport } from '../../domain/views/report.ts';
import type { Shown } from '../shown/shown.ts';
import { PAGE_WHY } from '../words/statuses.ts';
import { timeline } from '../words/timeline.ts';

/** The whole answer about one incident: its report, the calls really made, and its story in the reader's language. */
export function incidentAnswer(shown: Shown) {
  const { report, policy, language } = shown;
  return {
    ...report,
    reporter: outsideReporter(shown),
    pages: shown.state.pages.flatMap((page) => callRows(page, shown)),
    timeline: timeline(shown, language).map(({ at, text }) => ({ at: inZone(at, policy.zone), text })),
  };
}

/** Warnings in the reader's language, and in each: who passes them on may serve readers of the other one. */
export function warningsIn(warnings: readonly Text[], language: Language) {
  return { warnings: warnings.map((warning) => warning[language]), warningTexts: warnings };
}

/** Who reported it from outside, in the words of the report; null without one, or once it was erased. */
export function outsideReporter({ state: { origin }, texts }: Shown): string | null {
  if (origin.kind !== 'report' || origin.reporter === null) return null;
  return texts.get(origin.reporter.content) ?? null;
}

/** One row for each person called; who was only going to be called is not there. Acknowledging ends the whole page. */
function callRows(page: IncidentPage, { policy, language }: Shown) {
  const { acknowledged } = page;
  const acknowledgedAt = acknowledged === null ? null : inZone(acknowledged.at, policy.zone);
  return page.steps.flatMap((step) => {
    if (step.status !== 'called' || step.calledAt === null) return [];
    const to = emailOf(policy, step.person);
    return [{ at: inZone(step.calledAt, policy.zone), to, why: PAGE_WHY[page.why][language], acknowledgedAt }];
  });
}

/** The report of one notice; of one that lists leave out (replaced, given up) what the ledger says of it. */
export function noticeReport(shown: Shown, notice: Notice): NoticeReport {
  const listed = shown.report.notices.find((each) => each.id === notice.id);
  if (listed !== undefined) return listed;
  const { id, stage, number, status, supersededBy, withdrawn, author, approval } = notice;
  const audience = notice.audience?.count ?? 0;
  return {
    ...{ id, stage, number, status, supersededBy, withdrawn },
    author: author === null ? null : emailOf(shown.policy, author),
    approvedAt: approval === null ? null : inZone(approval.at, shown.policy.zone),
    approvedBy: approval === null ? null : emailOf(shown.policy, approval.by),
    holding: false,
    ...{ audience, sent: 0, rejected: 0, suppressed: 0, unknown: 0, pending: 0 },
    ...{ startedAt: null, finishedAt: null, digest: notice.text.digest },
    limited: limitedReport(notice, shown.texts),
  };
}

/** What sending a notice would settle; null for one that is on its way, was sent, or was given up. */
export function effectsAnswer({ policy, state, language, at }: Shown, notice: Notice) {
  const effects = effectsOfSending(policy, state, notice, at);
  if (effects === null) return null;
  return {
    meets: effects.meets.map(({ id }) => id),
    voids: effects.voids.map(({ id }) => id),
    states: effects.states,
    openItems: effects.open,
    lacks: effects.lacks,
    sentences: effectsInWords(policy, effects).map((sentence) => sentence[language]),
  };
}

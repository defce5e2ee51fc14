import type { DutyReport, IncidentReport, NoticeReport } from '../../../functions/domain/incident/report.ts';
import type { Outcome } from './outcome.ts';

/** The rehearsal in a few lines for a terminal. `surprises`: the steps that did not go as the scenario expects. */
export function summaryOf(outcome: Outcome, surprises: readonly number[]): string {
  return [
    `${outcome.policy}: ${outcome.start} to ${outcome.end}`,
    ...outcome.warnings.map((warning) => `warning: ${warning}`),
    ...outcome.incidents.flatMap(incidentLines),
    `${outcome.mails.length} mails, ${outcome.pages.length} pages, ${outcome.executions.length} executions`,
    ...outcome.refused.map(
      ({ step, reason }) => `step ${step} was refused${surprises.includes(step) ? '' : ', as expected'}: ${reason}`,
    ),
  ].join('\n');
}

function incidentLines(incident: IncidentReport): string[] {
  const level = incident.level ?? `undecided, missing ${incident.missing.join(', ')}`;
  return [
    `${incident.id} ${incident.title}: ${incident.status}, ${level} ${incident.clauses.join(' ')}`.trimEnd(),
    ...incident.duties.map(dutyLine),
    ...incident.notices.map(noticeLine),
  ];
}

function dutyLine(duty: DutyReport): string {
  const due = duty.dueAt === null ? 'owed without a number' : `due ${duty.dueAt}`;
  const done = duty.metAt === null ? '' : ` at ${duty.metAt}`;
  return `  ${duty.kind} (${duty.clause}): ${due}, ${duty.status}${done}`;
}

function noticeLine(notice: NoticeReport): string {
  const { stage, number, audience, sent, rejected, unknown, pending } = notice;
  return `  notice ${number} (${stage}): ${audience} recipients, ${sent} sent, ${rejected} rejected, ${unknown} unknown, ${pending} pending`;
}

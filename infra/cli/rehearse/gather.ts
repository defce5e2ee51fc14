import { z } from 'zod';
import type { Language } from '../../../functions/domain/base/text.ts';
import { fromMs } from '../../../functions/domain/base/time/instant.ts';
import { inZone } from '../../../functions/domain/base/time/zoned.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { dutyWarning } from '../../../functions/domain/rules/deadline/told.ts';
import type { IncidentReport } from '../../../functions/domain/views/report.ts';
import type { System } from '../../local/runtime/system.ts';
import { personOf } from '../people.ts';
import { endOf } from './moment.ts';
import { incidentIds } from './player.ts';
import type { Scenario } from './scenario-schema.ts';
import type {
  CallRow,
  PageRow,
  PlayedExecution,
  PlayedMail,
  RefusedStep,
  RehearsalOutcome,
} from './timeline/outcome.ts';

interface Ended {
  readonly scenario: Scenario;
  readonly policy: Policy;
  readonly system: System;
  readonly refused: readonly RefusedStep[];
  readonly warnings: readonly string[];
  readonly language: Language;
}

/** The one row of the API that the rehearsal reads beside the report. */
const pageRow = z.object({ at: z.string(), to: z.string(), why: z.string(), acknowledgedAt: z.string().nullable() });

/** Everything that a rehearsal left behind, in the order of the contract. */
export async function gather(ended: Ended): Promise<RehearsalOutcome> {
  const { scenario, policy, system } = ended;
  const zoned = (at: string) => inZone(fromMs(Date.parse(at)), policy.zone);
  const details = await incidentDetails(system, ended.language);
  return {
    policy: policy.policy,
    start: zoned(scenario.start),
    end: zoned(endOf(scenario)),
    warnings: [...ended.warnings, ...details.flatMap(({ incident }) => holidayWarnings(incident, ended))],
    incidents: details.map(({ incident }) => incident),
    duties: [],
    changes: [],
    erasures: [],
    backups: [],
    mails: mailRows(system, zoned),
    pages: details.flatMap(({ pages }) => pages).toSorted(byTimeThenTo),
    posts: [],
    calls: details.flatMap(({ incident }) => callRows(incident)),
    refused: ended.refused,
    executions: await executionRows(system),
  };
}

async function incidentDetails(system: System, language: Language) {
  const details = [];
  for (const id of await incidentIds(system)) {
    const answer = await system.request(personOf(system, 'auditor'), 'GET', `/api/incidents/${id}?lang=${language}`);
    const {
      pages,
      timeline: _,
      ...incident
    }: IncidentReport & { pages: unknown; timeline: unknown } = JSON.parse(answer.body);
    details.push({ incident, pages: pagesOf(pages, id) });
  }
  return details;
}

/** Due times that rest on public holidays which are not official yet. */
function holidayWarnings(incident: IncidentReport, { policy, language }: Ended): string[] {
  return incident.duties.flatMap(({ kind, dueAt }) => {
    if (dueAt === null) return [];
    const deadline = { at: fromMs(Date.parse(dueAt)), derivation: { ja: [], en: [] } };
    const warning = dutyWarning(policy, { kind, deadline });
    return warning === null ? [] : [`${incident.id} ${kind}: ${warning[language]}`];
  });
}

function pagesOf(rows: unknown, incident: string): PageRow[] {
  return z
    .array(pageRow)
    .parse(rows)
    .map(({ at, to, why, acknowledgedAt }) => ({ at, to, why, incident, acknowledgedAt }));
}

/** One row for each customer of a call. */
function callRows({ duties }: IncidentReport): CallRow[] {
  return duties.flatMap(({ contracts, openedAt, metAt: doneAt }) =>
    contracts.map((contract) => ({ openedAt, contract, doneAt })),
  );
}

function mailRows(system: System, zoned: (at: string) => string): PlayedMail[] {
  const rows = system.mails().map(({ at, to, subject, kind, stage, incident }) => ({
    at: zoned(at),
    to,
    subject,
    kind,
    stage,
    incident,
  }));
  return rows.toSorted((a, b) => compare(a.at, b.at) || compare(a.kind, b.kind) || compare(a.to, b.to));
}

async function executionRows(system: System): Promise<PlayedExecution[]> {
  const rows = await system.executions();
  // By the name of its file: the stack's own name is of no interest here.
  const prefix = `${system.stack.name}-`;
  return rows
    .toSorted((a, b) => compare(a.startedAt, b.startedAt) || compare(a.machine, b.machine) || compare(a.name, b.name))
    .map(({ machine, ...row }) => ({
      ...row,
      machine: machine.startsWith(prefix) ? machine.slice(prefix.length) : machine,
    }))
    .map(({ machine, name, status, events }) => ({ machine, name, status, events }));
}

function byTimeThenTo(a: PageRow, b: PageRow): number {
  return compare(a.at, b.at) || compare(a.why, b.why) || compare(a.to, b.to);
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

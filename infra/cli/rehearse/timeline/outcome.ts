import type { IncidentReport } from '../../../../functions/domain/views/report.ts';

/** What `hikeshi rehearse --json` prints: one object, the same bytes for the same scenario. */
export interface RehearsalOutcome {
  readonly policy: string;
  readonly start: string;
  readonly end: string;
  readonly warnings: readonly string[];
  readonly incidents: readonly IncidentReport[];
  /** Duties and changes of no incident, erasures and backups belong to later releases: always empty here. */
  readonly duties: readonly never[];
  readonly changes: readonly never[];
  readonly erasures: readonly never[];
  readonly backups: readonly never[];
  readonly mails: readonly PlayedMail[];
  readonly pages: readonly PageRow[];
  readonly posts: readonly never[];
  readonly calls: readonly CallRow[];
  readonly refused: readonly RefusedStep[];
  readonly executions: readonly PlayedExecution[];
}

export interface PlayedMail {
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly kind: string;
  readonly stage: string | null;
  readonly incident: string | null;
}

export interface PageRow {
  readonly at: string;
  readonly to: string;
  readonly why: string;
  /** Null for a page about no incident, such as an unreadable signal. */
  readonly incident: string | null;
  readonly acknowledgedAt: string | null;
}

/** A customer to be called because a notice did not, or may not have, reached them. */
export interface CallRow {
  readonly openedAt: string;
  readonly contract: string;
  readonly doneAt: string | null;
}

/** A step that was refused, expected or not. `step` counts from 1, in file order. */
export interface RefusedStep {
  readonly step: number;
  readonly reason: string;
}

export interface PlayedExecution {
  readonly machine: string;
  readonly name: string;
  readonly status: string;
  readonly events: number;
}

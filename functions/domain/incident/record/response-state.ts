import type { ContentRef } from '../../base/ledger/content.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { ExceptionAbout, ResponseEvent } from './response-events.ts';

interface By {
  readonly by: string;
  readonly at: Instant;
}

/** `title`: what a person called it. */
export interface Measure {
  readonly kind: string;
  readonly title?: ContentRef;
  readonly owner: string;
  readonly clause: string;
}

export interface PreventionPlan extends By {
  /** `plan-1` and so on: each plan written has its own, so that a decision names the one that was read. */
  readonly id: string;
  readonly technical: ContentRef;
  readonly organisational: ContentRef;
  readonly owner: string;
  readonly due: Instant;
  /** By when somebody else decides about it; null where an earlier release recorded it. */
  readonly approveBy: Instant | null;
  readonly decision: 'waiting' | 'approved' | 'rejected';
  readonly decidedBy: string | null;
}

export interface DeviationAsked extends By {
  readonly id: string;
  readonly duty: string | null;
  readonly about: ExceptionAbout;
  readonly reason: ContentRef;
  readonly until: Instant | null;
  readonly decision: 'waiting' | 'approved' | 'rejected';
  readonly decidedBy: string | null;
}

export type ReportMade = Omit<Extract<ResponseEvent, { type: 'report.made' }>, 'type'> & By;

interface Headquarters {
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** Ids of people. */
  readonly members: readonly string[];
}

/** How the response to an incident stands. */
export interface ResponseState {
  /** Null: never opened. */
  readonly headquarters: Headquarters | null;
  readonly appointed: readonly ({ readonly role: string; readonly title?: ContentRef; readonly person: string } & By)[];
  readonly measures: readonly (Measure & By)[];
  readonly reports: readonly ReportMade[];
  /** The newest; earlier ones stay in the ledger. */
  readonly plan: PreventionPlan | null;
  readonly plansWritten: number;
  readonly exceptions: readonly DeviationAsked[];
  /** Holds only for what was known then: `seq` of the item that gave it. */
  readonly closing: (By & { readonly seq: number }) | null;
}

export const NO_RESPONSE: ResponseState = {
  headquarters: null,
  appointed: [],
  measures: [],
  reports: [],
  plan: null,
  plansWritten: 0,
  exceptions: [],
  closing: null,
};

import type { ContentRef } from '../../base/ledger/content.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { ReportItem } from '../../policy/shape/reports.ts';
import type { ExceptionAbout, ItemState } from '../record/response-events.ts';

/** What a report to an authority said: the state of each item, the whole text, the number the recipient gave it. */
export interface ReportContent {
  readonly items: Readonly<Partial<Record<ReportItem, ItemState>>>;
  readonly text: ContentRef | null;
  readonly reference: ContentRef | null;
}

/** What can be asked about the response. People are named by id. */
export type ResponseCommand =
  | { do: 'open-headquarters'; members: readonly string[] }
  | { do: 'close-headquarters' }
  /** A role by its key, or as a person called it. */
  | { do: 'appoint'; role: string | ContentRef; person: string }
  /** A measure by its key, or as a person called it. */
  | { do: 'measure'; kind: string | ContentRef; owner: string }
  | { do: 'plan'; technical: ContentRef; organisational: ContentRef; owner: string; due: Instant }
  | { do: 'approve-plan'; plan: string; reason?: ContentRef }
  | { do: 'reject-plan'; plan: string; reason: ContentRef }
  | { do: 'exception'; duty: string | null; about: ExceptionAbout; reason: ContentRef; until: Instant | null }
  | { do: 'approve-exception'; exception: string; reason?: ContentRef }
  | { do: 'reject-exception'; exception: string; reason: ContentRef }
  | { do: 'approve-closing'; reason?: ContentRef };

export type ResponseCommandOf<Name extends ResponseCommand['do']> = Extract<ResponseCommand, { do: Name }>;

import type { ContentRef } from '../../base/ledger/content.ts';
import type { Scope } from '../../base/scope.ts';
import type { Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { ReportItem } from '../../policy/shape/reports.ts';
import type { Restricting } from '../../rules/deadline/restriction.ts';
import type { Exposure } from '../../rules/facts/tellable.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { ToldReports } from './told-record.ts';

/** Where an incident came from. */
export type Origin =
  | { readonly kind: 'signal'; readonly source: string; readonly signal: string }
  | { readonly kind: 'report'; readonly reporter: ContentRef | null };

/** What an incident is about: what happened to data, or a disturbance of the service. */
export type Thing = 'data' | 'service';

/** How a report to an authority stands, and why: the law's ground and the company's own. */
export interface WeighedReport {
  readonly report: string;
  readonly standing: 'owed' | 'open' | 'no-sign' | 'not-owed';
  readonly strength: 'must' | 'consider';
  /** Null: without a number, or not owed. */
  readonly dueAt: Instant | null;
  readonly reasons: readonly Text[];
  /** Unknown facts that leave it open. */
  readonly missing: readonly string[];
}

/** Why an unsent notice was given up: what it was drafted for is not owed any more, or the incident was closed. */
export type WithdrawnBecause = 'not-owed' | 'closed';

/** Who brought the customers that an audience was made from, and when. */
export interface ImportedBy {
  readonly by: string;
  readonly at: Instant;
}

/** What a notice tells, recorded as it is drafted, so that later decisions compare facts and never read its text. */
export interface Tells {
  /** The facts it was made from that its sections speak of; an unknown one is left out. */
  readonly facts: Facts;
  /** The items of a legal report that it states. */
  readonly items: readonly ReportItem[];
  /** Items on which nothing was known then: a law that asks for what is known does not ask for them. */
  readonly open: readonly ReportItem[];
  /** The approved prevention plan that it carries. */
  readonly plan: string | null;
  /** It tells what came of the investigation: absent where that was not done, and in what earlier releases drafted. */
  readonly investigated?: true;
  /** What it says of reports to authorities that had not been made; absent where nothing, and in what earlier releases drafted. */
  readonly reports?: ToldReports;
}

/** Who settled a duty (null: the system), by what was known or told then, and for whom. */
export interface Settled extends Restricting {
  readonly by: string | null;
  readonly facts: Facts;
  readonly scopes: readonly Scope[];
}

/** Periods in which something happened to data, kept where the service comes in. */
export interface KeptPeriods {
  /** The newest. */
  readonly exposure: Exposure;
  /** All of them, oldest first; missing where there is one, or where others are kept already. */
  readonly exposures?: readonly Exposure[];
}

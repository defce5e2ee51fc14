import type { ContentRef } from '../../base/ledger/content.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { ReportItem } from '../../policy/shape/reports.ts';

export type ItemState = 'known' | 'under-investigation' | 'not-applicable';
/** What an approved exception is about. FC-8. */
export type ExceptionAbout = 'timing' | 'content' | 'channel';

/** What people do about an incident beside telling customers: who leads, what is done, what is reported, what prevents the next. */
export type ResponseEvent =
  | { type: 'headquarters.opened'; by: string; members: readonly string[] }
  | { type: 'headquarters.closed'; by: string }
  /** `title`: what a person called the role, which then has a key. */
  | { type: 'lead.appointed'; role: string; title?: ContentRef; person: string; by: string }
  /** `title`: what a person called the measure, which then has a key. Earlier releases made the title the key: `own.<title>`. */
  | { type: 'measure.assigned'; measure: string; title?: ContentRef; owner: string; clause: string; by: string }
  | {
      type: 'report.made';
      report: string;
      /** From 1; a correction is the next, and the earlier stays. */
      number: number;
      /** A contact of the policy. */
      recipient: string;
      reference: ContentRef | null;
      items: Readonly<Partial<Record<ReportItem, ItemState>>>;
      text: ContentRef | null;
      by: string;
      /** The duty it was made for; earlier releases recorded only the kind. */
      duty?: string;
      /** How often what was reported for that duty had been corrected, with this; in earlier releases all but the first corrects. */
      corrections?: number;
      /** Made in this incident, which was joined since; and when. */
      joined?: { incident: string; at: Instant };
    }
  | {
      type: 'prevention.planned';
      technical: ContentRef;
      organisational: ContentRef;
      owner: string;
      due: Instant;
      by: string;
      /** By when it is decided about; earlier releases took the plan's own day. */
      approveBy?: Instant;
    }
  | { type: 'prevention.approved'; plan: string; by: string; reason?: ContentRef }
  | { type: 'prevention.rejected'; plan: string; by: string; reason: ContentRef }
  | {
      type: 'exception.requested';
      exception: string;
      duty: string | null;
      about: ExceptionAbout;
      reason: ContentRef;
      until: Instant | null;
      by: string;
    }
  | { type: 'exception.approved'; exception: string; by: string; reason?: ContentRef }
  | { type: 'exception.rejected'; exception: string; by: string; reason: ContentRef }
  | { type: 'closing.approved'; by: string; reason?: ContentRef };

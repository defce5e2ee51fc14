import type { ContentRef } from '../../base/ledger/content.ts';
import type { ListedContracts } from '../../base/scope.ts';
import type { Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { DeliveryCounts } from '../../channels/delivery/counts.ts';
import type { MailNews } from '../../channels/delivery/mail-news.ts';
import type { RecordedAcceptance } from '../../channels/delivery/proof.ts';
import type { Section, Stage } from '../../policy/shape/stages.ts';
import type { ImportedBy, Tells, WithdrawnBecause } from './event-parts.ts';
import type { Wording } from './wording.ts';

/** What can happen to a notice, from its draft to its last delivery. */
export type NoticeEvent =
  | {
      type: 'notice.drafted';
      notice: string;
      stage: Stage;
      number: number;
      author: string | null;
      text: ContentRef;
      sections: readonly Section[];
      limited: { reason: ContentRef; withheld: readonly Section[] } | null;
      corrects: string | null;
      /** Seq of the state that the text was made from. */
      basedOn: number;
      /** Absent where an earlier release drafted it. */
      wording?: Wording | undefined;
      /** Whose sentences of drafts before it still stand in it. Absent: nobody's. */
      coauthors?: readonly string[];
      /** Earlier releases did not record it: such a notice meets no legal telling. */
      tells?: Tells;
    }
  /** `by`: the draft that replaces it; or the notice before it that was sent, or called back, so that its number is wrong. */
  | { type: 'notice.superseded'; notice: string; by: string; because?: 'sent' | 'called-back' }
  /** Given up by the system. Earlier releases recorded `notice.cancelled` by `hikeshi`, and nothing at the closing. */
  | { type: 'notice.withdrawn'; notice: string; because: WithdrawnBecause }
  /** Of a notice that went out: only who had left before it is looked up again. */
  | { type: 'audience.outdated'; notice: string }
  /** Its recipients stay as they were. `fallenOut`: whom the scope meant since an earlier day, and whom no notice was sent to. */
  | { type: 'audience.reviewed'; notice: string; fallenOut?: ListedContracts }
  /** `seal`: digest of how it was sealed, all of it. Absent where an earlier release sealed it. */
  | {
      type: 'audience.sealed';
      notice: string;
      digest: string;
      count: number;
      seal?: string;
      imported?: ImportedBy;
      leftOut?: ListedContracts;
      /** Contracts that the scope names and that have ended, or left the register: the notice does not reach them. */
      ended?: readonly string[];
      /** Whom the scope meant when the incident was opened, or since, and does not mean any more: told before or not. */
      fallenOut?: ListedContracts;
      /** Recipients who have no mail address. */
      withoutAddress?: ListedContracts;
    }
  /** `reason` here and below: in the words of the person, where they gave one. */
  | {
      type: 'notice.approved';
      notice: string;
      text: string;
      audience: string;
      by: string;
      sendAt: Instant;
      reason?: ContentRef;
    }
  | { type: 'notice.rejected'; notice: string; by: string; reason: ContentRef }
  /** `why`: what the person stated who brought it about. */
  | { type: 'approval.voided'; notice: string; reason: Text; why?: ContentRef }
  | { type: 'notice.cancelled'; notice: string; by: string; reason?: ContentRef }
  /**
   * `proven`: what senders and SES say of each mail can be told from what others wrote; `seal`: digest of how the audience was
   * sealed. Absent where an earlier release started it.
   */
  | { type: 'delivery.started'; notice: string; proven?: { readonly seal: string } }
  /** Somebody sends, and signs outcomes so that this public key proves them. */
  | { type: 'delivery.sender'; notice: string; key: string }
  /** Outcomes that will not change any more, but by what SES tells. */
  | { type: 'delivery.progressed'; notice: string; recorded: RecordedAcceptance }
  /** What SES told of mails. Recorded before it is written to the recipients' rows. */
  | { type: 'delivery.told'; notice: string; news: MailNews }
  | { type: 'delivery.paused'; notice: string; why: string; until: Instant | null }
  | { type: 'delivery.resumed'; notice: string }
  /** `recorded`: outcomes that no item before stands for. */
  | {
      type: 'delivery.finished';
      notice: string;
      counts: DeliveryCounts;
      finishedAt: Instant;
      recorded?: RecordedAcceptance;
    }
  /** Customers whom a notice did not reach: `failed` nobody has told yet, of `unknown` nobody can know. */
  | { type: 'recipients.unreached'; notice: string; failed: ListedContracts; unknown: ListedContracts }
  /** Some of those were told in another way: by whom and when the item says. */
  | { type: 'recipients.told'; notice: string; contracts: readonly string[]; evidence: ContentRef | null };

import * as z from 'zod';
import { readDeliveryTag } from './positions.ts';
import type { Settlement } from './recipient.ts';

/** What an event of the mail service proves: the message was accepted, and what became of it so far. */
export interface SettlementEvidence {
  readonly notice: string;
  readonly position: number;
  readonly mailId: string;
  readonly settlement: Settlement;
  /** A short reason of the service's own, without addresses. */
  readonly why: string | null;
}

/** `foreign`: a message of the account that is not one of our notices. */
export type ReadMailEvent = SettlementEvidence | 'foreign' | { readonly unreadable: string };

const bounce = z.object({ bounceType: z.string().default(''), bounceSubType: z.string().default('') });

const schema = z.object({
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      messageId: z.string().min(1),
      tags: z.record(z.string(), z.array(z.string())).default({}),
    }),
    bounce: bounce.optional(),
    complaint: z
      .object({ complaintFeedbackType: z.string().nullish(), complaintSubType: z.string().nullish() })
      .optional(),
    reject: z.object({ reason: z.string().default('') }).optional(),
  }),
});

type Detail = z.output<typeof schema>['detail'];

/** Events by name: EventBridge and configuration sets write some of them differently. */
const SETTLEMENTS: Readonly<Record<string, (detail: Detail) => Settlement>> = {
  send: () => 'none',
  delivery: () => 'delivered',
  deliverydelay: () => 'none',
  bounce: bounced,
  complaint: complained,
  // The service took the message and then would not deliver it: nobody got it.
  reject: () => 'bounced',
  renderingfailure: () => 'bounced',
  open: () => 'delivered',
  click: () => 'delivered',
};

/** Reads an SES event from EventBridge. Never throws: what cannot be read says why. */
export function readMailEvent(event: unknown): ReadMailEvent {
  const parsed = schema.safeParse(event);
  if (!parsed.success) return { unreadable: z.prettifyError(parsed.error) };
  const { detail } = parsed.data;
  const [tag] = detail.mail.tags.delivery ?? [];
  if (tag === undefined) return 'foreign';
  const place = readDeliveryTag(tag);
  const settle = SETTLEMENTS[detail.eventType.replaceAll(/[ _-]/g, '').toLowerCase()];
  if (place === null) return { unreadable: `the tag delivery is ${JSON.stringify(tag)}, not <notice>-<position>` };
  if (settle === undefined) return { unreadable: `no event is called ${JSON.stringify(detail.eventType)}` };
  return { ...place, mailId: detail.mail.messageId, settlement: settle(detail), why: whyOf(detail) };
}

/** Kinds of bounce that automatic replies, such as out-of-office messages, are reported as too. */
const MAYBE_AUTOMATIC: ReadonlySet<string> = new Set(['Transient/General', 'Undetermined/Undetermined']);
const SUPPRESSED = /suppress/i;

/** A soft bounce after which the service gave up is a bounce; an address on a suppression list was never tried. */
function bounced({ bounce: news }: Detail): Settlement {
  if (SUPPRESSED.test(news?.bounceSubType ?? '')) return 'suppressed';
  return MAYBE_AUTOMATIC.has(`${news?.bounceType}/${news?.bounceSubType}`) ? 'soft-bounced' : 'bounced';
}

/** `not-spam`: the recipient took a complaint back. A complaint of an earlier mail keeps this one from being sent. */
function complained({ complaint: news }: Detail): Settlement {
  if (news?.complaintFeedbackType === 'not-spam') return 'none';
  return SUPPRESSED.test(news?.complaintSubType ?? '') ? 'suppressed' : 'complained';
}

const WHY_CHARACTERS_MAX = 80;

function whyOf({ bounce: news, complaint, reject }: Detail): string | null {
  const words =
    news === undefined
      ? (complaint?.complaintFeedbackType ?? reject?.reason)
      : `${news.bounceType}/${news.bounceSubType}`;
  return words === undefined || words === null || words === '' ? null : words.slice(0, WHY_CHARACTERS_MAX);
}

import type { ReceivedMail } from '../../mailbox/mailbox.ts';
import type { JsonRecord } from '../../protocol/json.ts';

/** The kinds of event that are made here, without underscores, as configuration sets name them. */
export type SesEventKind = 'SEND' | 'DELIVERY' | 'BOUNCE' | 'COMPLAINT';

/** How each kind is called on the bus and inside its detail. */
export const TYPES: Readonly<Record<SesEventKind, { detailType: string; eventType: string }>> = {
  SEND: { detailType: 'Email Sent', eventType: 'Send' },
  DELIVERY: { detailType: 'Email Delivered', eventType: 'Delivery' },
  BOUNCE: { detailType: 'Email Bounced', eventType: 'Bounce' },
  COMPLAINT: { detailType: 'Email Complaint Received', eventType: 'Complaint' },
};

/** The `detail` of an event about a mail. `suppressed`: it bounced because of the account's own list. */
export function eventDetail(
  mail: ReceivedMail,
  kind: SesEventKind,
  told: { atMs: number; suppressed: boolean },
): JsonRecord {
  const { eventType } = TYPES[kind];
  return {
    eventType,
    mail: mailObject(mail),
    [eventType.toLowerCase()]: DETAILS[kind](mail, new Date(told.atMs).toISOString(), told.suppressed),
  };
}

function mailObject(mail: ReceivedMail): JsonRecord {
  const date = new Date(mail.at);
  const headers = [['From', mail.from], ['To', mail.to], ['Subject', mail.subject], ...mail.headers].map(
    ([name, value]) => ({ name, value }),
  );
  const tags = Object.entries(mail.tags).map(([name, value]) => [name, [value]]);
  return {
    timestamp: date.toISOString(),
    source: mail.from,
    sendingAccountId: '000000000000',
    messageId: mail.messageId,
    destination: [mail.to],
    headersTruncated: false,
    headers,
    commonHeaders: {
      from: [mail.from],
      date: date.toUTCString(),
      to: [mail.to],
      messageId: mail.messageId,
      subject: mail.subject,
    },
    tags: {
      'ses:configuration-set': [mail.configurationSet ?? ''],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [mail.from.replace(/>$/, '').split('@').at(-1) ?? ''],
      ...Object.fromEntries(tags),
    },
  };
}

const REPORTING_MTA = 'mail.local';

const DETAILS: Readonly<Record<SesEventKind, (mail: ReceivedMail, at: string, suppressed: boolean) => JsonRecord>> = {
  SEND: () => ({}),
  DELIVERY: (mail, at) => ({
    timestamp: at,
    processingTimeMillis: Math.max(0, Date.parse(at) - mail.at),
    recipients: [mail.to],
    smtpResponse: '250 2.0.0 OK',
    reportingMTA: REPORTING_MTA,
  }),
  BOUNCE: (mail, at, suppressed) => ({
    bounceType: 'Permanent',
    bounceSubType: suppressed ? 'OnAccountSuppressionList' : 'General',
    bouncedRecipients: [
      suppressed
        ? { emailAddress: mail.to }
        : { emailAddress: mail.to, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
    ],
    timestamp: at,
    feedbackId: `${mail.messageId}-bounce`,
    reportingMTA: REPORTING_MTA,
  }),
  COMPLAINT: (mail, at) => ({
    complainedRecipients: [{ emailAddress: mail.to }],
    timestamp: at,
    feedbackId: `${mail.messageId}-complaint`,
    complaintFeedbackType: 'abuse',
    arrivalDate: at,
  }),
};

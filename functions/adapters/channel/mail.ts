import { type MessageTag, SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import type { ComposedMail, Header } from '../../domain/channels/mail/compose-mail.ts';
import { classifySendError, faultName, isQuotaUsedUp, type SendFault } from '../../domain/channels/mail/send-error.ts';
import { NO_LOG_LINES } from '../aws/no-log-lines.ts';
import { setting } from '../environment.ts';

const CONNECT_TIMEOUT_MS = 3_000;
/** After this a reply counts as lost. SES answers in well under a second. */
const REQUEST_TIMEOUT_MS = 10_000;
/** Sockets for a second of sends, and not fewer than these. */
const SOCKETS_MIN = 8;
/** SES closes an idle connection; one that may have been closed would turn the next send into an unknown. */
const KEEP_ALIVE_FROM_PER_SECOND = 2;

/** A send that was not taken, or of which nobody knows. `unknown`: it may have left. */
export interface Failure {
  readonly fault: SendFault;
  readonly why: string;
  readonly isQuota: boolean;
}

/** How one send ended. */
export type Sent = { readonly fault: null; readonly mailId: string } | Failure;

/** Sends mails at a rate, each at most once: it never tries again by itself. Make one for each invocation. */
export class Mailer {
  readonly #client: SESv2Client;
  readonly #sender = senderOfDeployment();

  /** Throws MissingSetting: before anybody is claimed, not after. */
  constructor(ratePerSecond: number) {
    const agent = {
      keepAlive: ratePerSecond >= KEEP_ALIVE_FROM_PER_SECOND,
      maxSockets: Math.max(SOCKETS_MIN, Math.ceil(ratePerSecond * 2)),
    };
    this.#client = new SESv2Client({
      maxAttempts: 1,
      logger: NO_LOG_LINES,
      // One kind of command, and nothing is added to its middleware after the first.
      cacheMiddleware: true,
      requestHandler: {
        connectionTimeout: CONNECT_TIMEOUT_MS,
        requestTimeout: REQUEST_TIMEOUT_MS,
        throwOnRequestTimeout: true,
        httpsAgent: agent,
        httpAgent: agent,
      },
    });
  }

  /** Sends one mail to its one recipient. Every failure from here to the service and back is an answer. */
  async send(mail: ComposedMail): Promise<Sent> {
    const command = sendCommand(mail, this.#sender);
    try {
      const reply = await this.#client.send(command);
      return { fault: null, mailId: reply.MessageId ?? '' };
    } catch (error) {
      return { fault: classifySendError(error), why: faultName(error), isQuota: isQuotaUsedUp(error) };
    }
  }

  /** Closes its connections. */
  close(): void {
    this.#client.destroy();
  }
}

type Sender = Pick<SendEmailCommandInput, 'FromEmailAddress' | 'ReplyToAddresses' | 'ConfigurationSetName'>;

function senderOfDeployment(): Sender {
  return {
    FromEmailAddress: setting('SENDER_ADDRESS'),
    ReplyToAddresses: [setting('REPLY_TO_ADDRESS')],
    ConfigurationSetName: setting('CONFIGURATION_SET'),
  };
}

function sendCommand(mail: ComposedMail, sender: Sender): SendEmailCommand {
  return new SendEmailCommand({
    ...sender,
    Destination: { ToAddresses: [mail.to] },
    Content: {
      Simple: {
        Subject: utf8(mail.subject),
        Body: { Text: utf8(mail.text), Html: utf8(mail.html) },
        Headers: mail.headers.map(pair),
      },
    },
    EmailTags: mail.tags.map(pair),
  });
}

function utf8(Data: string) {
  return { Data, Charset: 'UTF-8' };
}

function pair({ name, value }: Header): MessageTag & { Name: string; Value: string } {
  return { Name: name, Value: value };
}

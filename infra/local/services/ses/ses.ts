import type { Faults } from '../../endpoint/faults.ts';
import type { Mailbox, ReceivedMail } from '../../mailbox/mailbox.ts';
import { AwsError, ReplyLost } from '../../protocol/aws-error.ts';
import type { ServiceCall } from '../../protocol/call.ts';
import type { JsonRecord } from '../../protocol/json.ts';
import type { CrashableClock } from '../../settings/crashable-clock.ts';
import type { CountedIds } from '../../settings/ids.ts';
import { type MailLimits, SendWindow } from '../../settings/mail-limits.ts';
import type { Bus } from '../events/bus.ts';
import type { Identities } from './identities.ts';
import { addressOf, type Message, readMessage } from './message.ts';
import { Outcomes, type SimulatedOutcome } from './outcomes.ts';
import { Reporter } from './reporter.ts';
import type { SuppressionList } from './suppression.ts';

/** The domain of SES's mailbox simulator. */
const SIMULATOR = 'simulator.amazonses.com';

export interface SesParts {
  readonly clock: CrashableClock;
  readonly ids: CountedIds;
  readonly bus: Bus;
  readonly faults: Faults;
  readonly mailbox: Mailbox;
  readonly limits: MailLimits;
  readonly identities: Identities;
  readonly suppression: SuppressionList;
}

/** The local mail service: takes messages within the account's limits and tells what became of them. */
export class Ses {
  readonly #parts: SesParts;
  readonly #window: SendWindow;
  readonly #outcomes = new Outcomes();
  readonly #reporter: Reporter;

  constructor(parts: SesParts) {
    this.#parts = parts;
    this.#window = new SendWindow(parts.limits);
    for (const mail of parts.mailbox.all) if (mail.by === 'ses') this.#window.record(mail.at, 1);
    this.#reporter = new Reporter(parts, this.#outcomes);
  }

  /** What happens to mails to this address from now on. */
  setOutcome(to: string, outcome: SimulatedOutcome): void {
    this.#outcomes.set(to, outcome);
  }

  /** Tells again what a kill may have kept from being told. */
  resume(): void {
    for (const mail of this.#parts.mailbox.untold) this.#reporter.report(mail);
  }

  /** SendEmail. Throws AwsError as SES would; ReplyLost once it was accepted, when that fault is armed. */
  send(call: ServiceCall): { MessageId: string } {
    const message = readMessage(call.input);
    this.#refuse(message, call.at);
    const messageId = `0106${this.#parts.ids.uuid('mail').replaceAll('-', '').slice(0, 12)}-${this.#parts.ids.uuid('mail')}-000000`;
    if (!isSimulated(message)) this.#takeIn(message, messageId, call.at);
    if (this.#take('mail.reply-lost', message)) throw new ReplyLost();
    return { MessageId: messageId };
  }

  #takeIn(message: Message, messageId: string, at: number): void {
    this.#window.record(at, message.recipients.length);
    for (const [index, to] of message.recipients.entries()) {
      const mail = toMail(message, { to, index, messageId, at });
      this.#parts.mailbox.add(mail);
      this.#reporter.report(mail);
    }
  }

  /** GetAccount. */
  account(): JsonRecord {
    const { limits, clock, suppression } = this.#parts;
    return {
      DedicatedIpAutoWarmupEnabled: false,
      EnforcementStatus: 'HEALTHY',
      ProductionAccessEnabled: !limits.sandbox,
      SendingEnabled: true,
      SendQuota: {
        Max24HourSend: limits.perDay,
        MaxSendRate: limits.ratePerSecond,
        SentLast24Hours: this.#window.sentInDay(clock.now()),
      },
      SuppressionAttributes: { SuppressedReasons: suppression.reasons },
    };
  }

  #refuse(message: Message, atMs: number): void {
    if (this.#take('mail.denied', message)) {
      throw new AwsError('AccessDeniedException', 'User is not authorized to perform ses:SendEmail (injected)', 403);
    }
    this.#parts.identities.check(message, this.#parts.limits.sandbox && !isSimulated(message));
    if (this.#take('mail.throttle', message)) throw tooFast();
    const against = this.#window.against(atMs);
    if (against === 'rate') throw tooFast();
    if (against === 'day' && !isSimulated(message))
      throw new AwsError('LimitExceededException', 'Daily message quota exceeded.');
  }

  #take(kind: 'mail.denied' | 'mail.throttle' | 'mail.reply-lost', message: Message): boolean {
    const to = message.recipients.map(addressOf);
    return this.#parts.faults.take(kind, ({ target }) => target === undefined || to.includes(target)) !== null;
  }
}

/** Mail to the service's own mailbox: taken, also in the sandbox and beyond the day's quota, and seen by nobody. */
function isSimulated({ recipients }: Message): boolean {
  return recipients.every((to) => addressOf(to).endsWith(`@${SIMULATOR}`));
}

function tooFast(): AwsError {
  return new AwsError('TooManyRequestsException', 'Maximum sending rate exceeded.', 429);
}

function toMail(message: Message, sent: { to: string; index: number; messageId: string; at: number }): ReceivedMail {
  const { tags } = message;
  return {
    id: sent.index === 0 ? sent.messageId : `${sent.messageId}-${sent.index + 1}`,
    at: sent.at,
    from: message.from,
    to: addressOf(sent.to),
    addressees: message.recipients,
    replyTo: message.replyTo,
    subject: message.subject,
    text: message.text,
    html: message.html,
    headers: message.headers,
    kind: tags.kind ?? 'notice',
    stage: tags.stage ?? null,
    incident: tags.incident ?? null,
    by: 'ses',
    messageId: sent.messageId,
    configurationSet: message.configurationSet,
    tags,
    raw: message.raw,
  };
}

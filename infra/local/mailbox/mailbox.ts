import type { Journal } from '../journal/journal.ts';
import type { Store } from '../journal/store.ts';
import type { MailRow } from '../settings/options.ts';

/** One accepted message to one recipient, as it is kept. */
export interface ReceivedMail {
  readonly id: string;
  /** Ms since the epoch. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  /** All to whom the message went, as the sender wrote them. */
  readonly addressees: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly kind: string;
  readonly stage: string | null;
  readonly incident: string | null;
  /** `ses` counts against the account's limits, `sns` does not. */
  readonly by: 'ses' | 'sns';
  readonly messageId: string;
  readonly configurationSet: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** The sender's own MIME text; null: see `rawText`. */
  readonly raw: string | null;
}

/** A line of the mail journal: a mail, or the news that what became of it has been told. */
type MailboxEntry = { readonly mail: ReceivedMail } | { readonly told: string };

/** Every message accepted, oldest first; kept before the sender is answered. */
export class Mailbox {
  readonly #mails: ReceivedMail[] = [];
  readonly #journal: Journal<MailboxEntry>;
  readonly #told = new Set<string>();
  readonly #listeners: ((mail: ReceivedMail) => void)[] = [];

  constructor(store: Store) {
    const { lines, journal } = store.open<MailboxEntry>('mails');
    this.#journal = journal;
    for (const line of lines) {
      if ('mail' in line) this.#mails.push(line.mail);
      else this.#told.add(line.told);
    }
  }

  get all(): readonly ReceivedMail[] {
    return this.#mails;
  }

  listen(listener: (mail: ReceivedMail) => void): void {
    this.#listeners.push(listener);
  }

  add(mail: ReceivedMail): void {
    this.#journal.append({ mail });
    this.#mails.push(mail);
    for (const listener of this.#listeners) listener(mail);
  }

  /** Notes that the events about the mail are out. */
  tell(id: string): void {
    this.#told.add(id);
    this.#journal.append({ told: id });
  }

  /** Mails by SES whose events are still owed: a kill came between. */
  get untold(): readonly ReceivedMail[] {
    return this.#mails.filter((mail) => mail.by === 'ses' && !this.#told.has(mail.id));
  }

  close(): void {
    this.#journal.close();
  }
}

/** A mail as the rehearsal and, with its MIME text, the list show it. */
export function mailRow(mail: ReceivedMail): MailRow {
  const { id, to, subject, kind, stage, incident, text, html } = mail;
  return { id, at: new Date(mail.at).toISOString(), to, subject, kind, stage, incident, text, html };
}

import type { Clock } from '../clock/clock.ts';
import { AwsError } from '../endpoint/aws-error.ts';
import type { Ids } from '../ids.ts';
import type { Journal } from '../journal/journal.ts';
import type { Store } from '../journal/store.ts';
import type { Resource, Template } from '../template/template.ts';

/** How long a received message is hidden from others, unless the receiver says otherwise. */
export const HIDDEN_SECONDS = 30;

export interface QueueMessage {
  readonly id: string;
  readonly queue: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Ms since the epoch. */
  readonly sentAt: number;
}

interface Held extends QueueMessage {
  hiddenUntil: number;
  receipt: string | null;
  received: number;
}

type Line = { readonly sent: QueueMessage } | { readonly deleted: string };

/** The dead-letter queues of the template. Messages stay until somebody deletes them. */
export class Queues {
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #resources: readonly Resource[];
  readonly #held = new Map<string, Held>();
  readonly #journal: Journal<Line>;

  constructor(parts: { clock: Clock; ids: Ids; template: Template; store: Store }) {
    this.#clock = parts.clock;
    this.#ids = parts.ids;
    this.#resources = parts.template.of('AWS::SQS::Queue');
    const { lines, journal } = parts.store.open<Line>('queues', remaining);
    this.#journal = journal;
    for (const line of lines) if ('sent' in line) this.#hold(line.sent);
  }

  get names(): readonly string[] {
    return this.#resources.map((each) => each.attributes.QueueName ?? '');
  }

  /** The name in an ARN, a URL or a name. Throws AwsError when there is no such queue. */
  nameOf(reference: string): string {
    const name = reference.split(/[:/]/).at(-1) ?? '';
    if (this.names.includes(name)) return name;
    throw new AwsError('AWS.SimpleQueueService.NonExistentQueue', `There is no queue ${name}.`);
  }

  send(reference: string, body: string, attributes: Readonly<Record<string, string>> = {}): string {
    const queue = this.nameOf(reference);
    const message = { id: this.#ids.uuid('message'), queue, body, attributes, sentAt: this.#clock.now() };
    this.#journal.append({ sent: message });
    this.#hold(message);
    return message.id;
  }

  /** Up to `most` visible messages, oldest first, hidden from others for a while. */
  receive(reference: string, most: number, hiddenSeconds: number): readonly Held[] {
    const now = this.#clock.now();
    const visible = this.all(reference).filter((each) => each.hiddenUntil <= now);
    return visible.slice(0, most).map((each) => {
      each.hiddenUntil = now + hiddenSeconds * 1000;
      each.receipt = this.#ids.uuid('receipt');
      each.received += 1;
      return each;
    });
  }

  delete(reference: string, receipt: string): void {
    const found = this.all(reference).find((each) => each.receipt === receipt);
    if (!found) return;
    this.#journal.append({ deleted: found.id });
    this.#held.delete(found.id);
  }

  purge(reference: string): void {
    for (const each of this.all(reference)) {
      this.#journal.append({ deleted: each.id });
      this.#held.delete(each.id);
    }
  }

  all(reference: string): readonly Held[] {
    const queue = this.nameOf(reference);
    return [...this.#held.values()].filter((each) => each.queue === queue);
  }

  close(): void {
    this.#journal.close();
  }

  #hold(message: QueueMessage): void {
    this.#held.set(message.id, { ...message, hiddenUntil: 0, receipt: null, received: 0 });
  }
}

function remaining(lines: Line[]): Line[] {
  const deleted = new Set(lines.flatMap((line) => ('deleted' in line ? [line.deleted] : [])));
  return lines.filter((line) => 'sent' in line && !deleted.has(line.sent.id));
}

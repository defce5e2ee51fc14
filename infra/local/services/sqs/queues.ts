import { SECOND_MS } from '../../../../functions/domain/base/time/units.ts';
import type { Clock } from '../../clock/clock.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Store } from '../../journal/store.ts';
import { AwsError } from '../../protocol/aws-error.ts';
import type { CountedIds } from '../../settings/ids.ts';
import type { Template } from '../../template/template.ts';
import { type QueuePlan, queueNameIn, queuePlan } from './queue-plan.ts';

export interface QueueMessage {
  readonly id: string;
  readonly queue: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Ms since the epoch. */
  readonly sentAt: number;
}

/** A message with what its receivers did so far; that is forgotten when the process ends. */
export interface HeldMessage extends QueueMessage {
  hiddenUntil: number;
  receipt: string | null;
  received: number;
}

/** How much to receive at once. */
export interface Portion {
  readonly messagesMax: number;
  readonly bytesMax?: number;
  /** Default: as long as the queue says. */
  readonly hiddenSeconds?: number;
}

interface Held {
  readonly plan: QueuePlan;
  /** By id, oldest first. */
  readonly messages: Map<string, HeldMessage>;
}

type QueueEntry = { readonly sent: QueueMessage } | { readonly deleted: string };

/** The queues of the template. Messages stay until somebody deletes them, or too many attempts move them on. */
export class Queues {
  readonly #clock: Clock;
  readonly #ids: CountedIds;
  readonly #held: ReadonlyMap<string, Held>;
  readonly #journal: Journal<QueueEntry>;
  readonly #listeners: ((queue: string) => void)[] = [];

  constructor(parts: { clock: Clock; ids: CountedIds; template: Template; store: Store }) {
    this.#clock = parts.clock;
    this.#ids = parts.ids;
    const plans = parts.template.of('AWS::SQS::Queue').map(queuePlan);
    this.#held = new Map(plans.map((plan) => [plan.name, { plan, messages: new Map() }]));
    const { lines, journal } = parts.store.open<QueueEntry>('queues', remaining);
    this.#journal = journal;
    for (const line of lines) if ('sent' in line) this.#hold(line.sent);
  }

  get names(): readonly string[] {
    return [...this.#held.keys()];
  }

  /** Who wants to know of each message that arrives, by the name of its queue. */
  listen(listener: (queue: string) => void): void {
    this.#listeners.push(listener);
  }

  /** The name in an ARN, a URL or a name. Throws AwsError when there is no such queue. */
  nameOf(reference: string): string {
    return this.#find(reference).plan.name;
  }

  /** Keeps a message and gives its id; it is on record before this returns. */
  send(reference: string, body: string, attributes: Readonly<Record<string, string>> = {}): string {
    const queue = this.nameOf(reference);
    const message = { id: this.#ids.uuid('message'), queue, body, attributes, sentAt: this.#clock.now() };
    this.#journal.append({ sent: message });
    this.#hold(message);
    for (const listener of this.#listeners) listener(queue);
    return message.id;
  }

  /**
   * Visible messages, oldest first, hidden from others for a while. One that was received as often as its queue allows
   * moves to the queue of what failed instead.
   */
  receive(reference: string, portion: Portion): readonly HeldMessage[] {
    const { plan, messages } = this.#find(reference);
    const now = this.#clock.now();
    const received: HeldMessage[] = [];
    let bytes = 0;
    for (const message of messages.values()) {
      if (received.length >= portion.messagesMax) break;
      if (message.hiddenUntil > now || this.#isMovedOn(plan, message)) continue;
      bytes += Buffer.byteLength(message.body);
      if (received.length > 0 && bytes > (portion.bytesMax ?? Number.POSITIVE_INFINITY)) break;
      message.hiddenUntil = now + (portion.hiddenSeconds ?? plan.hiddenSeconds) * SECOND_MS;
      message.receipt = this.#ids.uuid('receipt');
      message.received += 1;
      received.push(message);
    }
    return received;
  }

  delete(reference: string, receipt: string): void {
    const { messages } = this.#find(reference);
    for (const message of messages.values()) if (message.receipt === receipt) this.#remove(message);
  }

  purge(reference: string): void {
    for (const each of this.all(reference)) this.#remove(each);
  }

  /** Moves every message to another queue, as if it were sent anew. Gives the task an id. Throws AwsError. */
  move(fromReference: string, toReference: string): string {
    this.nameOf(toReference);
    for (const message of this.all(fromReference)) {
      this.send(toReference, message.body, message.attributes);
      this.#remove(message);
    }
    return this.#ids.uuid('move');
  }

  all(reference: string): readonly HeldMessage[] {
    return [...this.#find(reference).messages.values()];
  }

  /** When a message can be received, in ms since the epoch: a moment that has passed, or when the first shows again. */
  visibleFrom(reference: string): number | null {
    let first: number | null = null;
    for (const { hiddenUntil } of this.#find(reference).messages.values())
      first = Math.min(first ?? hiddenUntil, hiddenUntil);
    return first;
  }

  /** How many messages can be received now. */
  visible(reference: string): number {
    return this.all(reference).filter(({ hiddenUntil }) => hiddenUntil <= this.#clock.now()).length;
  }

  close(): void {
    this.#journal.close();
  }

  #find(reference: string): Held {
    const name = queueNameIn(reference);
    const found = this.#held.get(name);
    if (found) return found;
    throw new AwsError('AWS.SimpleQueueService.NonExistentQueue', `There is no queue ${name}.`);
  }

  #isMovedOn({ failedArn, receivesMax }: QueuePlan, message: HeldMessage): boolean {
    if (failedArn === null || message.received < receivesMax) return false;
    this.send(failedArn, message.body, message.attributes);
    this.#remove(message);
    return true;
  }

  #remove({ queue, id }: QueueMessage): void {
    this.#journal.append({ deleted: id });
    this.#held.get(queue)?.messages.delete(id);
  }

  #hold(message: QueueMessage): void {
    // A queue that the template no longer has keeps nothing.
    this.#held.get(message.queue)?.messages.set(message.id, { ...message, hiddenUntil: 0, receipt: null, received: 0 });
  }
}

function remaining(lines: QueueEntry[]): QueueEntry[] {
  const deleted = new Set(lines.flatMap((line) => ('deleted' in line ? [line.deleted] : [])));
  return lines.filter((line) => 'sent' in line && !deleted.has(line.sent.id));
}

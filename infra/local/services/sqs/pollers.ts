import type { Scheduled } from '../../clock/clock.ts';
import type { CrashableClock } from '../../settings/crashable-clock.ts';
import type { InvokeResult } from '../../settings/function-spec.ts';
import type { Switches } from '../../settings/switches.ts';
import type { Template } from '../../template/template.ts';
import { batchOf, doneOf } from './batch.ts';
import { type EventSource, readEventSource } from './event-source.ts';
import type { HeldMessage, Queues } from './queues.ts';

/** The largest payload of an invocation, less what stands around the bodies. */
const BATCH_BYTES_MAX = 4 * 1024 * 1024;

export interface PollersParts {
  readonly clock: CrashableClock;
  readonly template: Template;
  readonly switches: Switches;
  readonly queues: Queues;
  /** Throws AccessDenied when the function's role may not fetch from the queue. */
  checkFetch(functionName: string, queueArn: string): void;
  invoke(functionArn: string, payload: unknown, turn: { machine: string; execution: string }): Promise<InvokeResult>;
  say(line: string): void;
}

interface Poller {
  readonly source: EventSource;
  /** When the batch that gathers is handed over; null while none gathers. */
  next: { readonly atMs: number; readonly scheduled: Scheduled } | null;
  /** Batches that the function works on. */
  running: number;
}

/**
 * What Lambda does between a queue and its function: gathers a batch until it is full or its window is over, hands it
 * over, and deletes what was taken. The rest shows again after the queue's own time.
 */
export class Pollers {
  readonly #parts: PollersParts;
  readonly #pollers: readonly Poller[];

  constructor(parts: PollersParts) {
    this.#parts = parts;
    const sources = parts.template.of('AWS::Lambda::EventSourceMapping').map(readEventSource);
    this.#pollers = sources.map((source) => ({ source, next: null, running: 0 }));
    parts.queues.listen((queue) => this.#heed(queue));
  }

  /** Looks at every queue: at a start, also the one after a power cut, which ended whatever ran. */
  start(): void {
    for (const poller of this.#pollers) {
      poller.next?.scheduled.cancel();
      poller.next = null;
      poller.running = 0;
      this.#gather(poller);
    }
  }

  get sources(): readonly EventSource[] {
    return this.#pollers.map(({ source }) => source);
  }

  isEnabled({ uuid, enabled }: EventSource): boolean {
    return this.#parts.switches.isOn(`mapping/${uuid}`, enabled);
  }

  /** A mapping that is disabled reads no further messages; a batch that was handed over is worked on to its end. */
  enable(source: EventSource, isOn: boolean): void {
    this.#parts.switches.turn(`mapping/${source.uuid}`, isOn);
    for (const poller of this.#pollers) if (poller.source === source) this.#gather(poller);
  }

  #heed(queue: string): void {
    for (const poller of this.#pollers) {
      if (this.#parts.queues.nameOf(poller.source.queueArn) === queue) this.#gather(poller);
    }
  }

  /** A batch gathers from its first message on; a full one waits no longer. */
  #gather(poller: Poller): void {
    const { clock, queues } = this.#parts;
    const { queueArn, windowMs, concurrencyMax, messagesMax } = poller.source;
    const isDue = poller.next !== null && poller.next.atMs <= clock.now();
    if (!this.isEnabled(poller.source) || isDue || poller.running >= concurrencyMax) return;
    const visibleFrom = queues.visibleFrom(queueArn);
    if (visibleFrom === null) return;
    const isFull = queues.visible(queueArn) >= messagesMax;
    this.#plan(poller, isFull ? clock.now() : Math.max(visibleFrom, clock.now()) + windowMs);
  }

  #plan(poller: Poller, atMs: number): void {
    if (poller.next !== null && poller.next.atMs <= atMs) return;
    poller.next?.scheduled.cancel();
    const turn = { machine: 'sqs', execution: poller.source.queueArn };
    const scheduled = this.#parts.clock.schedule(atMs, turn, () => this.#handOver(poller, turn));
    poller.next = { atMs, scheduled };
  }

  async #handOver(poller: Poller, turn: { machine: string; execution: string }): Promise<void> {
    const { clock, queues, invoke } = this.#parts;
    const { source } = poller;
    poller.next = null;
    if (!this.isEnabled(source) || !this.#mayFetch(source)) return;
    const messages = queues.receive(source.queueArn, { messagesMax: source.messagesMax, bytesMax: BATCH_BYTES_MAX });
    if (messages.length === 0) {
      this.#gather(poller);
      return;
    }
    const { epoch } = clock;
    poller.running += 1;
    this.#gather(poller);
    const result = await invoke(source.function, batchOf(messages, source.queueArn), turn);
    // The system crashed meanwhile: the messages become visible again, and counters start anew after a restart.
    if (epoch !== clock.epoch) return;
    poller.running -= 1;
    this.#settle(source, messages, result);
    this.#gather(poller);
  }

  #settle(
    { queueArn, isPartial, function: name }: EventSource,
    messages: readonly HeldMessage[],
    result: InvokeResult,
  ) {
    if (!result.ok) {
      const what = `${messages.length} messages of ${this.#parts.queues.nameOf(queueArn)} come again`;
      this.#parts.say(`${name} failed: ${result.errorType}: ${result.errorMessage}; ${what}`);
      return;
    }
    const done = isPartial ? doneOf(messages, result.payload) : messages;
    for (const { receipt } of done) this.#parts.queues.delete(queueArn, receipt ?? '');
  }

  #mayFetch({ queueArn, function: name }: EventSource): boolean {
    try {
      this.#parts.checkFetch(name, queueArn);
      return true;
    } catch (error) {
      this.#parts.say(`refused: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }
}

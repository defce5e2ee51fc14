import { now } from '../../adapters/clock.ts';
import { readPending } from '../../adapters/store/deliveries.ts';
import { SECOND_MS } from '../../domain/base/time/units.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import { isDue } from '../../domain/channels/delivery/refusal.ts';

/** A window holds the recipients of about this number of seconds, so that the next one is there before it is needed. */
const WINDOW_SECONDS = 20;
const WINDOW_MIN = 64;
const WINDOW_MAX = 4_000;

/** Gives the waiting recipients of a notice in order, reading ahead by one window. */
export class PendingReader {
  readonly #notice: string;
  readonly #count: number;
  readonly #size: number;
  #queue: Delivery[] = [];
  #ahead: Promise<Delivery[]> | null = null;
  #readTo: number;

  constructor(notice: string, from: number, count: number, intervalMs: number) {
    this.#notice = notice;
    this.#count = count;
    this.#readTo = from;
    this.#size = Math.min(WINDOW_MAX, Math.max(WINDOW_MIN, Math.ceil((WINDOW_SECONDS * SECOND_MS) / intervalMs)));
  }

  /** The next one, null when there is none. Throws StorageUnavailable. */
  async next(): Promise<Delivery | null> {
    while (this.#queue.length === 0) {
      const window = this.#ahead ?? this.#read();
      if (window === null) return null;
      this.#ahead = null;
      this.#queue = (await window).filter((row) => isDue(row, now()));
      this.#ahead = this.#read();
    }
    return this.#queue.shift() ?? null;
  }

  giveBack(row: Delivery): void {
    this.#queue.unshift(row);
  }

  /** The most that can be left, the one just given included. */
  get left(): number {
    return 1 + this.#queue.length + (this.#ahead === null ? 0 : this.#size) + this.#count - this.#readTo;
  }

  /** From where a later slice goes on: nobody before it waits but those returned to wait. */
  get cursor(): number {
    const [first] = this.#queue;
    if (first !== undefined) return first.position;
    return this.#ahead === null ? this.#count : Math.max(0, this.#readTo - this.#size);
  }

  #read(): Promise<Delivery[]> | null {
    if (this.#readTo >= this.#count) return null;
    const span = { from: this.#readTo, to: Math.min(this.#count, this.#readTo + this.#size) };
    this.#readTo = span.to;
    const window = readPending(this.#notice, span);
    // Awaited later: until then a failure is not unheard of.
    window.catch(() => undefined);
    return window;
  }
}

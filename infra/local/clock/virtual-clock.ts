import type { Clock, Parked, Scheduled, Turn } from './clock.ts';
import { type ClockEntry, EntryQueue } from './entry-queue.ts';

/** The outcome of a piece of work that was performed for somebody outside. */
type SettledTask<T> = { readonly value: T } | { readonly failure: unknown };

const realTick = setImmediate;

function macrotask(): Promise<void> {
  return new Promise((resolve) => realTick(resolve));
}

/**
 * Time that moves only when it is told to. One entry runs at a time, in the order of time, machine, execution, arrival;
 * the next one waits until all that the entry set in motion has ended or is parked. What is parked never stops the clock.
 */
export class VirtualClock implements Clock {
  readonly virtual = true;
  readonly #queue = new EntryQueue();
  #nowMs: number;
  #arrivals = 0;
  #active = 0;
  #onQuiet: (() => void) | null = null;
  #failure: { readonly cause: unknown } | null = null;
  #driver: Promise<unknown> = Promise.resolve();

  constructor(startMs: number) {
    if (!Number.isFinite(startMs)) throw new RangeError(`a clock cannot start at ${startMs}`);
    this.#nowMs = Math.trunc(startMs);
  }

  now(): number {
    return this.#nowMs;
  }

  /** When the next entry is due, or null when nothing is. */
  get nextAtMs(): number | null {
    return this.#queue.peek()?.atMs ?? null;
  }

  /** True when nothing runs and nothing is due, ever: only tokens and people can move anything. */
  get idle(): boolean {
    return this.#active === 0 && this.#queue.size === 0;
  }

  schedule(atMs: number, turn: Turn, run: () => void | Promise<void>): Scheduled {
    if (!Number.isFinite(atMs)) throw new RangeError(`cannot schedule at ${atMs}`);
    const at = Math.max(Math.ceil(atMs), this.#nowMs);
    const entry: ClockEntry = { atMs: at, turn, arrival: this.#arrivals, run, state: 'waiting' };
    this.#arrivals += 1;
    this.#queue.push(entry);
    return { cancel: () => this.#queue.cancel(entry) };
  }

  park<T>(turn: Turn): Parked<T> {
    if (this.#active === 0) throw new Error('park() outside a turn: use perform() for work that comes from outside');
    let open: ((value: T) => void) | null = null;
    const waited = new Promise<T>((resolve) => {
      open = resolve;
    });
    const wake = (value: T): boolean => {
      const resolve = open;
      open = null;
      if (resolve !== null) this.schedule(this.#nowMs, turn, () => this.#resume(() => resolve(value)));
      return resolve !== null;
    };
    this.#release();
    return { waited, wake };
  }

  /**
   * Runs outside work as a turn at the present instant, and the clock with it as far as the work sleeps. Never to be
   * called from inside a turn: it would wait for itself.
   */
  async perform<T>(turn: Turn, run: () => T | Promise<T>): Promise<T> {
    return await this.#drive(async () => {
      const box: { outcome: SettledTask<T> | null } = { outcome: null };
      this.schedule(this.#nowMs, turn, async () => {
        box.outcome = await Promise.resolve()
          .then(run)
          .then(
            (value) => ({ value }),
            (failure: unknown) => ({ failure }),
          );
      });
      while (box.outcome === null && (await this.#step(Number.POSITIVE_INFINITY))) {}
      if (box.outcome === null) throw new Error('the work waits for something that nothing scheduled will bring');
      if ('failure' in box.outcome) throw box.outcome.failure;
      return box.outcome.value;
    });
  }

  /** Runs everything due up to and at `ms`, then stands at `ms`. Rejects with the first failure of an entry. */
  async advanceTo(ms: number): Promise<void> {
    if (!Number.isFinite(ms)) throw new RangeError(`cannot advance to ${ms}`);
    await this.#drive(async () => {
      while (await this.#step(ms)) {}
      this.#nowMs = Math.max(this.#nowMs, Math.trunc(ms));
    });
  }

  /** Runs the next entry, whenever it is due. False when there is none. */
  async runNext(): Promise<boolean> {
    return await this.#drive(() => this.#step(Number.POSITIVE_INFINITY));
  }

  /** Several drivers take turns; an entry never runs beside another. */
  #drive<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#driver.then(work, work);
    this.#driver = next.catch(() => undefined);
    return next;
  }

  async #step(untilMs: number): Promise<boolean> {
    const due = this.#queue.peek();
    if (due === undefined || due.atMs > untilMs) return false;
    this.#queue.pop();
    this.#nowMs = due.atMs;
    await this.#runEntry(due);
    const failure = this.#failure;
    this.#failure = null;
    if (failure !== null) throw failure.cause;
    return true;
  }

  async #runEntry(entry: ClockEntry): Promise<void> {
    const quiet = new Promise<void>((resolve) => {
      this.#onQuiet = resolve;
    });
    this.#active += 1;
    Promise.resolve()
      .then(entry.run)
      .catch((cause: unknown) => {
        this.#failure ??= { cause };
      })
      .finally(() => this.#release());
    await quiet;
    await macrotask();
  }

  #resume(resolve: () => void): void {
    this.#active += 1;
    resolve();
  }

  #release(): void {
    this.#active -= 1;
    if (this.#active > 0) return;
    this.#onQuiet?.();
    this.#onQuiet = null;
  }
}

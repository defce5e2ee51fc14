import { MINUTE_MS } from '../../../functions/domain/base/time/units.ts';
import type { Clock, Parked, Scheduled, Turn } from './clock.ts';

/**
 * The longest single timer. Far below the 24.8 days that setTimeout can hold, and short enough that a laptop that
 * slept, whose timers stood still meanwhile, is late by a minute at most.
 */
const LONGEST_TIMER_MS = MINUTE_MS;

/** What to do with a failure that no caller is left to see. */
export type OnFailure = (failure: unknown, turn: Turn) => void;

function failLoudly(failure: unknown): void {
  queueMicrotask(() => {
    throw failure;
  });
}

/** Runs once after a number of milliseconds; what is due already waits for no timer. Gives back how to stop it. */
function later(run: () => void, delayMs: number): () => void {
  if (delayMs > 0) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  }
  const immediate = setImmediate(run);
  return () => clearImmediate(immediate);
}

/** The wall clock: things run when they are due, beside one another. */
export class RealClock implements Clock {
  readonly virtual = false;
  readonly #onFailure: OnFailure;
  readonly #stops = new Set<() => void>();

  constructor(onFailure: OnFailure = failLoudly) {
    this.#onFailure = onFailure;
  }

  now(): number {
    return Date.now();
  }

  schedule(atMs: number, turn: Turn, run: () => void | Promise<void>): Scheduled {
    if (!Number.isFinite(atMs)) throw new RangeError(`cannot schedule at ${atMs}`);
    let stop = (): void => undefined;
    const cancel = (): void => {
      stop();
      this.#stops.delete(cancel);
    };
    const step = (): void => {
      const leftMs = atMs - this.now();
      if (leftMs > 0) {
        stop = later(step, Math.min(leftMs, LONGEST_TIMER_MS));
        return;
      }
      this.#stops.delete(cancel);
      this.#run(turn, run);
    };
    this.#stops.add(cancel);
    stop = later(step, Math.min(atMs - this.now(), LONGEST_TIMER_MS));
    return { cancel };
  }

  park<T>(turn: Turn): Parked<T> {
    let open: ((value: T) => void) | null = null;
    const waited = new Promise<T>((resolve) => {
      open = resolve;
    });
    const wake = (value: T): boolean => {
      const resolve = open;
      open = null;
      if (resolve !== null) this.schedule(this.now(), turn, () => resolve(value));
      return resolve !== null;
    };
    return { waited, wake };
  }

  async perform<T>(_turn: Turn, run: () => T | Promise<T>): Promise<T> {
    return await run();
  }

  /** Takes back everything that has not run yet. */
  stop(): void {
    for (const stop of [...this.#stops]) stop();
  }

  #run(turn: Turn, run: () => void | Promise<void>): void {
    Promise.resolve()
      .then(run)
      .catch((failure: unknown) => this.#onFailure(failure, turn));
  }
}

import type { Clock, Parked, Scheduled, Turn } from '../clock/clock.ts';

/**
 * A clock whose schedule is lost in a power cut. Time goes on, and what is scheduled afterwards belongs to the next
 * restart epoch.
 */
export class CrashableClock implements Clock {
  readonly virtual: boolean;
  readonly #clock: Clock;
  readonly #pending = new Set<Scheduled>();
  #epoch = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.virtual = clock.virtual;
  }

  /** The number of the restart epoch; work begun in an earlier one must not go on. */
  get epoch(): number {
    return this.#epoch;
  }

  now(): number {
    return this.#clock.now();
  }

  schedule(atMs: number, turn: Turn, run: () => void | Promise<void>): Scheduled {
    const scheduled = this.#clock.schedule(atMs, turn, () => {
      this.#pending.delete(entry);
      return run();
    });
    const entry: Scheduled = {
      cancel: () => {
        this.#pending.delete(entry);
        scheduled.cancel();
      },
    };
    this.#pending.add(entry);
    return entry;
  }

  park<T>(turn: Turn): Parked<T> {
    return this.#clock.park(turn);
  }

  perform<T>(turn: Turn, run: () => T | Promise<T>): Promise<T> {
    return this.#clock.perform(turn, run);
  }

  /** Cancels everything scheduled and begins the next restart epoch. */
  crash(): void {
    this.#epoch += 1;
    for (const each of [...this.#pending]) each.cancel();
  }
}

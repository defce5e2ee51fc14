import type { Clock, Parked, Scheduled, Turn } from '../clock/clock.ts';

/**
 * A clock for services that die in a power cut: what they had scheduled dies with them. The time goes on, and what is
 * scheduled afterwards belongs to the next life.
 */
export class ClockOfLife implements Clock {
  readonly virtual: boolean;
  readonly #clock: Clock;
  readonly #pending = new Set<Scheduled>();
  #life = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.virtual = clock.virtual;
  }

  /** Which life this is; work begun in an earlier one must not go on. */
  get life(): number {
    return this.#life;
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

  /** Takes back everything scheduled and begins the next life. */
  die(): void {
    this.#life += 1;
    for (const each of [...this.#pending]) each.cancel();
  }
}

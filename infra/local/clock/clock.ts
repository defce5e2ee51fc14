/** Who acts: the key by which things due at one instant are ordered, before their order of arrival. */
export interface Turn {
  readonly machine: string;
  readonly execution: string;
}

/** Something that was scheduled and may be taken back until it runs. */
export interface Scheduled {
  /** Takes it back; without effect once it has run. */
  cancel(): void;
}

/** A piece of work that stands still until somebody wakes it. */
export interface Parked<T> {
  /** Resolves when the work goes on, in a turn of its own. */
  readonly waited: Promise<T>;
  /** Lets the work go on; only the first call counts. Says whether it was the first. */
  wake(value: T): boolean;
}

/**
 * The time the local system lives on. Everything that happens on it happens in a turn: `run` of something scheduled.
 * In a turn, code waits for time or for others only by `park`, so that the clock knows that it may go on.
 */
export interface Clock {
  /** True where time moves only when it is told to. */
  readonly virtual: boolean;
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** Runs `run` at `atMs`; at once, if that is past. Throws RangeError when `atMs` is not a number. */
  schedule(atMs: number, turn: Turn, run: () => void | Promise<void>): Scheduled;
  /** Ends the caller's turn until `wake`. To be called in a turn only. */
  park<T>(turn: Turn): Parked<T>;
  /** Runs work that comes from outside (a request, a test) as a turn, and gives back what it returns or throws. */
  perform<T>(turn: Turn, run: () => T | Promise<T>): Promise<T>;
}

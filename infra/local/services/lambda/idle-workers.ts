import type { FunctionWorker } from './function-worker.ts';

interface Resting {
  readonly worker: FunctionWorker;
  readonly end: NodeJS.Timeout | undefined;
}

/** How long workers may have nothing to do. */
export interface IdleLimits {
  /** In ms of the wall clock; null: for ever. */
  readonly idleMs: number | null;
  /** Whether one stays all the same, as a person waits for its answers. */
  readonly keepsOne: boolean;
}

/**
 * Workers of one function that have nothing to do. On the wall clock the newest goes first, and those left over end
 * after a while: each holds some 40 MB. Virtual time ends none and takes the oldest, so that it repeats itself.
 */
export class IdleWorkers {
  #resting: Resting[] = [];
  readonly #limits: IdleLimits;

  constructor(limits: IdleLimits) {
    this.#limits = limits;
  }

  get count(): number {
    return this.#resting.length;
  }

  put(worker: FunctionWorker): void {
    const { idleMs } = this.#limits;
    // A process that has nothing else to do does not wait for it.
    const end = idleMs === null ? undefined : setTimeout(() => this.#end(worker), idleMs).unref();
    this.#resting.push({ worker, end });
  }

  /** One that can be used; null when there is none. */
  take(): FunctionWorker | null {
    while (this.#resting.length > 0) {
      const found = this.#limits.idleMs === null ? this.#resting.shift() : this.#resting.pop();
      clearTimeout(found?.end);
      if (found?.worker.usable === true) return found.worker;
    }
    return null;
  }

  /** All of them, which are its no more. */
  takeAll(): FunctionWorker[] {
    const all = this.#resting;
    this.#resting = [];
    for (const { end } of all) clearTimeout(end);
    return all.map(({ worker }) => worker);
  }

  #end(worker: FunctionWorker): void {
    if (this.#limits.keepsOne && this.#resting.length === 1) return;
    this.#resting = this.#resting.filter((one) => one.worker !== worker);
    void worker.kill('idle for too long');
  }
}

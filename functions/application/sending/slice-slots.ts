import { now } from '../../adapters/clock.ts';
import { randomId } from '../../adapters/random.ts';
import { returnSlots, takeSlice } from '../../adapters/store/mail-lease.ts';
import { plusMs, toMs } from '../../domain/base/time/instant.ts';
import { SECOND_MS } from '../../domain/base/time/units.ts';
import { type Slots, slotMs, slotsInSlice } from '../../domain/channels/mail/pacing.ts';

const HOLDER_LENGTH = 12;
/** The next run is asked for this long before the present one ends, so that no slot passes unused. */
const AHEAD_MS = 3_000;
/** A slot this long past is given up: catching up would take the rate that is left to others. */
const MISSED_MS = SECOND_MS;

export interface SlotJob {
  readonly interval: number;
  readonly endMs: number;
}

/** Gives the times at which this invocation may send, taken run by run from the account's lease. */
export class SlotSource {
  readonly #job: SlotJob;
  #run: Slots | null = null;
  #used = 0;
  #ahead: Promise<Slots | null> | null = null;
  isPaused = false;

  constructor(job: SlotJob) {
    this.#job = job;
  }

  /** The next slot, ms; null when the account is paused or the time is up. `left`: recipients that may want one. */
  async next(left: number, leadMs: number): Promise<number | null> {
    for (;;) {
      const slot = await this.#take(left, leadMs);
      if (slot === null || slot >= toMs(now()) - MISSED_MS) return slot;
    }
  }

  /** Gives back what was taken and not used, the newest run first. */
  async giveBack(): Promise<void> {
    const ahead = (await this.#ahead?.catch(() => null)) ?? null;
    this.#ahead = null;
    if (ahead !== null) await returnSlots(randomId(HOLDER_LENGTH), ahead, 0);
    const run = this.#run;
    if (run !== null && this.#used < run.count) await returnSlots(randomId(HOLDER_LENGTH), run, this.#used);
    this.#run = null;
  }

  async #take(left: number, leadMs: number): Promise<number | null> {
    if (this.#run === null || this.#used >= this.#run.count) {
      const run = await (this.#ahead ?? this.#ask(left, leadMs));
      this.#ahead = null;
      if (run === null) return null;
      this.#run = run;
      this.#used = 0;
    }
    const slot = slotMs(this.#run, this.#used);
    this.#used += 1;
    this.#lookAhead(left, leadMs);
    return slot;
  }

  #lookAhead(left: number, leadMs: number): void {
    const run = this.#run;
    if (run === null || this.#ahead !== null) return;
    const unused = run.count - this.#used;
    const isNear = unused * this.#job.interval <= AHEAD_MS;
    if (!isNear || left - 1 <= unused) return;
    this.#ahead = this.#ask(left - 1 - unused, leadMs);
    this.#ahead.catch(() => undefined);
  }

  async #ask(wanted: number, leadMs: number): Promise<Slots | null> {
    const { interval, endMs } = this.#job;
    const at = plusMs(now(), Math.ceil(leadMs));
    const count = Math.min(wanted, slotsInSlice(interval));
    if (count < 1) return null;
    const taken = await takeSlice({ holder: randomId(HOLDER_LENGTH), at, intervalMs: interval, count, endMs });
    this.isPaused = taken === 'paused';
    return taken === 'paused' ? null : taken;
  }
}

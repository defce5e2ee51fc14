import type { Clock } from '../clock/clock.ts';
import type { Principal } from '../protocol/call.ts';
import type { CountedIds } from '../settings/ids.ts';
import type { Latency } from '../settings/options.ts';
import { TOOK_HEADER } from '../settings/took-header.ts';

/** Extra waiting put on every call of a function, for measuring. */
export class Latencies {
  readonly #latency: Latency | null;
  readonly #ids: CountedIds;
  readonly #clock: Clock;

  constructor(latency: Latency | null, ids: CountedIds, clock: Clock) {
    this.#latency = latency;
    this.#ids = ids;
    this.#clock = clock;
  }

  /**
   * Waits on real time; on virtual time, where nothing may wait inside a call, gives the header by which the caller
   * waits instead.
   */
  async pass(caller: Principal): Promise<Readonly<Record<string, string>>> {
    if (this.#latency === null || caller.kind === 'admin') return {};
    const { minMilliseconds, maxMilliseconds } = this.#latency;
    const ms = Math.round(minMilliseconds + this.#ids.fraction('latency') * (maxMilliseconds - minMilliseconds));
    if (this.#clock.virtual) return { [TOOK_HEADER]: String(ms) };
    await new Promise((resolve) => setTimeout(resolve, ms));
    return {};
  }
}

import type { ServiceCall } from '../protocol/call.ts';
import { tablesOf } from '../services/dynamodb/service.ts';

/** One mutating call that reached the endpoint. */
export interface Effect {
  /** From 1, over the life of the system. */
  readonly n: number;
  readonly at: string;
  readonly service: string;
  readonly operation: string;
  /** Physical name, DynamoDB only. */
  readonly table?: string;
  /** Physical name of the calling function, or `admin`. */
  readonly function: string;
}

/** How many effects are remembered: a laptop that runs for months keeps the newest. */
const REMEMBERED = 200_000;

/** The list of mutating calls, and who wants to know of each. */
export class Effects {
  #seen: Effect[] = [];
  #count = 0;
  readonly #listeners: ((effect: Effect) => void)[] = [];

  get all(): readonly Effect[] {
    return this.#seen;
  }

  listen(listener: (effect: Effect) => void): void {
    this.#listeners.push(listener);
  }

  /** The effect that a call is about to have. */
  describe(call: ServiceCall): Effect {
    const table = call.service === 'dynamodb' ? tablesOf(call.input).join(',') : null;
    return {
      n: this.#count + 1,
      at: new Date(call.at).toISOString(),
      service: call.service,
      operation: call.operation,
      ...(table !== null && { table }),
      function: call.caller.kind === 'function' ? call.caller.name : 'admin',
    };
  }

  record(effect: Effect): void {
    this.#count += 1;
    this.#seen.push({ ...effect, n: this.#count });
    if (this.#seen.length > REMEMBERED) this.#seen = this.#seen.slice(-REMEMBERED / 2);
    for (const listener of this.#listeners) listener(effect);
  }
}

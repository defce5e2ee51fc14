import { createHash, randomUUID } from 'node:crypto';

/** Ids for everything the local services hand out: random, or following from a seed so that a run repeats itself. */
export class CountedIds {
  readonly #seed: string | null;
  readonly #counts = new Map<string, number>();

  constructor(seed: string | null) {
    this.#seed = seed;
  }

  /** A UUID; each kind has a sequence of its own, so that one kind's number does not move another's. */
  uuid(kind: string): string {
    if (this.#seed === null) return randomUUID();
    const hex = this.#next(kind);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  /** A number from 0 (included) to 1 (excluded). */
  fraction(kind: string): number {
    if (this.#seed === null) return Math.random();
    return Number.parseInt(this.#next(kind).slice(0, 12), 16) / 2 ** 48;
  }

  #next(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return createHash('sha256').update(`${this.#seed}/${kind}/${count}`).digest('hex');
  }
}

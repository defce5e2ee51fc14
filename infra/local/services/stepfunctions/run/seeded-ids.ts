import { createHash, randomBytes } from 'node:crypto';
import type { RandomSource } from '../language/intrinsics.ts';

const UUID_PARTS = /^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/;
const FRACTION_BYTES = 6;

/** Ids, tokens and draws; from a seed, where runs must repeat, else from the machine. */
export class SeededIds implements RandomSource {
  readonly #seed: string | null;
  #count = 0;

  constructor(seed: string | null) {
    this.#seed = seed;
  }

  fraction(): number {
    return this.#next().readUIntBE(0, FRACTION_BYTES) / 2 ** (8 * FRACTION_BYTES);
  }

  uuid(): string {
    return this.#next().toString('hex').replace(UUID_PARTS, '$1-$2-4$3-8$4-$5');
  }

  /** 32 bytes that nobody can guess, as text. */
  secret(): string {
    return this.#next().toString('hex');
  }

  #next(): Buffer {
    if (this.#seed === null) return randomBytes(32);
    this.#count += 1;
    return createHash('sha256').update(`${this.#seed}|${this.#count}`).digest();
  }
}

/** Numbers that follow from a seed: the same seed, the same notices. */
export interface Random {
  /** A whole number from 0, below `bound`. */
  upTo(bound: number): number;
}

const STEP = 0x6d2b79f5;
const RANGE = 4_294_967_296;

/** The generator mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed;
  return {
    upTo(bound) {
      state = (state + STEP) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / RANGE) * bound);
    },
  };
}

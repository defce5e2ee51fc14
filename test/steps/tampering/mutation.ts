import type { Tables } from './store.ts';

/** Draws from 0 to below `n`. */
export type Draw = (n: number) => number;

/** How a mutation comes to light. `anchor`: not at all from inside: only a copy of the end that is kept elsewhere tells. */
export type Found = 'verify' | 'note' | 'anchor';

/** One way to tamper with what is stored. */
export interface Mutation {
  /** As `docs/operations.md` calls it. */
  readonly name: string;
  readonly found: Found;
  /** Changes the tables; answers what is verified then. Null: nothing here to change in this way. */
  readonly mutate: (tables: Tables, draw: Draw) => Promise<string | null>;
}

/** One of a list, by chance. */
export const pick = <T>(list: readonly T[], draw: Draw): T | undefined => list[draw(list.length)];

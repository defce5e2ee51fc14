import type { Ending } from './left-out.ts';

/** Nobody who is under contract would be left by a file, and nobody confirmed that it is meant. */
export class EmptyRegister extends Error {
  override readonly name = 'EmptyRegister';
  readonly before: number;
  /** Whether the file has customers, none of them under contract. */
  readonly isEnded: boolean;

  constructor(before: number, isEnded = false) {
    super(`the file has no customers ${isEnded ? 'under contract' : ''}; the register has ${before}`);
    this.before = before;
    this.isEnded = isEnded;
  }
}

/** Throws EmptyRegister for a file of no customers in place of some, unless it is confirmed. */
export function mustNotEmpty(before: number, rows: number, isConfirmed: boolean): void {
  if (rows === 0 && before > 0 && !isConfirmed) throw new EmptyRegister(before);
}

/** Throws EmptyRegister for a file that ends every contract there is, unless it is confirmed. */
export function mustKeepSome(ending: Ending, rows: number, isConfirmed: boolean): void {
  if (endsAll(ending) && rows > 0 && !isConfirmed) throw new EmptyRegister(ending.of, true);
}

/** Whether a file leaves nobody under contract where some are now. */
export function endsAll({ of, left }: Ending): boolean {
  return of > 0 && left === 0;
}

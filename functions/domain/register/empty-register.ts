/** A file without customers would empty a register that has some, and nobody confirmed that it is meant. */
export class EmptyRegister extends Error {
  override readonly name = 'EmptyRegister';
  readonly before: number;

  constructor(before: number) {
    super(`the file has no customers; the register has ${before}`);
    this.before = before;
  }
}

/** Throws EmptyRegister for a file of no customers in place of some, unless it is confirmed. */
export function mustNotEmpty(before: number, rows: number, isConfirmed: boolean): void {
  if (rows === 0 && before > 0 && !isConfirmed) throw new EmptyRegister(before);
}

/** What becomes of an accepted mail. */
export type Outcome = 'delivered' | 'bounce' | 'complaint' | 'none';

/** What was decided about addresses; every other mail is delivered. */
export class Outcomes {
  readonly #byAddress = new Map<string, Outcome>();

  set(address: string, outcome: Outcome): void {
    this.#byAddress.set(address.toLowerCase(), outcome);
  }

  of(address: string): Outcome {
    return this.#byAddress.get(address.toLowerCase()) ?? 'delivered';
  }
}

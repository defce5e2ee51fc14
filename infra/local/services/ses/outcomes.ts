/** What becomes of an accepted mail. */
export type SimulatedOutcome = 'delivered' | 'bounce' | 'complaint' | 'none';

/** What was decided about addresses; every other mail is delivered. */
export class Outcomes {
  readonly #byAddress = new Map<string, SimulatedOutcome>();

  set(address: string, outcome: SimulatedOutcome): void {
    this.#byAddress.set(address.toLowerCase(), outcome);
  }

  of(address: string): SimulatedOutcome {
    return this.#byAddress.get(address.toLowerCase()) ?? 'delivered';
  }
}

const FIRST_GUESS_MS = 50;
const LONGEST_MS = 2_000;
/** The guess follows a slower claim at once and forgets it slowly. */
const FORGETTING = 0.1;

/**
 * How long before its slot a claim must begin to be done in time. As short as the store allows: whatever is claimed
 * and not yet sent when the power fails can only be named unknown.
 */
export class ClaimLead {
  #ms = FIRST_GUESS_MS;

  get ms(): number {
    return Math.min(LONGEST_MS, this.#ms);
  }

  /** Takes in how long a claim really took. */
  learn(tookMs: number): void {
    this.#ms = tookMs > this.#ms ? tookMs : this.#ms + (tookMs - this.#ms) * FORGETTING;
  }
}

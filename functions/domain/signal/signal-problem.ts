import { plainLine } from './plain-line.ts';

const REASON_LIMIT_CHARACTERS = 300;

/** Why an event that has the right shape cannot be taken all the same. */
export class SignalProblem extends Error {
  override readonly name = 'SignalProblem';

  constructor(reason: string) {
    super(plainLine(reason, REASON_LIMIT_CHARACTERS));
  }
}

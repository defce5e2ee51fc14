import { inBoth, type Text } from '../base/text.ts';
import { plainLine } from './plain-line.ts';

const REASON_LIMIT_CHARACTERS = 300;

/** Why an event that has the right shape cannot be taken all the same. */
export class SignalProblem extends Error {
  override readonly name = 'SignalProblem';

  readonly remark: Text;

  constructor(remark: Text) {
    super(remark.en);
    this.remark = inBoth((language) => plainLine(remark[language], REASON_LIMIT_CHARACTERS));
  }
}

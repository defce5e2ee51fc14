import type { Text } from '../../functions/domain/text.ts';

/** A command line that cannot be followed: says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly says: Text;

  constructor(says: Text) {
    super(says.en);
    this.says = says;
  }
}

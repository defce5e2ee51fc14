import { ToldError } from './told-error.ts';

/** A command line that cannot be followed: says what to write instead. */
export class UsageError extends ToldError {
  override readonly name = 'UsageError';
}

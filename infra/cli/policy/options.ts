import { policyFile } from '../../policy-file.ts';
import { ROOT } from '../../synth/root.ts';
import { UsageError } from '../usage-error.ts';

/** The file of the one policy that the words name. Throws UsageError, SettingsError. */
export function fileOf(positionals: readonly string[]): string {
  const [named, ...more] = positionals;
  if (named === undefined) throw new UsageError('name one policy, or the path of its file');
  if (more.length > 0) throw new UsageError(`one policy at a time; ${more.join(' ')} is one too many`);
  return policyFile(ROOT, named);
}

/** A number above 0. Throws UsageError. */
export function positive(option: string, given: string): number {
  const value = Number(given);
  if (!(value > 0) || !Number.isFinite(value)) throw new UsageError(`${option} is a number above 0, not ${given}`);
  return value;
}

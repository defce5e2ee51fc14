import type { Language } from '../../../functions/domain/text.ts';
import { policyFile } from '../../policy-file.ts';
import { ROOT } from '../../synth/root.ts';
import { UsageError } from '../usage-error.ts';

/** The default of a new production account of SES, and of the setting mail.share. */
export const USUAL_SES = { ratePerSecond: 14, share: 0.8 } as const;

/** The language of an answer. Throws UsageError. */
export function languageOf(given: string | undefined, usual: Language = 'en'): Language {
  const language = given ?? usual;
  if (language !== 'ja' && language !== 'en') throw new UsageError(`--lang is ja or en, not ${language}`);
  return language;
}

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

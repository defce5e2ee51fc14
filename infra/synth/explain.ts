import type { Language } from '../../functions/domain/text.ts';

/** Errors that tell a person what to do; a stack trace would only hide it. */
const PLAIN = new Set([
  'SettingsError',
  'PolicyError',
  'MissingEntry',
  'UnknownPlaceholder',
  'UnreadableFile',
  'UnusableHome',
]);

/** The text of an error a person can act on, in their language where it has both; null for one that is a defect of ours. */
export function explain(cause: unknown, language: Language): string | null {
  if (!(cause instanceof Error) || !PLAIN.has(cause.name)) return null;
  return isTold(cause) ? cause.in(language) : cause.message;
}

function isTold(cause: Error): cause is Error & { in(language: Language): string } {
  return 'in' in cause && typeof cause.in === 'function';
}

/** Errors that tell a person what to do; a stack trace would only hide it. */
const PLAIN = new Set([
  'SettingsError',
  'PolicyError',
  'MissingEntry',
  'UnknownPlaceholder',
  'UnreadableFile',
  'UnusableHome',
]);

/** The text of an error a person can act on, null for one that is a defect of ours. */
export function explain(cause: unknown): string | null {
  return cause instanceof Error && PLAIN.has(cause.name) ? cause.message : null;
}

/** A duty id may hold `#` and dots, but no `@`. */
const SUBJECT = /^([^@]+)@(\d+)$/;

export interface WatchedDuty {
  readonly duty: string;
  readonly revision: number;
}

/** What an execution of the deadline workflow is for: one duty at one revision of its due time. */
export function dutySubject({ duty, revision }: WatchedDuty): string {
  return `${duty}@${revision}`;
}

/** The same, read back; null when it names no duty. */
export function parseSubject(subject: string | null): WatchedDuty | null {
  const [, duty, revision] = SUBJECT.exec(subject ?? '') ?? [];
  return duty === undefined ? null : { duty, revision: Number(revision) };
}

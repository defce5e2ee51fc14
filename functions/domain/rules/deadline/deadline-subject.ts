/** What a deadline execution is for: a duty at one revision of its due time. */
export function deadlineSubject(duty: string, revision: number): string {
  return `${duty}@${revision}`;
}

/** The duty and revision of a deadline's subject; null if the text is none. */
export function readDeadlineSubject(subject: string): { duty: string; revision: number } | null {
  const parts = /^(.+)@([1-9]\d*)$/.exec(subject);
  return parts?.[1] === undefined ? null : { duty: parts[1], revision: Number(parts[2]) };
}

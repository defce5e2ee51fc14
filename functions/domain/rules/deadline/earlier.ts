import type { Deadline } from './duty.ts';

/** Sorts behind every moment. */
const NEVER = '~';

/** The one that is due first; null for none of them. A due time comes before none, an own target before neither. */
export function earlierDue(all: readonly (Deadline | undefined)[]): Deadline | null {
  const rank = ({ at, target }: Deadline): string => `${at ?? NEVER} ${target ?? NEVER}`;
  const known = all.filter((one) => one !== undefined);
  return known.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(b) < rank(a) ? 1 : 0)).at(0) ?? null;
}

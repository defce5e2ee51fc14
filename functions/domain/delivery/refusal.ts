import type { Instant } from '../time/instant.ts';
import type { Delivery } from './recipient.ts';

/** So many refusals in a row, in words that blame nobody, are no chance: the slice ends. */
export const REFUSED_IN_A_ROW_MAX = 10;
/** Refused so often, the last times while mails to nobody were taken, minutes apart: nothing else is left to try. */
export const REFUSALS_MAX = 4;
/** A trial mails so many customers at most, until one is taken. */
export const TRIED_MAX = 3;

/** What stands of a recipient's earlier refusals. */
export type Refused = Pick<Delivery, 'refusals' | 'refusedAt'>;

/**
 * What a refusal in words that blame nobody means. `again`: the recipient waits behind the others. `reject`: it is the
 * recipient's, since somebody else's mail that left after its first refusal was taken, or trial after trial ends so.
 * `stop`: nothing tells whose it is, and everybody waits.
 */
export function judgeRefusal(
  { refusals = 0, refusedAt }: Refused,
  othersTakenAt: Instant | null,
  isTrial: boolean,
): 'again' | 'reject' | 'stop' {
  if (refusedAt === undefined) return 'again';
  if (othersTakenAt !== null && othersTakenAt > refusedAt) return 'reject';
  return isTrial && refusals + 1 >= REFUSALS_MAX ? 'reject' : 'stop';
}

/** Whom a trial mails, one after the other: those refused least, from all over the audience, as neighbours may be alike. */
export function trialCandidates<Row extends Refused & Pick<Delivery, 'position'>>(waiting: readonly Row[]): Row[] {
  const fewest = Math.min(...waiting.map(({ refusals = 0 }) => refusals));
  const best = waiting.filter(({ refusals = 0 }) => refusals === fewest);
  const others = waiting.filter(({ refusals = 0 }) => refusals > fewest);
  const spread = [best[0], best[Math.floor(best.length / 2)], best.at(-1)].flatMap((row) => row ?? []);
  return [...new Set([...spread, ...byRefusals(others)])].slice(0, TRIED_MAX);
}

function byRefusals<Row extends Refused & Pick<Delivery, 'position'>>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => (a.refusals ?? 0) - (b.refusals ?? 0) || a.position - b.position);
}

import { type Instant, plusMs } from '../../base/time/instant.ts';
import { MINUTE_MS } from '../../base/time/units.ts';
import type { Delivery } from './recipient.ts';

/**
 * This many consecutive rejections, without an accepted mail between them, point to the account and not to the addresses: the slice ends.
 * A slice after such a one ends sooner.
 */
export const REFUSED_IN_A_ROW_MAX = 5;
export const REFUSED_IN_A_ROW_CAREFUL_MAX = 3;
/** The most customers that a trial mails until one is accepted. */
export const TRIED_MAX = 3;

/** How long a recipient who was refused waits before the second try, the third, and the last. */
const WAITS_MS = [MINUTE_MS, 3 * MINUTE_MS, 6 * MINUTE_MS] as const;
export const REFUSALS_MAX = WAITS_MS.length + 1;

/** What stands of a recipient's earlier refusals. */
export type RefusedDelivery = Pick<Delivery, 'refusals' | 'notBefore'>;

type Tried = Pick<Delivery, 'attempt' | 'position'>;

/**
 * What becomes of a recipient whose mail was refused in words that blame neither it nor the account: it is tried again,
 * later each time, and nobody else waits for it; null after the last try, minutes after the first: it is handed to people.
 */
export function afterRefusal({ refusals = 0 }: RefusedDelivery, at: Instant): Required<RefusedDelivery> | null {
  const waitMs = WAITS_MS[refusals];
  return waitMs === undefined ? null : { refusals: refusals + 1, notBefore: plusMs(at, waitMs) };
}

/** Whether a recipient may be tried now. */
export function isDue({ notBefore }: RefusedDelivery, at: Instant): boolean {
  return notBefore === undefined || notBefore <= at;
}

/** Whom a trial mails, one after the other: those tried least, from all over the audience, as neighbours may be alike. */
export function trialCandidates<Row extends Tried>(waiting: readonly Row[]): Row[] {
  const sorted = waiting.toSorted((a, b) => triesOf(a) - triesOf(b) || a.position - b.position);
  const fewest = triesOf(sorted[0] ?? {});
  const best = sorted.filter((row) => triesOf(row) === fewest);
  const spread = [best[0], best[Math.floor(best.length / 2)], best.at(-1)].flatMap((row) => row ?? []);
  return [...new Set([...spread, ...sorted])].slice(0, TRIED_MAX);
}

function triesOf({ attempt = 0 }: Pick<Delivery, 'attempt'>): number {
  return attempt;
}

import type { Instant } from '../../base/time/instant.ts';
import type { SignalSeen } from '../../signal/signal.ts';
import type { ReportedBy } from '../record/caller.ts';
import type { IncidentPage } from '../record/page.ts';
import type { OpenIncident } from '../record/state.ts';

const CALLERS_AT_MOST = 50;

/** Who acted, after one more signal that came in at `at`; the newest last. */
export function withCaller(
  callers: readonly ReportedBy[],
  seen: SignalSeen | undefined,
  at: Instant,
): readonly ReportedBy[] {
  if (seen?.by === undefined) return callers;
  const { by, words } = seen;
  return [...callers.filter((caller) => caller.by !== by), { by, at, words }].slice(-CALLERS_AT_MOST);
}

/** Whether people who have not answered yet were called since this person last acted, and so know of them. */
export function isCalledFor({ callers }: OpenIncident, waiting: readonly IncidentPage[], by: string): boolean {
  const since = waiting.map(({ openedAt }) => openedAt).toSorted()[0];
  return since !== undefined && callers.some((caller) => caller.by === by && caller.at >= since);
}

/** Whom a page about such a signal tells of: those who acted since it was opened, before its call or during it. */
export function callersOf({ callers }: OpenIncident, page: IncidentPage): readonly ReportedBy[] {
  return page.why === 'signal' ? callers.filter(({ at }) => at >= page.openedAt) : [];
}

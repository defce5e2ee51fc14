import type { Scope } from '../../base/scope.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { Disruption } from '../../rules/facts/tellable.ts';
import type { MergedIncident } from '../record/merged.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import type { ToldRecord } from '../record/told-record.ts';
import { hasStarted } from '../standing/notices.ts';

/** What was told and stands, with the seq of the state that it was made from, in this incident's count. */
export interface StandingReport extends ToldRecord {
  readonly basedOn: number;
  readonly course: readonly Disruption[];
}

/** What customers were told since the newest correction, itself included: also in incidents that were joined since. */
export function standingOf(state: Pick<OpenIncident, 'merged'>, notices: readonly Notice[]): StandingReport[] {
  const sent = inOrder(notices);
  const own = sinceCorrection(sent).map(({ tells, times, functions, course, scopes, basedOn }) => ({
    facts: tells.facts,
    times,
    ...(functions && { functions }),
    ...(tells.reports && { reports: tells.reports }),
    course,
    scopes,
    basedOn,
  }));
  const others = mergedSince(state, sent);
  // What failed again there did so after all of it was told.
  const seqOf = ({ seq, failedAgain }: MergedIncident) => (failedAgain ? seq - 1 : seq);
  return [...others.flatMap((one) => one.told.map((told) => ({ course: [], ...told, basedOn: seqOf(one) }))), ...own];
}

/** Whether the service failed again since it was told: what it said of the service was of an earlier failure. */
export function isOfEarlierFailure({ firedAgain }: Pick<OpenIncident, 'firedAgain'>, told: StandingReport): boolean {
  return told.isOfEarlier === true || told.basedOn < (firedAgain?.seq ?? 0);
}

/** Whether that there was no effect is of a failure since it was told, and of no other. */
export function isUndenied({ deniedFrom }: Pick<OpenIncident, 'deniedFrom'>, told: StandingReport): boolean {
  return told.isUndenied === true || told.basedOn < (deniedFrom ?? 0);
}

/** The incidents that were joined, and of which no correction here has told anew how all stands. `sent`: in their order. */
export function mergedSince(
  { merged }: Pick<OpenIncident, 'merged'>,
  sent: readonly Notice[],
): readonly MergedIncident[] {
  const corrected = sent.findLast(({ stage }) => stage === 'correction');
  return merged.filter(({ at }) => !isAfter(corrected, at));
}

function isAfter(corrected: Notice | undefined, at: Instant): boolean {
  return corrected !== undefined && (corrected.startedAt ?? '') >= at;
}

/** The newest correction and what followed it; all, where there is none. */
export function sinceCorrection(sent: readonly Notice[]): readonly Notice[] {
  const at = sent.findLastIndex(({ stage }) => stage === 'correction');
  return at < 0 ? sent : sent.slice(at);
}

/** Those that went out, in the order in which they did. */
export function inOrder(notices: readonly Notice[]): Notice[] {
  return notices.filter(hasStarted).toSorted((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? -1 : 1));
}

/** Whether everybody whom `audience` means is among those of `scopes`. What cannot be known without the customers is taken for no. */
export function covers(scopes: readonly Scope[], audience: Scope): boolean {
  if (scopes.some((scope) => contains(scope, audience))) return true;
  if (audience === 'all' || !('contracts' in audience)) return false;
  const told = new Set(scopes.flatMap((scope) => (scope !== 'all' && 'contracts' in scope ? scope.contracts : [])));
  return audience.contracts.every((contract) => told.has(contract));
}

/** Whether notices went out, and customers are concerned by now whom none was sent to. */
export function isWider({ notices, audience }: Pick<OpenIncident, 'notices' | 'audience'>): boolean {
  const sent = inOrder(notices);
  return (
    sent.length > 0 &&
    !covers(
      sent.flatMap(({ scopes }) => scopes),
      audience,
    )
  );
}

/** Every condition of the wider scope is one of the narrower, too. */
function contains(wider: Scope, narrower: Scope): boolean {
  if (wider === 'all') return true;
  if (narrower === 'all' || !('where' in wider) || !('where' in narrower)) return false;
  return Object.entries(wider.where).every(([name, value]) => narrower.where[name] === value);
}

import { isOwed } from '../duties.ts';
import type { Given } from '../given.ts';

/** Families of duties that no policy has to name: what was begun is ended before an incident closes. */
const FAMILIES = ['step.', 'measure.', 'prevention.', 'appointment', 'headquarters'] as const;

/** What of the response stands in the way of closing, one phrase each. SY-2, SY-6, GK-8. */
export function unsettledResponse({ policy, state }: Pick<Given, 'policy' | 'state'>): string[] {
  const { headquarters, exceptions, plan } = state.response;
  const reports = new Set(policy.reports.map(({ kind }) => kind));
  const required = new Set(policy.closing.requires);
  const owed = state.duties.filter(
    (duty) =>
      isOwed(duty) &&
      !required.has(duty.kind) &&
      (reports.has(duty.kind) || FAMILIES.some((family) => duty.kind.startsWith(family))),
  );
  const isSitting = headquarters !== null && headquarters.closedAt === null;
  const isAsked = exceptions.some(({ decision }) => decision === 'waiting');
  const isPlanless = policy.closing.prevention !== undefined && plan?.decision !== 'approved';
  const isWaived = state.duties.some(({ kind, status }) => kind === 'prevention.plan' && status === 'waived');
  return [
    ...owed.map(({ id, status }) => `duty ${id} is ${status}, meet it or waive it with a reason`),
    ...(isPlanless && !isWaived ? ['there is no approved prevention plan, write one and have it approved'] : []),
    ...(isSitting ? ['the headquarters is open, close it'] : []),
    ...(isAsked ? ['an exception waits for a decision, approve or reject it'] : []),
  ];
}

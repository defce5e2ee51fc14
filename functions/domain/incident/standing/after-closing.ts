import { isOwed } from '../../components/obligations/duties.ts';
import { activePages, isPending } from '../../components/paging/escalation.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { IncidentPage } from '../record/page.ts';
import type { OpenIncident } from '../record/state.ts';

/** Whether this duty is still watched: its incident is open, or it goes on after the closing. */
export function isGoingOn({ status, outlives }: OpenIncident, { id }: Pick<Duty, 'id'>): boolean {
  return status === 'open' || outlives.includes(id);
}

/** The duties that go on after the incident ended and are not settled. */
export function outliving(state: OpenIncident): IncidentDuty[] {
  return state.duties.filter((duty) => state.status !== 'open' && isOwed(duty) && isGoingOn(state, duty));
}

/** The pages about such a duty, settled or not, for which somebody is still to be called: no workflow of the incident does. */
export function pagesLeft(state: OpenIncident, duty?: string): IncidentPage[] {
  if (state.status === 'open') return [];
  return activePages(state).filter(
    (page) =>
      page.duty !== null &&
      (duty === undefined || page.duty === duty) &&
      state.outlives.includes(page.duty) &&
      page.steps.some(isPending),
  );
}

/** Whether the policy lets duties of this kind go on after the closing. What closing itself requires may not. */
export function mayOutlive({ closing }: Policy, kind: string): boolean {
  const isNamed = (name: string) => name === kind || (name.endsWith('.*') && kind.startsWith(name.slice(0, -1)));
  return !closing.requires.includes(kind) && (closing.outlive ?? []).some(isNamed);
}

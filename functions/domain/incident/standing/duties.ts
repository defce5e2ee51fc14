import type { Duty } from '../../rules/deadline/duty.ts';
import type { OpenIncident } from '../record/state.ts';

/** How the state remembers that a reminder step was done. */
export function reminderKey(duty: string, revision: number, step: number): string {
  return `${duty}#${revision}#${step}`;
}

/** Still owed: open, or missed and not met since. */
export function isOwed(duty: Duty): boolean {
  return duty.status === 'open' || duty.status === 'missed';
}

/** The newest duty of a kind, whatever became of it. */
export function newestOfKind(state: OpenIncident, kind: string): Duty | undefined {
  return state.duties.findLast((duty) => duty.kind === kind);
}

/** The newest duty of the same kind and about the same notice. */
export function newestLike(
  state: OpenIncident,
  { kind, subject = null }: { readonly kind: string; readonly subject?: string | null },
): Duty | undefined {
  return state.duties.findLast((duty) => duty.kind === kind && duty.subject === subject);
}

/** A duty by its id, or by its kind: the newest still owed, else the newest. */
export function findDuty(state: OpenIncident, name: string): Duty | undefined {
  const byId = state.duties.find((duty) => duty.id === name);
  const owed = state.duties.findLast((duty) => duty.kind === name && isOwed(duty));
  // The first of a kind bears the kind as its id: a name means the one still owed rather than that one.
  if (byId !== undefined && (byId.kind !== name || isOwed(byId))) return byId;
  return owed ?? newestOfKind(state, name);
}

/** The id of the next duty of a kind: the kind, then `kind#2` and so on. */
export function nextDutyId(state: OpenIncident, kind: string): string {
  const count = state.duties.filter((duty) => duty.kind === kind).length;
  return count === 0 ? kind : `${kind}#${count + 1}`;
}

/** Kind of the duty to tell customers in another way, whom a notice did not reach. */
export const CALL = 'call';

import type { IncidentDuty } from '../record/duty.ts';
import type { OpenIncident } from '../record/state.ts';

/** The newest duty of the same kind and about the same notice. */
export function newestLike(
  { duties }: OpenIncident,
  { kind, subject = null }: { readonly kind: string; readonly subject?: string | null },
): IncidentDuty | undefined {
  return duties.findLast((duty) => duty.kind === kind && duty.subject === subject);
}

/** Kind of the duty to tell customers in another way, whom a notice did not reach. */
export const CALL = 'call';

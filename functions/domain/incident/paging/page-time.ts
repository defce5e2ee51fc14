import type { IncidentPage } from '../record/page.ts';
import type { OpenIncident } from '../record/state.ts';

/**
 * What kind of time a page reminds of: one that is promised, or only `aimed` at, or `none` where its duty has no time.
 * Null for a page that reminds of no duty.
 */
export function timeOf({ duties }: OpenIncident, page: IncidentPage): 'promised' | 'aimed' | 'none' | null {
  const duty = duties.find(({ id }) => id === page.duty);
  const isReminder = page.why === 'warn' || page.why === 'missed';
  if (!isReminder || duty === undefined) return null;
  if (duty.deadline.at === null) return 'none';
  return duty.deadline.aim === true ? 'aimed' : 'promised';
}

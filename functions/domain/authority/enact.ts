import type { Policy } from '../policy/schema.ts';
import { GOVERNMENT, GOVERNMENT_DAYS, JAPAN, type Statute } from './japan.ts';

/**
 * Writes the statutes out that reports name, so that a compiled policy holds the law it was compiled with: an
 * incident keeps it, whatever a later release knows. The government's calendar comes along where a statute counts on it.
 */
export function enacted(policy: Policy): Policy {
  const reports = policy.reports.map(({ law, ...report }) =>
    law === undefined ? report : { ...report, statute: JAPAN[law] },
  );
  const needsGovernment = reports.some(({ statute }) => statute !== undefined && countsOnGovernment(statute));
  const calendars = needsGovernment ? { [GOVERNMENT]: GOVERNMENT_DAYS, ...policy.calendars } : policy.calendars;
  return { ...policy, reports, calendars };
}

function countsOnGovernment({ clock, instead }: Statute): boolean {
  return [clock, instead?.clock].some(
    (each) => each !== undefined && 'rollOver' in each && each.rollOver?.calendar === GOVERNMENT,
  );
}

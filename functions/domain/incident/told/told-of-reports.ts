import { mustBeMade } from '../../rules/authority/owed-reports.ts';
import type { WeighedReport } from '../record/event-parts.ts';
import type { OpenIncident } from '../record/state.ts';
import type { ToldReports } from '../record/told-record.ts';

export const REPORTS = 'reports';

interface SaysOfReports {
  readonly reports?: ToldReports | undefined;
}

/**
 * Whether customers were told of a report to an authority that it need not be made, and it must, or nobody knows any more; or that it is to
 * come, and the law asks for none. What somebody decided against is no error of what was told.
 */
export function areReportsOtherwise(state: OpenIncident, { reports: told = {} }: SaysOfReports): boolean {
  const { facts, response, duties } = state;
  return state.reports.some((one) => {
    const { report, standing, strength } = one;
    const said = told[report];
    if (said === undefined || duties.findLast(({ kind }) => kind === report)?.status === 'waived') return false;
    if (said === 'not-owed') return mustBeMade(one) || (standing === 'open' && strength === 'must');
    const isMet = duties.some(({ kind, metAt }) => kind === report && metAt !== null);
    const isMade = isMet || response.reports.some((made) => made.report === report);
    return standing === 'not-owed' && facts.investigation === 'done' && !isMade;
  });
}

/** The reports as they would stand, were everything so that was told: one that need not be made was not made because it must. */
export function reportsAsTold(
  { reports, response, duties }: Pick<OpenIncident, 'reports' | 'response' | 'duties'>,
  { reports: told = {} }: SaysOfReports,
): Pick<OpenIncident, 'reports' | 'response' | 'duties'> {
  const isOwedAfterAll = ({ report, standing }: WeighedReport) =>
    told[report] === 'not-owed' && standing !== 'not-owed';
  const owed = reports.filter(isOwedAfterAll).map(({ report }) => report);
  const then = reports.map((one): WeighedReport => {
    const standing = told[one.report];
    return standing === undefined ? one : { ...one, standing, strength: 'must' };
  });
  return {
    reports: then,
    response: { ...response, reports: response.reports.filter(({ report }) => !owed.includes(report)) },
    duties: duties.map((duty) => (owed.includes(duty.kind) ? { ...duty, metAt: null } : duty)),
  };
}

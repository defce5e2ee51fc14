import { type OwedReport, owedReports } from '../authority/owed-reports.ts';
import { sameJson } from '../ledger/canonical.ts';
import type { IncidentEvent, WeighedReport } from './events.ts';
import type { Given } from './given.ts';
import { legalSituation } from './tellings.ts';

/**
 * Records how each report of the policy stands after what was just learnt, where that changed. What does not apply is
 * recorded with its reasons, never left out; what is open stands until it is known not to apply.
 */
export function weighReports(given: Given): IncidentEvent[] {
  const { policy, state } = given;
  const weighed = owedReports(policy, legalSituation(given)).map(weighedReport);
  const changed = weighed.filter((now) => {
    const before = state.reports.find(({ report }) => report === now.report);
    return before === undefined || !sameJson(before, now);
  });
  return changed.length === 0 ? [] : [{ type: 'reports.weighed', reports: changed }];
}

function weighedReport({ kind, standing, strength, deadline, grounds, missing }: OwedReport): WeighedReport {
  const reasons = grounds.map(({ reason }) => reason);
  return { report: kind, standing, strength, dueAt: deadline?.at ?? null, reasons, missing };
}

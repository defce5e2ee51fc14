import { sameJson } from '../../base/ledger/canonical.ts';
import type { Text } from '../../base/text.ts';
import { type OwedReport, owedReports } from '../../rules/authority/owed-reports.ts';
import type { Given } from '../command/given.ts';
import type { WeighedReport } from '../record/event-parts.ts';
import type { IncidentEvent } from '../record/events.ts';
import { dueInEither } from './owed-in-either.ts';
import { beforeWithdrawal } from './owed-now.ts';
import { legalSituation } from './tellings.ts';

/**
 * Records how each report of the policy stands after what was just learnt, where that changed. What does not apply is
 * recorded with its reasons, never left out; what is open stands until it is known not to apply.
 */
export function weighReports(given: Given): IncidentEvent[] {
  const { state } = given;
  const before = beforeWithdrawal(given);
  const stood = before === null ? [] : weighed(before);
  const now = weighed(given).map((one) =>
    standing(
      one,
      stood.find(({ report }) => report === one.report),
    ),
  );
  const changed = now.filter((one) => {
    const known = state.reports.find(({ report }) => report === one.report);
    return known === undefined || !sameJson(known, one);
  });
  return changed.length === 0 ? [] : [{ type: 'reports.weighed', reports: changed }];
}

function weighed(given: Given): WeighedReport[] {
  return owedReports(given.policy, legalSituation(given)).map((one) => weighedReport(given, one));
}

/** What was owed by facts that are unknown again is open, at least, until it is excluded. */
function standing(now: WeighedReport, stood: WeighedReport | undefined): WeighedReport {
  const wasRaised = stood !== undefined && ['owed', 'open'].includes(stood.standing);
  if (!wasRaised || now.standing === 'owed' || now.standing === 'not-owed') return now;
  return { ...stood, standing: 'open', reasons: [...stood.reasons, TAKEN_BACK], missing: now.missing };
}

const TAKEN_BACK: Text = {
  ja: '根拠となった事実が「不明」に戻されたため、該当しないと確認できるまで対象とする',
  en: 'facts it rests on were set back to unknown, so it stands until it is known not to apply',
};

function weighedReport(
  given: Given,
  { kind, standing, strength, deadline, grounds, missing }: OwedReport,
): WeighedReport {
  const reasons = grounds.map(({ reason }) => reason);
  const dueAt = deadline === null ? null : dueInEither(given, kind, deadline).at;
  return { report: kind, standing, strength, dueAt, reasons, missing };
}

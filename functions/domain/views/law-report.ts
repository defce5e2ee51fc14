import type { Language } from '../base/text.ts';
import type { OpenIncident } from '../incident/record/state.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { dutyTitle } from '../rules/deadline/title.ts';
import { applicableLaw } from '../rules/law/applicable-law.ts';
import { prefilledItems } from './prefilled-items.ts';
import type { LawReport } from './report.ts';

/** What is to be reported by law and promise, with what recorded facts already answer; and what the policy leaves out of the law. */
export function lawReport(policy: Policy, state: OpenIncident, language: Language): LawReport {
  const { applies, leftOut } = applicableLaw(policy);
  const standing = state.reports.filter((one) => one.standing !== 'not-owed');
  return {
    filings: standing.map(({ report, standing: stands, missing }) => ({
      ...{ report, standing: stands, missing },
      title: dutyTitle(policy, report)[language],
      items: Object.fromEntries(
        Object.entries(prefilledItems(policy, state, report)).map(([item, text]) => [item, text[language]]),
      ),
    })),
    applies: applies.map(({ source, report, title, strength, promise }) => ({
      ...{ statute: source[language], report, title: title[language], strength, promise },
    })),
    leftOut: leftOut.map(({ source, reason, by }) => ({
      ...{ statute: source[language], reason: reason[language], by },
    })),
  };
}

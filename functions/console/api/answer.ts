import type { NoticeReport } from '../../domain/incident/report.ts';
import type { Page } from '../../domain/incident/state.ts';
import { inZone } from '../../domain/time/zoned.ts';
import type { Shown } from '../shown.ts';
import { PAGE_WHY } from '../words/statuses.ts';
import { timeline } from '../words/timeline.ts';

/** The whole answer about one incident: its report, the calls really made, and its story in the reader's language. */
export function incidentAnswer(shown: Shown) {
  const { report, policy, items, texts, language } = shown;
  return {
    ...report,
    pages: shown.state.pages.flatMap((page) => callRows(page, shown)),
    timeline: timeline(policy, items, texts, language).map(({ at, text }) => ({ at: inZone(at, policy.zone), text })),
  };
}

/** One row for each person called; who was only going to be called is not there. Acknowledging ends the whole page. */
function callRows(page: Page, { policy, language }: Shown) {
  const { acknowledged } = page;
  const acknowledgedAt = acknowledged === null ? null : inZone(acknowledged.at, policy.zone);
  return page.rungs.flatMap((rung) => {
    if (rung.status !== 'called' || rung.calledAt === null) return [];
    const to = policy.team.people.find((person) => person.id === rung.person)?.email ?? rung.person;
    return [{ at: inZone(rung.calledAt, policy.zone), to, why: PAGE_WHY[page.why][language], acknowledgedAt }];
  });
}

/** The report of one notice, by its id. */
export function noticeReport(shown: Shown, notice: string): NoticeReport | null {
  return shown.report.notices.find((each) => each.id === notice) ?? null;
}

import type { Instant } from '../base/time/instant.ts';
import { isOwed } from '../components/obligations/duties.ts';
import { nextDue } from '../components/obligations/next-duty.ts';
import { activePages, nextCallAt } from '../components/paging/escalation.ts';
import type { OpenIncident } from '../incident/record/state.ts';
import { isGoingOn, outliving, pagesLeft } from '../incident/standing/after-closing.ts';
import { isUnsent } from '../incident/standing/notices.ts';

/** The row of one incident in lists: nothing personal, rebuilt from the ledger at any time, deciding nothing. */
export interface IncidentView {
  readonly kind: 'incident';
  readonly stream: string;
  readonly version: number;
  readonly head: string | null;
  readonly open: boolean;
  /** When something of it is next due: a duty, a call, a sending. The sweep looks then whether somebody acted. */
  readonly nextAt: Instant | null;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The row for the views table. */
export function incidentView(state: OpenIncident): IncidentView {
  const open = state.status === 'open' || outliving(state).length > 0 || pagesLeft(state).length > 0;
  const nextAt = open ? nextAtOf(state) : null;
  return {
    kind: 'incident',
    stream: state.stream,
    version: state.seq,
    head: state.head,
    open,
    nextAt,
    row: rowOf(state),
  };
}

function rowOf(state: OpenIncident): Readonly<Record<string, unknown>> {
  const { id, status, drill, openedAt, closedAt, detectedAt, restoredAt, title, signals, assessment } = state;
  const owed = state.duties.filter(isOwed);
  const due = nextDue(owed);
  return {
    ...{ id, status, drill, openedAt, closedAt, detectedAt, restoredAt, signals },
    ...{ title: title.content, level: assessment.level, notify: assessment.notify },
    nextDuty: due?.id ?? null,
    nextDueAt: due?.deadline.at ?? null,
    dutiesOpen: owed.length,
    dutiesMissed: owed.filter((duty) => duty.status === 'missed').length,
    noticesWaiting: state.notices.filter((notice) => isUnsent(notice) && notice.approval === null).length,
    pagesWaiting: activePages(state).length,
  };
}

function nextAtOf(state: OpenIncident): Instant | null {
  const times = [
    nextCallAt(activePages(state)),
    ...state.duties.map((duty) => (duty.status === 'open' && isGoingOn(state, duty) ? duty.deadline.at : null)),
    ...state.notices.map(({ status, approval }) => (status === 'approved' ? (approval?.sendAt ?? null) : null)),
  ];
  return (
    times
      .filter((time) => time !== null)
      .toSorted()
      .at(0) ?? null
  );
}

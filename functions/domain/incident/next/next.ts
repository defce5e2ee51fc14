import { earlier, type Instant, later, plusMs } from '../../base/time/instant.ts';
import { DAY_MS, MINUTE_MS } from '../../base/time/units.ts';
import { newestGeneration } from '../../components/executions.ts';
import { unarmed } from '../../components/obligations/decide-workflow.ts';
import { isOwed, newestOfKind } from '../../components/obligations/duties.ts';
import { callingPages } from '../../components/obligations/watching.ts';
import { dueCall, nextCallAt } from '../../components/paging/escalation.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Stage } from '../../policy/shape/stages.ts';
import { deadlineSubject } from '../../rules/deadline/deadline-subject.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import type { IncidentPage } from '../record/page.ts';
import type { IncidentState, Notice, OpenIncident } from '../record/state.ts';
import { hasStarted, isStale, isUnsent, newestOfStage } from '../standing/notices.ts';
import { watching } from '../told/duty-moments.ts';
import { firstOfJoined } from '../told/joined-first.ts';
import { shortfall } from '../told/told.ts';
import type { IncidentAction } from './action.ts';

/** With nothing to come, an incident waits for people: as long as an execution can last without being renewed. */
const WAIT_AT_MOST_MS = 300 * DAY_MS;
/** Pages about a duty are the deadline workflow's own; it is helped out only when it is this late. */
const HELP_OUT_AFTER_MS = 5 * MINUTE_MS;

/**
 * What the incident workflow does next. Asked after every act; the same state and time give the same answer. Whether the
 * execution is worn out and hands over to a new one is not the incident's matter.
 */
export function next(policy: Policy, state: IncidentState, at: Instant): IncidentAction {
  if (state.status !== 'open') return { do: 'End' };
  return arm(policy, state) ?? call(policy, state, at) ?? tell(policy, state, at) ?? wait(policy, state, at);
}

/** A duty with a time, or with reminders, whose revision has no deadline execution. */
function arm(policy: Policy, state: OpenIncident): IncidentAction | null {
  const [duty] = unarmed(watching(policy, state));
  return duty === undefined ? null : { do: 'ArmDeadline', duty: duty.id, revision: duty.revision };
}

function call(policy: Policy, state: OpenIncident, at: Instant): IncidentAction | null {
  const { own, others } = pagesByCaller(policy, state);
  const due = dueCall(own, at) ?? dueCall(others, plusMs(at, -HELP_OUT_AFTER_MS));
  return due === null ? null : { do: 'PagePerson', ...due };
}

function pagesByCaller(policy: Policy, state: OpenIncident): { own: IncidentPage[]; others: IncidentPage[] } {
  const pages = callingPages(state, watching(policy, state).watch);
  return {
    own: pages.filter((page) => !isDeadlines(state, page)),
    others: pages.filter((page) => isDeadlines(state, page)),
  };
}

/** Whether a deadline execution looks after the page. */
function isDeadlines(state: OpenIncident, page: IncidentPage): boolean {
  const duty = state.duties.find(({ id }) => id === page.duty);
  return duty !== undefined && newestGeneration(state, 'deadline', deadlineSubject(duty.id, duty.revision)) > 0;
}

/** What customers are to be told: the text, the audience, the sending. */
function tell(policy: Policy, state: OpenIncident, at: Instant): IncidentAction | null {
  const stage = wantsFirst(state) ? 'first' : wantedLater(policy, state);
  if (stage !== null) return { do: 'DraftNotice', stage };
  const unsealed = state.notices.find(isToBeSealed);
  if (unsealed !== undefined) return { do: 'SealAudience', notice: unsealed.id };
  const ready = state.notices.find(
    ({ status, approval }) => status === 'approved' && approval !== null && approval.sendAt <= at,
  );
  return ready === undefined ? null : { do: 'StartDelivery', notice: ready.id };
}

/** Without recipients, or with those of before; of one that went out, who had left before it is to be looked up. */
function isToBeSealed(notice: Notice): boolean {
  if (hasStarted(notice)) return notice.outdated;
  return isUnsent(notice) && (notice.audience === null || notice.outdated);
}

/** A first notice is owed and there is no text for it, or one of the system's own that is out of date. */
function wantsFirst(state: OpenIncident): boolean {
  const duty = newestOfKind(state, 'notice.first');
  if (duty === undefined || !isOwed(duty)) return false;
  const newest = newestOfStage(state, 'first');
  return newest === undefined || (!hasStarted(newest) && wantsAnew(state, newest, duty));
}

/** Customers were told too little, or what is wrong by now, and no text that says so is there, or up to date. FC-4. */
function wantedLater(policy: Policy, state: OpenIncident): Stage | null {
  const duty = newestOfKind(state, 'notice.follow-up');
  if (duty === undefined || !isOwed(duty) || duty.stage === null) return null;
  const isJoinOwed = firstOfJoined(policy, state, state.notices) !== null;
  const stage = shortfall(policy, state, state.notices)?.stage ?? (isJoinOwed ? 'follow-up' : null);
  if (stage === null || policy.notices.stages[stage] === undefined) return null;
  const newest = newestOfStage(state, stage);
  return newest === undefined || hasStarted(newest) || wantsAnew(state, newest, duty) ? stage : null;
}

function wantsAnew(state: OpenIncident, newest: Notice, duty: Duty): boolean {
  if (isUnsent(newest)) return isStale(state, newest);
  // Given up by a person: the same text again would be no answer. There is more to tell, or a person writes it.
  return newest.basedOn < state.toldSeq || newest.draftedAt < duty.openedAt;
}

function wait(policy: Policy, state: OpenIncident, at: Instant): IncidentAction {
  const { own, others } = pagesByCaller(policy, state);
  const helpAt = nextCallAt(others);
  const sendTimes = state.notices.flatMap(({ status, approval }) =>
    status === 'approved' && approval !== null ? [approval.sendAt] : [],
  );
  const times = [nextCallAt(own), helpAt === null ? null : plusMs(helpAt, HELP_OUT_AFTER_MS), ...sendTimes];
  const until = times.reduce<Instant>(
    (first, time) => (time === null ? first : earlier(first, time)),
    plusMs(at, WAIT_AT_MOST_MS),
  );
  return { do: 'WaitForChange', until: later(until, at) };
}

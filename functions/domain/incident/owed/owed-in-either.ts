import { earliestOf, type Instant } from '../../base/time/instant.ts';
import { isOwed, newestOfKind } from '../../components/obligations/duties.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { TELLINGS } from '../../rules/authority/legal-kinds.ts';
import type { Deadline } from '../../rules/deadline/duty.ts';
import { earlierDue } from '../../rules/deadline/earlier.ts';
import type { OwedDuty } from '../../rules/deadline/owed.ts';
import { targetOf } from '../../rules/deadline/reminder-moments.ts';
import type { Given } from '../command/given.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { MergedIncident } from '../record/merged.ts';
import type { OpenIncident } from '../record/state.ts';
import { CALL } from '../standing/duties.ts';
import { isOwedToReaders } from '../told/waits-for-call.ts';

/** What is about one incident alone, whatever it is joined into. */
const OWN: readonly string[] = [CALL, 'triage'];

/** By when each kind of duty is due that is owed; of two, the earlier. */
export function dueByKind({ duties }: Pick<OpenIncident, 'duties'>): Readonly<Record<string, Deadline>> {
  const due = new Map<string, Deadline>();
  for (const { kind, deadline } of duties.filter((duty) => isOwed(duty) && !OWN.includes(duty.kind))) {
    due.set(kind, earlierDue([deadline, due.get(kind)]) ?? deadline);
  }
  return Object.fromEntries(due);
}

/** From when the own target counts of each kind that is owed without a due time. */
export function targetsFrom({ duties }: Pick<OpenIncident, 'duties'>): Readonly<Record<string, Instant>> {
  const from = new Map<string, Instant>();
  for (const { kind, deadline, arisenAt, openedAt } of duties.filter(isOwed)) {
    if (OWN.includes(kind) || deadline.at !== null || deadline.target !== undefined) continue;
    from.set(kind, earliestOf([arisenAt ?? openedAt, from.get(kind) ?? null]) ?? openedAt);
  }
  return Object.fromEntries(from);
}

/** The one that is due first, with the earlier own target of all where that lies before. */
export function soonerDue(all: readonly (Deadline | undefined)[]): Deadline | null {
  const due = earlierDue(all);
  const target = earliestOf(all.map((one) => one?.target ?? null));
  const isBefore = target !== null && (due?.at == null || target < due.at);
  return due !== null && isBefore && due.target !== target ? { ...due, target } : due;
}

/** A due time that has none, with the target that the company set itself, counted from then. */
export function withTarget(policy: Policy, kind: string, deadline: Deadline, openedAt: Instant): Deadline {
  const target = deadline.at === null ? targetOf(policy, { kind, openedAt, deadline }) : null;
  return target === null ? deadline : { ...deadline, target };
}

/** The exceptions about timing that were approved. */
export function approvedExceptions({ response: { exceptions } }: Pick<OpenIncident, 'response'>) {
  return exceptions.filter(({ about, decision }) => about === 'timing' && decision === 'approved');
}

/** There is one team and one plan for both, and what customers were told is compared with what is known. */
const OF_BOTH: readonly string[] = [
  ...['appointment', 'headquarters', 'prevention.plan', 'prevention.approval', 'prevention.done'],
  ...['prevention.announcement', 'notice.first', 'notice.follow-up', 'notice.detailed'],
];

/**
 * An incident that was joined since owes what had been waived or done here: that was not about it. What was filed counts for both, and
 * so does what is of both.
 */
export function isOwedByJoined(policy: Policy, state: OpenIncident, duty: IncidentDuty): boolean {
  const { kind, status, settled } = duty;
  if (settled === null || (status !== 'waived' && (OF_BOTH.includes(kind) || isFiled(policy, state, kind))))
    return false;
  return state.merged.some(({ at, owed }) => owed !== null && owesKind(owed.there, kind) && isBefore(settled, at));
}

/** A first notice that was waived told nobody what the customers of the other one were told too little of. */
function owesKind(there: readonly string[], kind: string): boolean {
  return there.includes(kind) || (kind === 'notice.first' && there.includes('notice.follow-up'));
}

/** What the other one had settled itself, and owes once more, is settled here at the moment of the join. */
function isBefore(settled: NonNullable<IncidentDuty['settled']>, at: Instant): boolean {
  return settled.at < at || (settled.at === at && settled.told === undefined);
}

/** A report that was made, or a telling; a decision to make none is about the facts of one incident. */
function isFiled({ reports }: Policy, { response }: OpenIncident, kind: string): boolean {
  if (!reports.some((one) => one.kind === kind)) return false;
  return TELLINGS.includes(kind) || response.reports.some(({ report }) => report === kind);
}

/** When a duty came up: now, for one that is not recorded, owed anew after it was settled, or owed to those who had been told. */
export function cameUpAt({ policy, state, at }: Pick<Given, 'policy' | 'state' | 'at'>, kind: string): Instant {
  const newest = newestOfKind(state, kind);
  if (newest === undefined || !isOwed(newest) || isOwedToReaders(policy, state, newest)) return at;
  return newest.arisenAt ?? newest.openedAt;
}

/** Each by no later a time than it was due by in either of two incidents that were joined while it was owed. */
export function dueAsInEither(
  policy: Policy,
  state: OpenIncident,
  at: Instant,
  owed: readonly OwedDuty[],
): readonly OwedDuty[] {
  if (state.merged.every((one) => one.owed === null)) return owed;
  return owed.map((duty) =>
    duty.subject === undefined
      ? { ...duty, deadline: dueInEither({ policy, state, at }, duty.kind, duty.deadline) }
      : duty,
  );
}

/** The own target of what had come up before a join stays beside a promised time that the join brought, if it is the earlier. */
export function withOwnTargets(given: Pick<Given, 'policy' | 'state' | 'at'>, owed: readonly OwedDuty[]) {
  const { policy, state } = given;
  return owed.map((duty) => {
    const { kind, deadline } = duty;
    const openedAt = cameUpAt(given, kind);
    const target = targetOf(policy, { kind, openedAt, deadline });
    const isKept = target !== null && deadline.at !== null && target < deadline.at;
    const isByJoin = state.merged.some((one) => openedAt < one.at && brought(one, kind).includes(deadline.at));
    return isKept && isByJoin ? { ...duty, deadline: { ...deadline, target } } : duty;
  });
}

function brought({ firstOwed, owed }: MergedIncident, kind: string): readonly (Instant | null | undefined)[] {
  return [firstOwed?.deadline.at, owed?.due[kind]?.at];
}

/** The same of one kind. A time that a person found to be later since moves it, and so does an exception that was approved since. */
export function dueInEither(given: Pick<Given, 'policy' | 'state' | 'at'>, kind: string, deadline: Deadline): Deadline {
  const { policy, state } = given;
  const [newest, arisenAt] = [newestOfKind(state, kind), cameUpAt(given, kind)];
  const exception = newest && approvedExceptions(state).findLast((one) => one.duty === newest.id);
  const due = state.merged.flatMap(({ at: joinedAt, owed }) => {
    const stands = owed !== null && arisenAt <= joinedAt && !isLaterSince(policy, state, owed, kind);
    return stands && (exception === undefined || owed.excepted.includes(exception.id)) ? [owed.due[kind]] : [];
  });
  const own = withTarget(policy, kind, deadline, arisenAt);
  const sooner = soonerDue([own, ...due]);
  return sooner === null || sooner === own ? deadline : sooner;
}

function isLaterSince(
  { reports }: Policy,
  { detectedAt, knownAt }: OpenIncident,
  { since }: NonNullable<MergedIncident['owed']>,
  kind: string,
): boolean {
  const isOfLaw = TELLINGS.includes(kind) || reports.some((one) => one.kind === kind);
  return isOfLaw ? (knownAt ?? detectedAt) > since.knownAt : detectedAt > since.detectedAt;
}

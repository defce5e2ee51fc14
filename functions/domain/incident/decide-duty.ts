import type { Duty } from '../duty/duty.ts';
import type { Report } from '../policy/schema.ts';
import type { Refusal } from './command.ts';
import { findDuty, isOwed } from './duties.ts';
import { type Reminder, reachedMoments } from './duty-moments.ts';
import type { IncidentEvent } from './events.ts';
import type { CommandOf, Given, Outcome } from './given.ts';
import { TRIAGE } from './owed-now.ts';
import { callRoles, openPage } from './pages.ts';
import { leadsOrHasRole, nameOf } from './people.ts';
import { inTurn, play } from './play.ts';
import { met, missedRungs, reconcileDuties } from './reconcile-duties.ts';
import { refuse } from './refusal.ts';
import { reportMade, reportOf, reportRefusal } from './response/decide-report.ts';

/** Somebody says that a duty was done. What the system itself sees done cannot be said to be. */
export function decideComplete(given: Given, command: CommandOf<'complete'>): Outcome {
  const duty = findDuty(given.state, command.duty);
  const report = duty === undefined ? undefined : reportOf(given, duty.kind);
  if (duty !== undefined && report !== undefined) return decideReport(given, command, duty, report);
  const refusal = mayNotSettle(given, command.duty, duty) ?? seenBySystem(given, duty);
  if (refusal !== null || duty === undefined) return refusal ?? [];
  return withNext(given, met(duty, given.at, command.evidence));
}

/** A report is made, with its content; one that was made already is corrected, and its duty stays as it was met. */
function decideReport(given: Given, command: CommandOf<'complete'>, duty: Duty, report: Report): Outcome {
  const content = command.report ?? null;
  const again = duty.metAt !== null;
  const refusal =
    (again ? mayNotDecide(given, duty) : mayNotSettle(given, duty.id, duty)) ?? reportRefusal(given, report, content);
  if (refusal !== null) return refusal;
  const isConsidered = strengthOf(given, duty) === 'consider';
  if (isConsidered && command.evidence === null && content?.text == null)
    return refuse('invalid', `${duty.id} is to be considered: say in evidence what was decided.`);
  // Words alone are the decision not to report; whoever reported says what, or under which number.
  const isMade = !isConsidered || content !== null;
  if (again && !isMade) return refuse('invalid', `${duty.id} was decided already: a correction has its content.`);
  const made = isMade ? [reportMade(given, report, content)] : [];
  return again ? made : withNext(given, [...made, ...met(duty, given.at, command.evidence)]);
}

function strengthOf({ state }: Given, duty: Duty): 'must' | 'consider' {
  return state.reports.find(({ report }) => report === duty.kind)?.strength ?? 'must';
}

/** What was done brings up what comes next. */
function withNext(given: Given, events: IncidentEvent[]): IncidentEvent[] {
  return [...events, ...reconcileDuties(play(given, events))];
}

/** Somebody decides, with a reason, that a duty is not going to be done. */
export function decideWaive(given: Given, command: CommandOf<'waive'>): Outcome {
  const duty = findDuty(given.state, command.duty);
  const refusal = mayNotSettle(given, command.duty, duty);
  if (refusal !== null || duty === undefined) return refusal ?? [];
  const dueAt = duty.deadline.at;
  const over = duty.status === 'open' && dueAt !== null && given.at > dueAt;
  const missed: IncidentEvent[] = over ? [{ type: 'duty.missed', duty: duty.id, missedAt: dueAt }] : [];
  return withNext(given, [...missed, { type: 'duty.waived', duty: duty.id, reason: command.reason }]);
}

/** The deadline workflow looks at its duty: reminders whose moment has come, and the time that passed. */
export function decideObserve(given: Given, command: CommandOf<'observe-duty'>): Outcome {
  const duty = given.state.duties.find(({ id }) => id === command.duty);
  if (duty === undefined || given.state.status === 'closed') return [];
  if (duty.revision !== command.revision || !isOwed(duty)) return [];
  const dueAt = duty.deadline.at;
  const missed = duty.status === 'open' && dueAt !== null && dueAt <= given.at;
  const events: IncidentEvent[] = missed ? [{ type: 'duty.missed', duty: duty.id, missedAt: dueAt }] : [];
  const reached = reachedMoments(play(given, events), duty.id);
  const { id, revision } = duty;
  events.push(...reached.map(({ step }) => ({ type: 'duty.reminded', duty: id, revision, step }) as const));
  return [...events, ...inTurn(play(given, events), (now) => calledFor(now, duty, missed, reached))];
}

/** One page for everything that came due at once, for its gravest reason, to all the people concerned. */
function calledFor(given: Given, duty: Duty, missed: boolean, reached: readonly Reminder[]): IncidentEvent[] {
  const called = callRoles(
    given.policy,
    reached.map(({ to }) => to),
    given.at,
  );
  if (missed) return [openPage(given, 'missed', duty.id, [...called, ...missedRungs(given, duty)])];
  if (reached.length === 0) return [];
  const why = reached.some((step) => step.do === 'escalate') ? 'escalate' : 'warn';
  return [openPage(given, why, duty.id, called)];
}

function mayNotSettle(given: Given, name: string, duty: Duty | undefined): Refusal | null {
  if (duty === undefined) return refuse('not-found', `There is no duty ${name}.`);
  return mayNotDecide(given, duty) ?? mustBeOwed(duty);
}

function mayNotDecide({ policy, state, actor }: Given, duty: Duty): Refusal | null {
  const isLead = state.response.appointed.some(({ person }) => person === nameOf(actor));
  if (isLead || leadsOrHasRole(policy, actor, duty.owner)) return null;
  return refuse('not-allowed', `${duty.id} is owed by the role ${duty.owner}: they or those who lead decide about it.`);
}

function mustBeOwed(duty: Duty): Refusal | null {
  return isOwed(duty) ? null : refuse('not-ready', `${duty.id} is ${duty.status} already.`);
}

/** Kinds that a delivered notice meets; others about notices are a person's, such as the decision whether to tell. SY-7. */
const BY_NOTICE: readonly string[] = ['notice.first', 'notice.follow-up', 'notice.detailed'];

/** What meets a duty that is done by a command of its own. */
const DONE_BY: Readonly<Record<string, string>> = {
  headquarters: 'the headquarters is opened (team)',
  appointment: 'somebody is appointed (appoint)',
  'prevention.plan': 'the plan is written (plan)',
  'prevention.approval': 'somebody else approves the plan (approve)',
};

function seenBySystem({ policy }: Given, duty: Duty | undefined): Refusal | null {
  const act = DONE_BY[duty?.kind ?? ''];
  const isOwn = duty?.kind === 'prevention.plan' && policy.closing.prevention === undefined;
  if (act !== undefined && !isOwn)
    return refuse('not-allowed', `${duty?.id} is met when ${act}; or waive it with a reason.`);
  if (duty?.kind === TRIAGE) {
    return refuse(
      'not-allowed',
      'The triage is done once the level is decided. State the missing facts or overrule the level.',
    );
  }
  if (duty === undefined || !BY_NOTICE.includes(duty.kind)) return null;
  return refuse(
    'not-allowed',
    `${duty.id} is met when its notice has been delivered. Send it, or waive it with a reason.`,
  );
}

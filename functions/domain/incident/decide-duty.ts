import type { Duty } from '../duty/duty.ts';
import type { Refusal } from './command.ts';
import { findDuty, isOwed } from './duties.ts';
import { type Reminder, reachedMoments } from './duty-moments.ts';
import type { IncidentEvent } from './events.ts';
import type { CommandOf, Given, Outcome } from './given.ts';
import { TRIAGE } from './owed-now.ts';
import { callRoles, openPage } from './pages.ts';
import { leadsOrHasRole } from './people.ts';
import { inTurn, play } from './play.ts';
import { met, missedRungs } from './reconcile-duties.ts';
import { refuse } from './refusal.ts';

/** Somebody says that a duty was done. What the system itself sees done cannot be said to be. */
export function decideComplete(given: Given, command: CommandOf<'complete'>): Outcome {
  const duty = findDuty(given.state, command.duty);
  const refusal = mayNotSettle(given, command.duty, duty) ?? seenBySystem(duty);
  if (refusal !== null || duty === undefined) return refusal ?? [];
  return met(duty, given.at, command.evidence);
}

/** Somebody decides, with a reason, that a duty is not going to be done. */
export function decideWaive(given: Given, command: CommandOf<'waive'>): Outcome {
  const duty = findDuty(given.state, command.duty);
  const refusal = mayNotSettle(given, command.duty, duty);
  if (refusal !== null || duty === undefined) return refusal ?? [];
  const dueAt = duty.deadline.at;
  const over = duty.status === 'open' && dueAt !== null && given.at > dueAt;
  const missed: IncidentEvent[] = over ? [{ type: 'duty.missed', duty: duty.id, missedAt: dueAt }] : [];
  return [...missed, { type: 'duty.waived', duty: duty.id, reason: command.reason }];
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

function mayNotSettle({ policy, actor }: Given, name: string, duty: Duty | undefined): Refusal | null {
  if (duty === undefined) return refuse('not-found', `There is no duty ${name}.`);
  if (!leadsOrHasRole(policy, actor, duty.owner)) {
    return refuse(
      'not-allowed',
      `${duty.id} is owed by the role ${duty.owner}: they or those who lead decide about it.`,
    );
  }
  return isOwed(duty) ? null : refuse('not-ready', `${duty.id} is ${duty.status} already.`);
}

function seenBySystem(duty: Duty | undefined): Refusal | null {
  if (duty?.kind === TRIAGE) {
    return refuse(
      'not-allowed',
      'The triage is done once the level is decided. State the missing facts or overrule the level.',
    );
  }
  if (duty?.kind.startsWith('notice.') !== true) return null;
  return refuse(
    'not-allowed',
    `${duty.id} is met when its notice has been delivered. Send it, or waive it with a reason.`,
  );
}

import type { Duty } from '../duty/duty.ts';
import type { OwedDuty } from '../duty/owed.ts';
import { sameJson } from '../ledger/canonical.ts';
import { findDuty, isOwed, newestOfKind, nextDutyId } from './duties.ts';
import type { IncidentEvent } from './events.ts';
import type { Given } from './given.ts';
import { toldAlready } from './notices.ts';
import { owedNow, TRIAGE } from './owed-now.ts';
import { callRoles, isWaiting, ladder, openPage } from './pages.ts';
import { inTurn, play } from './play.ts';
import { notOwedBecause, ownerChanged } from './void-reasons.ts';

/**
 * Brings the duties in line with what is owed now: opens, moves and voids them, meets the triage once the level is
 * decided, and calls people for those that are missed already or for a level that is open again.
 */
export function reconcileDuties(given: Given): IncidentEvent[] {
  return inTurn(given, duties, pagesForNew(given));
}

/** The same without calling anybody: at the opening, its own page covers them. */
export function duties(given: Given): IncidentEvent[] {
  const owed = owedNow(given);
  return inTurn(given, endNotOwed(owed), ...owed.map((one) => (current: Given) => bringInLine(current, one)));
}

/** Duties still open that are owed no more. */
function endNotOwed(owed: readonly OwedDuty[]) {
  return (given: Given): IncidentEvent[] => {
    const kinds = new Set(owed.map(({ kind }) => kind));
    const over = given.state.duties.filter((duty) => isOwed(duty) && !kinds.has(duty.kind));
    return over.flatMap((duty) => endOne(given, duty));
  };
}

function endOne(given: Given, duty: Duty): IncidentEvent[] {
  // The question was answered: the triage is done rather than void.
  if (duty.kind === TRIAGE) return met(duty, given.at, null);
  return [{ type: 'duty.voided', duty: duty.id, reason: notOwedBecause(given.policy, given.state, duty.kind) }];
}

/** The events of meeting a duty: one that is over its time is missed first, so that both moments stay. */
export function met(duty: Duty, metAt: string, evidence: Extract<IncidentEvent, { type: 'duty.met' }>['evidence']) {
  const events: IncidentEvent[] = [];
  const dueAt = duty.deadline.at;
  if (duty.status === 'open' && dueAt !== null && metAt > dueAt) {
    events.push({ type: 'duty.missed', duty: duty.id, missedAt: dueAt });
  }
  return [...events, { type: 'duty.met', duty: duty.id, metAt, evidence } as const];
}

function bringInLine(given: Given, owed: OwedDuty): IncidentEvent[] {
  const newest = newestOfKind(given.state, owed.kind);
  if (newest === undefined || comesBack(given, newest)) return open(given, owed);
  if (newest.status !== 'open') return [];
  if (newest.owner !== owed.owner || newest.clause !== owed.clause) {
    const over: IncidentEvent = { type: 'duty.voided', duty: newest.id, reason: ownerChanged(owed) };
    return [over, ...open(play(given, [over]), owed)];
  }
  return sameJson(newest.deadline, owed.deadline) ? [] : move(given, newest, owed);
}

/** A void duty that is owed again; a level that is open again after it had been decided; another plan than the one dealt with. */
function comesBack({ state }: Given, { kind, status, metAt }: Duty): boolean {
  if (status === 'void') return true;
  if (metAt === null) return false;
  const { plan } = state.response;
  switch (kind) {
    case TRIAGE:
    case 'prevention.approval':
      return true;
    case 'prevention.plan':
      return plan?.decision === 'rejected';
    case 'prevention.done':
      return plan !== null && metAt < plan.at;
    default:
      return false;
  }
}

function open(given: Given, { kind, clause, owner, deadline }: OwedDuty): IncidentEvent[] {
  const duty = nextDutyId(given.state, kind);
  const opened: IncidentEvent = { type: 'duty.opened', duty, kind, clause, owner, deadline };
  const toldAt = toldAlready(given.state, kind);
  if (toldAt === null) return [opened, ...missedAlready(given, duty, deadline.at)];
  const current = findDuty(play(given, [opened]).state, duty);
  return [opened, ...(current === undefined ? [] : met(current, toldAt, null))];
}

function move(given: Given, { id, revision }: Duty, { deadline }: OwedDuty): IncidentEvent[] {
  const moved = { type: 'duty.moved', duty: id, revision: revision + 1, deadline } as const;
  return [moved, ...missedAlready(given, id, deadline.at)];
}

/** A duty whose time has come already is missed as of that time, and says so. */
function missedAlready({ at }: Given, duty: string, dueAt: string | null): IncidentEvent[] {
  return dueAt !== null && dueAt <= at ? [{ type: 'duty.missed', duty, missedAt: dueAt }] : [];
}

/** Calls people for duties that these changes found missed, and for a triage that is owed anew. */
function pagesForNew(before: Given) {
  return (given: Given): IncidentEvent[] => {
    const { policy, state, at } = given;
    const unchanged = new Set(before.state.duties.filter(({ status }) => status !== 'open').map(({ id }) => id));
    const missed = state.duties.filter(({ id, status }) => status === 'missed' && !unchanged.has(id));
    const known = new Set(before.state.duties.map(({ id }) => id));
    const triage = state.duties.find(({ id, kind, status }) => kind === TRIAGE && status === 'open' && !known.has(id));
    return inTurn(
      given,
      ...missed.map((duty) => (now: Given) => [openPage(now, 'missed', duty.id, missedRungs(now, duty))]),
      // Whoever is called because it fires again is called for the level too.
      (now) =>
        triage === undefined || isWaiting(now.state, 'fired-again')
          ? []
          : [openPage(now, 'triage', triage.id, ladder(policy, at))],
    );
  };
}

/** A missed duty calls its owner at once, and the ladder after. */
export function missedRungs({ policy, at }: Given, duty: Duty) {
  return [...callRoles(policy, [duty.owner], at), ...ladder(policy, at)];
}

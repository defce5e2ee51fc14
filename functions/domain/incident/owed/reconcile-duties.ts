import { sameJson } from '../../base/ledger/canonical.ts';
import type { ContentRef } from '../../base/ledger/content.ts';
import type { Instant } from '../../base/time/instant.ts';
import { findDuty, isOwed, nextDutyId } from '../../components/obligations/duties.ts';
import { callsOnceMissed } from '../../components/obligations/observe.ts';
import { missedBefore } from '../../components/obligations/settle.ts';
import { activePages, callRoles, isCalling } from '../../components/paging/escalation.ts';
import type { OwedDuty } from '../../rules/deadline/owed.ts';
import type { Given } from '../command/given.ts';
import { type DecisionStep, inTurn, play } from '../evolve/play.ts';
import { escalation, openPage } from '../paging/pages.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { IncidentEvent } from '../record/events.ts';
import { CALL, newestLike } from '../standing/duties.ts';
import { notOwedBecause, replacedBy } from '../standing/void-reasons.ts';
import { shortfallOfAll } from '../told/told.ts';
import { isLeftToCalls, isOwedToReaders, waitsForCall } from '../told/waits-for-call.ts';
import { doneByNotice, doneForReaders, isOnceOut } from './done-by-notice.ts';
import { withdrawDrafts } from './give-up-drafts.ts';
import { comesBack, whyAgain } from './owed-again.ts';
import { owedBefore, owedNow, TRIAGE } from './owed-now.ts';
import { weighReports } from './weigh-reports.ts';

/** A telling that is made ends a report, and one that falls brings it back: no longer chain exists. */
const ROUNDS = 3;

/**
 * Brings the duties in line with what is owed now: meets what delivered notices did, weighs the reports, opens, moves and
 * voids duties, calls people for those that are missed already, or owed again, and gives up drafts that nothing asks for.
 */
export function reconcileDuties(given: Given): IncidentEvent[] {
  return inTurn(given, duties, pagesForNew(given), withdrawDrafts);
}

/** The same without calling anybody: at the opening, its own page covers them. */
export function duties(given: Given): IncidentEvent[] {
  const events: IncidentEvent[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const more = inTurn(play(given, events), metByNotices, weighReports, asOwed);
    events.push(...more);
    if (more.every(({ type }) => type !== 'duty.met' && type !== 'duty.opened')) break;
  }
  return events;
}

/** Meets what a delivered notice did. */
function metByNotices(given: Given): IncidentEvent[] {
  return given.state.duties.filter(isOwed).flatMap((duty) => {
    const done = doneByNotice(given, duty);
    return done === null ? [] : met(duty, done.at, null, done.notice);
  });
}

function asOwed(given: Given): IncidentEvent[] {
  const owed = owedNow(given);
  return inTurn(
    given,
    endNotOwed([...owed, ...owedBefore(given)]),
    ...owed.map((one) => (current: Given) => bringInLine(current, one)),
  );
}

/**
 * Opens what is owed by facts that another incident knew and that are unknown by now, and calls people for what is missed already. Only
 * a join asks for it: elsewhere such duties are open since the facts were known.
 */
export function openStanding(given: Given): IncidentEvent[] {
  const now = new Set(owedNow(given).map(({ kind }) => kind));
  const standing = owedBefore(given).filter((one) => {
    const newest = newestLike(given.state, one);
    return !now.has(one.kind) && (newest === undefined || !isOwed(newest));
  });
  return inTurn(given, ...standing.map((one) => (current: Given) => bringInLine(current, one)), pagesForNew(given));
}

/** Duties still open that are owed no more. */
function endNotOwed(owed: readonly OwedDuty[]): DecisionStep {
  return (given) => {
    const isStill = (duty: IncidentDuty) =>
      owed.some(({ kind, subject = null }) => kind === duty.kind && subject === duty.subject);
    const over = given.state.duties.filter((duty) => isOwed(duty) && !isStill(duty));
    return over.flatMap((duty) => endOne(given, duty));
  };
}

function endOne(given: Given, duty: IncidentDuty): IncidentEvent[] {
  // The question was answered: the triage is done rather than void.
  if (duty.kind === TRIAGE) return met(duty, given.at, null);
  // What goes out does apply: its notice meets it once it has reached everybody, or whom it did not reach was called or decided about.
  if (isOnceOut(given, duty)) return [];
  return [{ type: 'duty.voided', duty: duty.id, reason: notOwedBecause(given.policy, given.state, duty.kind) }];
}

/** The events of meeting a duty, be it by a delivered notice. */
export function met(duty: IncidentDuty, metAt: Instant, evidence: ContentRef | null, notice: string | null = null) {
  const by = notice === null ? {} : { by: notice };
  return [...missedBefore(duty, metAt), { type: 'duty.met', duty: duty.id, metAt, evidence, ...by } as const];
}

function bringInLine(given: Given, owed: OwedDuty): IncidentEvent[] {
  const newest = newestLike(given.state, owed);
  if (newest === undefined) return open(given, owed);
  if (comesBack(given, newest)) {
    return isOfCalls(given, owed) ? [] : open(given, { ...owed, ...whyAgain(given, newest, owed) });
  }
  const isAnew = isOwed(newest) && isOwedToReaders(given.policy, given.state, newest);
  if (newest.status !== 'open' && !isAnew) return isOwed(newest) ? explained(given, newest, owed) : [];
  const isOther = newest.owner !== owed.owner || newest.clause !== owed.clause;
  if (isAnew || isOther || isOfOtherStage(given, newest, owed)) return replaced(given, newest, owed, isAnew);
  return sameJson(newest.deadline, owed.deadline) ? explained(given, newest, owed) : move(given, newest, owed);
}

/** Which makes no difference to those who wait for calls alone. */
function isOfOtherStage(given: Given, { stage, toldReadersAt }: IncidentDuty, owed: OwedDuty): boolean {
  return stage !== (owed.stage ?? null) && !(toldReadersAt !== undefined && isOfCalls(given, owed));
}

/** What a call brings to light was written and sent before: another call stands open for it. FL-3. */
function isOfCalls({ policy, state }: Given, { stage }: OwedDuty): boolean {
  return stage !== undefined && isLeftToCalls(policy, state) && shortfallOfAll(policy, state) !== null;
}

/** Told too little stays told too little while another stage, or a join, asks for it: its time does not begin anew. */
function replaced(given: Given, newest: IncidentDuty, owed: OwedDuty, isAnew: boolean): IncidentEvent[] {
  const done = doneForReaders(given, newest);
  const ended: IncidentEvent = { type: 'duty.voided', duty: newest.id, reason: replacedBy(owed) };
  const over: readonly IncidentEvent[] = done === null ? [ended] : met(newest, done.at, null, done.notice);
  const isTelling = newest.stage !== null && owed.stage !== undefined;
  const isSame = !isAnew && (isTelling || (newest.owner === owed.owner && newest.clause === owed.clause));
  const arisenAt = isSame ? (newest.arisenAt ?? newest.openedAt) : undefined;
  return [...over, ...open(play(given, over), owed, arisenAt)];
}

function open(given: Given, owed: OwedDuty, arisenAt?: Instant): IncidentEvent[] {
  const { kind, clause, owner, deadline, because, stage, subject } = owed;
  const duty = nextDutyId(given.state, kind);
  const why = {
    ...(because === undefined ? {} : { because }),
    ...(stage === undefined ? {} : { stage }),
    ...(subject === undefined ? {} : { subject }),
    ...(arisenAt === undefined ? {} : { arisenAt }),
  };
  const opened: IncidentEvent = { type: 'duty.opened', duty, kind, clause, owner, deadline, ...why };
  const current = findDuty(play(given, [opened]).state, duty);
  // What had been told before it was owed need not be told again.
  const done = current === undefined ? null : doneByNotice(given, current);
  if (current === undefined || done === null) return [opened, ...missedAlready(given, duty, deadline.at)];
  return [opened, ...met(current, done.at, null, done.notice)];
}

/** Owed by the same time for another reason, or one more; or to fewer: those who read notices were told. */
function explained(given: Given, duty: IncidentDuty, { because }: OwedDuty): IncidentEvent[] {
  const { id, revision, deadline } = duty;
  const isOther = because !== undefined && !sameJson(duty.because, because);
  const why = { ...(isOther && { because }), ...leftToCalls(given, duty) };
  return Object.keys(why).length === 0 ? [] : [{ type: 'duty.moved', duty: id, revision, deadline, ...why }];
}

/** Those who read notices were told: nobody is called for it any more, the pages about it are settled. */
function leftToCalls(
  { policy, state }: Given,
  duty: IncidentDuty,
): { readonly toldReaders?: true; readonly settles?: true } {
  if (!waitsForCall(policy, state, duty)) return {};
  const isCalled = activePages(state).some((page) => page.duty === duty.id);
  return { ...(duty.toldReadersAt === undefined && { toldReaders: true }), ...(isCalled && { settles: true }) };
}

function move(given: Given, duty: IncidentDuty, { deadline, because }: OwedDuty): IncidentEvent[] {
  const { id, revision } = duty;
  const why = { ...(because !== undefined && { because }), ...leftToCalls(given, duty) };
  const moved = { type: 'duty.moved', duty: id, revision: revision + 1, deadline, ...why } as const;
  return [moved, ...missedAlready(given, id, deadline.at)];
}

/** A duty whose time has come already is missed as of that time, and says so. */
function missedAlready({ at }: Given, duty: string, dueAt: Instant | null): IncidentEvent[] {
  return dueAt !== null && dueAt <= at ? [{ type: 'duty.missed', duty, missedAt: dueAt }] : [];
}

/** Calls people for duties that these changes found missed, for a triage that is owed anew, and for what is owed again. */
function pagesForNew(before: Given): DecisionStep {
  return (given) => {
    const { state } = given;
    const unchanged = new Set(before.state.duties.filter(({ status }) => status !== 'open').map(({ id }) => id));
    const missed = state.duties.filter(
      (duty) => duty.status === 'missed' && !unchanged.has(duty.id) && !isQuiet(given, duty),
    );
    const known = new Set(before.state.duties.map(({ id }) => id));
    const fresh = state.duties.filter(({ id, status }) => status === 'open' && !known.has(id));
    const triage = fresh.find(({ kind }) => kind === TRIAGE);
    return inTurn(
      given,
      ...missed.map((duty) => (now: Given) => [openPage(now, 'missed', duty.id, onceMissed(now, duty))]),
      // The people called because it fires again are called for the level too.
      (now) =>
        triage === undefined || isCalling(now, 'fired-again')
          ? []
          : [openPage(now, 'triage', triage.id, escalation(now))],
      (now) =>
        calledFor(
          now,
          'assigned',
          fresh.filter(({ kind }) => kind === CALL),
        ),
      (now) =>
        calledFor(
          now,
          'again',
          fresh.filter((duty) => duty.because !== null && !isQuiet(given, duty) && !OWN_PAGE.includes(duty.kind)),
        ),
    );
  };
}

function isQuiet({ policy, state }: Given, duty: IncidentDuty): boolean {
  return waitsForCall(policy, state, duty);
}

/** What other parts call people for. */
const OWN_PAGE: readonly string[] = [TRIAGE, CALL, 'prevention.plan', 'prevention.approval', 'prevention.done'];

/** One page to all who owe one of them. */
function calledFor(given: Given, why: 'assigned' | 'again', fresh: readonly IncidentDuty[]): IncidentEvent[] {
  const [first] = fresh;
  if (first === undefined) return [];
  const owners = fresh.map(({ owner }) => owner);
  return [openPage(given, why, first.id, callRoles(given.policy, owners, given.at))];
}

function onceMissed(given: Given, duty: IncidentDuty) {
  return callsOnceMissed(given.policy, duty, { at: given.at, order: escalation(given) });
}

import type { Section, Stage } from '../../policy/shape/stages.ts';
import type { Notice, OpenIncident } from '../record/state.ts';

/** Waiting to be sealed or approved. */
export function isUnapproved({ status }: Notice): boolean {
  return status === 'drafted' || status === 'sealed';
}

/**
 * A person wrote it and it waits for approval, so that nothing is closed before that. The system withdraws its own drafts; a first or detailed
 * notice is owed by a duty of its own, which can be waived.
 */
export function keepsFromClosing(notice: Notice): boolean {
  return notice.author !== null && isUnapproved(notice) && ['correction', 'follow-up'].includes(notice.stage);
}

/** Not sent and not given up: drafted, sealed or approved. */
export function isUnsent(notice: Notice): boolean {
  return isUnapproved(notice) || notice.status === 'approved';
}

/** The notice of a stage that is approved and not sent yet: a new draft would take its approval away. */
export function approvedOf({ notices }: OpenIncident, stage: Stage): Notice | null {
  return notices.find((notice) => notice.stage === stage && notice.status === 'approved') ?? null;
}

/** On its way to customers, or there. */
export function hasStarted({ startedAt }: Notice): boolean {
  return startedAt !== null;
}

/**
 * Whether everybody was reached by it, called, or decided about: mails that come back later change that no more. Of an
 * unknown outcome nobody can know more.
 */
export function isReached({ finishedAt, unreached, wasReached }: Notice): boolean {
  return finishedAt !== null && (wasReached || unreached.failed.count === 0);
}

/** A draft that will never be sent: another stands in its place, or nothing asks for it any more. */
export function isGivenUp({ status }: Notice): boolean {
  return status === 'superseded' || status === 'withdrawn';
}

export function findNotice(state: OpenIncident, id: string): Notice | undefined {
  return state.notices.find((notice) => notice.id === id);
}

/** The newest notice of a stage that was not replaced by another. */
export function newestOfStage(state: OpenIncident, stage: Stage): Notice | undefined {
  return state.notices.findLast((notice) => notice.stage === stage && notice.status !== 'superseded');
}

/** Facts that notices tell have changed since its text was made. */
export function isOvertaken(state: OpenIncident, notice: Notice): boolean {
  return notice.basedOn < state.toldSeq;
}

/** It carries the words of a plan in whose place another has come. */
function isPlanReplaced({ response }: OpenIncident, { tells }: Notice): boolean {
  return tells.plan !== null && tells.plan !== response.plan?.id;
}

/**
 * A text of the system's own that tells less, or other, than is known now: the system drafts another. A person's it leaves, and
 * one that was approved before a measure was recorded: that is no less true for it.
 */
export function isStale(state: OpenIncident, notice: Notice): boolean {
  const isBehind = isOvertaken(state, notice) || (isUnapproved(notice) && isMeasuredSince(state, notice));
  return notice.author === null && isBehind;
}

/** A measure was recorded as carried out since the text was made, and the text speaks of measures, or should. */
export function isMeasuredSince({ measuredSeq }: OpenIncident, { basedOn, sections, wording }: Notice): boolean {
  return basedOn < measuredSeq && [...sections, ...(wording?.lacking ?? [])].includes('measures');
}

/**
 * Sections that the system wrote, in some language, from facts that have changed since or from a plan that was replaced; empty while
 * the text is up to date, and where an earlier release did not record who wrote what.
 */
export function overtakenSections(state: OpenIncident, notice: Notice): readonly Section[] {
  const { wording, sections } = notice;
  if (wording === null) return [];
  const own = wording.written.filter((section) => !wording.oneLanguage.includes(section));
  const behind = isOvertaken(state, notice) ? sections.filter((section) => !STEADY.includes(section)) : [];
  const replaced = sections.filter((section) => section === 'prevention' && isPlanReplaced(state, notice));
  return [...new Set([...behind, ...replaced])].filter((section) => !own.includes(section));
}

/** They say the same whatever the facts are. */
const STEADY: readonly Section[] = ['head', 'address', 'contact'];

/** Whether another notice went out, or is approved to, since this one was drafted: its number, and what it says is new, are wrong. */
export function isOutOfTurn({ notices }: OpenIncident, notice: Notice): boolean {
  const before = notices.filter((one) => hasStarted(one) || one.status === 'approved').length;
  return notice.number !== before + 1;
}

/**
 * The number (第 n 報) that a notice of this stage gets if it is drafted now: one more than have gone out, or are
 * approved to go before it. What it replaces hands its number on.
 */
export function numberFor({ notices }: OpenIncident, stage: Stage): number {
  return 1 + notices.filter((one) => hasStarted(one) || (one.status === 'approved' && one.stage !== stage)).length;
}

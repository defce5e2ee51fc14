import { earliestOf, type Instant } from '../../base/time/instant.ts';
import type { EscalationStep, Page } from '../record/page.ts';
import type { OpenIncident } from '../record/state.ts';

export interface DueCall {
  readonly page: string;
  readonly person: string;
}

/**
 * Whether this person is to be called now: their time has come, or everybody before them was called and those of the last
 * step could not be reached, so that waiting for an answer would be in vain.
 */
export function isDue(page: Page, rung: EscalationStep, at: Instant): boolean {
  return rung.at <= at || (rung.postponed === 0 && isNext(page, rung));
}

function isNext(page: Page, rung: EscalationStep): boolean {
  const before = page.rungs.slice(0, page.rungs.indexOf(rung));
  const lastStep = before.filter(({ at }) => at === before.at(-1)?.at);
  return before.length > 0 && !before.some(isPending) && lastStep.every(isUnreached);
}

/** Whether the call of this rung reached nobody. */
function isUnreached({ status }: EscalationStep): boolean {
  return status === 'failed' || status === 'unreachable';
}

/** A rung not called yet, or whose call has no known outcome. */
export function isPending({ status }: EscalationStep): boolean {
  return status === 'waiting' || status === 'calling';
}

/** Whether a page still waits for an answer: nobody gave one, and what it is about is not settled. */
export function isActive(page: Page): boolean {
  return page.acknowledged === null && page.settledAt === null;
}

/** The pages people still have to be called for. */
export function activePages(state: OpenIncident): Page[] {
  return state.pages.filter(isActive);
}

/** The first call that is due, oldest page first. */
export function dueCall(pages: readonly Page[], at: Instant): DueCall | null {
  for (const page of pages) {
    const rung = page.rungs.find((one) => isPending(one) && isDue(page, one, at));
    if (rung !== undefined) return { page: page.id, person: rung.person };
  }
  return null;
}

/** When the next call of these pages will be due; null if none is left. */
export function nextCallAt(pages: readonly Page[]): Instant | null {
  return earliestOf(pages.flatMap((page) => page.rungs.filter(isPending).map(({ at }) => at)));
}

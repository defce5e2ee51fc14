import { startingNotice } from '../../domain/incident/notice/draft-sources.ts';
import type { GivenSections } from '../../domain/incident/notice/given/given-sections.ts';
import {
  type NewestDraft,
  type OpenedWith,
  untouchedSections,
} from '../../domain/incident/notice/given/since-opened.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import type { Caution } from '../../domain/incident/record/wording.ts';
import type { Section, Stage } from '../../domain/policy/shape/stages.ts';
import { storedText } from '../shown/notice-shown.ts';
import { changedSince, type RecordOfWords, stateAt } from '../shown/since-worded.ts';
import type { VerbContext } from './verb.ts';

/** What a request to draft says of withholding, and of the form that it comes from. */
interface Limits {
  readonly limited?: { readonly reason: string; readonly withhold: readonly Section[] } | undefined;
  readonly opened?: OpenedWith | undefined;
}

/** The draft that the form of this stage starts with by now; null without one, and where its text was erased. */
export async function newestDraft({ ports, state }: VerbContext, stage: Stage): Promise<NewestDraft | null> {
  const notice = startingNotice(state, stage);
  const text = notice === null ? null : await storedText(ports, state.stream, notice);
  return notice === null || text === null ? null : { notice, text };
}

/** The sections that are withheld. */
export function withheldOf(limits: Limits, newest: NewestDraft | null): readonly Section[] {
  const kept = keptLimits(limits, newest);
  return kept === null ? (limits.limited?.withhold ?? []) : (kept.limited?.withheld ?? []);
}

/** The same with the reason, put away. */
export async function limitsOf(
  limits: Limits,
  newest: NewestDraft | null,
  context: VerbContext,
): Promise<Notice['limited']> {
  const kept = keptLimits(limits, newest);
  if (kept !== null) return kept.limited;
  const { limited } = limits;
  if (limited === undefined) return null;
  return { reason: await context.keep('limited', limited.reason), withheld: limited.withhold };
}

/**
 * Ticks that stand as the form was opened say nothing: what the newest draft withholds by then stays withheld, so that no second form
 * tells what somebody else kept back. Null where the request says it itself.
 */
function keptLimits({ limited, opened }: Limits, newest: NewestDraft | null): Pick<Notice, 'limited'> | null {
  if (opened === undefined || newest === null) return null;
  const ticked = limited?.withhold ?? [];
  const isLeft = isSame(ticked, opened.withheld) && !isSame(ticked, newest.notice.limited?.withheld ?? []);
  return isLeft ? newest.notice : null;
}

/** Whether the plan that is approved now is another than the one that the writer of prevention had before them in the form. */
export async function isPlanNewer(
  { ports, state }: VerbContext,
  opened: OpenedWith,
  { prevention }: GivenSections,
): Promise<boolean> {
  const approved = approvedPlan(state);
  if (prevention === undefined || approved === null) return false;
  const then = await stateAt(ports, state, opened.seq);
  return then !== null && approvedPlan(then) !== approved;
}

function approvedPlan({ response: { plan } }: OpenIncident): string | null {
  return plan?.decision === 'approved' ? plan.id : null;
}

/** What the system writes otherwise than when the form was opened, in sections that its sender left as they were. */
export async function rewritten(
  { ports }: VerbContext,
  compared: RecordOfWords,
  opened: OpenedWith,
  { sent, given }: { readonly sent: GivenSections; readonly given: GivenSections },
): Promise<readonly Caution[]> {
  const untouched = untouchedSections(sent, opened);
  const changed = await changedSince(ports, compared, opened.seq);
  const sections = changed.filter((section) => untouched.includes(section) && given[section] === undefined);
  return sections.length === 0 ? [] : [{ about: 'rewritten', sections }];
}

function isSame(one: readonly Section[], other: readonly Section[]): boolean {
  return one.length === other.length && one.every((section) => other.includes(section));
}

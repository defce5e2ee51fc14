import type { ContentRef } from '../../base/ledger/content.ts';
import { readNoticeText, toldText } from '../../channels/notice-text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Stage } from '../../policy/shape/stages.ts';
import type { PreventionPlan } from '../record/response-state.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import type { EarlierNotice, SituationQuestion } from '../situation/situation.ts';
import { hasStarted } from '../standing/notices.ts';
import { noticeToCorrect } from '../told/told-wrongly.ts';
import { covers, inOrder } from '../told/what-was-told.ts';

/** What a draft is made from beside policy and facts; the texts themselves are kept as contents. */
export interface DraftSources {
  readonly previous: Notice | null;
  /** Those that everybody had who had the newest, newest first. */
  readonly earlier: readonly Notice[];
  readonly corrected: Notice | null;
  /** Only an approved plan is told to customers. */
  readonly plan: PreventionPlan | null;
}

/** The notices and the plan that a draft of this stage looks at. `corrects`: the notice that a person named. */
export function draftSources(
  policy: Policy,
  state: OpenIncident,
  stage: Stage,
  corrects: string | null = null,
): DraftSources {
  const sent = inOrder(state.notices).toReversed();
  const previous = sent[0] ?? null;
  const named = sent.find(({ id }) => id === corrects) ?? noticeToCorrect(policy, state);
  const { plan } = state.response;
  return {
    previous,
    earlier: sent.filter(({ scopes }) => previous?.scopes.every((scope) => covers(scopes, scope))),
    corrected: stage === 'correction' ? named : null,
    plan: plan?.decision === 'approved' ? plan : null,
  };
}

/** The contents that the sources refer to, once each. */
export function sourceRefs({ previous, earlier, corrected, plan }: DraftSources): readonly ContentRef[] {
  const notices = [previous, ...earlier, corrected].map((notice) => notice?.text);
  const refs = [...notices, plan?.technical, plan?.organisational];
  const byId = new Map(refs.flatMap((ref) => (ref === undefined ? [] : [[ref.content, ref] as const])));
  return [...byId.values()];
}

/** The sources with their texts, by content id. A text that was erased counts as absent. Throws where one cannot be read. */
export function sourceTexts(
  { previous, earlier, corrected, plan }: DraftSources,
  texts: ReadonlyMap<string, string>,
): Required<Pick<SituationQuestion, 'previous' | 'earlier' | 'corrected' | 'plan'>> {
  const technical = texts.get(plan?.technical.content ?? '');
  const organisational = texts.get(plan?.organisational.content ?? '');
  return {
    previous: asRead(previous, texts),
    earlier: earlier.map((notice) => asRead(notice, texts)).filter((notice) => notice !== null),
    corrected: asRead(corrected, texts),
    plan: technical === undefined || organisational === undefined ? null : { technical, organisational },
  };
}

function asRead(notice: Notice | null, texts: ReadonlyMap<string, string>): EarlierNotice | null {
  const json = notice === null ? undefined : texts.get(notice.text.content);
  if (notice === null || json === undefined) return null;
  return {
    number: notice.number,
    sentAt: notice.startedAt ?? notice.draftedAt,
    text: toldText(readNoticeText(json), notice.limited?.withheld ?? []),
    written: notice.wording?.written ?? (notice.author === null ? [] : null),
    oneLanguage: notice.wording?.oneLanguage ?? [],
    isCorrection: notice.stage === 'correction',
    draftedAt: notice.draftedAt,
    facts: notice.tells.facts,
    times: notice.times,
    outages: notice.outages,
    course: notice.course,
    reports: notice.tells.reports,
    basedOn: notice.basedOn,
  };
}

/**
 * The text that a person goes on from: the one of this stage that was rejected; or that a person wrote and that waits, or was not
 * sent because another notice went out before it or the incident was closed.
 */
export function startingNotice(state: OpenIncident, stage: Stage): Notice | null {
  const newest = state.notices.findLast((notice) => notice.stage === stage && !isReplaced(state, notice));
  if (newest === undefined) return null;
  const isTheirs = newest.author !== null && !hasStarted(newest) && newest.status !== 'cancelled';
  return newest.status === 'rejected' || isTheirs ? newest : null;
}

/** Another draft of its stage took its place. */
function isReplaced({ notices }: OpenIncident, { stage, supersededBy }: Notice): boolean {
  return supersededBy !== null && notices.find(({ id }) => id === supersededBy)?.stage === stage;
}

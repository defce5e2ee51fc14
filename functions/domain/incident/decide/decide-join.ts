import { type Refusal, refuse } from '../../base/refusal.ts';
import { isOwed, newestOfKind } from '../../components/obligations/duties.ts';
import { nameOf } from '../../policy/people.ts';
import { noticeTitle } from '../../policy/stage-titles.ts';
import { headquartersTitle } from '../../policy/titles.ts';
import { assess } from '../../rules/assessment/assess.ts';
import { isBelow } from '../../rules/assessment/floors.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { inTurn, play } from '../evolve/play.ts';
import { bothHavePlans, takeOverResponse, textsToHandOver } from '../joining/handed-over.ts';
import { isJoining, joinedReason } from '../joining/join.ts';
import { mergeFacts } from '../joining/merge-facts.ts';
import { mergeHeard } from '../joining/merge-heard.ts';
import { mergeOwed } from '../joining/merge-owed.ts';
import { mergeFailures } from '../joining/merge-recoveries.ts';
import { isWidened, mergeCalls, mergeScope } from '../joining/merge-scope.ts';
import { mergeThings } from '../joining/merge-things.ts';
import { downAfterJoin, mergeTimes } from '../joining/merge-times.ts';
import { isOwedByJoined } from '../owed/owed-in-either.ts';
import { openStanding } from '../owed/reconcile-duties.ts';
import { escalation, openPage } from '../paging/pages.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { HandedOver } from '../record/joined.ts';
import { CALL } from '../standing/duties.ts';
import { isUnsent } from '../standing/notices.ts';
import { assessAnew } from './assess-anew.ts';
import { decideScope } from './decide-scope.ts';
import { mayNotJoin } from './may-not-join.ts';
import { watched } from './response/decide-closing.ts';

/**
 * Somebody says that this incident is part of another. Only the intent is recorded here: the other one takes over first,
 * and this one ends after it, so that a crash in between loses nothing. TheHive and others call it a merge.
 */
export function decideJoin(given: Given, command: CommandOf<'join'>): DecideResult {
  const { actor } = given;
  const refusal =
    mayNotJoin(given) ?? targetProblem(given, command.into) ?? ownProblem(given) ?? textProblem(given, command);
  if (refusal !== null) return refusal;
  const { do: _, into, ...said } = command;
  return [{ type: 'join.requested', into: into.incident, by: nameOf(actor), ...said }];
}

/** Why the other incident cannot take this one over; null if it can. */
function targetProblem({ state }: Given, into: CommandOf<'join'>['into']): Refusal | null {
  if (into.incident === state.id) {
    return refuse('invalid', {
      ja: '統合先に、このインシデント自身が指定されています。別のインシデントを指定してください。',
      en: 'An incident cannot be joined into itself. Name another one.',
    });
  }
  if (into.status !== 'open') {
    return refuse('not-open', {
      ja: `統合先に指定されたインシデント ${into.incident} は、統合できる状態にありません。対応中のインシデントを指定してください。`,
      en: `${into.incident} is not open. Name an incident that is.`,
    });
  }
  return into.drill === state.drill ? null : DRILL_MIXED;
}

const DRILL_MIXED = refuse('invalid', {
  ja: '訓練のインシデントと実際のインシデントは統合できません。',
  en: 'A drill and a real incident cannot be joined.',
});

/** What has to be finished here first. */
function ownProblem({ policy, state }: Given): Refusal | null {
  const moving = state.notices.find(({ status }) => status === 'delivering' || status === 'paused');
  if (moving !== undefined) {
    const title = noticeTitle(moving);
    return refuse('not-ready', {
      ja: `${title.ja}を送信中です。送信が終わってから統合してください。`,
      en: `The ${title.en} is being sent. Join the incidents once it has gone out.`,
    });
  }
  const { headquarters } = state.response;
  if (headquarters === null || headquarters.closedAt !== null) return null;
  const title = headquartersTitle(policy);
  return refuse('not-ready', {
    ja: `${title.ja}が設置されています。解散するか、もう一方のインシデントをこちらに統合してください。`,
    en: `The ${title.en} is open. Close it first, or join the other incident into this one.`,
  });
}

/** What was written meanwhile stands only here so far: nothing of it may be lost. */
function textProblem({ state }: Given, { textsInto = [] }: CommandOf<'join'>): Refusal | null {
  const copied = new Set(textsInto.map(({ content }) => content));
  return textsToHandOver(state).every(({ content }) => copied.has(content)) ? null : WRITTEN_MEANWHILE;
}

const WRITTEN_MEANWHILE = refuse('not-ready', {
  ja: '統合の準備中に、計画・例外の申請・届出のいずれかが記録されました。もう一度お試しください。',
  en: 'A plan, an exception or a filing was recorded meanwhile. Try again.',
});

const TWO_PLANS = refuse('not-ready', {
  ja: '統合する両方のインシデントに再発防止計画があります。どちらかの計画を差し戻してから、統合してください。',
  en: 'Both incidents have a prevention plan. Reject one of the two plans, then join them.',
});

/** Takes over what another incident knows and asks for. Everything that follows from it is decided here anew. */
export function decideMerge(given: Given, { from }: CommandOf<'merge'>): DecideResult {
  const { policy, state } = given;
  if (state.merged.some(({ incident }) => incident === from.incident)) return [];
  if (from.drill !== state.drill) return DRILL_MIXED;
  if (bothHavePlans(state, from)) return TWO_PLANS;
  const { facts, byPeople, conflicts, withdrawn, differing } = mergeFacts(policy, state, from);
  const times = mergeTimes(policy, state, from);
  const down = downAfterJoin(policy, state, from);
  const merged: IncidentEvent = {
    type: 'incident.merged',
    ...{ incident: from.incident, by: from.by, reason: from.reason, signals: from.signals, sources: from.sources },
    ...{ facts, byPeople, conflicts, withdrawn, times, timesByPeople: from.timesByPeople },
    timesByOutages: ofOutages(from, times),
    ...mergeThings(policy, state, from, times),
    ...(from.seen && { seen: from.seen }),
    heard: mergeHeard(policy, state, from),
    ...(from.told && { told: from.told }),
    ...(from.firstOwed && { firstOwed: from.firstOwed }),
    ...mergeFailures(policy, state, from),
    ...(down !== null && { downSince: down }),
    ...mergeOwed(policy, state, from, times),
    ...(from.leftOpen && { leftOpen: from.leftOpen }),
    ...(Object.keys(differing).length > 0 && { differing }),
    ...(from.restricted && { restricted: from.restricted }),
    ...(isWidened(state, from) && { widened: true }),
    namedBy: from.namedBy,
    ...(from.functionTitles && { functionTitles: from.functionTitles }),
  };
  return [
    merged,
    ...inTurn(
      play(given, [merged]),
      () => outages(state.outages, from),
      (now) => measures(now, from),
      overruled(from),
      (now) => assessAnew(now, state, true),
      openStanding,
      rescoped(from),
      ...takeOverResponse(state, from),
      (now) =>
        conflicts.length > 0
          ? [
              openPage(now, 'differs', null, escalation(now), {
                facts: [...new Set(conflicts.map(({ fact }) => fact))],
              }),
            ]
          : [],
    ),
  ];
}

/** Times that were taken over and go on following the outages. */
function ofOutages({ times: theirs, timesByOutages = [] }: HandedOver, times: StatedTimes): string[] {
  const names = ['occurredAt', 'restoredAt'] as const;
  return names.filter((name) => name in times && times[name] === theirs[name] && timesByOutages.includes(name));
}

/** The end of an outage that is known of either stands. */
function outages(known: Given['state']['outages'], from: HandedOver): IncidentEvent[] {
  const isKnown = (one: HandedOver['outages'][number]) =>
    known.some(
      (each) => each.function === one.function && each.from === one.from && (each.to !== null || one.to === null),
    );
  return from.outages.filter((one) => !isKnown(one)).map((one) => ({ type: 'outage.recorded', ...one }));
}

/** One that was carried out or waived here goes on by that of the other incident, which is not. */
function measures({ policy, state }: Given, { measures: given, by }: HandedOver): IncidentEvent[] {
  const isKnown = (kind: string) => {
    const duty = newestOfKind(state, `measure.${kind}`);
    const isOver = duty !== undefined && isOwedByJoined(policy, state, duty);
    return !isOver && state.response.measures.some((one) => one.kind === kind);
  };
  return given
    .filter(({ kind }) => !isKnown(kind))
    .map(({ kind: measure, ...rest }) => ({ type: 'measure.assigned', measure, ...rest, by }));
}

/**
 * A level that a person fixed there holds here too, where it is graver than what the rules or a person say here. One that a person
 * fixed here is about this incident: the other one stands at its own.
 */
function overruled({ level: fixed, standsAt = null, reason }: HandedOver) {
  return ({ policy, state }: Given): IncidentEvent[] => {
    const level = fixed ?? (state.overruled === null ? null : standsAt);
    const stands = state.overruled?.level ?? assess(policy, state.facts, null).level;
    const isKnown = policy.levels.some(({ name }) => name === level);
    if (level === null || !isKnown || (stands !== null && !isBelow(policy, stands, level))) return [];
    return [{ type: 'level.overruled', level, reason }];
  };
}

/** Whom either concerns, and all whom the other one told. Who set that scope, and who joins, brought it. */
function rescoped(from: HandedOver) {
  return (given: Given): IncidentEvent[] => {
    const { state } = given;
    const scope = { audience: mergeScope(state, from), calls: mergeCalls(state, from) };
    const outcome = decideScope(given, { do: 'scope', ...scope });
    const joined = [...new Set([...from.scopedBy, from.by])];
    if (!Array.isArray(outcome)) return [];
    return outcome.map((event) => (event.type === 'audience.scoped' ? { ...event, joined } : event));
  };
}

/**
 * The other incident has taken over: what is unsent here is cancelled, what is owed is void, nobody is called any more. Only calls go on
 * to customers whom notices of this one did not reach: the other one knows nothing of those mails.
 */
export function decideFinishJoin(given: Given): DecideResult {
  const { state } = given;
  const { join } = state;
  if (join === null || !isJoining(state)) return [];
  const { into, by, reason } = join;
  const calls = state.duties.filter((duty) => duty.kind === CALL && isOwed(duty));
  const outlives = calls.map(({ id }) => id);
  return [
    ...state.notices.filter(isUnsent).map(({ id }) => ({ type: 'notice.cancelled', notice: id, by }) as const),
    ...state.duties
      .filter((duty) => isOwed(duty) && !calls.includes(duty))
      .map(({ id }) => ({ type: 'duty.voided', duty: id, reason: joinedReason(into) }) as const),
    ...watched(given, calls),
    { type: 'incident.joined', into, by, reason, ...(outlives.length > 0 && { outlives }) },
  ];
}

/** The other incident refused: this one goes on as it was. */
export function decideWithdrawJoin({ state }: Given, { reason }: CommandOf<'withdraw-join'>): DecideResult {
  if (state.join === null || !isJoining(state)) return [];
  return [{ type: 'join.withdrawn', into: state.join.into, reason }];
}

import { listed, type Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import { spokenText } from '../../base/time/spoken.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { levelTitle } from '../../policy/titles.ts';
import { floorOf, isBelow } from '../../rules/assessment/floors.ts';
import { contradictionIn } from '../../rules/facts/contradictions.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { CommandOf, Given } from '../command/given.ts';
import type { Thing } from '../record/event-parts.ts';
import type { OpenIncident } from '../record/state.ts';
import { raisesDataQuestion, recordedName } from '../situation/concern.ts';
import { asOfThing, endsDataAlone, isAboutDataAlone, isOfBoth, thingAlone } from '../situation/courses.ts';
import { timesOf, timesProblem } from '../standing/times.ts';
import { scopeContradicted } from './decide-scope.ts';

/** Why this cannot be so, as a sentence; null if it can. `known`: the incident as the times are stated of. */
export function assessProblem(
  given: Given,
  known: OpenIncident,
  command: CommandOf<'assess'>,
  times: StatedTimes,
): Text | null {
  const { policy, state } = given;
  const { facts, overrule, of } = command;
  const restoredAt = (endsDataAlone(known, of) ? null : times.restoredAt) ?? null;
  return (
    thingProblem(given, command) ??
    (overrule === null ? null : levelProblem(policy, overrule.level, { ...state.facts, ...facts })) ??
    orderProblem(given, known, command, times) ??
    contradictionIn(state.facts, facts, (restoredAt ?? state.restoredAt) !== null) ??
    scopeContradicted(policy, { ...state, facts: { ...state.facts, ...facts } }) ??
    restoredBefore(policy, state.outages, restoredAt)
  );
}

/** The moments that stated times are compared with: of data that the same statement brings in beside the service, nobody noticed it before. */
export function momentsOf({ state, at }: Given, known: OpenIncident, of: Thing | undefined): OpenIncident {
  const thing = asOfThing(known, of, at);
  return of === 'data' && thingAlone(state) === 'service' ? { ...thing, detectedAt: at, knownAt: null } : thing;
}

/** Times that cannot be in this order; of an incident of two things, they may be those of the other one. */
function orderProblem(
  given: Given,
  known: OpenIncident,
  { facts, of }: CommandOf<'assess'>,
  times: StatedTimes,
): Text | null {
  const all = { ...timesOf(momentsOf(given, known, of)), ...times };
  // What happened to data may have been over before anybody noticed it, and the service before it is said to have been disturbed at all.
  const isNoticedLater = of === 'service' || endsDataAlone(known, of) || isAboutDataAlone(known, facts);
  const isOverBefore = times.restoredAt != null && times.restoredAt < all.detectedAt;
  if (isNoticedLater && isOverBefore) all.occurredAt ??= times.restoredAt ?? null;
  const { policy, at } = given;
  const problem = timesProblem(all, at, policy.zone, Object.keys(times));
  if (problem === null || of !== undefined || !isOfBoth(known)) return problem;
  return { ja: `${problem.ja}${OR_OF_OTHER.ja}`, en: `${problem.en} ${OR_OF_OTHER.en}` };
}

const OR_OF_OTHER: Text = {
  ja: 'データに関する事象とサービス障害の日時が異なる場合は、日時を変更する対象を指定してください。',
  en: 'If the data incident and the service disruption began apart, say which of the two the times are of.',
};

/** Times are said to be of a thing of which nothing is on record, and the statement says nothing of it either. */
function thingProblem({ state }: Given, { facts, of }: CommandOf<'assess'>): Text | null {
  if (of === undefined || isOfBoth(state)) return null;
  const statedByPeople = new Set([...state.statedByPeople, ...Object.keys(facts)]);
  const after = { ...state, statedByPeople, facts: { ...state.facts, ...facts } };
  if (of === 'service' ? !isAboutDataAlone(after) : raisesDataQuestion({ state: after, facts: after.facts }))
    return null;
  return of === 'service' ? NO_DISRUPTION : NO_DATA;
}

const NO_DISRUPTION: Text = {
  ja: '「サービス障害」の日時が指定されていますが、サービスへの影響は記録されていません。サービスへの影響をあわせて入力するか、日時を変更する対象の指定を外してください。',
  en: 'The times are said to be those of the service disruption, and none is on record. State its effect with them, or leave out what the times are of.',
};
const NO_DATA: Text = {
  ja: '「データ・セキュリティに関する事象」の日時が指定されていますが、データの漏えいなどや攻撃は記録されていません。該当する事実をあわせて入力するか、日時を変更する対象の指定を外してください。',
  en: 'The times are said to be those of the data or security incident, and none is on record. State it with them, or leave out what the times are of.',
};

/** Nothing is restored before an outage of it began; null if the time is possible. */
function restoredBefore(policy: Policy, outages: OpenIncident['outages'], restoredAt: Instant | null): Text | null {
  const later = outages.find(({ from }) => restoredAt !== null && restoredAt < from);
  if (later === undefined || restoredAt === null) return null;
  const [restored, began] = [spokenText(restoredAt, policy.zone), spokenText(later.from, policy.zone)];
  const name = recordedName(policy, later.function);
  return {
    ja: `復旧日時（${restored.ja}）が、記録されている停止（${name.ja}）の開始日時（${began.ja}）より前になっています。どちらかを訂正してください。`,
    en: `The time of restoration (${restored.en}) is before the outage of ${name.en} began (${began.en}). Correct one of the two.`,
  };
}

/** Why a person may not set this level, as a sentence; null if they may. */
function levelProblem(policy: Policy, level: string, facts: Facts): Text | null {
  if (!policy.levels.some(({ name }) => name === level)) {
    const levels = listed(policy.levels.map(({ name, title }) => named(title, name)));
    return {
      ja: `指定されたレベル（${level}）は、この対応方針にありません。次から選択してください：${levels.ja}。`,
      en: `The policy has no such level (${level}). Choose one of ${levels.en}.`,
    };
  }
  const floor = floorOf(policy, knownFacts(policy, facts));
  if (floor === null || !isBelow(policy, level, floor.level)) return null;
  const lowest = levelTitle(policy, floor.level);
  return {
    ja: `${floor.clause}に該当するため、レベルを「${lowest.ja}」より下げることはできません。該当しないことが判明した場合は、先に事実を訂正してください。`,
    en: `${floor.clause} applies, so the level is at least ${lowest.en}. If it does not apply, correct the facts first.`,
  };
}

/** A title with the name that machines use. */
function named(title: Text, name: string): Text {
  return { ja: `${title.ja}（${name}）`, en: `${title.en} (${name})` };
}

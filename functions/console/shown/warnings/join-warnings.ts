import { listed, quoted, type Text } from '../../../domain/base/text.ts';
import { spokenText } from '../../../domain/base/time/spoken.ts';
import { isOwed } from '../../../domain/components/obligations/duties.ts';
import { handedOver } from '../../../domain/incident/joining/join.ts';
import { mergeFacts } from '../../../domain/incident/joining/merge-facts.ts';
import type { OpenIncident } from '../../../domain/incident/record/state.ts';
import { isSameMinute } from '../../../domain/incident/standing/beginnings.ts';
import { hasStarted } from '../../../domain/incident/standing/notices.ts';
import { TIME_NAMES } from '../../../domain/incident/standing/times.ts';
import type { Policy } from '../../../domain/policy/shape/schema.ts';
import { factCatalogue } from '../../../domain/rules/facts/catalogue.ts';
import { knownFacts } from '../../../domain/rules/facts/derived.ts';
import { valueTitle } from '../../../domain/rules/facts/value-title.ts';

/**
 * What warns the person who joins an incident, for which that is asked, into another: what of the first is owed or told again, and what the two
 * have otherwise. `target`: as it stands before the join.
 */
export function joinWarnings(policy: Policy, state: OpenIncident, target: OpenIncident): readonly Text[] {
  return [
    ...toldTwice(state, target),
    ...firstCarriedOn(state, target),
    ...widenedTo(state, target),
    ...otherAnswers(policy, state, target),
    ...otherTimes(policy, state, target),
  ];
}

/** Facts that the two answer otherwise, or that one alone answers and that does not stand for both. */
function otherAnswers(policy: Policy, state: OpenIncident, target: OpenIncident): Text[] {
  const from = handedOver(state);
  if (from === null) return [];
  const { conflicts, facts } = mergeFacts(policy, target, from);
  const catalogue = factCatalogue(policy);
  const [own, other] = [knownFacts(policy, state.facts), knownFacts(policy, target.facts)];
  return [...new Set(conflicts.map(({ fact }) => fact))].map((fact) => {
    const ask = quoted(catalogue.get(fact)?.ask ?? { ja: fact, en: fact });
    const said = (value: OpenIncident['facts'][string] | undefined) =>
      quoted(valueTitle(policy, value ?? 'unknown', fact));
    const [here, there] = [said(own[fact]), said(other[fact])];
    const stands = said(facts[fact] ?? target.facts[fact]);
    return {
      ja: `${ask.ja}の記録が異なります（${state.id}：${here.ja}、${target.id}：${there.ja}）。統合後は${stands.ja}とするため、全体についての事実を確認し、記録してください。`,
      en: `The two differ about ${ask.en} (${state.id}: ${here.en}; ${target.id}: ${there.en}). Once joined it stands as ${stands.en}: find out what is true of both, and record it.`,
    };
  });
}

/** Moments that are known otherwise of the two; when each was detected is each one's own. */
function otherTimes({ zone }: Policy, state: OpenIncident, target: OpenIncident): Text[] {
  const differing = (['occurredAt', 'knownAt', 'restoredAt'] as const).flatMap((name) => {
    const [here, there] = [state[name], target[name]];
    if (here === there || (here !== null && there !== null && isSameMinute(here, there))) return [];
    const [own, other] = [here, there].map((at) => (at === null ? UNRECORDED : spokenText(at, zone)));
    const title = TIME_NAMES[name];
    return [
      {
        ja: `${title.ja}（${state.id}：${own?.ja}、${target.id}：${other?.ja}）`,
        en: `${title.en} (${state.id}: ${own?.en}; ${target.id}: ${other?.en})`,
      },
    ];
  });
  if (differing.length === 0) return [];
  const all = listed(differing);
  return [
    {
      ja: `次の日時の記録が異なります：${all.ja}。統合後の日時が正しいか、確認してください。`,
      en: `The two have other times: ${all.en}. Check the times that stand once they are joined.`,
    },
  ];
}

const UNRECORDED: Text = { ja: '記録なし', en: 'not recorded' };

/** The first notice of this incident would be cancelled, and the other one has sent its own. */
export function firstCarriedOn(state: OpenIncident, target: OpenIncident): Text[] {
  const isOpen = state.duties.some((duty) => duty.kind === 'notice.first' && isOwed(duty));
  if (!isOpen || state.notices.some(hasStarted) || !target.notices.some(hasStarted)) return [];
  return [
    {
      ja: `${state.id} の初報は未送信です。${target.id} ではお客様への通知を送信済みのため、${state.id} の内容は、初報の期限のまま ${target.id} の続報としてお知らせする必要があります。`,
      en: `The first notice of ${state.id} has not gone out, and ${target.id} has told customers already: what ${state.id} is about is owed there as a follow-up, by the time of that first notice.`,
    },
  ];
}

/** Customers who were told of the one would be told of the other as well. */
function toldTwice(state: OpenIncident, target: OpenIncident): Text[] {
  const told = (one: OpenIncident) => one.notices.some((notice) => notice.stage === 'first' && hasStarted(notice));
  if (!told(state) || told(target)) return [];
  return [
    {
      ja: `${state.id} では初報を送信済みですが、${target.id} ではまだ送信していません。${target.id} の初報は、同じお客様にもう一度届きます。不要な場合は、理由を記録して見送ってください。`,
      en: `A first notice of ${state.id} went out already, none of ${target.id}: its first notice would tell those customers again. Waive it there with a reason, or send it to the others.`,
    },
  ];
}

/** One of the two names only some customers, and the other one does not: all of them are concerned once they are one. */
export function widenedTo(state: OpenIncident, target: OpenIncident): Text[] {
  if ((state.audience === 'all') === (target.audience === 'all')) return [];
  const narrowed = state.audience === 'all' ? target : state;
  return [
    {
      ja: `通知の対象が一部のお客様に限られているのは、${narrowed.id} だけです。統合後の ${target.id} の対象は「すべてのお客様」になります。一部のお客様に限る場合は、統合後に対象を設定し直してください。`,
      en: `Only ${narrowed.id} names some customers as its scope. Once joined, ${target.id} concerns all customers. Set its scope again after the join if it concerns only some.`,
    },
  ];
}

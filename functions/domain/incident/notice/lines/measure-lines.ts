import type { Text } from '../../../base/text.ts';
import type { Instant } from '../../../base/time/instant.ts';
import { spokenTime } from '../../../base/time/spoken.ts';
import type { Stage } from '../../../policy/shape/stages.ts';
import { toldOfMeasure } from '../../../rules/deadline/known-measures.ts';
import { LIFTED, RESTRICTED, type Restriction, toldOfRestriction } from '../../../rules/deadline/restriction.ts';
import {
  concernsData,
  concernsService,
  functionNames,
  hidesFunctions,
  isRecovered,
  namesFunctions,
  toldNames,
  wasRuledOut,
} from '../../situation/concern.ts';
import { restrictionsIn } from '../../situation/restrictions.ts';
import { known, type NoticeSituation, open, type SectionLines } from '../../situation/situation.ts';

/** Measures that the record shows as carried out; of the last report also the restoration. Without one, a person writes them. */
export function measureLines(situation: NoticeSituation): SectionLines {
  const { state, stage } = situation;
  const done = measuresDone(situation);
  if (done.length === 0) return stage === 'detailed' ? [] : open(stage === 'first' ? CONSIDERED : BEING_CONFIRMED);
  const isBack = stage === 'detailed' && concernsService(situation);
  const restored = isBack && state.restoredAt !== null ? [dated(situation, state.restoredAt)] : [];
  return known(...done, ...restored);
}

/** When a measure was recorded as done is not when it was done: no time is told. Taken twice, it is told once. */
function measuresDone(situation: NoticeSituation): readonly Text[] {
  const { duties } = situation.state;
  const restrictions = restrictionsIn(situation.state, situation.facts);
  const kinds = [...new Set(duties.flatMap(({ kind, metAt }) => (metAt === null ? [] : [kind])))];
  const told = kinds.flatMap((kind) => {
    if (kind === RESTRICTED) return restrictionLines(situation, restrictions);
    if (kind === LIFTED && restrictions.length > 0) return [];
    return toldOfMeasure(kind) ?? [];
  });
  return isRecovered(situation) ? [...told, RECOVERED] : told;
}

/** Nobody records it as a measure: that the data is back says that it was taken back. */
const RECOVERED: Text = {
  ja: '対象のデータをすべて回収いたしました。',
  en: 'We have recovered all of the data.',
};

/** Without their names two cannot be told apart: then it is told whether any stands. */
function restrictionLines(situation: NoticeSituation, all: readonly Restriction[]): readonly Text[] {
  if (all.length === 0 || !hidesFunctions(situation.withheld)) return all.map((one) => restricted(situation, one));
  return [toldOfRestriction([], { isLifted: all.every(({ isLifted }) => isLifted) })];
}

/** Whether it is lifted, only a person who recorded it knows: it does not follow from the recovery. */
function restricted(situation: NoticeSituation, { functions, isLifted }: Restriction): Text {
  const { policy, state, facts } = situation;
  const concerned = functionNames({ facts, outages: state.outages });
  const affected = functions.every((name) => concerned.includes(name));
  return toldOfRestriction(toldNames(policy, functions), { isLifted, affected, toldAbove: namesFunctions(situation) });
}

/**
 * Whether there are measures to tell of: none is considered any more for a service that is restored, where no data came to
 * harm, nor for what was ruled out.
 */
export function concernsMeasures(situation: Pick<NoticeSituation, 'facts' | 'state'>, stage: Stage): boolean {
  const isDone = situation.state.duties.some(({ kind, metAt }) => metAt !== null && toldOfMeasure(kind) !== undefined);
  if (stage === 'detailed' || isDone || isRecovered(situation)) return true;
  return (situation.state.restoredAt === null || concernsData(situation)) && !wasRuledOut(situation);
}

const CONSIDERED: Text = { ja: '現在検討中です。', en: 'Under consideration.' };
/** A later notice claims neither that nothing was done nor that somebody looks into it: the record merely shows no measure. */
const BEING_CONFIRMED: Text = {
  ja: '実施した措置につきましては、確認でき次第ご報告いたします。',
  en: 'We will report the measures that have been taken as soon as they are confirmed.',
};

function dated({ policy }: NoticeSituation, restoredAt: Instant): Text {
  return {
    ja: `${spokenTime(restoredAt, policy.zone, 'ja')}に、復旧いたしました。`,
    en: `${spokenTime(restoredAt, policy.zone, 'en')}: the service was restored.`,
  };
}

import type { Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { OwedDuty } from '../../rules/deadline/owed.ts';
import type { OpenIncident } from '../record/state.ts';

/** Why a duty does not apply any more, given how the incident stands now. */
export function notOwedBecause(policy: Policy, state: OpenIncident, kind: string): Text {
  const weighed = state.reports.find(({ report }) => report === kind);
  if (weighed !== undefined && weighed.reasons.length > 0) {
    return {
      ja: weighed.reasons.map(({ ja }) => ja).join('、'),
      en: weighed.reasons.map(({ en }) => en).join('; '),
    };
  }
  if (kind.startsWith('prevention.')) return PLAN_CHANGED;
  if (kind === 'notice.follow-up') return TOLD_AS_KNOWN;
  return becauseOfLevel(policy, state);
}

function becauseOfLevel(policy: Policy, { assessment, overruled }: OpenIncident): Text {
  const level = policy.levels.find(({ name }) => name === assessment.level);
  if (level === undefined) return { ja: 'レベルが未確定に戻ったため', en: 'the level is open again' };
  // The clauses are those of the facts, which may speak for another level.
  if (overruled !== null && overruled.level === assessment.level) {
    return {
      ja: `担当者が理由を付してレベルを「${level.title.ja}」に設定したため`,
      en: `the level was set to ${level.title.en} by hand, with a reason`,
    };
  }
  const clauses = assessment.clauses.length === 0 ? null : assessment.clauses;
  return {
    ja: `レベルが「${level.title.ja}」になったため${clauses === null ? '' : `（${clauses.join('、')}）`}`,
    en: `the level is now ${level.title.en}${clauses === null ? '' : ` (${clauses.join(', ')})`}`,
  };
}

/** A duty of the same kind is owed under another clause, by another role, or as another stage. */
export function replacedBy({ clause, owner, stage }: OwedDuty): Text {
  if (stage === 'correction') return { ja: '訂正が必要になったため', en: 'a correction is owed instead' };
  if (stage !== undefined) return { ja: '続報が必要になったため', en: 'a follow-up is owed instead' };
  return { ja: `${clause}（担当: ${owner}）による義務に置き換えたため`, en: `replaced by ${clause}, owed by ${owner}` };
}

const TOLD_AS_KNOWN: Text = {
  ja: 'お客様にお知らせした内容と現在の事実に相違がなくなったため',
  en: 'what customers were told is what is known again',
};
const PLAN_CHANGED: Text = { ja: '再発防止計画が改められたため', en: 'the prevention plan was changed' };
export const CLOSED: Text = { ja: 'インシデントを終了したため', en: 'the incident was closed' };
export const FACTS_CHANGED: Text = { ja: '承認後に事実が変わったため', en: 'the facts changed after the approval' };
export const AUDIENCE_CHANGED: Text = {
  ja: '承認後に宛先が変わったため',
  en: 'the audience changed after the approval',
};
export const REPLACED: Text = { ja: '新しい通知案に差し替えられたため', en: 'it was replaced by a new draft' };

/** Why an approval does not count any more: the notice before it will not go out. */
export const NUMBER_CHANGED: Text = {
  ja: '先に承認された通知が取り消され、報の番号が変わったため',
  en: 'a notice approved before it was cancelled, so its number changed',
};

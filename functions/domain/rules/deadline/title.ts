import type { Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { inPersonsWords } from '../../policy/titles.ts';
import { KNOWN_MEASURES, ownTitle } from './known-measures.ts';

/** What the duties are called that no policy has to name. */
const KNOWN: Readonly<Record<string, Text>> = {
  appointment: { ja: '対応責任者の任命', en: 'Appoint somebody to lead the response' },
  call: { ja: '通知が届いていないお客様へのお電話', en: 'Call the customers whom a notice did not reach' },
  'notice.follow-up': { ja: 'お客様への続報・訂正', en: 'Follow-up or correction to customers' },
  headquarters: { ja: '対策本部の設置', en: 'Open the headquarters' },
  'prevention.plan': { ja: '再発防止計画の作成', en: 'Write the prevention plan' },
  'prevention.approval': { ja: '再発防止計画の承認', en: 'Approve the prevention plan' },
  'prevention.done': { ja: '再発防止計画の実施', en: 'Carry out the prevention plan' },
};

/**
 * What a duty is called, everywhere the same. Takes its id or its kind; the second and later of a kind say which they are. Never
 * empty.
 */
export function dutyTitle(policy: Policy, duty: string): Text {
  const [kind = duty, nth] = duty.split('#');
  return numbered(titleOfKind(policy, kind) ?? unnamed(kind), nth);
}

function numbered(title: Text, nth: string | undefined): Text {
  return nth === undefined ? title : { ja: `${title.ja}（${nth}回目）`, en: `${title.en} (no. ${nth})` };
}

/** What a kind of duty is called: by the policy's duties, reports and steps; null for a kind of another policy. */
export function titleOfKind(policy: Policy, kind: string): Text | null {
  const named = [...policy.duties, ...policy.reports].find((one) => one.kind === kind);
  if (named !== undefined) return named.title;
  if (kind === 'appointment' && policy.appointment !== undefined) return policy.appointment.title;
  if (kind === 'headquarters' && policy.team.headquarters !== undefined) return opening(policy.team.headquarters);
  const [, family, step] = /^(step|measure)\.(.+)$/.exec(kind) ?? [];
  if (step === undefined) return KNOWN[kind] ?? null;
  return family === 'measure' ? titleOfMeasure(policy, step) : stepTitle(policy.playbooks, step);
}

/** The menu names a measure; a step of a procedure is another thing, even under the same id. */
function titleOfMeasure(policy: Policy, kind: string): Text | null {
  const { playbooks } = policy;
  const own = ownTitle(kind);
  if (own !== null) return { ja: own, en: own };
  const words = inPersonsWords(policy, kind);
  if (words !== null) return words;
  const menus = playbooks.filter(({ offered }) => offered);
  return stepTitle(menus, kind) ?? KNOWN_MEASURES[kind]?.title ?? stepTitle(playbooks, kind);
}

function stepTitle(playbooks: Policy['playbooks'], step: string): Text | null {
  return playbooks.flatMap(({ steps }) => steps).find(({ id }) => id === step)?.do ?? null;
}

/** The headquarters goes by the name that the policy gives it. */
function opening({ title, asNeeded }: NonNullable<Policy['team']['headquarters']>): Text {
  if (asNeeded === true)
    return { ja: `${title.ja}を設置するかどうかの決定`, en: `Decide whether to open: ${title.en}` };
  return { ja: `${title.ja}の設置`, en: `Open: ${title.en}` };
}

/** A measure that a key alone names, or a duty of another policy: what a person called it stands in brackets. */
function unnamed(kind: string): Text {
  const own = /^measure\.(.+)$/.exec(kind)?.[1];
  if (own !== undefined) return { ja: `その他の対応策（${own}）`, en: `Another measure (${own})` };
  return { ja: `対応事項（${kind}）`, en: `Duty (${kind})` };
}

import { type Refusal, refuse } from '../../base/refusal.ts';
import { listed, type Text } from '../../base/text.ts';
import { peopleWith } from '../../policy/people.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { personName, roleTitle } from '../../policy/titles.ts';
import { CONTRIBUTION_TITLES, type Contributed } from './contributions.ts';

/** Why somebody may not approve what they themselves brought into a notice, and who may. */
export function ownContribution(policy: Policy, person: string, brought: readonly Contributed[]): Refusal {
  const name = personName(policy, person);
  const whats = [...new Set(brought.flatMap(({ by, what }) => (by === person ? [what] : [])))];
  const own = listed(whats.map((what) => CONTRIBUTION_TITLES[what]));
  const again = whats.includes('customers') ? SAME_LIST_AGAIN : { ja: '', en: '' };
  const who = otherApprovers(policy, brought);
  return refuse('same-person', {
    ja: `この通知のうち次の内容は${name.ja}が定めたため、ご本人は承認できません：${own.ja}。${again.ja}${who.ja}`,
    en: `${name.en} provided ${own.en} of this notice.${again.en} ${who.en}`,
  });
}

const SAME_LIST_AGAIN: Text = {
  ja: '同じ一覧を別の人が取り込み直しても、変わりません。',
  en: ' That somebody imports the same list again does not change this.',
};

/** Who approves in the place of somebody who may not: those with the role who brought nothing into it, by name where there are any. */
function otherApprovers(policy: Policy, brought: readonly Contributed[]): Text {
  const { role } = policy.notices.approval;
  const title = roleTitle(policy, role);
  const free = peopleWith(policy, role).filter(({ id }) => brought.every(({ by }) => by !== id));
  if (free.length === 0) {
    return {
      ja: `別の${title.ja}が承認してください。`,
      en: `Another person with the role ${title.en} must approve it.`,
    };
  }
  const names = listed(free.map(({ id }) => personName(policy, id)));
  return {
    ja: `別の${title.ja}（${names.ja}）が承認してください。`,
    en: `Another person with the role ${title.en} must approve it: ${names.en}.`,
  };
}

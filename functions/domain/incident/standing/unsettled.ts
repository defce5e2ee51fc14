import type { Text } from '../../base/text.ts';
import { DUTY_STATUS } from '../../components/obligations/words.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import { dutyTitle } from '../../rules/deadline/title.ts';

/** A duty to be met or waived first. */
export function unsettled(policy: Policy, duty: Duty): Text {
  const [title, stands] = [dutyTitle(policy, duty.id), DUTY_STATUS[duty.status]];
  return {
    ja: `「${title.ja}」（${stands.ja}）を完了するか、実施しない理由を記録する`,
    en: `“${title.en}” is ${stands.en}: complete it, or waive it with a reason`,
  };
}

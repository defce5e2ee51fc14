import type { Text } from '../../base/text.ts';
import type { Duty, DutyStatus } from '../../rules/deadline/duty.ts';

export const DUTY_STATUS: Readonly<Record<DutyStatus, Text>> = {
  open: { ja: '未完了', en: 'open' },
  met: { ja: '期限内に完了', en: 'met in time' },
  missed: { ja: '期限超過', en: 'overdue' },
  late: { ja: '期限後に完了', en: 'met late' },
  waived: { ja: '実施しないことを決定', en: 'waived' },
  void: { ja: '対象外', en: 'does not apply' },
};

/** Of a duty whose time the text only aims at. */
const AIM_STATUS: Readonly<Partial<Record<DutyStatus, Text>>> = {
  met: { ja: '目標時刻までに完了', en: 'met within the aim' },
  missed: { ja: '目標時刻を超過', en: 'aim missed' },
  late: { ja: '目標時刻後に完了', en: 'met after the aim' },
};

/** How a duty stands; past an aim no promise is broken, and it says so. */
export function dutyStatus({ status, deadline }: Pick<Duty, 'status' | 'deadline'>): Text {
  return (deadline.aim === true ? AIM_STATUS[status] : undefined) ?? DUTY_STATUS[status];
}

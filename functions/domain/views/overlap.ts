import type { Text } from '../base/text.ts';
import type { DateText } from '../base/time/instant.ts';
import type { OpenIncident } from '../incident/record/state.ts';
import { isUnsent } from '../incident/standing/notices.ts';
import { selectAudience } from '../register/audience.ts';
import type { Customer } from '../register/customer.ts';

/** Whether an incident is going to mail customers: a notice is written, or on its way. */
export function isTelling({ status, notices }: OpenIncident): boolean {
  const goesOut = (notice: OpenIncident['notices'][number]) =>
    isUnsent(notice) || notice.status === 'delivering' || notice.status === 'paused';
  return status === 'open' && notices.some(goesOut);
}

/**
 * One warning for each other incident that is going to mail some of the same customers: who approves decides whether they
 * are one. `on`: today in the policy's zone.
 */
export function overlaps(
  own: OpenIncident,
  others: readonly OpenIncident[],
  customers: readonly Customer[],
  on: DateText,
): Text[] {
  const meant = ({ audience }: OpenIncident) => selectAudience(customers, audience, on).map(({ contract }) => contract);
  const mine = new Set(meant(own));
  return others
    .filter((other) => other.id !== own.id && other.drill === own.drill && isTelling(other))
    .map((other) => ({ id: other.id, count: meant(other).filter((contract) => mine.has(contract)).length }))
    .filter(({ count }) => count > 0)
    .map(({ id, count }) => ({
      ja: `対応中の別のインシデント（${id}）にも、同じお客様${count}件への通知があります。同じ事象であれば、承認の前に統合してください。`,
      en: `${id}, which is open as well, has a notice to ${count} of the same customers. If both are one event, join them before you approve.`,
    }));
}

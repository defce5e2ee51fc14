import type { Text } from '../../../base/text.ts';

/** Earlier reports by their numbers, at least one: `第1報および第2報`, `no. 1 and no. 2`. */
export function reportNumbers(numbers: readonly number[]): Text {
  const sorted = [...new Set(numbers)].toSorted((one, other) => one - other);
  const [last, others] = [sorted.at(-1), sorted.slice(0, -1)];
  const [ja, en] = [`第${last}報`, `no. ${last}`];
  if (others.length === 0) return { ja, en };
  return {
    ja: `${others.map((one) => `第${one}報`).join('、')}および${ja}`,
    en: `${others.map((one) => `no. ${one}`).join(', ')} and ${en}`,
  };
}

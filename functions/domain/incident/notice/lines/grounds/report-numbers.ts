import type { Text } from '../../../../base/text.ts';

/** Earlier reports by their numbers, at least one: `第1報および第2報`, `no. 1 and no. 2`. `sent`: when each was, in words. */
export function reportNumbers(numbers: readonly number[], sent: ReadonlyMap<number, Text> = new Map()): Text {
  const sorted = [...new Set(numbers)].toSorted((one, other) => one - other);
  const [last, others] = [sorted.at(-1), sorted.slice(0, -1)];
  const named = (number: number | undefined): Text => {
    const at = number === undefined ? undefined : sent.get(number);
    const [ja, en] = at === undefined ? ['', ''] : [`（${at.ja}送信）`, ` (sent on ${at.en})`];
    return { ja: `第${number}報${ja}`, en: `no. ${number}${en}` };
  };
  const { ja, en } = named(last);
  if (others.length === 0) return { ja, en };
  return {
    ja: `${others.map((one) => named(one).ja).join('、')}および${ja}`,
    en: `${others.map((one) => named(one).en).join(', ')} and ${en}`,
  };
}

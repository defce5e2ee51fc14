import type { Policy } from '../policy/schema.ts';
import type { Text } from '../text.ts';
import type { Promised } from './promise.ts';

/** The clauses in their words, how each is read, and what is assumed beside them: a sentence each. */
export function clausesAndReadings(policy: Policy): Promised[] {
  const clauses = Object.entries(policy.clauses).flatMap(([clause, { ja, en, reading, inward }]): Promised[] => {
    const text = {
      to: inward === true ? 'staff' : 'customers',
      key: `clause.${clause}`,
      text: named(clause, { ja, en }),
    } as const;
    if (reading === undefined) return [text];
    const read = { ja: `${clause}の解釈：${reading.ja}`, en: `${clause} is read as: ${reading.en}` };
    return [text, { to: 'staff', key: `reading.${clause}`, text: read }];
  });
  return [...clauses, ...assumptionsIn(policy, [])];
}

function named(clause: string, { ja, en }: Text): Text {
  return { ja: `${clause}：${ja}`, en: `${clause}: ${en}` };
}

/** Every `assumed` of the policy, wherever it stands. */
function assumptionsIn(value: unknown, path: readonly string[]): Promised[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]): Promised[] => {
    if (key !== 'assumed') return assumptionsIn(part, [...path, nameOf(key, part)]);
    const place = path.join('.');
    const why = part as Text;
    const text = { ja: `仮定（${place}）：${why.ja}`, en: `Assumed (${place}): ${why.en}` };
    return [{ to: 'staff', key: `assumed.${place}`, text }];
  });
}

/** Things of a list go by their own name, which stays when the list changes. */
function nameOf(key: string, part: unknown): string {
  if (typeof part !== 'object' || part === null || !/^\d+$/.test(key)) return key;
  const { kind, id, name, store } = part as Readonly<Record<string, unknown>>;
  return String(kind ?? id ?? name ?? store ?? key);
}

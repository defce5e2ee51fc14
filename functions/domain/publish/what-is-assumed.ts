import { type NamedStep, nameOf } from '../base/changed-parts.ts';
import { capitalized, type Text } from '../base/text.ts';
import { placeTitle } from '../policy/place-title.ts';
import type { Policy } from '../policy/shape/schema.ts';
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
  return [...clauses, ...assumptionsIn(policy, policy, [])];
}

function named(clause: string, { ja, en }: Text): Text {
  return { ja: `${clause}：${ja}`, en: `${clause}: ${en}` };
}

/** Every `assumed` of the policy, wherever it stands. */
function assumptionsIn(policy: Policy, value: unknown, steps: readonly NamedStep[]): Promised[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]): Promised[] => {
    if (key !== 'assumed') return assumptionsIn(policy, part, [...steps, { key, name: nameOf(key, part) }]);
    const title = placeTitle(
      policy,
      steps.map((step) => step.key),
    );
    const place = steps.map(({ name }) => name).join('.');
    const why = part as Text;
    const text = {
      ja: `${title.ja}［${place}］は仮定：${why.ja}`,
      en: `${capitalized(title.en)} [${place}], assumed: ${why.en}`,
    };
    return [{ to: 'staff', key: `assumed.${place}`, text }];
  });
}

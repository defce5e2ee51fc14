import { type Refusal, refuse } from '../../base/refusal.ts';
import { listed } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { nameOfPerson } from '../../policy/titles.ts';

export function noSuchNotice(id: string): Refusal {
  return refuse('not-found', {
    ja: `このインシデントには、指定された通知（${id}）がありません。`,
    en: `This incident has no such notice (${id}).`,
  });
}

export function noSuchDuty(name: string): Refusal {
  return refuse('not-found', {
    ja: `このインシデントには、指定された対応事項（${name}）がありません。`,
    en: `This incident has no such duty (${name}).`,
  });
}

/** Nobody of the policy is meant by this name. */
export function noSuchPerson(policy: Policy, name: string): Refusal {
  const people = listed(
    policy.team.people.map((person) => {
      const own = nameOfPerson(person);
      return { ja: `${own.ja}（${person.id}）`, en: `${own.en} (${person.id})` };
    }),
  );
  return refuse('invalid', {
    ja: `指定された担当者または役割（${name}）は、この対応方針にありません。次から指定してください：${people.ja}。`,
    en: `The policy has no such person or role (${name}). Name one of ${people.en}.`,
  });
}

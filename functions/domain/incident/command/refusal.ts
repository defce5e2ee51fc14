import { listed, type Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { nameOfPerson } from '../../policy/titles.ts';
import type { Refusal, RefusalCode } from './command.ts';

/** A refusal: a stable code for machines, and one sentence for a person in each language. */
export function refuse(refused: RefusalCode, reason: Text): Refusal {
  return { refused, reason };
}

export function noSuchNotice(id: string): Refusal {
  return refuse('not-found', {
    ja: `このインシデントには、指定された通知（${id}）がありません。`,
    en: `This incident has no such notice (${id}).`,
  });
}

/** Deciding is left to people. */
export function mustBePerson(): Refusal {
  return refuse('not-allowed', {
    ja: 'この操作は、システムではなく担当者が行ってください。',
    en: 'This has to be done by a person, not by the system.',
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

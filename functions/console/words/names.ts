import type { Actor } from '../../domain/base/ledger/item.ts';
import type { Scope } from '../../domain/base/scope.ts';
import type { Language, Text } from '../../domain/base/text.ts';
import { peopleWith } from '../../domain/policy/people.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import type { Stage } from '../../domain/policy/shape/stages.ts';
import { nameOfPerson, roleTitle, personName as titleOfPerson } from '../../domain/policy/titles.ts';
import { dutyTitle as titleOfAnyDuty } from '../../domain/rules/deadline/title.ts';
import { factCatalogue } from '../../domain/rules/facts/catalogue.ts';
import { valueTitle as titleOfValue } from '../../domain/rules/facts/value-title.ts';
import type { FactValue } from '../../domain/rules/facts/values.ts';

/** Names of the policy's things as a reader calls them. What the policy does not know is shown by its id. */

const STAGES: Readonly<Record<Stage, Text>> = {
  first: { ja: '初報', en: 'first notice' },
  'follow-up': { ja: '続報', en: 'follow-up notice' },
  correction: { ja: '訂正', en: 'correction' },
  detailed: { ja: '詳報', en: 'detailed notice' },
};

export function stageTitle(stage: Stage, language: Language): string {
  return STAGES[stage][language];
}

export function levelTitle(policy: Policy, level: string, language: Language): string {
  return policy.levels.find((each) => each.name === level)?.title[language] ?? level;
}

export function dutyTitle(policy: Policy, duty: string, language: Language): string {
  return titleOfAnyDuty(policy, duty)[language];
}

export function clauseText(policy: Policy, clause: string, language: Language): string {
  return policy.clauses[clause]?.[language] ?? '';
}

export function personName(policy: Policy, id: string, language: Language): string {
  return titleOfPerson(policy, id)[language];
}

export function actorName(policy: Policy, actor: Actor, language: Language): string {
  if (actor.kind === 'person') return personName(policy, actor.id, language);
  return language === 'ja' ? 'システム' : 'the system';
}

/** The people of a role, by name: who must act. `except`: who has the role and may not. */
export function roleNames(policy: Policy, role: string, language: Language, except: string | null = null): string {
  const names = peopleWith(policy, role)
    .filter(({ id }) => id !== except)
    .map((person) => nameOfPerson(person)[language]);
  return names.join(language === 'ja' ? '、' : ', ') || roleTitle(policy, role)[language];
}

export function factQuestion(policy: Policy, fact: string, language: Language): string {
  return factCatalogue(policy).get(fact)?.ask[language] ?? fact;
}

export function valueTitle(policy: Policy, value: FactValue, language: Language, fact: string): string {
  return titleOfValue(policy, value, fact)[language];
}

export function scopeTitle(scope: Scope, language: Language): string {
  if (scope === 'all') return language === 'ja' ? 'すべてのお客様' : 'all customers';
  if ('contracts' in scope) {
    const count = scope.contracts.length;
    return language === 'ja' ? `指定された${count}件の契約` : `${count} named contracts`;
  }
  return Object.entries(scope.where)
    .map(([attribute, value]) => `${attribute} = ${value}`)
    .join(', ');
}

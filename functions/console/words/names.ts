import { factCatalogue } from '../../domain/facts/catalogue.ts';
import type { FactValue } from '../../domain/facts/values.ts';
import type { Scope } from '../../domain/incident/events.ts';
import type { Actor } from '../../domain/ledger/item.ts';
import type { Stage } from '../../domain/notice/stages.ts';
import type { Policy } from '../../domain/policy/schema.ts';
import type { Language, Text } from '../../domain/text.ts';

/** Names of the policy's things as a reader calls them. What the policy does not know is shown by its id. */

const STAGES: Readonly<Record<Stage, Text>> = {
  first: { ja: '初報', en: 'first notice' },
  'follow-up': { ja: '続報', en: 'follow-up notice' },
  correction: { ja: '訂正', en: 'correction' },
  detailed: { ja: '詳報', en: 'detailed notice' },
};

/** Steps of facts and other values that every policy shares. */
const VALUES: Readonly<Record<string, Text>> = {
  unknown: { ja: '不明', en: 'unknown' },
  none: { ja: 'なし', en: 'none' },
  possible: { ja: '可能性あり', en: 'possible' },
  confirmed: { ja: '確認済み', en: 'confirmed' },
  yes: { ja: 'はい', en: 'yes' },
  no: { ja: 'いいえ', en: 'no' },
  few: { ja: '一部', en: 'few' },
  many: { ja: '多数', en: 'many' },
  minor: { ja: '軽微', en: 'minor' },
  major: { ja: '重大', en: 'major' },
  open: { ja: '継続中', en: 'open' },
  done: { ja: '完了', en: 'done' },
};

export function stageTitle(stage: Stage, language: Language): string {
  return STAGES[stage][language];
}

export function levelTitle(policy: Policy, level: string, language: Language): string {
  return policy.levels.find((each) => each.name === level)?.title[language] ?? level;
}

export function dutyTitle(policy: Policy, duty: string, language: Language): string {
  const [kind = duty, nth] = duty.split('#');
  const title = policy.duties.find((rule) => rule.kind === kind)?.title[language] ?? kind;
  return nth === undefined ? title : `${title} #${nth}`;
}

export function clauseText(policy: Policy, clause: string, language: Language): string {
  return policy.clauses[clause]?.[language] ?? '';
}

export function personName(policy: Policy, id: string): string {
  return policy.team.people.find((person) => person.id === id)?.name ?? id;
}

export function actorName(policy: Policy, actor: Actor, language: Language): string {
  if (actor.kind === 'person') return `${personName(policy, actor.id)}${language === 'ja' ? 'さん' : ''}`;
  return language === 'ja' ? 'システム' : 'the system';
}

/** The people of a role, by name: who must act. */
export function roleNames(policy: Policy, role: string): string {
  const people = policy.team.people.filter((person) => person.roles.includes(role));
  return people.map((person) => person.name).join(', ') || role;
}

export function factQuestion(policy: Policy, fact: string, language: Language): string {
  return factCatalogue(policy).get(fact)?.ask[language] ?? fact;
}

export function valueTitle(value: FactValue, language: Language): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.join(', ');
  return VALUES[value]?.[language] ?? value;
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

import { dutyTitle as titleOfAnyDuty } from '../../domain/duty/title.ts';
import { factCatalogue } from '../../domain/facts/catalogue.ts';
import type { FactValue } from '../../domain/facts/values.ts';
import type { Scope } from '../../domain/incident/events.ts';
import { peopleWith } from '../../domain/incident/people.ts';
import type { Actor } from '../../domain/ledger/item.ts';
import { counted } from '../../domain/notice/situation.ts';
import type { Stage } from '../../domain/notice/stages.ts';
import type { Policy } from '../../domain/policy/schema.ts';
import { nameOfPerson, roleTitle, personName as titleOfPerson } from '../../domain/policy/titles.ts';
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
  staff: { ja: '従業員の業務', en: 'the work of staff' },
  business: { ja: '事業', en: 'the business' },
  outside: { ja: '社外', en: 'outside the company' },
  controller: { ja: '自社が取扱事業者', en: 'controller' },
  processor: { ja: 'お客様からの受託', en: 'processor' },
  'not-handling': { ja: '取り扱わない', en: 'not handling it' },
  victim: { ja: '被害者', en: 'victim' },
  perpetrator: { ja: '加害者', en: 'perpetrator' },
  both: { ja: '両方', en: 'both' },
  neither: { ja: 'どちらでもない', en: 'neither' },
  misconfiguration: { ja: '設定の誤り', en: 'misconfiguration' },
  malware: { ja: 'マルウェア', en: 'malware' },
  intrusion: { ja: '不正侵入', en: 'intrusion' },
  'denial-of-service': { ja: 'サービス妨害', en: 'denial of service' },
  fault: { ja: '故障・不具合', en: 'fault' },
  disaster: { ja: '災害', en: 'disaster' },
  loss: { ja: '紛失・盗難', en: 'loss or theft' },
  insider: { ja: '内部不正', en: 'insider' },
  mistake: { ja: '操作の誤り', en: 'mistake' },
  physical: { ja: '物理的な侵入・損壊', en: 'physical intrusion or damage' },
  test: { ja: 'テスト', en: 'test' },
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

/** The people of a role, by name: who must act. `except`: whoever has the role and may not. */
export function roleNames(policy: Policy, role: string, language: Language, except: string | null = null): string {
  const names = peopleWith(policy, role)
    .filter(({ id }) => id !== except)
    .map((person) => nameOfPerson(person)[language]);
  return names.join(language === 'ja' ? '、' : ', ') || roleTitle(policy, role)[language];
}

export function factQuestion(policy: Policy, fact: string, language: Language): string {
  return factCatalogue(policy).get(fact)?.ask[language] ?? fact;
}

/** A fact's value in words: steps and choices by their names, members of a set by what the policy calls them. */
export function valueTitle(policy: Policy, value: FactValue, language: Language): string {
  if (typeof value === 'number') return counted(value);
  if (typeof value === 'string') return VALUES[value]?.[language] ?? value;
  const titles = value.map((id) => (policy.dataSets[id] ?? policy.systems[id])?.title[language] ?? id);
  return titles.join(language === 'ja' ? '、' : ', ');
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

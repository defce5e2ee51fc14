import { counted, inBoth, listed, type Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { inPersonsWords } from '../../policy/titles.ts';
import type { FactValue } from './values.ts';

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

/**
 * A fact's value in words: steps and choices by their names, systems and sets of data, one or several of them, by what the policy
 * calls them: a system and a set of data may have one id, or that of a step.
 */
export function valueTitle(policy: Policy, value: FactValue, fact: string): Text {
  if (typeof value === 'number') return inBoth(() => counted(value));
  const named = membersOf(policy, fact);
  if (typeof value !== 'string') return listed(value.map((id) => named[id]?.title ?? { ja: id, en: id }));
  return named[value]?.title ?? VALUES[value] ?? inPersonsWords(policy, value) ?? { ja: value, en: value };
}

function membersOf({ dataSets, systems }: Policy, fact: string): Readonly<Record<string, { readonly title: Text }>> {
  if (fact === 'systems') return systems;
  return fact === 'data.sets' ? dataSets : {};
}

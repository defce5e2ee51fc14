import type { Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { factCatalogue } from './catalogue.ts';
import type { Facts, FactValue } from './values.ts';

/** What customers and authorities are told of the data concerned, each with a short name for sentences. */
export const DATA_FACTS = {
  'data.leak': { ja: '漏えい', en: 'leak' },
  'data.tampering': { ja: '改ざん', en: 'tampering' },
  'data.loss': { ja: '消失', en: 'loss' },
  'data.personal': { ja: '個人データ', en: 'personal data' },
  'data.sensitive': { ja: '要配慮個人情報', en: 'sensitive data' },
  'data.financial': { ja: '財産的被害のおそれ', en: 'data whose abuse can cost money' },
  'data.secrecy': { ja: '通信の秘密', en: 'secrecy of communications' },
  'data.mynumber': { ja: '個人番号', en: 'My Number' },
  'data.sets': { ja: '対象となるデータの種別', en: 'data sets concerned' },
  'data.persons': { ja: '本人の数', en: 'number of persons' },
  'cause.wrongful': { ja: '不正の目的', en: 'wrongful purpose' },
} as const satisfies Readonly<Record<string, Text>>;

/** What was said in the customers' favour: that it is so no longer puts right what they were told. */
export const ASSURANCES = {
  'data.encrypted': { ja: '暗号化', en: 'encryption' },
  'data.recovered': { ja: 'データの回収', en: 'recovery of the data' },
  'data.copy': { ja: '同じ内容のデータの有無', en: 'whether the data is kept elsewhere' },
  'data.restored': { ja: 'データの復元', en: 'whether the data has been restored' },
} as const satisfies Readonly<Record<string, Text>>;

/** What customers are told of the service and beyond. */
export const SERVICE_FACTS = {
  'service.felt': { ja: 'ご利用への影響', en: 'effect on use' },
  'service.long': { ja: '長時間の停止', en: 'long outage' },
  'service.impact': { ja: '可用性への支障', en: 'impairment' },
  'service.customers': { ja: '影響を受けるお客様の範囲', en: 'customers affected' },
  spread: { ja: '外部への波及', en: 'spread' },
  risk: { ja: 'リスクの顕在化', en: 'risk become real' },
} as const satisfies Readonly<Record<string, Text>>;

/** The facts that customers are told of, each by its name. */
export type ToldFact = keyof typeof DATA_FACTS | keyof typeof ASSURANCES | keyof typeof SERVICE_FACTS;

/** What a notice of harmed data says is not concerned; of data that is not personal, no more than that. */
export function deniedIn(told: Facts): string[] {
  if (!isDataHarmed(told)) return [];
  const kinds = told['data.personal'] === 'none' ? ['data.personal'] : KINDS;
  return kinds.filter((name) => told[name] === 'none');
}

const KINDS: readonly string[] = ['data.personal', 'data.sensitive', 'data.financial', 'data.secrecy', 'data.mynumber'];

/**
 * The facts of `names` that are graver now than then: a later step, a higher number, another data set than those known then.
 * Unknown is the least.
 */
export function graverFacts(policy: Policy, then: Facts, now: Facts, names: readonly string[]): string[] {
  return names.filter(
    (name) => rank(policy, name, now[name]) > rank(policy, name, then[name]) || hasMore(now[name], then[name]),
  );
}

/** The facts of `names` that are less now than then, or not known any more. */
export function lesserFacts(policy: Policy, then: Facts, now: Facts, names: readonly string[]): string[] {
  return names.filter(
    (name) => rank(policy, name, now[name]) < rank(policy, name, then[name]) || hasMore(then[name], now[name]),
  );
}

/** Which sets it was becomes known once; more of them later is another matter. */
function hasMore(more: FactValue | undefined, then: FactValue | undefined): boolean {
  return Array.isArray(more) && Array.isArray(then) && more.some((one) => !then.includes(one));
}

/**
 * The stated facts that take back what was known, or make it milder: an unknown, an earlier step, a smaller number, a set
 * without one of its members. One choice instead of another is neither.
 */
export function takenBack(policy: Policy, then: Facts, stated: Facts): string[] {
  return Object.keys(stated).filter((name) => {
    const [was, is] = [then[name] ?? 'unknown', stated[name] ?? 'unknown'];
    if (was === 'unknown') return false;
    return (
      is === 'unknown' ||
      hasMore(was, is) ||
      (isRanked(policy, name) && rank(policy, name, is) < rank(policy, name, was))
    );
  });
}

/** What was known and taken back to unknown still counts for what was owed because of it; an answer that all is well does not. */
export function withWithdrawn(policy: Policy, facts: Facts, withdrawn: Facts): Facts {
  return {
    ...facts,
    ...Object.fromEntries(Object.entries(withdrawn).filter(([name, value]) => isGrave(policy, name, value))),
  };
}

/** Whether a known value says that something is grave: a later step than the first, a number above 0, data sets. */
export function isGrave(policy: Policy, name: string, value: FactValue): boolean {
  return isRanked(policy, name) && (Array.isArray(value) || rank(policy, name, value) > 0);
}

/** Whether its values run from harmless to grave. */
function isRanked(policy: Policy, name: string): boolean {
  const kind = factCatalogue(policy).get(name)?.type.kind;
  return kind === 'steps' || kind === 'count' || kind === 'set';
}

/** The gravest of both values of each fact; of sets, all of both. */
export function gravest(policy: Policy, a: Facts, b: Facts): Facts {
  const graver = Object.entries(b).filter(([name, value]) => rank(policy, name, value) > rank(policy, name, a[name]));
  const sets = Object.entries(b).flatMap(([name, value]) => {
    const other = a[name];
    return Array.isArray(value) && Array.isArray(other) ? [[name, [...new Set([...other, ...value])]] as const] : [];
  });
  return { ...b, ...a, ...Object.fromEntries([...graver, ...sets]) };
}

/** Whether anything happened to data, or may have. */
export function isDataHarmed(facts: Facts): boolean {
  return ['data.leak', 'data.tampering', 'data.loss'].some((name) =>
    ['possible', 'confirmed'].includes(`${facts[name]}`),
  );
}

function rank(policy: Policy, name: string, value: FactValue | undefined): number {
  if (value === undefined || value === 'unknown') return 0;
  if (typeof value === 'number') return value;
  const type = factCatalogue(policy).get(name)?.type;
  if (type?.kind === 'steps') return Math.max(0, type.steps.indexOf(String(value)));
  return value === 'yes' ? 1 : 0;
}

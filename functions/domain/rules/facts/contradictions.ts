import type { Text } from '../../base/text.ts';
import { withImplied } from './implied.ts';
import type { Facts, FactValue } from './values.ts';

/** Values that cannot all be so at once. A number counts as `0` or `some`. */
interface Contradiction {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly says: Text;
}

const LIKELY = ['possible', 'confirmed'];
const NONE = ['none'];

/** Data that lay open to anybody (`data.exposed`) may have been recovered before anybody looked (`data.recovered`): both can be so. */
const CONTRADICTIONS: readonly Contradiction[] = [
  clash(
    { 'data.persons': ['0'], 'data.personal': LIKELY, 'data.affected': ['confirmed'] },
    '本人の数が0人である一方、個人データへの影響が記録されています',
    'no person is concerned, yet personal data is affected',
  ),
  ...(['data.leak', 'data.tampering', 'data.loss'] as const).map((harm) =>
    clash(
      { 'data.affected': NONE, [harm]: LIKELY },
      '顧客データへの影響がない一方、漏えい・改ざん・消失のいずれかが記録されています',
      'customer data is not affected, yet a leak, tampering or loss is recorded',
    ),
  ),
  clash(
    { 'data.affected': LIKELY, 'data.leak': NONE, 'data.tampering': NONE, 'data.loss': NONE },
    '顧客データへの影響がある一方、漏えい・改ざん・消失のいずれもないと記録されています',
    'customer data is affected, yet there is no leak, no tampering and no loss',
  ),
  ...(['data.sensitive', 'data.mynumber'] as const).map((kind) =>
    clash(
      { 'data.personal': NONE, [kind]: LIKELY },
      '個人データが含まれない一方、要配慮個人情報または個人番号が含まれると記録されています',
      'no personal data is concerned, yet sensitive data or My Number identifiers are',
    ),
  ),
  clash(
    { 'data.mynumber': NONE, 'data.exposed': LIKELY },
    '個人番号が含まれない一方、個人番号が閲覧できる状態になったと記録されています',
    'no My Number identifiers are concerned, yet they could be seen',
  ),
  clash(
    { 'service.customers': NONE, 'service.felt': LIKELY },
    '影響を受けるお客様がいない一方、お客様に影響が及ぶと記録されています',
    'no customer is affected, yet customers feel an effect',
  ),
  clash(
    { 'fixed.quickly': ['yes'], 'service.long': ['confirmed'] },
    '短時間で是正された一方、長時間の停止が記録されています',
    'it was put right quickly, yet there is a long outage',
  ),
  ...(['data.leak', 'data.tampering', 'data.loss', 'service.felt'] as const).map((harm) =>
    clash(
      { 'test.harmless': ['yes'], [harm]: ['confirmed'] },
      '明らかに実害のないテスト操作とされている一方、漏えい・改ざん・消失またはお客様への影響が確認済みと記録されています',
      'it was a test that is clearly harmless, yet a leak, tampering, a loss or an effect on customers is confirmed',
    ),
  ),
  clash(
    { 'cause.kind': ['fault', 'disaster', 'test'], 'cause.wrongful': ['confirmed'] },
    '原因が故障・災害・テストである一方、不正の目的による行為が確認済みと記録されています',
    'the cause is a fault, a disaster or a test, yet a wrongful purpose is confirmed',
  ),
];

/** What is taken as stated, since the graver counts by itself, but is not left standing without a word. */
const OVERRULED: readonly Contradiction[] = [
  clash(
    { 'cause.kind': ['intrusion'], 'cause.wrongful': NONE },
    '原因が不正アクセスである一方、不正の目的による行為ではないと記録されています',
    'the cause is an intrusion, yet it is recorded that there was no wrongful purpose',
  ),
  ...(['data.leak', 'data.tampering', 'data.loss', 'service.felt'] as const).map((harm) =>
    clash(
      { 'test.harmless': ['yes'], [harm]: ['possible'] },
      '明らかに実害のないテスト操作とされている一方、漏えい・改ざん・消失またはお客様への影響の可能性が記録されています',
      'it was a test that is clearly harmless, yet a leak, tampering, a loss or an effect on customers is possible',
    ),
  ),
];

function clash(values: Contradiction['values'], ja: string, en: string): Contradiction {
  return { values, says: { ja, en } };
}

function isGrave(values: readonly string[] | undefined): boolean {
  return values?.every((value) => LIKELY.includes(value)) ?? false;
}

/**
 * What contradicts itself once these facts are stated, as a sentence that says what to do; null if nothing does. What contradicted before
 * bars no other statement, and what was harmless so far bars nothing grave that comes to light. Of a service that is restored, what was known of the outage stays beside it.
 */
export function contradictionIn(known: Facts, stated: Facts, isRestored: boolean): Text | null {
  const facts = withImplied({ ...known, ...stated });
  const found = CONTRADICTIONS.find((one) => {
    const eases = Object.keys(one.values).some((name) => name in stated && !isGrave(one.values[name]));
    return eases && holds(one, facts, isRestored);
  });
  if (found === undefined) return null;
  const { ja, en } = found.says;
  return {
    ja: `${ja}。両立しないため、どちらかを訂正してください。分からないものは「不明」としてください。`,
    en: `These contradict each other: ${en}. Correct one of them; what is not known is “unknown”.`,
  };
}

/**
 * What stands on record and cannot all be so, a sentence each without its end, once each: what came to light after something harmless was
 * said, or what signals said. The graver counts until people decide.
 */
export function contradictionsOf(facts: Facts, isRestored: boolean): Text[] {
  const known = withImplied(facts);
  const found = [
    ...CONTRADICTIONS.filter((one) => holds(one, known, isRestored)),
    ...OVERRULED.filter((one) => holds(one, facts, isRestored)),
  ];
  return [...new Map(found.map(({ says }) => [says.en, says])).values()];
}

function holds({ values }: Contradiction, facts: Facts, isRestored: boolean): boolean {
  const names = Object.keys(values);
  if (isRestored && names.some((name) => name.startsWith('service.'))) return false;
  return names.every((name) => values[name]?.includes(stepOf(facts[name])));
}

function stepOf(value: FactValue | undefined): string {
  return typeof value === 'number' ? (value === 0 ? '0' : 'some') : String(value);
}

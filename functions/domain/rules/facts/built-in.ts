import type { Text } from '../../base/text.ts';
import type { FactType } from './values.ts';

const THREE_STEPS: FactType = { kind: 'steps', steps: ['none', 'possible', 'confirmed'] };
const YES_NO: FactType = { kind: 'choice', options: ['yes', 'no'] };

/** Which question each of these follows. */
const AFTER: Readonly<Record<string, string>> = {
  'data.personal': 'data.affected',
  'data.persons': 'data.affected',
  'data.role': 'data.affected',
  'data.secrecy': 'data.affected',
  'asset.class': 'data.affected',
  'data.sensitive': 'data.personal',
  'data.financial': 'data.personal',
  'data.mynumber': 'data.personal',
  'data.exposed': 'data.mynumber',
  'data.recovered': 'data.leak',
  'data.copy': 'data.loss',
  'data.restored': 'data.loss',
};

/** An incident knows by itself whether an outsider's report opened it; a later one is stated. */
const VOLUNTEERED: readonly string[] = ['reporter.customer'];

/** The facts that every policy understands, in the order in which a person is asked. */
export const BUILT_IN_FACTS: readonly FactDefinition[] = followUps([
  three('data.leak', '顧客データが漏えいしましたか', 'Has customer data leaked?'),
  three('data.tampering', '顧客データが改ざんされましたか', 'Has customer data been tampered with?'),
  three('data.loss', '顧客データが消失しましたか', 'Has customer data been lost?'),
  three(
    'data.affected',
    '顧客データに影響（漏えい・改ざん・消失のいずれか）がありますか',
    'Is customer data affected: leaked, tampered with or lost?',
  ),
  three('data.personal', '個人データが含まれますか', 'Is personal data concerned?'),
  three('data.sensitive', '要配慮個人情報が含まれますか', 'Is sensitive personal data concerned?'),
  three(
    'data.financial',
    '不正利用により財産的被害を受けるおそれのあるデータが含まれますか',
    'Is data concerned whose abuse can cost money?',
  ),
  three('data.secrecy', '通信の秘密に当たる情報が含まれますか', 'Is the secrecy of communications concerned?'),
  three('data.mynumber', '個人番号（マイナンバー）が含まれますか', 'Are My Number identifiers concerned?'),
  three(
    'data.exposed',
    '個人番号を不特定多数の人が閲覧できる状態になりましたか',
    'Could an unlimited number of people see the My Number identifiers?',
  ),
  three('cause.wrongful', '不正の目的による行為ですか', 'Was it done for a wrongful purpose?'),
  three('spread', '他の利用者や外部へ波及しますか', 'Does it spread to other cloud users or outside?'),
  three(
    'obligation',
    '法令・ガイドライン・契約による報告義務がありますか',
    'Does a law, guideline or contract oblige us to report?',
  ),
  three('risk', 'セキュリティ上のリスクが現実のものになりましたか', 'Has a security risk become real?'),
  three(
    'service.felt',
    'お客様に影響が及んでいますか、または及びましたか',
    'Do customers feel an effect, or did they?',
  ),
  three('service.long', '長時間の停止になりますか', 'Is it a long outage?'),
  three(
    'telecom',
    '電気通信事業法上の事故に当たりますか',
    'Is it an accident under the telecommunications business act?',
  ),
  yesNo('data.encrypted', '対象データは高度に暗号化されていますか', 'Is the data strongly encrypted?'),
  yesNo(
    'data.recovered',
    '閲覧される前にデータをすべて回収しましたか',
    'Was all of it recovered before anybody saw it?',
  ),
  yesNo('data.copy', '同じ内容のデータが他に残っていますか', 'Is the same content kept elsewhere?'),
  yesNo('data.restored', '失われたデータをすべて復元しましたか', 'Has all of the lost data been restored?'),
  yesNo('cause.ours', '原因は当社側にありますか', 'Is the cause on our side?'),
  yesNo('fixed.quickly', '短時間で是正されましたか', 'Was it put right quickly?'),
  yesNo('prevention.inPlace', '再発防止策は実施済みですか', 'Is prevention already in place?'),
  yesNo(
    'test.harmless',
    '意図したテスト操作で、実害のないことが明らかですか',
    'Was it a deliberate test that is clearly harmless?',
  ),
  yesNo('reporter.customer', 'お客様など社外の方からの申告ですか', 'Did a customer or another outsider report it?'),
  yesNo('procedure.fits', '該当する対応手順がありますか', 'Does a written procedure fit?'),
  yesNo('fix.permanent', '恒久対応は完了しましたか', 'Is the permanent fix done?'),
  fact(
    'data.sets',
    { kind: 'set', of: 'data-set' },
    '対象となるデータの種別はどれですか',
    'Which data sets are concerned?',
  ),
  choice(
    'data.role',
    ['controller', 'processor', 'not-handling'],
    'そのデータについて当社はどの立場ですか（自社が取扱事業者・お客様からの受託・取り扱わない）',
    'What are we for this data: controller, processor, or not handling it?',
  ),
  fact('data.persons', { kind: 'count' }, '本人の数は何人ですか', 'How many persons are concerned?'),
  steps(
    'service.impact',
    ['none', 'minor', 'major'],
    'サービスの可用性にどの程度の支障がありますか',
    'How far is the service impaired?',
  ),
  steps(
    'service.customers',
    ['none', 'few', 'many'],
    '影響を受けるお客様はどの程度ですか',
    'How many customers are affected?',
  ),
  fact('systems', { kind: 'set', of: 'system' }, '影響を受けるシステムはどれですか', 'Which systems are affected?'),
  fact('service.function', { kind: 'text' }, '影響を受ける機能は何ですか', 'Which function is affected?'),
  choice(
    'cause.kind',
    [
      'misconfiguration',
      'malware',
      'intrusion',
      'denial-of-service',
      'fault',
      'disaster',
      'loss',
      'insider',
      'mistake',
      'physical',
      'test',
    ],
    '原因の種類は何ですか',
    'What kind of cause is it?',
  ),
  steps(
    'business.impact',
    ['none', 'staff', 'business', 'outside'],
    '業務への影響はどの範囲に及びますか',
    'How far does the effect on business reach?',
  ),
  steps('asset.class', ['0', '1', '2'], '情報資産の重要度区分はどれですか', 'Which class of asset is concerned?'),
  choice(
    'party',
    ['victim', 'perpetrator', 'both', 'neither'],
    '当社は被害者・加害者のいずれですか',
    'Are we victim or perpetrator?',
  ),
  choice('investigation', ['open', 'done'], '調査は完了しましたか', 'Is the investigation done?'),
]);

function followUps(facts: readonly FactDefinition[]): readonly FactDefinition[] {
  return facts.map((one) => ({
    ...one,
    ...(AFTER[one.name] === undefined ? {} : { after: AFTER[one.name] }),
    ...(VOLUNTEERED.includes(one.name) ? { volunteered: true as const } : {}),
  }));
}

function fact(name: string, type: FactType, ja: string, en: string): FactDefinition {
  return { name, type, ask: { ja, en } };
}

function three(name: string, ja: string, en: string): FactDefinition {
  return fact(name, THREE_STEPS, ja, en);
}

function yesNo(name: string, ja: string, en: string): FactDefinition {
  return fact(name, YES_NO, ja, en);
}

function steps(name: string, values: readonly string[], ja: string, en: string): FactDefinition {
  return fact(name, { kind: 'steps', steps: values }, ja, en);
}

function choice(name: string, options: readonly string[], ja: string, en: string): FactDefinition {
  return fact(name, { kind: 'choice', options }, ja, en);
}

/** One fact that can be stated of an incident: its kind of value and the question a person is asked for it. */
export interface FactDefinition {
  readonly name: string;
  readonly type: FactType;
  readonly ask: Text;
  /** Asked once this other fact is known: it has no meaning before. */
  readonly after?: string;
  /** Never asked: people state it when they learn of it. */
  readonly volunteered?: true;
}

import { factOf } from '../../situation/situation.ts';
import type { Words } from './reading/drafted.ts';
import type { Family } from './reading/phrases.ts';

const OTHERS_JA =
  '(?:(?:再)?委託先|外注先|(?:外部|他社)の?(?:事業者|会社|業者)|(?:クラウド|通信)(?:事業者|サービス)|ベンダー|メーカー|他社|第三者|提供元|お客様|利用者|ユーザー)(?:側|様)?';
const OTHERS_EN =
  '(?:(?:sub-?)?contractors?|vendors?|(?:cloud |service |network )?providers?|suppliers?|third part(?:y|ies)|customers?|users?|manufacturers?)';
const US_JA = '(?:当社|弊社|当方|私ども)(?:側)?';
const FAULT_JA = '(?:責任|責め|過失|落ち度|帰責性|非|瑕疵)';
const FAULT_EN = '(?:fault|responsib(?:le|ility)|liab(?:le|ility)|blame|negligen(?:t|ce))';

const LOOKED_INTO: Words = {
  ja: /かどうか|か否か|ないか|あるか|可能性|調査(?:中|して)|確認(?:中|して(?:おります|います))|痛感|管理責任者/,
  en: /\b(?:whether|may|might|investigating|examining|looking into)\b/i,
};

const ON_OTHERS: Words = {
  ja: new RegExp(
    [
      `${OTHERS_JA}(?:の|に)(?:み)?[^。、]{0,8}${FAULT_JA}(?:で(?:あ|す|ござ)|に(?:よ|あ|帰)|が(?:あ|ござ)|と(?:考|判断))`,
      `(?:原因|責任|非)(?:は|が)、?[^。、]{0,12}${OTHERS_JA}[^。、]{0,6}に(?:あり|ござい|帰)`,
      `${OTHERS_JA}に起因(?:する|して|し)`,
      `${US_JA}(?:に|には|の|は)、?[^。、]{0,10}(?:${FAULT_JA}|原因)(?:(?:は|が|も|を)?、?(?:一切|何ら|全く|いっさい)?(?:ござい|あり|負い|負え)(?:ません|かねます)|(?:は|が)?な(?:い|く)|(?:では|によるものでは)(?:ござい|あり)ません)`,
      `${US_JA}に起因(?:する|した)(?:もの|事象)では(?:ござい|あり)ません`,
    ].join('|'),
  ),
  en: new RegExp(
    [
      `\\b${OTHERS_EN}\\b[^.;]{0,20}\\b(?:is|are|was|were|bears?|has|have) (?:solely |fully |entirely |alone )*(?:at )?${FAULT_EN}\\b`,
      `\\b(?:fault|responsibility|blame|negligence|cause)\\b[^.;]{0,12}\\b(?:of|lies with|rests with|is with)\\b (?:solely |entirely )?(?:our |the |a |one of our )?${OTHERS_EN}\\b`,
      `\\b(?:we|our company) (?:are|were|is|bear|accept|take|have|had|do|did)(?: \\w+)? (?:not|no)\\b[^.;]{0,24}\\b${FAULT_EN}\\b`,
      `\\b(?:we|our company) (?:are|were|is|bear|accept|take|have|had) (?:not|no)\\b[^.;]{0,24}\\b${FAULT_EN}\\b`,
      '\\bnot (?:our|through any) (?:fault|responsibility)\\b|\\bno (?:fault|negligence) (?:of ours|on our (?:part|side))\\b|\\b(?:through|by) no fault\\b',
      '\\b(?:cause|fault)\\b[^.;]{0,16}\\b(?:does|did|is|was) not\\b[^.;]{0,12}\\b(?:with us|on our side|ours)\\b|\\bnot caused by us\\b',
    ].join('|'),
    'i',
  ),
};

const ON_US: Words = {
  ja: new RegExp(
    `${US_JA}(?:の|に)(?:み)?[^。、]{0,6}${FAULT_JA}(?:で(?:あ|す|ござ)|に(?:よ|あり|ござ)|が(?:あ(?:り(?!ません)|っ|る)|ござい(?!ません)))|原因(?:は|が)、?[^。、]{0,6}${US_JA}に(?:あり(?!ません)|ござい(?!ません))`,
  ),
  en: /\b(?:is|was) (?:entirely |solely )?our (?:own )?(?:fault|responsibility)\b|\bwe (?:are|were) (?:entirely |solely |fully )?(?:at fault|to blame|responsible for (?:the|this))\b|\b(?:fault|negligence|error) on our (?:part|side)\b/i,
};

/** Whose fault it was is said otherwise than the record has it, or where nobody answered that. */
export const FAULT: readonly Family[] = [
  {
    about: 'fault',
    isOff: (one) => factOf(one, 'cause.ours') !== 'no',
    says: ON_OTHERS,
    unless: LOOKED_INTO,
  },
  {
    about: 'fault',
    isOff: (one) => factOf(one, 'cause.ours') === 'no',
    says: ON_US,
    unless: { ja: LOOKED_INTO.ja, en: /\b(?:whether|not|no|may|might)\b/i },
  },
];

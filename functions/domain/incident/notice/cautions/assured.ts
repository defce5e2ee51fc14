import { concernsData, raisesDataQuestion } from '../../situation/concern.ts';
import { factOf, type NoticeSituation } from '../../situation/situation.ts';
import type { Words } from './reading/drafted.ts';
import type { Family } from './reading/phrases.ts';

const DATA = '(?:データ|情報|パスワード|ファイル|内容)';
/** Still to come, asked of readers, or not known. */
const NOT_SO: Words = {
  ja: /予定|次第|見込|進めて|準備|検討|導入|今後|再発防止|ください|お願い|かどうか|可能性|確認(?:でき|され)て(?:おりません|いません)|できません|至って(?:おりません|いません)|一部/,
  en: /\b(?:will|shall|once|when|until|not|yet|please|plan(?:s|ned)?|expect(?:ed)?|being|whether|may|might|some|part(?:ly)?|are restoring|trying)\b/i,
};
/** Backups that came to no harm are said not to have: `not` denies nothing there. */
const NOT_SURE: Words = {
  ja: /予定|次第|見込|進めて|準備|検討|導入|今後|再発防止|ください|かどうか|可能性|有無|確認(?:でき|され)て(?:おりません|いません)/,
  en: /\b(?:will|shall|once|when|yet|please|plan(?:s|ned)?|being|whether|may|might)\b/i,
};

/** What speaks for the owners of the data is said, and nobody recorded it. */
export const ASSURED: readonly Family[] = [
  {
    about: 'assured',
    isOff: (one) => isUnsaid(one, 'data.encrypted'),
    says: {
      ja: new RegExp(
        `${DATA}(?:等|など)?(?:は|に|には|を|も|は、?すべて|は、?全て)、?[^。]{0,16}(?:暗号化|ハッシュ化)(?:(?:し|され)て(?:保存|保管|管理)|)(?:(?:が|を)?(?:し|され|施し|施され|行っ|行われ)て(?:おります|います|いる|おり(?!ません)|いた)|(?:済み|された状態))`,
      ),
      en: /\b(?:data|information|passwords?|files?|records?|contents?)\b[^.;]{0,30}\b(?:is|are|was|were|has been|have been)\b[^.;]{0,20}\b(?:encrypted|hashed|protected by (?:strong )?encryption)\b/i,
    },
    unless: {
      ja: new RegExp(`${NOT_SO.ja.source}|ランサム|マルウェア|攻撃|第三者|侵入|使用できな|利用できな`),
      en: new RegExp(`${NOT_SO.en.source}|\\b(?:ransomware|malware|attackers?|by (?:a|the) third)\\b`, 'i'),
    },
  },
  {
    about: 'assured',
    isOff: (one) => isUnsaid(one, 'data.copy') && !['yes'].includes(String(factOf(one, 'data.restored'))),
    says: {
      ja: /(?:バックアップ|複製|控え)(?:データ)?(?:は|に|には|も|への)、?[^。]{0,20}(?:影響(?:は|も|が|を)?、?[^。]{0,6}(?:ござい|あり|受けて(?:おり|い))ません|無事|安全|被害[^。]{0,6}ません|正常)|(?:同一|同じ)(?:の)?(?:内容|データ)(?:を|は|が)、?[^。]{0,12}(?:保管|残っ|保持)(?:し)?て(?:おります|います|おり(?!ません))|バックアップ(?:から|により|を用いて)[^。]{0,16}(?:復元|復旧)(?:可能|でき(?:ます|る)|いたします)/,
      en: /\b(?:backups?|back-ups?|(?:other )?cop(?:y|ies))\b[^.;]{0,30}\b(?:(?:is|are|was|were|has been|have been) (?:not|un)\s?(?:affected|harmed|damaged|touched|impacted)|(?:is|are|remains?) (?:safe|intact|complete|available))\b|\bwe (?:hold|keep|have) (?:another|a|an intact) (?:copy|backup|back-up)\b|\b(?:can|could) be restored from\b[^.]*\b(?:backups?|back-ups?|cop(?:y|ies))\b/i,
    },
    unless: NOT_SURE,
  },
  {
    about: 'assured',
    isOff: (one) => isUnsaid(one, 'data.recovered'),
    says: {
      ja: /(?:データ|情報|書類|媒体|ファイル|メール)(?:は|を|も)、?[^。]{0,20}(?:回収|(?:受信者|送信先)[^。]{0,8}削除)(?:済み|(?:を)?(?:完了)?(?:いた)?し(?:ました|ております|ています))/,
      en: /\b(?:all (?:of )?)?(?:the )?(?:data|information|documents?|devices?|files?)\b[^.;]{0,20}\b(?:was|were|has been|have been) (?:all |fully )?(?:recovered|retrieved)\b|\bwe (?:have )?(?:recovered|retrieved) (?:all|the|every)\b[^.;]{0,20}\b(?:data|information|documents?|devices?|files?)\b/i,
    },
    unless: NOT_SO,
  },
  {
    about: 'assured',
    isOff: (one) => factOf(one, 'data.loss') !== 'none' && isUnsaid(one, 'data.restored'),
    says: {
      ja: /(?:データ|情報|内容)(?:は|を|の|も)、?[^。]{0,16}(?:復元|復旧)(?:済み|(?:は|を|が)?、?(?:すべて|全て)?(?:完了)?(?:いた)?し(?:ました|ております|ています))/,
      en: /\b(?:data|information|records?)\b[^.;]{0,30}\b(?:was|were|has been|have been) (?:all |fully )?restored\b|\bwe (?:have )?(?:fully )?restored (?:all |the |your )+(?:lost )?(?:data|information|records?)\b/i,
    },
    unless: NOT_SO,
  },
];

/** Whether readers ask for it, and nobody answered yes. Of an outage alone it says nothing. */
function isUnsaid(situation: NoticeSituation, fact: string): boolean {
  return (concernsData(situation) || raisesDataQuestion(situation)) && factOf(situation, fact) !== 'yes';
}

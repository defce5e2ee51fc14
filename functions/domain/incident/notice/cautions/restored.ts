import type { Language } from '../../../base/text.ts';
import type { Section } from '../../../policy/shape/stages.ts';
import type { KnownOutage } from '../../record/told-record.ts';
import { concernsService, functionTitle } from '../../situation/concern.ts';
import { sentencesOf } from '../../situation/sentences.ts';
import type { NoticeSituation } from '../../situation/situation.ts';
import { bodyOf, type Drafted, languagesOf, type Words } from './reading/drafted.ts';
import { NOT_YET } from './reading/phrases.ts';

const RESTORED: Words = {
  ja: /復旧(?:済み|(?:は|が|も)?(?:完了)?(?:いた)?し(?:ました|ております|ています)|を確認(?:いた)?し(?:ました|ております))|(?:^|[、：])\d[^、。]*復旧(?:。|$)/,
  en: /\b(?:services?|systems?|functions?|operations?)\b[^.]*\b(?:is|was|were|are|has been|have been) (?:now )?(?:fully )?(?:restored|recovered|back)\b|\bwe (?:have )?(?:fully )?restored\b/i,
};
/** That it works, or that the disturbance is over, says that it is back in other words. */
const WORKS: Words = {
  ja: new RegExp(
    [
      '(?:正常に|(?:通常|これまで|従来)(?:どおり|通り)|問題なく|支障なく)[^。]{0,12}(?:利用(?:いただけ(?:ます|て(?:おります|います)|る状態|るよう)|でき(?:ます|る状態|るよう)|可能です)|(?:稼働|動作|提供)(?:いた)?して(?:おります|います))',
      '(?:障害|不具合|支障|停止)(?:は|が|も)、?(?:すべて|全て|既に|すでに)?(?:解消|収束|終息|解決)済み',
      '(?:現在は|すでに|既に)、?[^。、]{0,6}(?:正常化|解消)(?:いた)?し(?:ました|ております|ています)',
      '(?:ログイン|利用|アクセス|接続)(?:いただける|できる)ように(?:なって(?:おります|います)|なりました)',
      '利用(?:いただける|できる|可能な)(?:状態|よう)[^。]{0,6}(?:戻|なり|なって|復)',
      '(?:障害|不具合|支障|停止)(?:は|が|も)、?(?:すべて|全て|既に|すでに)?(?:解消|収束|終息|解決)(?:いた)?し(?:ました|ており|ています)',
      'サービス[^。、]{0,10}(?:を|は|が)、?(?:再開|回復|正常化)(?:いた)?し(?:ました|ております|ています)',
    ].join('|'),
  ),
  en: /\b(?:services?|systems?|functions?|operations?|everything)\b[^.]*\b(?:works?|working|operat(?:es?|ing|ional)|runs?|running|functioning|available|accessible)\b[^.]*\b(?:again|normally|as (?:usual|normal)|fully)\b|\b(?:services?|systems?|functions?|operations?|everything)\b[^.]*\b(?:again|normally|fully) (?:works?|working|operational|available|accessible)\b|\bback to normal\b|\byou can (?:now )?use\b[^.]*\b(?:again|normally|as usual)\b|\b(?:disruption|outage|issue|problem|fault)\b[^.]*\b(?:is|was|has been|have been) (?:now )?(?:fully )?(?:resolved|fixed|over)\b|\bservices? (?:has |have |was |were )?(?:been )?resumed\b|\bwe (?:have )?(?:now )?(?:fixed|resolved) the (?:problem|issue|outage|disruption|fault)\b/i,
};
/** That it never stopped, or runs on, says so too. */
const NOT_DOWN: Words = {
  ja: new RegExp(
    [
      '(?:サービス|システム|(?:すべて|全て|全)の?機能)[^。、]{0,10}は、?[^。、]{0,12}(?:稼働|動作)(?:を継続)?(?:いた)?して(?:おります|います)',
      '(?:サービス|システム)[^。、]{0,10}(?:は|に|の)、?[^。、]{0,10}(?:停止|中断|ダウン)(?:(?:は|も)?(?:いた)?し?て(?:おりません|いません)|(?:は|も|が)、?(?:一切)?(?:ござい|あり|生じて(?:おり|い)|発生して(?:おり|い))ません)',
      'サービス[^。、]{0,10}(?:は|を)、?[^。、]{0,4}(?:引き続き|継続して|これまでどおり)、?[^。、]{0,6}(?:利用|使用)(?:いただけ|でき)ます',
    ].join('|'),
  ),
  en: /\b(?:services?|systems?|all functions?)\b[^.,;]{0,20}\b(?:is|are|was|were|has been|have been)(?: currently)? not (?:down|interrupted|stopped|disrupted|offline|unavailable)\b|\b(?:there (?:is|was|has been)|we have(?: had)?) no (?:service )?(?:outage|downtime|interruption)\b|\b(?:services?|systems?|all functions?)\b[^.,;]{0,20}\b(?:remains?|stays?|continues? to be|is|are) (?:up|running|available|operational|online)\b/i,
};
const NOT_DOWN_OTHERWISE: Words = {
  ja: /予定|次第|見込|までは|再発|いったん|一旦|その他|他の|以外|一部|かどうか|か(?:を|確認)|よう|確認(?:でき|され)て|社内|当社の業務/,
  en: /\b(?:will|shall|once|when|until|after|whether|some|parts?|partly|partially|except|other|others|most|if|internal)\b/i,
};
const WORKS_OTHERWISE: Words = {
  ja: /予定|次第|見込|進めて|準備|検討|後に|まで(?:は|に|の間)|ません|いない|おらず|再発|いったん|一旦|その他|他の|以外|一部/,
  en: /\b(?:will|shall|once|when|until|after|not|yet|plan(?:s|ned)?|expect(?:ed)?|whether|recurred|some|parts?|partly|partially|except|other|others|most)\b/i,
};
/** Of a function by its name. */
const IS_BACK: Words = {
  ja: RESTORED.ja,
  en: /\b(?:is|was|were|are|has been|have been) (?:now )?(?:fully )?(?:restored|recovered|back|available again)\b/i,
};
const OTHERWISE: Words = {
  ja: new RegExp(`${NOT_YET.ja.source}|再発|いったん|一旦|データ[^。]{0,6}復旧`),
  en: new RegExp(`${NOT_YET.en.source}|\\brecurred\\b|\\b(?:restored|recovered) (?:the )?data\\b`, 'i'),
};
const PARTLY: Words = {
  ja: /一部|以外|除[きい]|順次|部分的/,
  en: /\bsome\b|\bpart(?:s|ly|ially)?\b|\bexcept\b|\bother than\b|\bmost\b/i,
};
const RECURRED: Words = { ja: /再発|再び|再度/, en: /\brecur|\bagain\b/i };

/** A person says that the service, or a function by its name, is back, and the record has it as down. */
export function restoredByNobody(drafted: Drafted): Section[] {
  const isSaid = (section: Section, language: Language) => {
    const body = bodyOf(drafted, section, language);
    return sentencesOf(body).some((sentence) => isOff(drafted.situation, sentence, body, language));
  };
  return drafted.written.filter((section) => languagesOf(drafted).some((language) => isSaid(section, language)));
}

function isOff(situation: NoticeSituation, sentence: string, body: string, language: Language): boolean {
  const { restoredAt, recovered, outages } = situation.state;
  const isDown = ({ from, to }: KnownOutage) => to === null && (restoredAt === null || from > restoredAt);
  const hasRecovered = recovered.length > 0 || outages.some((one) => !isDown(one));
  const isAnEarlier = hasRecovered && RECURRED[language].test(body);
  const named = outages.filter((one) => isNamed(situation, one, sentence, language));
  const isSaid = saysBack(situation, sentence, language, named.length > 0 ? IS_BACK : RESTORED);
  if (named.length > 0) return isSaid && named.some(isDown) && !isAnEarlier;
  if (restoredAt !== null || !isSaid) return false;
  if (!hasRecovered) return true;
  const isAllOver = recovered.length === 0 && !outages.some(isDown);
  return !isAllOver && !isAnEarlier && !PARTLY[language].test(sentence);
}

function saysBack(situation: NoticeSituation, sentence: string, language: Language, words: Words): boolean {
  if (words[language].test(sentence) && !OTHERWISE[language].test(sentence)) return true;
  if (!concernsService(situation)) return false;
  const isSaid = (says: Words, otherwise: Words) =>
    says[language].test(sentence) && !otherwise[language].test(sentence);
  return isSaid(WORKS, WORKS_OTHERWISE) || isSaid(NOT_DOWN, NOT_DOWN_OTHERWISE);
}

function isNamed({ policy }: NoticeSituation, outage: KnownOutage, sentence: string, language: Language): boolean {
  return [outage.function, functionTitle(policy, outage.function)[language]].some((name) => sentence.includes(name));
}

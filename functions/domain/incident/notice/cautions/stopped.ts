import { RESTRICTED, standingRestrictions } from '../../../rules/deadline/restriction.ts';
import type { KnownOutage } from '../../record/told-record.ts';
import { concernsService, statedFunctions } from '../../situation/concern.ts';
import type { NoticeSituation } from '../../situation/situation.ts';
import type { Words } from './reading/drafted.ts';
import type { Family } from './reading/phrases.ts';

const SERVICE_JA = '(?:サービス|システム|(?:すべて|全て|全|一部)の?機能|(?<!アカウントの|IDの)ログイン(?:機能)?)';
const SERVICE_EN = '(?:services?|systems?|all functions?)';
const BE = '(?:is|are|remains?|was|were|has been|have been|had been)';

const SAYS: Words = {
  ja: new RegExp(
    [
      `${SERVICE_JA}[^。、]{0,12}(?:が|は|も|を)、?[^。]{0,16}(?:停止|中断|ダウン)(?:いた)?し(?:ました|て(?:おります|います|いる|おり(?!ません)|いた|いまし))`,
      `${SERVICE_JA}[^。、]{0,12}(?:が|は|も|を|に)、?[^。]{0,14}(?:利用|使用|接続|アクセス)(?:いただけ|でき)(?:ま?せん|ない|ておりません)`,
      '(?:サービス|システム)(?:障害|停止|の停止|の障害)(?:が|は)、?[^。]{0,12}(?:発生|継続|続い)(?:いた)?(?:し|て)*(?:おります|います|ました|おり(?!ません))',
    ].join('|'),
  ),
  en: new RegExp(
    [
      `\\b${SERVICE_EN}\\b[^.,;]{0,24}\\b${BE} (?:(?:currently|still|now|completely|partly|temporarily) )*(?:down|unavailable|out of service|stopped|offline|taken offline|interrupted|suspended|not (?:available|working|accessible|running|operational))\\b`,
      `\\b${SERVICE_EN}\\b[^.,;]{0,24}\\b(?:cannot|could not|can['’]t) be (?:used|accessed|reached)\\b`,
      "\\b(?:you|customers?|users?) (?:currently |still )?(?:cannot|can['’]t|could not) (?:use|access|reach|log in to) (?:the|our|any)\\b[^.]{0,20}\\bservices?\\b",
      '\\bwe (?:have )?(?:suspended|stopped|halted|shut down) (?:the|our|all)\\b[^.]{0,12}\\bservices?\\b',
      '\\b(?:there (?:is|was)|we are (?:currently |still )?(?:experiencing|having)) (?:a |an )?(?:service |system )?(?:outage|disruption of the service|service interruption|downtime)\\b',
    ].join('|'),
    'i',
  ),
};
/** What may come, what is planned, or is said of something else. */
const OTHERWISE: Words = {
  ja: /予定|メンテナンス|場合|可能性|おそれ|恐れ|かどうか|よう(?:に|、)|防[ぐい止]|確認(?:でき|され)て(?:おりません|いません|おらず)|社内|当社の業務|委託先の|検討/,
  en: /\b(?:if|would|will|may|might|whether|once|planned|maintenance|scheduled|prevent|no longer|so that|internal)\b/i,
};
/** At the end of the sentence: that it is over. */
const PAST: Words = {
  ja: /(?:おりました|いました|でした|(?:停止|中断|発生)(?:いた)?しました)(?:が、[^。]*)?。?$/,
  en: /\b(?:was|were|had been|could not)\b/i,
};

/** The service is said to be down, or to have been, and no such thing is on record. */
export const STOPPED: readonly Family[] = [
  { about: 'stopped', isOff: (one) => !wasDisturbed(one), says: SAYS, unless: OTHERWISE },
  { about: 'stopped', isOff: (one) => !isDisturbed(one), says: SAYS, unless: either(OTHERWISE, PAST) },
];

function either(one: Words, other: Words): Words {
  return {
    ja: new RegExp(`${one.ja.source}|${other.ja.source}`),
    en: new RegExp(`${one.en.source}|${other.en.source}`, 'i'),
  };
}

function isDisturbed(situation: NoticeSituation): boolean {
  const { duties, outages, restoredAt } = situation.state;
  const isDown = ({ from, to }: KnownOutage) => to === null && (restoredAt === null || from > restoredAt);
  const isFelt = concernsService(situation) || statedFunctions(situation).length > 0;
  return (isFelt && restoredAt === null) || outages.some(isDown) || standingRestrictions(duties).length > 0;
}

function wasDisturbed(situation: NoticeSituation): boolean {
  const { duties, outages, recovered, restoredAt } = situation.state;
  const isKnown = outages.length + recovered.length > 0 || restoredAt !== null;
  const wasRestricted = duties.some(({ kind, metAt }) => kind === RESTRICTED && metAt !== null);
  return isDisturbed(situation) || concernsService(situation) || isKnown || wasRestricted;
}

import { sentencesOf } from './sentences.ts';

/** How people say that something is being looked into. Not `調査中に`, which tells of a time. */
const STATES: readonly RegExp[] = [
  /(?:調査|確認|検討|精査|究明|解析|分析|集計|特定|協議|調整|照会)中(?!に|止|断|間|心|央|でした|であった|だった)/,
  /未定(?!義)|未確定|未復旧|未判明/,
  /(?:調査|究明|解析|分析|精査|検証|検討|確認作業|特定作業)(?:を(?:進めて|続けて|継続して|実施して|行って)|して)(?:おります(?!が)|います(?!が)|まいります)/,
  /(?:現在|ただいま|目下)、?[^。]{0,30}確認(?:を(?:進めて|続けて|行って))?(?:して)?(?:おります(?!が)|います(?!が))/,
  /調べて(?:おります(?!が)|います(?!が))|(?:調査|確認|究明)(?:を)?継続中/,
  /(?:分かって|わかって|つかめて|突き止められて)(?:おりません|いません)/,
  /(?:原因|経路|件数|人数|項目|範囲|詳細)[^。]{0,20}確認(?:でき|が取れ)て(?:おりません|いません)/,
  /引き続き、?(?:調査|究明|解析|精査|確認)/,
  /不明(?:です|であり|でございます|。|$)/,
  /(?:判明|特定|確定|把握)(?:して|できて|には?至って)(?:おりません|いません|いない)|明らかになって(?:おりません|いません)/,
  /\bunder (?:investigation|consideration|examination|analysis)\b|\b(?:is|are|remains?|still|currently) under review\b/i,
  /\bbeing (?:looked at|checked|investigated|examined|analy[sz]ed|assessed|determined|verified|looked into)\b/i,
  /\b(?:still|currently|are|am) (?:investigating|looking into|analy[sz]ing|assessing|determining)\b/i,
  /\bare confirming which\b/i,
  /\binvestigations?(?: is| are)?(?: still)? (?:ongoing|continu\w+|in progress|under way|underway)\b/i,
  /\bto be (?:determined|decided|announced|confirmed)\b(?! by)|\bTB[DCA]\b/i,
  /\bnot (?:known|restored|clear|determined|identified|confirmed) yet\b|\bnot yet$/im,
  /\bnot yet (?:been )?(?:known|restored|clear|determined|identified|confirmed|established)\b/i,
  /\b(?:has|have) not (?:yet )?(?:been )?(?:identified|determined|established|confirmed the|found the cause)\b/i,
  /^pending\.?$|\b(?:is|are|remains?|still) pending\b/i,
  /\b(?:is|are|remains?|still) (?:unknown|unclear)\b|\bdo not (?:yet )?know\b/i,
];

/** How people promise an answer for later. */
const PROMISES: readonly RegExp[] = [
  /(?:判明|わかり|分かり|確認でき|確定|完了|特定でき)(?:し)?次第/,
  /(?:追って|後日|別途)、?(?:改めて)?、?(?:ご|お|公表|連絡|報告|通知)|確認のうえ、?改めて/,
  /\bwill be (?:provided|announced|reported|shared) (?:later|in due course|separately|once|when|as soon as)\b/i,
  /\bwill (?:tell|inform) you\b.*\bonce\b.*\b(?:known|confirmed|identified)\b/i,
  /\bas soon as (?:it|they|this|these|that|more|details?)\b.*\b(?:known|available|identified|confirmed)\b/i,
];

/** A box that was filled for the sake of being filled: `-`, `…`, `TBD`, `N/A`. */
const PLACEHOLDER = /^(?:[-‐–—―ー－ｰ.…・*＊?？/／\s]+|n\/?a\.?|t\.?b\.?d\.?|未記入|後で|あとで)$/i;

/** A promise under a condition leaves nothing open: `新たな事実が判明した場合は、追ってご報告いたします。` */
const CONDITION = /場合(?:は|に|、)|\b(?:if|should)\b/i;

/** Whether a text leaves something open: `現在調査中です。`, `復旧見込み：未定`, `under investigation`. */
export function saysOpen(text: string): boolean {
  return sentencesOf(text).some(isOpen);
}

/** Whether a text says nothing but that it is open: `現在調査中です。`. A text of several sentences states what is known. */
export function saysOnlyOpen(text: string): boolean {
  const sentences = sentencesOf(text);
  return sentences.length > 0 && sentences.every(isOpen);
}

function isOpen(sentence: string): boolean {
  if (PLACEHOLDER.test(sentence) || STATES.some((pattern) => pattern.test(sentence))) return true;
  return !CONDITION.test(sentence) && PROMISES.some((pattern) => pattern.test(sentence));
}

import type { Text } from '../../../functions/domain/base/text.ts';

/** What `hikeshi verify` says of what a stream refers to. */

export function otherText(id: string): Text {
  return {
    ja: `保存されている文面 ${id} が、記録されたものと異なります`,
    en: `the stored text ${id} is not the one that was recorded`,
  };
}

export function textGone(id: string, seq: number): Text {
  return {
    ja: `${seq}件目の文面 ${id} は保存されていません（消去または削除されました）`,
    en: `the text ${id} of item ${seq} is not stored any more: it was erased, or removed`,
  };
}

export function policyGone(digest: string): Text {
  return {
    ja: `この項目が参照する対応方針 ${digest} が保存されていません`,
    en: `the policy ${digest} that this item names is not stored`,
  };
}

export function besideText(id: string): Text {
  return { ja: `保存されている文面 ${id}`, en: `the stored text ${id}` };
}

export function recipientsOf(notice: string): Text {
  return { ja: `通知 ${notice} の宛先の保存データ`, en: `what is stored of the recipients of notice ${notice}` };
}

export function behind(notice: string, count: number): Text {
  return {
    ja: `通知 ${notice} には、確定した${count}件のほかにも宛先が保存されています`,
    en: `notice ${notice} has recipients behind its ${count}`,
  };
}

export function lacksNews(notice: string): Text {
  return {
    ja: `通知 ${notice} の宛先に、台帳に記録されたSESからの知らせが反映されていません`,
    en: `a recipient of notice ${notice} lacks what the ledger says SES told of the mail`,
  };
}

export function otherOutcome(notice: string, recipient: string): Text {
  return {
    ja: `通知 ${notice} の宛先 ${recipient} について、保存されている送信結果が記録と異なります`,
    en: `what is stored about the mail to recipient ${recipient} of notice ${notice} is not what was recorded`,
  };
}

export function otherRecipients(notice: string): Text {
  return {
    ja: `通知 ${notice} の保存されている宛先が、記録されたものと異なります`,
    en: `the stored recipients of notice ${notice} are not those that were recorded`,
  };
}

export function otherEnd(notice: string): Text {
  return {
    ja: `通知 ${notice} の保存されている送信結果が、送信を完了したときの記録と一致しません`,
    en: `the stored outcomes of notice ${notice} do not agree with how its delivery ended`,
  };
}

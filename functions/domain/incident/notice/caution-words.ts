import type { Text } from '../../base/text.ts';
import type { Stage } from '../../policy/shape/stages.ts';
import type { Caution } from '../record/wording.ts';
import { sectionNames } from './lines/headings.ts';

/** A caution as its reader is told: the sections by name, and what to look at in them. */
export function cautionWords({ about, sections }: Caution, stage: Stage): Text {
  const names = sectionNames(sections, stage);
  const said = LOOK_AT[about];
  return { ja: `${names.ja}：${said.ja}`, en: `${names.en}: ${said.en}` };
}

/** The same beside the field of the section itself. */
export function lookAt({ about }: Caution): Text {
  return LOOK_AT[about];
}

const LOOK_AT: Readonly<Record<Caution['about'], Text>> = {
  course: {
    ja: '記録された対応策の定型文だけで、何をいつ実施したかが分かりません。具体的な経過の記入をご検討ください。',
    en: 'This holds only the standard sentences of recorded measures. Consider stating what exactly was done, and when.',
  },
  recovery: {
    ja: '復旧が記録されていますが、実施した措置の記録がありません。措置を記録するか、実施した内容の記入をご検討ください。',
    en: 'The recovery is on record, and no measure that led to it. Consider recording the measure, or stating what was done.',
  },
  outages: {
    ja: '記録されている停止の時間帯の途中が、発生日時または復旧日時になっています。どちらが正しいかを確認し、記録を訂正してください。',
    en: 'The time of occurrence or restoration lies within an outage on record. Check which is right, and correct the record.',
  },
  denials: {
    ja: '確認されなかったことだけが記載されています。お客様のデータに生じた影響の記入をご検討ください。',
    en: 'This says only what did not happen. Consider stating what happened to the data of customers.',
  },
  exposure: {
    ja: 'データを閲覧できた者、または閲覧可能であった期間が記載されていません。判明している場合は、記入をご検討ください。',
    en: 'This does not say who could see the data, or from when to when. Consider stating it if it is known.',
  },
  'lost-period': {
    ja: '失われたデータの期間（いつからいつまでのデータか）が記載されていません。判明している場合は、記入をご検討ください。',
    en: 'This does not say from when to when the lost data dates. Consider stating it if it is known.',
  },
  sets: {
    ja: '前の報で対象としてお知らせし、現在も記録されているデータの名称がありません。対象から外れた場合はその旨を、そうでない場合は名称を記入してください。',
    en: 'Data that the report before named, and that is still on record, is missing. Say so if it is no longer affected; otherwise name it.',
  },
  items: {
    ja: 'データの種別の名称だけが記載されています。氏名やメールアドレスなどの具体的な項目が判明している場合は、記入をご検討ください。',
    en: 'This names only the kind of data. Consider stating what it holds, such as names or email addresses, if it is known.',
  },
  future: {
    ja: '最終報ですが、今後の予定が記載されています。実施済みの内容か、最終報として送信してよいかご確認ください。',
    en: 'This is the last report, and it announces something for later. Check whether that has been done by now, or whether the report is to be the last.',
  },
  protection: {
    ja: '暗号化、回収、複製の保管または復元のうち、記録されている内容が、文面の一方または両方の言語に記載されていません。',
    en: 'Encryption, recovery, another copy or restoration is on record, and missing from the text in one language or both.',
  },
  rewritten: {
    ja: '作成画面を開いた後に記録が変わりました。書き換えられていなかったため、送信時点の記録に基づくシステムの文面になっています。',
    en: 'The record changed after the form was opened. This had not been edited, so it now says what the system writes from the record as it stood when the form was sent.',
  },
  correction: {
    ja: '訂正の文面に、調査中などの未確定の記載が残っています。確定した内容を記載できるかご確認ください。',
    en: 'The words of this correction still leave something open. Check whether it can be stated by now.',
  },
  quoted: {
    ja: '「誤」として、担当者が前の報に記入した文面の全体を引用しています。誤りではない文が含まれている場合は、訂正内容を記入し直してください。',
    en: 'All that a person wrote in an earlier report is quoted as incorrect. If some of it is right, word what is corrected yourself.',
  },
  request: {
    ja: '失われたデータについて、お客様にお願いする事項が記載されていません。お手元のデータの再送など、お願いできることがあれば記入してください。',
    en: 'Data was lost, and customers are asked for nothing. If they can help, such as by sending again what they hold, say so.',
  },
  anomaly: {
    ja: '異常を検知したことしか記載されていません。何が起きたか、お客様に何が関係するかの記入をご検討ください。',
    en: 'This says only that something was detected. Consider stating what happened, and what it means for customers.',
  },
  authorities: {
    ja: '報告済みの機関、または報告が必要な機関のうち、一方または両方の言語の文面に記載されていないものがあります。意図したものかご確認ください。',
    en: 'A body that has been reported to, or has to be, is missing from the text in one language or both. Check whether that is meant.',
  },
  unfiled: {
    ja: '報告または通知が済んだとの記載がありますが、その記録がありません。済んでいる場合は記録し、済んでいない場合は記載を改めてください。',
    en: 'This says that a body was reported to or people were told, and no such report is on record. Record it if it was made; otherwise change the text.',
  },
  unruled: {
    ja: '漏えい、改ざん、消失、被害または影響を否定していますが、記録では確認済み、可能性あり、または未確認です。ないことを確認した場合は記録し、そうでない場合は記載を改めてください。',
    en: 'This denies a leak, alteration, loss, harm or effect that the record has, holds possible, or leaves open. If it has been ruled out, record that; otherwise change the text.',
  },
  number: {
    ja: '記載された人数が、記録と異なるか、記録にありません。人数を確認し、記録してください。',
    en: 'The number of people here differs from the record, or is not on it. Check the number, and record it.',
  },
  unlifted: {
    ja: '制限を解除したとの記載がありますが、解除の記録がありません。解除が済んでいる場合は記録し、済んでいない場合は記載を改めてください。',
    en: 'This says that a restriction was lifted, and no lift is on record. Record it if it was lifted; otherwise change the text.',
  },
  undone: {
    ja: '実施済みとの記載がありますが、その手順または対応策の実施が記録されていません。実施した場合は記録し、していない場合は記載を改めてください。',
    en: 'This says that something was done that the record does not have as done. Record it if it was done; otherwise change the text.',
  },
  personal: {
    ja: '個人データを含まないとの記載がありますが、記録では含むことが確認済み、可能性あり、または未確認です。含まないことを確認した場合は記録し、そうでない場合は記載を改めてください。',
    en: 'This says that no personal data is concerned, which the record has, holds possible, or leaves open. If there is none, record that; otherwise change the text.',
  },
  kinds: {
    ja: '含まれないと記載された種別のデータ（要配慮個人情報、決済に関する情報、パスワードなど）が、記録では確認済み、可能性あり、または未確認です。含まれないことを確認した場合は記録し、そうでない場合は記載を改めてください。',
    en: 'This says that a kind of data, such as sensitive data, payment data or passwords, is not concerned, which the record has, holds possible, or leaves open. If it is not, record that; otherwise change the text.',
  },
  asserted: {
    ja: '漏えい、改ざん、消失、または含まれるデータの種別（個人データ、クレジットカード情報など）についての記載が、記録では確認されていません。確認した場合は記録し、そうでない場合は記載を改めてください。報告や通知の要否は、記録に基づいて判定されます。',
    en: 'This asserts a leak, tampering, a loss, or a kind of data, such as personal or credit card data, that the record does not have as confirmed. Record it if it is so, since what has to be reported follows from the record; otherwise change the text.',
  },
  misuse: {
    ja: '不正利用や二次被害がないと断定していますが、調査の完了が記録されておらず、第三者がデータを利用できた可能性が残っています。「確認されておりません」などの記載をご検討ください。',
    en: 'This rules out misuse or secondary damage, while others may have the data and the investigation is not on record as done. Consider saying that none has been found.',
  },
  assured: {
    ja: 'データの暗号化、回収、バックアップまたは復元についての記載がありますが、その記録がありません。事実の場合は記録し、そうでない場合は記載を改めてください。',
    en: 'This says of the data that it is encrypted, recovered, kept elsewhere or restored, and no such thing is on record. Record it if it is so; otherwise change the text.',
  },
  stopped: {
    ja: 'サービスが停止している、または停止していたとの記載がありますが、記録では停止していません。停止を記録するか、記載を改めてください。',
    en: 'This says that the service is down, or was, and the record does not. Record it if it is so; otherwise change the text.',
  },
  fault: {
    ja: '責任の所在についての記載が、記録（原因は当社側にあるか）と異なるか、記録にありません。確認して記録するか、記載を改めてください。',
    en: 'Whose fault it was differs here from the record (whether the cause is on the company’s side), or is not on it. Find out and record it, or change the text.',
  },
  cause: {
    ja: '記載された原因が、記録された原因と異なります。どちらが正しいかを確認し、記録または記載を改めてください。',
    en: 'The cause given here is not the one on record, or denies it. Check which is right, and correct the record or the text.',
  },
  finished: {
    ja: '調査が完了したとの記載がありますが、記録では完了していません。完了した場合は記録し、そうでない場合は記載を改めてください。',
    en: 'This says that the investigation is over, and the record has it as open. Record it if it is done; otherwise change the text.',
  },
  restored: {
    ja: '復旧した、または稼働しているとの記載がありますが、復旧の記録がありません。復旧した場合は記録し、そうでない場合は記載を改めてください。',
    en: 'This says that the service is restored or working, and no restoration is on record. Record it if it is; otherwise change the text.',
  },
  moment: {
    ja: '記載された発生または復旧の日時が、記録と異なるか、記録にありません。日時を確認し、記録か記載を改めてください。',
    en: 'The moment of occurrence or restoration given here differs from the record, or is not on it. Check it, and correct the record or the text.',
  },
  restricted: {
    ja: '利用の制限が記録されていますが、文面の一方または両方の言語に、制限または解除の日時がありません。記入をご検討ください。',
    en: 'A restriction of use is on record, and the moments at which it began and was lifted are missing from the text in one language or both. Consider stating them.',
  },
  'restored-first': {
    ja: '利用の制限の解除より前に、復旧したことになっています。制限中の機能は、お客様にはご利用いただけません。日時の順序を確認し、記録または記載を改めてください。',
    en: 'This restores the service before its restriction was lifted; until then customers could not use the function. Check the order, and correct the record or the text.',
  },
  'persons-told': {
    ja: '本人への通知が必要とされていますが、通知の状況が記載されていません。誰がいつ通知したか、または通知するか（当社では通知や公表をしていない場合は、その旨）の記入をご検討ください。',
    en: 'The persons whose data it is have to be told, and the notice does not mention it. Consider stating who told them and when, or who will (or that the company has neither told them nor gone public).',
  },
  entrusted: {
    ja: '個人データの取扱いを当社に委託されているお客様も、報告や本人への通知の義務を負う場合があります。その旨、または（先の報でのお願いが不要となった場合を含め）要しない旨の記入をご検討ください。',
    en: 'Customers who entrusted the data may have to report it and tell the persons concerned themselves. Consider saying so, or that they need not, be it what an earlier report asked.',
  },
  role: {
    ja: '委託元への通知が必要とされていますが、当社が委託を受けて取り扱うデータかどうかが記録されていません。確認して記録するか、委託元であるお客様へのご案内の記入をご検討ください。',
    en: 'The record says that those who entrusted the data must be told, and not whether customers entrusted it. Find that out and record it, or consider a word to those who did.',
  },
  replaced: {
    ja: '記録では、委託元であるお客様への通知により、当社から個人情報保護委員会への報告は不要とされています。報告の要否はお客様に関わるため、その旨の記入をご検討ください。',
    en: 'By the record the company need not report to the Personal Information Protection Commission, since it told the customers who entrusted the data. Consider saying so: whether to report is then their concern.',
  },
  replacing: {
    ja: '委託元であるお客様への通知をもって個人情報保護委員会への報告に代える旨の記載がありますが、記録では、当社からの報告が必要か、要否が未確認のままです。本報の送信により報告を要しなくなるかを確認し、そうでない場合は、記録または記載を改めてください。',
    en: 'This says that telling customers takes the place of a report to the Personal Information Protection Commission, which by the record is still required, or may be. Check whether sending this notice makes it needless; if not, correct the record or the text.',
  },
  undecided: {
    ja: '最終報ですが、機関への報告のうち、必要か要否が未確認で、実施も見送りも記録されていないものがあります。要否と実施の状況を記録し、最終報として送信してよいかご確認ください。',
    en: 'This is the last report, and the record has reports to authorities that are required, or may be, and that nobody has made or decided against. Record what was decided or done, and check whether this is to be the last.',
  },
  gone: {
    ja: '担当者が前の報で記入した項目は、この文面にありません。現在も正しい内容であれば、記入をご検討ください。',
    en: 'A person worded this section in an earlier report, and this notice does not have it. Consider stating it again if it still holds.',
  },
  unanswered: {
    ja: '最終報ですが、お客様のデータの漏えい、改ざんまたは消失の有無が記録されていません。攻撃などの後には、お客様が必ず確認される事項です。判明した結果を記録してから、改めて起案してください。',
    en: 'This is the last report, and the record does not say whether data was leaked, altered or lost: after an attack or the like, customers look for that first. Record what was found, then draft the notice anew.',
  },
  overdue: {
    ja: 'お客様への最初の通知の期限、または目標としている時刻を過ぎています。ご連絡が遅れたことについて、お詫びや経緯の記入が必要かご検討ください。',
    en: 'The time by which customers were to get the first notice, or the time aimed at, has passed. Consider whether to apologise for the delay, or to explain it.',
  },
  result: {
    ja: '先の報でお知らせした漏えいなどについて、調査の結果が記載されていません。この訂正をもって、お客様に調査の結果をお知らせしたことになります。結果の記入をご検討ください。',
    en: 'This does not say what came of the investigation into the leak or other harm that an earlier report told of. With this correction, customers count as told of it: consider stating it.',
  },
  language: {
    ja: '英語の文面に日本語、または日本語の文面に英文が含まれています。機能の名称なども含め、それぞれの言語で記載することをご検討ください。',
    en: 'The English text holds Japanese, or the Japanese text an English sentence. Consider stating it in each language, names of functions too.',
  },
};

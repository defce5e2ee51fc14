import type { Text } from '../../../base/text.ts';
import { spokenText } from '../../../base/time/spoken.ts';
import { concernsData, concernsPersons } from '../../situation/concern.ts';
import { factOf, isLikely, type NoticeSituation } from '../../situation/situation.ts';
import {
  BY_POLICY,
  type Freeing,
  freeingOf,
  isOnlyLostWithCopy,
  KEPT,
  KEPT_ELSEWHERE,
  mayNameLaw,
  RECOVERED,
} from './grounds/no-report-reasons.ts';
import { isOfPpc, isPpcTold, isPpcToldByPolicy } from './grounds/report-grounds.ts';
import { reportNumbers } from './grounds/report-numbers.ts';

/** Whether personal data came or may have come to harm that customers entrusted to the company, and these may owe reports of their own. */
export function isEntrusted(situation: Pick<NoticeSituation, 'facts' | 'state'>): boolean {
  const isProcessor = factOf(situation, 'data.role') === 'processor';
  return isProcessor && !isExempt(situation) && isLikely(situation, 'data.personal') && concernsPersons(situation);
}

/** Whether the company reports to no authority because it told those who entrusted the data. Act, art. 26, para. 1, proviso. */
export function isReportReplaced(situation: Pick<NoticeSituation, 'facts' | 'state'>): boolean {
  const ofPpc = situation.state.reports.filter(({ report }) => isOfPpc(report));
  const isFree = ofPpc.length > 0 && ofPpc.every(({ standing }) => standing === 'not-owed');
  return isEntrusted(situation) && isFree && !isPpcTold(situation);
}

function isExempt({ state }: Pick<NoticeSituation, 'state'>): boolean {
  return state.reports.some(({ report, standing }) => report === 'controller' && standing === 'not-owed');
}

/**
 * What the law may ask of the customers themselves. Act on the Protection of Personal Information, art. 26. Once they were asked to
 * look into it, they are asked again or told why they need not any more: a term of days may be running for them.
 */
export function entrustedLines(situation: NoticeSituation): readonly Text[] {
  if (isEntrusted(situation)) return [DUTIES_OF_THEIR_OWN];
  const asking = askedIn(situation);
  if (asking.length === 0) return isToBeChecked(situation) ? [CHECK_MEANWHILE] : [];
  const reason = whyNoLonger(situation);
  if (reason !== null) return [noLongerTheirs(asking, reason)];
  return [isFreeSoFar(situation) ? MEANWHILE : DUTIES_OF_THEIR_OWN];
}

/**
 * What those who entrusted the data are told who owe nothing and were asked nothing: they would have to ask, or would report. Beside the
 * company's own report to the commission it stands there.
 */
export function freedLines(situation: NoticeSituation): readonly Text[] {
  if (!isLeftToWonder(situation) || entrustedLines(situation).length > 0) return [];
  const reason = whyNoLonger(situation);
  return [reason === null ? FREE_SO_FAR : freedBy(reason)];
}

/** A loss of data that has a copy is never reportable; the investigation of a leak or an alteration may still show that it is. */
function isToBeChecked(situation: NoticeSituation): boolean {
  return isLeftToWonder(situation) && whyNoLonger(situation) === null && !isOnlyLostWithCopy(situation);
}

/** Whether the record frees those who entrusted the data, and neither an earlier report nor one of the company's own says it. */
function isLeftToWonder(situation: NoticeSituation): boolean {
  return isFreed(situation) && !isPpcTold(situation) && !requestsBefore(situation).some(isTakingBack);
}

/** Whether personal data came or may have come to harm that customers entrusted, and the record has that they need not report it. */
function isFreed(situation: NoticeSituation): boolean {
  const isTheirs = factOf(situation, 'data.role') === 'processor' && isLikely(situation, 'data.personal');
  return isTheirs && isExempt(situation) && concernsPersons(situation);
}

function freedBy(reason: Text): Text {
  if (reason === NOT_REPORTABLE) return FREE_BY_LAW;
  return {
    ja: `個人データの取扱いを当社に委託されているお客様による個人情報保護委員会への報告およびご本人に対する通知は、本件に関しては要しません。${reason.ja}です。`,
    en: `If you entrusted us with personal data, you need neither report this incident to the Personal Information Protection Commission nor notify the people concerned. The reason is that ${reason.en}.`,
  };
}

/**
 * Beside the company's own report to the commission: that none is asked of those who entrusted the data, where the record says so and
 * no request to them does. Without it they would have to ask, or would report.
 */
export function ownReportLines(situation: NoticeSituation): readonly Text[] {
  if (!isFreed(situation)) return [];
  const reason = whyNoLonger(situation);
  const ours = isPpcToldByPolicy(situation) ? BY_POLICY : OURS;
  // A request that is taken back has the reason; whose the report is it does not say.
  if (entrustedLines(situation).length > 0) return reason === null ? [] : [ours];
  const theirs = reason === null ? NOTHING_SO_FAR : notAskedOfThem(reason);
  return [{ ja: `${ours.ja}${theirs.ja}`, en: `${ours.en} ${theirs.en}` }];
}

function notAskedOfThem(reason: Text): Text {
  if (reason === NOT_REPORTABLE) return NOT_BY_LAW;
  if (reason === NOT_REQUIRED) return NOT_ASKED;
  return { ja: `${NOT_ASKED.ja}${reason.ja}です。`, en: `${NOT_ASKED.en} The reason is that ${reason.en}.` };
}

/** By what is known they owe nothing; the investigation alone may still show otherwise. */
function isFreeSoFar(situation: NoticeSituation): boolean {
  return isExempt(situation) && factOf(situation, 'investigation') !== 'done';
}

/** The earlier reports that asked, by number; none once a report took it back. */
function askedIn(situation: NoticeSituation): readonly number[] {
  const said = requestsBefore(situation);
  const takenBack = said.findIndex(isTakingBack);
  const since = takenBack < 0 ? said : said.slice(0, takenBack);
  const asks = [DUTIES_OF_THEIR_OWN, MEANWHILE, CHECK_MEANWHILE].flatMap(({ ja, en }) => [ja, en]);
  return since
    .filter(({ lines }) => lines.some((body) => asks.some((words) => body.includes(words))))
    .map(({ number }) => number);
}

interface RequestBefore {
  readonly number: number;
  readonly lines: readonly string[];
}

function requestsBefore({ earlier }: NoticeSituation): readonly RequestBefore[] {
  return earlier.map(({ number, text }) => ({
    number,
    lines: [text.ja, text.en]
      .flatMap((one) => one?.sections ?? [])
      .flatMap(({ section, body }) => (section === 'request' ? [body] : [])),
  }));
}

function isTakingBack({ lines }: RequestBefore): boolean {
  return lines.some((body) => NO_LONGER.some((words) => body.includes(words)));
}

/** Why they need not look into it any more, as far as it is on record; null: they still may have to. */
function whyNoLonger(situation: NoticeSituation): Text | null {
  if (factOf(situation, 'data.role') === 'controller') return NOT_ENTRUSTED;
  if (factOf(situation, 'data.personal') === 'none') return NOT_PERSONAL;
  if (!concernsData(situation)) return factOf(situation, 'investigation') === 'done' ? NO_HARM : null;
  if (!isExempt(situation)) return null;
  const freeing = freeingOf(situation);
  return freeing === null ? null : reasonsOf(situation)[freeing];
}

function reasonsOf(situation: NoticeSituation): Readonly<Record<Freeing, Text>> {
  const byLaw = { 'kept-elsewhere': KEPT_ELSEWHERE, law: NOT_REPORTABLE };
  const plain = { 'kept-elsewhere': KEPT, law: NOT_REQUIRED };
  return { recovered: RECOVERED, encrypted: ENCRYPTED, ...(mayNameLaw(situation) ? byLaw : plain) };
}

const NOT_ENTRUSTED: Text = {
  ja: '対象の個人データがお客様から取扱いを委託されたものではないことを確認したため',
  en: 'we have confirmed that this is not data with which our customers entrusted us',
};
const NOT_PERSONAL: Text = {
  ja: '対象のデータに個人データが含まれていないことを確認したため',
  en: 'we have confirmed that the data contains no personal data',
};
const NO_HARM: Text = {
  ja: '調査の結果、漏えいなどの事実が確認されなかったため',
  en: 'our investigation has found no evidence of a leak or other harm to the data',
};
const ENCRYPTED: Text = {
  ja: '調査の結果、対象のデータに施した高度な暗号化により、お客様によるご報告を要しないことを確認したため',
  en: 'our investigation has confirmed that no report is required from you, as the data was protected by strong encryption',
};
const NOT_REPORTABLE: Text = {
  ja: '法令により報告の対象とされる事態に当たらないことを確認したため',
  en: 'we have confirmed that this is not an incident that the law requires to be reported',
};
const NOT_REQUIRED: Text = {
  ja: 'お客様によるご報告を要しないことを確認したため',
  en: 'we have confirmed that no report is required from you',
};
const NOT_ASKED: Text = {
  ja: '個人データの取扱いを当社に委託されているお客様によるご報告およびご本人に対する通知は、本件に関しては要しません。',
  en: 'If you entrusted us with personal data, you need neither report this incident nor notify the people concerned.',
};
const NOT_BY_LAW: Text = {
  ja: '法令上、個人データの取扱いを当社に委託されているお客様によるご報告およびご本人に対する通知は、本件に関しては要しません。',
  en: 'If you entrusted us with personal data, the law requires you neither to report this incident nor to notify the people concerned.',
};
const OURS: Text = {
  ja: '個人情報保護委員会への報告は、お客様に代わって行ったものではございません。',
  en: 'We did not report to the Personal Information Protection Commission on behalf of our customers.',
};
/** While the investigation goes on, it may still show otherwise. */
const NOTHING_SO_FAR: Text = {
  ja: '現時点で、個人データの取扱いを当社に委託されているお客様によるご報告を要する事実は確認されておりません。',
  en: 'If you entrusted us with personal data: so far we have found nothing that would require a report from you.',
};

const FREE_SO_FAR: Text = {
  ja: '現時点で、個人データの取扱いを当社に委託されているお客様による個人情報保護委員会への報告およびご本人に対する通知を要する事実は、確認されておりません。',
  en: 'If you entrusted us with personal data: so far we have found nothing that would require you to report this incident to the Personal Information Protection Commission or to notify the people concerned.',
};
const FREE_BY_LAW: Text = {
  ja: '個人データの取扱いを当社に委託されているお客様による個人情報保護委員会への報告およびご本人に対する通知は、本件に関しては、法令上必要ないことを確認しております。',
  en: 'If you entrusted us with personal data: we have confirmed that the law requires you neither to report this incident to the Personal Information Protection Commission nor to notify the people concerned.',
};

/** The parts that all such lines share; the reason differs. Earlier releases had the last one. */
const NO_LONGER_IN: Text = {
  ja: '通知の要否のご確認を、',
  en: 'you no longer need to check whether you have to report',
};
const NO_LONGER: readonly string[] = [NO_LONGER_IN.ja, NO_LONGER_IN.en, '通知の要否のご確認は、'];

function noLongerTheirs(asking: readonly number[], reason: Text): Text {
  const { ja, en } = reportNumbers(asking);
  return {
    ja: `個人データの取扱いを当社に委託されているお客様には、個人情報保護委員会への報告およびご本人に対する${NO_LONGER_IN.ja}${ja}でお願いしておりましたが、本件に関しては不要となりました。${reason.ja}です。`,
    en: `If you entrusted us with personal data: as far as this incident is concerned, ${NO_LONGER_IN.en} to the Personal Information Protection Commission and to notify the people concerned, as we asked in our report${asking.length === 1 ? '' : 's'} ${en}. The reason is that ${reason.en}.`,
  };
}

const DUTIES_OF_THEIR_OWN: Text = {
  ja: '個人データの取扱いを当社に委託されているお客様におかれましては、個人情報の保護に関する法律に基づき、個人情報保護委員会への報告やご本人に対する通知が必要となる場合がございますので、ご確認くださいますようお願い申し上げます。',
  en: 'If you entrusted us with personal data, you may yourself have to report to the Personal Information Protection Commission and to notify the people concerned. Please check whether this applies to you.',
};

/** The same where only the investigation may still bring such a duty: without the reason, it reads as what the law asks now. */
const MEANWHILE: Text = {
  ja: '個人データの取扱いを当社に委託されているお客様におかれましては、調査が完了するまでの間、念のため、個人情報保護委員会への報告およびご本人に対する通知の要否を、引き続きご確認くださいますようお願い申し上げます。',
  en: 'If you entrusted us with personal data: as a precaution until our investigation is complete, please continue to check whether you have to report to the Personal Information Protection Commission and to notify the people concerned.',
};

/** The same to those whom no earlier report asked. */
const CHECK_MEANWHILE: Text = {
  ja: '個人データの取扱いを当社に委託されているお客様におかれましては、調査が完了するまでの間、念のため、個人情報保護委員会への報告およびご本人に対する通知の要否を、ご確認くださいますようお願い申し上げます。',
  en: 'If you entrusted us with personal data: as a precaution until our investigation is complete, please check whether you have to report to the Personal Information Protection Commission and to notify the people concerned.',
};

/** That the persons whose data it is were told, by when it was recorded; where they cannot be reached, the law lets other measures do. */
export function personsTold({ state, policy }: NoticeSituation): readonly Text[] {
  const isTold = (status: string) => status === 'met' || status === 'late';
  const at = state.duties.find(({ kind, status }) => kind === 'principals' && isTold(status))?.metAt ?? null;
  if (at === null) return [];
  const by = spokenText(at, policy.zone);
  return [
    {
      ja: `対象となるご本人へのお知らせ（通知が困難な場合の公表などを含みます。）を、${by.ja}までに実施いたしました。`,
      en: `The people concerned had been informed by ${by.en}, by notice or, where they could not be reached, by publication or the like.`,
    },
  ];
}

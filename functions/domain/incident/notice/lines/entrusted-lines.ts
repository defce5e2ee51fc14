import type { Text } from '../../../base/text.ts';
import { spokenText } from '../../../base/time/spoken.ts';
import { concernsPersons } from '../../situation/concern.ts';
import { factOf, isLikely, type Situation } from '../../situation/situation.ts';

/** Whether personal data came or may have come to harm that customers entrusted to the company, and these may owe reports of their own. */
export function isEntrusted(situation: Pick<Situation, 'facts' | 'state'>): boolean {
  const isExempt = situation.state.reports.some(
    ({ report, standing }) => report === 'controller' && standing === 'not-owed',
  );
  const isProcessor = factOf(situation, 'data.role') === 'processor';
  return isProcessor && !isExempt && isLikely(situation, 'data.personal') && concernsPersons(situation);
}

/** What the law may ask of the customers themselves. Act on the Protection of Personal Information, art. 26. */
export function entrustedLines(situation: Pick<Situation, 'facts' | 'state'>): readonly Text[] {
  return isEntrusted(situation) ? [DUTIES_OF_THEIR_OWN] : [];
}

const DUTIES_OF_THEIR_OWN: Text = {
  ja: '個人データの取扱いを当社に委託されているお客様におかれましては、個人情報の保護に関する法律に基づき、個人情報保護委員会への報告やご本人に対する通知が必要となる場合がございますので、ご確認くださいますようお願い申し上げます。',
  en: 'If you entrusted us with this personal data, you may yourself have to report to the Personal Information Protection Commission and to notify the people concerned. Please check whether this applies to you.',
};

/** That the persons whose data it is were told, by when it was recorded; where they cannot be reached, the law lets other measures do. */
export function personsTold({ state, policy }: Situation): readonly Text[] {
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

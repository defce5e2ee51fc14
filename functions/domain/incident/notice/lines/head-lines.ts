import type { Text } from '../../../base/text.ts';
import { spokenText, spokenTime, spokenTimeWithZone } from '../../../base/time/spoken.ts';
import {
  attackStated,
  concernsData,
  concernsService,
  raisesDataQuestion,
  serviceStep,
  wasRuledOut,
} from '../../situation/concern.ts';
import { isLikely, known, type NoticeSituation, type SectionLines, statedByPerson } from '../../situation/situation.ts';
import { reportNumbers } from './grounds/report-numbers.ts';
import { titleOf } from './subject.ts';

/** As of when, who writes, and about what. That it is a drill stands above all of it: mails are forwarded and printed without their subject. */
export function headLines(situation: NoticeSituation): SectionLines {
  const { policy, at, state } = situation;
  const title = titleOf(situation);
  return known(...(state.drill ? [IN_DRILL] : []), {
    ja: `${spokenTimeWithZone(at, policy.zone, 'ja')}現在\n${policy.company.name.ja}\n\n${title.ja}`,
    en: `As of ${spokenTime(at, policy.zone, 'en')}\n${policy.company.name.en}\n\n${title.en}`,
  });
}

export const IN_DRILL: Text = {
  ja: '【訓練】この通知は、訓練のためのものです。記載の内容は、実際に発生したものではありません。',
  en: '[DRILL] This notice is part of a drill. Nothing that it describes has actually happened.',
};

export function greetingLines({ policy: { company } }: NoticeSituation): SectionLines {
  return known({
    ja: `平素より${company.product.ja}をご利用いただき、誠にありがとうございます。`,
    en: `Thank you for using ${company.product.en}.`,
  });
}

/** One apology, at its place in the lead; a later one says 重ねて, and one of what is over speaks in the past. */
export function apologyLines(situation: NoticeSituation): SectionLines {
  if (situation.stage === 'correction') return known(WRONG);
  const isOver = situation.state.restoredAt !== null && !concernsData(situation);
  const isLater = situation.stage !== 'first';
  if (isLater && (situation.stage === 'detailed' || isOver)) {
    return known(isOnlyConcern(situation) ? CONCERN_AGAIN_OVER : AGAIN_OVER);
  }
  if (isLater) return known(isOnlyConcern(situation) ? CONCERN_AGAIN : AGAIN);
  if (isOnlyConcern(situation)) return known(ONLY_CONCERN);
  if (raisesDataQuestion(situation) || !concernsService(situation)) return known(CONCERN);
  if (isOver) return known(RESTORED);
  return known(serviceStep(situation) === 'confirmed' ? DISRUPTED : PERHAPS_DISRUPTED);
}

/** Whether nothing that would have troubled anybody is on record, be it told before, but only what gives concern. */
function isOnlyConcern(situation: NoticeSituation): boolean {
  const { earlier, state } = situation;
  const isGrave = ({ facts }: Pick<NoticeSituation, 'facts'>) => {
    const told = { facts, state };
    const isOurs = statedByPerson(told, 'cause.ours') === 'yes';
    return (
      concernsData(told) ||
      concernsService(told) ||
      attackStated(told) !== null ||
      isOurs ||
      facts.spread === 'confirmed'
    );
  };
  const gives = ['spread', 'risk', 'obligation', 'cause.wrongful'].some((fact) => isLikely(situation, fact));
  return gives && ![situation, ...earlier].some(isGrave);
}

const ONLY_CONCERN: Text = {
  ja: 'このたびは、お客様にご心配をおかけしておりますことを、お詫び申し上げます。',
  en: 'We apologise for the concern that this is causing you.',
};
const CONCERN_AGAIN: Text = {
  ja: '本件につきまして、お客様にご心配をおかけしておりますことを、重ねてお詫び申し上げます。',
  en: 'We apologise again for the concern that this is causing you.',
};
const CONCERN_AGAIN_OVER: Text = {
  ja: '本件につきまして、お客様にご心配をおかけいたしましたことを、重ねてお詫び申し上げます。',
  en: 'We apologise again for the concern that this has caused you.',
};
const CONCERN: Text = {
  ja: 'このたびは、お客様に多大なるご心配とご迷惑をおかけしておりますことを、深くお詫び申し上げます。',
  en: 'We sincerely apologise for the concern and inconvenience that this is causing you.',
};
const DISRUPTED: Text = {
  ja: 'このたびは、ご利用のお客様にご不便とご迷惑をおかけしておりますことを、深くお詫び申し上げます。',
  en: 'We sincerely apologise for the inconvenience that this disruption is causing you.',
};
/** Of what may not have happened, less than of what did. */
const PERHAPS_DISRUPTED: Text = {
  ja: 'このたびは、ご利用のお客様にご心配をおかけしておりますことを、お詫び申し上げます。',
  en: 'We apologise for the concern that this is causing you.',
};
const RESTORED: Text = {
  ja: 'このたびは、ご利用のお客様にご不便とご迷惑をおかけいたしましたことを、深くお詫び申し上げます。',
  en: 'We sincerely apologise for the inconvenience that this disruption caused you.',
};
const AGAIN: Text = {
  ja: '本件につきまして、お客様にご心配とご迷惑をおかけしておりますことを、重ねてお詫び申し上げます。',
  en: 'We apologise again for the concern and inconvenience that this is causing you.',
};
const AGAIN_OVER: Text = {
  ja: '本件につきまして、お客様にご心配とご迷惑をおかけいたしましたことを、重ねてお詫び申し上げます。',
  en: 'We apologise again for the concern and inconvenience that this has caused you.',
};
const WRONG: Text = {
  ja: 'お送りいたしましたご報告に誤りがございましたことを、深くお詫び申し上げます。',
  en: 'We sincerely apologise for the error in what we reported earlier.',
};

/** What the notice is, and that the report follows below. The last one says that it is the last. */
export function leadLines(situation: NoticeSituation): SectionLines {
  const { stage, corrected, alsoWrong, earlier, policy } = situation;
  if (stage === 'detailed') return known(wasRuledOut(situation) ? FINDINGS : RESULTS, LAST);
  if (stage !== 'correction') return known(LEADS[stage]);
  if (corrected === null) return known({ ja: '下記のとおり訂正いたします。', en: 'The correction is set out below.' });
  if (alsoWrong.length > 0) {
    const sent = [corrected, ...earlier].map(
      ({ number, sentAt }) => [number, spokenText(sentAt, policy.zone)] as const,
    );
    const reports = reportNumbers([corrected.number, ...alsoWrong], new Map(sent));
    return known({
      ja: `${reports.ja}に記載の内容を、下記のとおり訂正いたします。`,
      en: `This corrects our reports ${reports.en}, as set out below.`,
    });
  }
  const on = {
    ja: spokenTime(corrected.sentAt, policy.zone, 'ja'),
    en: spokenTime(corrected.sentAt, policy.zone, 'en'),
  };
  return known({
    ja: `${on.ja}にお送りいたしました第${corrected.number}報を、下記のとおり訂正いたします。`,
    en: `This corrects our report no. ${corrected.number}, sent on ${on.en}, as set out below.`,
  });
}

const LEADS: Readonly<Record<'first' | 'follow-up', Text>> = {
  first: {
    ja: '現時点で判明している内容を、下記のとおりご報告申し上げます。',
    en: 'Please find below what we know at this time.',
  },
  'follow-up': {
    ja: 'その後の状況につきまして、下記のとおりご報告申し上げます。',
    en: 'Please find the current status below.',
  },
};
const RESULTS: Text = {
  ja: '本件の原因および再発防止策につきまして、下記のとおりご報告申し上げます。',
  en: 'Please find below our report on the cause of the incident and the measures to prevent a recurrence.',
};
/** Of something that did not happen, the findings are reported, not the cause. */
const FINDINGS: Text = {
  ja: '本件の調査の結果につきまして、下記のとおりご報告申し上げます。',
  en: 'Please find below the results of our investigation.',
};
const LAST: Text = {
  ja: 'なお、本件に関するご報告は、本報をもって最終とさせていただきます。',
  en: 'This is our final report on this incident.',
};

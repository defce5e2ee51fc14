import { listed, type Text } from '../../../base/text.ts';
import { spokenTime } from '../../../base/time/spoken.ts';
import type { LanguageText } from '../../../channels/notice-text.ts';
import {
  attackStated,
  concernsData,
  concernsService,
  functionsOf,
  serviceStep,
  wasRuledOut,
} from '../../situation/concern.ts';
import { isRecurrenceUnfelt } from '../../situation/disruptions.ts';
import { isLikely, known, type NoticeSituation, open, type SectionLines } from '../../situation/situation.ts';
import { isSaidDown } from '../../situation/still-down.ts';

/** Whether it works now, and when it will: what a reader of an outage looks for first. */
export function statusLines(situation: NoticeSituation): SectionLines {
  const { state, policy } = situation;
  if (!concernsService(situation)) return [];
  if (state.restoredAt !== null) {
    return known({
      ja: `${spokenTime(state.restoredAt, policy.zone, 'ja')}に復旧いたしました。`,
      en: `The service was restored on ${spokenTime(state.restoredAt, policy.zone, 'en')}.`,
    });
  }
  // Where it is not certain that anything is down, nobody asks when it will be up.
  if (serviceStep(situation) !== 'confirmed') return open(STATUS_UNKNOWN);
  return isSaidDown(situation) ? [...known(STILL_DOWN), ...open(NO_FORECAST)] : known(RESTORATION_UNKNOWN);
}

const STILL_DOWN: Text = { ja: '現時点では、復旧しておりません。', en: 'The service has not been restored yet.' };
const RESTORATION_UNKNOWN: Text = {
  ja: '復旧の状況は、現在確認しております。',
  en: 'We are investigating whether the service has been restored.',
};
const STATUS_UNKNOWN: Text = {
  ja: '本サービスの状況は、現在調査中です。',
  en: 'We are investigating the status of the service.',
};
const NO_FORECAST: Text = {
  ja: '復旧の見込みは未定です。',
  en: 'The expected time of recovery is not known yet.',
};

/**
 * Product and functions concerned. Functions that nobody named are looked into only where the service is concerned, and
 * not any more in the last report.
 */
export function scopeLines(situation: NoticeSituation): SectionLines {
  const { product } = situation.policy.company;
  const names = functionsOf(situation);
  const label = isServiceConcerned(situation) ? SERVICE : EXAMINED;
  const service = known({ ja: `${label.ja}：${product.ja}`, en: `${label.en}: ${product.en}` });
  if (names.length > 0) {
    return [...service, ...known({ ja: `対象機能：${listed(names).ja}`, en: `Functions: ${listed(names).en}` })];
  }
  const isOpen = concernsService(situation) && situation.stage !== 'detailed';
  return isOpen ? [...service, ...open(FUNCTIONS_UNKNOWN)] : service;
}

const SERVICE: Text = { ja: '対象サービス', en: 'Service' };
const EXAMINED: Text = { ja: '調査の対象としたサービス', en: 'Service examined' };

/** An attack on the company need not have reached the product. */
function isServiceConcerned(situation: NoticeSituation): boolean {
  if (concernsData(situation) || concernsService(situation) || functionsOf(situation).length > 0) return true;
  return attackStated(situation) === null && !isLikely(situation, 'spread');
}

export const FUNCTIONS_UNKNOWN: Text = { ja: '対象機能：調査中', en: 'Functions: under investigation' };

/** What customers feel of it, in the past once it is restored. */
export function useLines(situation: NoticeSituation): SectionLines {
  const step = serviceStep(situation);
  if (step === 'none') return known(isRecurrenceUnfelt(situation) ? RECURRENCE_UNFELT : USE_UNTOUCHED);
  if (step !== 'confirmed' && step !== 'possible')
    return isAboutData(situation) && !isAskedBefore(situation) ? [] : open(USE_UNKNOWN);
  const names = listed(functionsOf(situation));
  const isOver = situation.state.restoredAt !== null;
  const isSure = step === 'confirmed';
  const { ja, en } = isSure ? sure(situation) : unsure(isOver);
  return known({
    ja: `${names.ja || '本サービス'}のご利用に${ja}`,
    en: `Use of the service ${en}${names.en === '' ? '' : ` (${names.en})`}.`,
  });
}

/** What an earlier notice said to be looked into stays there until it is answered. The last report asks nothing anew. */
function isAskedBefore({ earlier, stage }: NoticeSituation): boolean {
  if (stage === 'detailed') return false;
  return earlier.some(
    ({ text }) => bodies(text.ja).includes(USE_UNKNOWN.ja) || bodies(text.en).includes(USE_UNKNOWN.en),
  );
}

function bodies(text: LanguageText | undefined): string {
  return text?.sections.map(({ body }) => body).join('\n') ?? '';
}

/** Where data was in question, and be it ruled out, nobody asked about the service. */
function isAboutData(situation: NoticeSituation): boolean {
  return concernsData(situation) || wasRuledOut(situation);
}

function sure(situation: NoticeSituation): Text {
  if (situation.state.restoredAt !== null) return { ja: '支障が生じておりました。', en: 'was impaired' };
  return isSaidDown(situation)
    ? { ja: '支障が生じております。', en: 'is impaired' }
    : { ja: '支障が生じたことを確認いたしました。', en: 'has been impaired' };
}

function unsure(isOver: boolean): Text {
  return isOver
    ? { ja: '支障が生じていた可能性がございます。', en: 'may have been impaired' }
    : { ja: '支障が生じている可能性がございます。', en: 'may be impaired' };
}

const USE_UNTOUCHED: Text = {
  ja: '本サービスのご利用への影響は、確認されておりません。',
  en: 'We have found no effect on the use of the service.',
};
const RECURRENCE_UNFELT: Text = {
  ja: '再発による本サービスのご利用への影響は、確認されておりません。',
  en: 'We have found that the recurrence had no effect on the use of the service.',
};
const USE_UNKNOWN: Text = {
  ja: '本サービスのご利用への影響の有無は、現在調査中です。',
  en: 'We are investigating whether the use of the service is affected.',
};

/** Whether others than our customers are concerned, only where something is known of it. */
export function spreadLines(situation: NoticeSituation): SectionLines {
  if (isLikely(situation, 'spread')) {
    if (situation.facts.spread !== 'confirmed') return open(SPREAD_UNKNOWN);
    return situation.stage === 'detailed' ? known(DID_SPREAD) : [...known(SPREADS), ...open(SPREAD_WHERE)];
  }
  return situation.facts.spread === 'none' ? known(NO_SPREAD) : [];
}

const SPREADS: Text = {
  ja: '当社以外にも影響が及んでおります。',
  en: 'Others outside our company are affected.',
};
const DID_SPREAD: Text = {
  ja: '当社以外にも影響が及びました。',
  en: 'Others outside our company were affected.',
};
const SPREAD_WHERE: Text = {
  ja: '影響の範囲および内容は、現在調査中です。',
  en: 'We are investigating who is affected, and how.',
};
const SPREAD_UNKNOWN: Text = {
  ja: '当社以外への影響の有無は、現在調査中です。',
  en: 'We are investigating whether others outside our company are affected.',
};
const NO_SPREAD: Text = {
  ja: '当社以外への影響は、確認されておりません。',
  en: 'We have found no effect on others outside our company.',
};

import type { Text } from '../../../base/text.ts';
import { spokenTime } from '../../../base/time/spoken.ts';
import {
  type Attack,
  attackNamed,
  attackStated,
  concernsData,
  concernsService,
  DATA_HARMS,
  functionsOf,
  serviceStep,
} from '../../situation/concern.ts';
import { disruptionsOf, isRecurrenceUnfelt, isRecurrent } from '../../situation/disruptions.ts';
import { factOf, isLikely, known, type NoticeSituation, type SectionLines } from '../../situation/situation.ts';
import { isSaidDown } from '../../situation/still-down.ts';
import { dataEvents, type Event } from './data-events.ts';

/**
 * What happened, as far as the facts carry a sentence. Where they carry none (a risk that has become real, a duty to
 * report), a person must write it: an empty outline alarms and informs of nothing.
 */
export function outlineLines(situation: NoticeSituation): SectionLines {
  const events = [
    ...statedAttack(situation),
    ...dataEvents(situation),
    ...suspectedAttack(situation),
    ...spreadEvents(situation),
    ...serviceEvents(situation),
  ];
  return known(
    ...events.map((event, index) => placed(situation, event, events.slice(0, index))),
    ...cleared(situation),
  );
}

/** The first sentence says where it happened; the others are joined to it, and say where only if it is elsewhere. */
function placed(situation: NoticeSituation, event: Event, before: readonly Event[]): Text {
  const place = placeOf(situation, event);
  const last = before.map((one) => placeOf(situation, one)).findLast((one) => one !== null);
  const isTold = place === null || place.en === last?.en;
  const ja = `${isTold ? '' : `${place.ja}において、`}${event.ja}`;
  const en = event.en(isTold ? '' : ` in ${place.en}`);
  if (before.length > 1) return { ja: `さらに、${ja}`, en: `Furthermore, ${en}.` };
  if (before.length > 0) return { ja: `また、${ja}`, en: `In addition, ${en}.` };
  return { ja, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.` };
}

const OUR_ENVIRONMENT: Text = { ja: '当社の環境', en: 'our environment' };

/** An attack is known to have hit the company; the product only if a person named a function of it. */
function placeOf(situation: NoticeSituation, { place }: Event): Text | null {
  if (place === 'nowhere') return null;
  const isInProduct = place === undefined || functionsOf(situation).length > 0;
  return isInProduct ? situation.policy.company.product : OUR_ENVIRONMENT;
}

const ATTACK_NAMES: Readonly<Record<Attack, Text>> = {
  malware: { ja: 'マルウェアへの感染', en: 'malware infection' },
  intrusion: { ja: '第三者による不正アクセス', en: 'case of unauthorised access by a third party' },
};

/** Malware or an intrusion that a person stated: it comes first, because what happened to the data follows from it. */
function statedAttack(situation: NoticeSituation): Event[] {
  const attack = attackStated(situation);
  if (attack === null) return [];
  const { ja, en } = ATTACK_NAMES[attack];
  return [{ place: 'company', ja: `${ja}を確認いたしました。`, en: (place) => `we have confirmed a ${en}${place}` }];
}

/** What may spread, where nobody stated what it is: what only a signal says is a suspicion. FC-1d. */
function suspectedAttack(situation: NoticeSituation): Event[] {
  if (attackStated(situation) !== null || !isLikely(situation, 'spread')) return [];
  const attack = attackNamed(factOf(situation, 'cause.kind'));
  if (attack === null) return [ANOMALY];
  const { ja, en } = ATTACK_NAMES[attack];
  return [
    {
      place: 'company',
      ja: `${ja}の疑いを検知いたしました。`,
      en: (place) => `we have detected a suspected ${en}${place}`,
    },
  ];
}

const ANOMALY: Event = {
  place: 'company',
  ja: 'セキュリティ上の異常を検知いたしました。',
  en: (place) => `we have detected a security anomaly${place}`,
};

/** Whom it reaches beyond those known. That it may reach anybody is said where nothing else tells readers what may happen to them. */
function spreadEvents(situation: NoticeSituation): Event[] {
  if (factOf(situation, 'spread') === 'confirmed') return [situation.stage === 'detailed' ? DID_SPREAD : SPREADING];
  return isLikely(situation, 'spread') && !concernsData(situation) ? [MAY_SPREAD] : [];
}

const SPREADING: Event = {
  place: 'nowhere',
  ja: '当社以外にも影響が及んでいることを確認いたしました。',
  en: () => 'we have confirmed that the incident also affects others outside our company',
};
/** The last report speaks of what is over. */
const DID_SPREAD: Event = {
  place: 'nowhere',
  ja: '当社以外にも影響が及んだことを確認いたしました。',
  en: () => 'we have confirmed that the incident also affected others outside our company',
};
const MAY_SPREAD: Event = {
  place: 'nowhere',
  ja: '当社以外へも影響の及ぶ可能性がございます。',
  en: () => 'the incident may also affect others outside our company',
};

/** In the past once it is restored: what was restored was disrupted, even where nobody may have felt it. */
function serviceEvents(situation: NoticeSituation): Event[] {
  if (!concernsService(situation)) return [];
  const { state, policy } = situation;
  const isSure = serviceStep(situation) === 'confirmed';
  if (state.restoredAt === null && !isSure) return [MAY_BE_DISRUPTED];
  if (state.restoredAt === null) return [disrupted(isRecurrent(situation), isSaidDown(situation))];
  const ja = spokenTime(state.restoredAt, policy.zone, 'ja');
  const en = spokenTime(state.restoredAt, policy.zone, 'en');
  return [
    isSure
      ? restored(situation, { ja, en })
      : {
          ja: `サービス障害が発生し、ご利用に支障の生じた可能性がございますが、${ja}に復旧いたしました。`,
          en: (place) =>
            `there was a service disruption${place}, which may have affected your use of the service; it was resolved on ${en}`,
        },
  ];
}

/** What is over, by how often it came. */
function restored(situation: NoticeSituation, { ja, en }: Text): Event {
  if (!isRecurrent(situation)) {
    return {
      ja: `サービス障害が発生しておりましたが、${ja}に復旧いたしました。`,
      en: (place) => `there was a service disruption${place}, which was resolved on ${en}`,
    };
  }
  if (disruptionsOf(situation).length === 2) {
    return {
      ja: `サービス障害が発生し、いったん復旧した後に再発いたしましたが、${ja}に復旧いたしました。`,
      en: (place) =>
        `there was a service disruption${place}, which recurred after it had been resolved; it was resolved again on ${en}`,
    };
  }
  return {
    ja: `サービス障害が断続的に発生しておりましたが、${ja}に復旧いたしました。`,
    en: (place) => `there was an intermittent service disruption${place}, which was resolved on ${en}`,
  };
}

function disrupted(isAgain: boolean, isDown: boolean): Event {
  if (isDown) return isAgain ? DISRUPTED_AGAIN : DISRUPTED;
  return isAgain ? WAS_DISRUPTED_AGAIN : WAS_DISRUPTED;
}

const DISRUPTED: Event = {
  ja: 'サービス障害が発生しております。',
  en: (place) => `there is a service disruption${place}`,
};
const DISRUPTED_AGAIN: Event = {
  ja: 'サービス障害が再び発生しております。',
  en: (place) => `there is another service disruption${place}`,
};
const WAS_DISRUPTED: Event = {
  ja: 'サービス障害が発生いたしました。',
  en: (place) => `there has been a service disruption${place}`,
};
const WAS_DISRUPTED_AGAIN: Event = {
  ja: 'サービス障害が再び発生いたしました。',
  en: (place) => `there has been another service disruption${place}`,
};
const MAY_BE_DISRUPTED: Event = {
  ja: 'サービス障害が発生している可能性がございます。',
  en: (place) => `there may be a service disruption${place}`,
};

/** How an earlier outline speaks of a harm, feared or ruled out, in either language. */
const TOLD: Readonly<Record<string, RegExp>> = {
  'data.leak': /漏えい|閲覧される前に|leak|exposed/,
  'data.tampering': /改ざん|altered|alteration/,
  'data.loss': /失われ|消失|lost|loss/,
};

/** The last report speaks of the whole investigation, and so does a correction once that is done. */
function isResult({ stage, facts }: NoticeSituation): boolean {
  return stage === 'detailed' || (stage === 'correction' && facts.investigation === 'done');
}

/** What an earlier notice feared and what has been ruled out since. */
function cleared(situation: NoticeSituation): Text[] {
  const sections = situation.earlier.flatMap(({ text }) => [text.ja, text.en].flatMap((one) => one?.sections ?? []));
  const outline = sections.filter(({ section }) => section === 'outline').map(({ body }) => body);
  return [...clearedOfData(situation, outline), ...clearedOfService(situation, outline)];
}

/** `outline`: what earlier notices said of what happened, each body in each language. */
function clearedOfData(situation: NoticeSituation, outline: readonly string[]): Text[] {
  return DATA_HARMS.filter(([fact]) => factOf(situation, fact) === 'none')
    .filter(([fact]) => outline.some((body) => TOLD[fact]?.test(body) ?? false))
    .map(([fact, { ja, en }]) => {
      const isLast = isResult(situation);
      const wasSure = situation.earlier.some((one) => factOf(one, fact) === 'confirmed');
      const found = isLast ? '調査の結果、' : 'これまでの調査で、';
      const none = isLast ? '確認されませんでした' : '確認されておりません';
      return {
        ja: `先にお知らせいたしましたデータ${ja}${wasSure ? '' : 'の可能性'}につきましては、${found}${ja}の事実は${none}。`,
        en: `Our investigation${isLast ? '' : ' so far'} has found no evidence of the ${en} of customer data that we reported${wasSure ? '' : ' as possible'}.`,
      };
    });
}

function clearedOfService(situation: NoticeSituation, outline: readonly string[]): Text[] {
  const isTold = outline.some((body) => /サービス障害|service disruption/.test(body));
  if (serviceStep(situation) !== 'none' || !isTold) return [];
  const isLast = isResult(situation);
  const none = isLast ? '調査の結果、確認されませんでした' : 'これまでの調査で確認されておりません';
  if (isRecurrenceUnfelt(situation)) {
    return [
      {
        ja: `ご報告いたしましたサービス障害は再発いたしましたが、再発による本サービスのご利用への影響は、${none}。`,
        en: `The service disruption we reported recurred. Our investigation${isLast ? '' : ' so far'} has found that the recurrence had no effect on the use of the service.`,
      },
    ];
  }
  return [
    {
      ja: `ご報告いたしましたサービス障害による本サービスのご利用への影響は、${none}。`,
      en: `Our investigation${isLast ? '' : ' so far'} has found that the service disruption we reported had no effect on the use of the service.`,
    },
  ];
}

import type { Text } from '../text.ts';
import { spokenTime } from '../time/spoken.ts';
import { type Attack, attackNamed, attackStated, concernsService, DATA_HARMS, serviceStep } from './concern.ts';
import { disruptionsOf, isRecurrent } from './disruptions.ts';
import { factOf, isLikely, known, type Said, type Situation } from './situation.ts';

/**
 * What happened, as far as the facts carry a sentence. Where they carry none (a risk that has become real, a duty to
 * report), a person must write it: an empty outline alarms and informs of nothing.
 */
export function outlineLines(situation: Situation): Said {
  const events = [
    ...statedAttack(situation),
    ...dataEvents(situation),
    ...suspectedAttack(situation),
    ...serviceEvents(situation),
  ];
  return known(...events.map((event, index) => placed(situation, event, index)), ...cleared(situation));
}

/** What happened, in English with the place in its sentence: ` in Mihon CRM`, or nothing where it was said before. */
interface Event {
  readonly ja: string;
  readonly en: (place: string) => string;
}

/** The first sentence says where it happened; the others are joined to it. */
function placed({ policy: { company } }: Situation, event: Event, index: number): Text {
  if (index > 0) return { ja: `また、${event.ja}`, en: `In addition, ${event.en('')}.` };
  const en = event.en(` in ${company.product.en}`);
  return { ja: `${company.product.ja}において、${event.ja}`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.` };
}

const DATA_EVENTS: Readonly<Record<string, Readonly<Record<'confirmed' | 'possible', Event>>>> = {
  'data.leak': {
    confirmed: {
      ja: 'お客様のデータが外部へ漏えいしたことを確認いたしました。',
      en: (place) => `we have confirmed a leak of customer data${place}`,
    },
    possible: {
      ja: 'お客様のデータが外部へ漏えいした可能性のあることが判明いたしました。',
      en: (place) => `we have found a possible leak of customer data${place}`,
    },
  },
  'data.tampering': {
    confirmed: {
      ja: 'お客様のデータが改ざんされたことを確認いたしました。',
      en: (place) => `we have confirmed that customer data${place} was altered without authorisation`,
    },
    possible: {
      ja: 'お客様のデータが改ざんされた可能性のあることが判明いたしました。',
      en: (place) => `we have found that customer data${place} may have been altered without authorisation`,
    },
  },
  'data.loss': {
    confirmed: {
      ja: 'お客様のデータが失われたことを確認いたしました。',
      en: (place) => `we have confirmed that customer data${place} was lost`,
    },
    possible: {
      ja: 'お客様のデータが失われた可能性のあることが判明いたしました。',
      en: (place) => `we have found that customer data${place} may have been lost`,
    },
  },
};

/** What is certain comes before what is possible. */
function dataEvents(situation: Situation): Event[] {
  return (['confirmed', 'possible'] as const).flatMap((step) =>
    DATA_HARMS.filter(([fact]) => factOf(situation, fact) === step).flatMap(
      ([fact]) => DATA_EVENTS[fact]?.[step] ?? [],
    ),
  );
}

const ATTACK_NAMES: Readonly<Record<Attack, Text>> = {
  malware: { ja: 'マルウェアへの感染', en: 'malware infection' },
  intrusion: { ja: '第三者による不正アクセス', en: 'case of unauthorised access by a third party' },
};

/** Malware or an intrusion that a person stated: it comes first, because what happened to the data follows from it. */
function statedAttack(situation: Situation): Event[] {
  const attack = attackStated(situation);
  if (attack === null) return [];
  const { ja, en } = ATTACK_NAMES[attack];
  return [{ ja: `${ja}を確認いたしました。`, en: (place) => `we have confirmed a ${en}${place}` }];
}

/** What may spread, where nobody stated what it is: what only a signal says is a suspicion. FC-1d. */
function suspectedAttack(situation: Situation): Event[] {
  if (attackStated(situation) !== null || !isLikely(situation, 'spread')) return [];
  const attack = attackNamed(factOf(situation, 'cause.kind'));
  if (attack === null) return [situation.facts.spread === 'confirmed' ? SPREADING : MAY_SPREAD];
  const { ja, en } = ATTACK_NAMES[attack];
  return [{ ja: `${ja}の疑いを検知いたしました。`, en: (place) => `we have detected a suspected ${en}${place}` }];
}

const SPREADING: Event = {
  ja: '外部へ影響が及んでいるセキュリティ上の事象を確認いたしました。',
  en: (place) => `we have confirmed a security incident${place} that affects others as well`,
};
const MAY_SPREAD: Event = {
  ja: '外部へ影響が及ぶおそれのあるセキュリティ上の事象を検知いたしました。',
  en: (place) => `we have detected a security incident${place} that may affect others as well`,
};

/** In the past once it is restored: what was restored was disrupted, even where nobody may have felt it. */
function serviceEvents(situation: Situation): Event[] {
  if (!concernsService(situation)) return [];
  const { state, policy } = situation;
  const isSure = serviceStep(situation) === 'confirmed';
  if (state.restoredAt === null && !isSure) return [MAY_BE_DISRUPTED];
  if (state.restoredAt === null) return [isRecurrent(situation) ? DISRUPTED_AGAIN : DISRUPTED];
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
function restored(situation: Situation, { ja, en }: Text): Event {
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

const DISRUPTED: Event = {
  ja: 'サービス障害が発生しております。',
  en: (place) => `there is a service disruption${place}`,
};
const DISRUPTED_AGAIN: Event = {
  ja: 'サービス障害が再び発生しております。',
  en: (place) => `there is another service disruption${place}`,
};
const MAY_BE_DISRUPTED: Event = {
  ja: 'サービス障害が発生している可能性がございます。',
  en: (place) => `there may be a service disruption${place}`,
};

/** How an earlier outline speaks of a harm, feared or ruled out, in either language. */
const TOLD: Readonly<Record<string, RegExp>> = {
  'data.leak': /漏えい|leak/,
  'data.tampering': /改ざん|altered|alteration/,
  'data.loss': /失われ|消失|lost|loss/,
};

/** What an earlier notice feared and what has been ruled out since. The last report speaks of the whole investigation. */
function cleared(situation: Situation): Text[] {
  const sections = situation.earlier.flatMap(({ text }) => [text.ja, text.en].flatMap((one) => one?.sections ?? []));
  const outline = sections.filter(({ section }) => section === 'outline').map(({ body }) => body);
  return DATA_HARMS.filter(([fact]) => factOf(situation, fact) === 'none')
    .filter(([fact]) => outline.some((body) => TOLD[fact]?.test(body) ?? false))
    .map(([, { ja, en }]) => {
      const isLast = situation.stage === 'detailed';
      const found = isLast ? '調査の結果、' : 'これまでの調査で、';
      const none = isLast ? '確認されませんでした' : '確認されておりません';
      return {
        ja: `先にお知らせいたしましたデータ${ja}の可能性につきましては、${found}${ja}の事実は${none}。`,
        en: `Our investigation${isLast ? '' : ' so far'} has found no evidence of the ${en} of customer data that we reported as possible.`,
      };
    });
}

import type { Text } from '../text.ts';
import { spokenTime } from '../time/spoken.ts';
import { concernsService, DATA_HARMS, serviceStep } from './concern.ts';
import { factOf, isLikely, known, type Said, type Situation, statedByPerson } from './situation.ts';

/**
 * What happened, as far as the facts carry a sentence. Where they carry none (a risk that has become real, a duty to
 * report), a person must write it: an empty outline alarms and informs of nothing.
 */
export function outlineLines(situation: Situation): Said {
  const events = [...dataEvents(situation), ...attackEvents(situation), ...serviceEvents(situation)];
  return known(...events.map((event, index) => placed(situation, event, index)), ...cleared(situation));
}

/** The first sentence says where it happened; the others are joined to it. */
function placed({ policy: { company } }: Situation, event: Text, index: number): Text {
  return index === 0
    ? { ja: `${company.product.ja}において、${event.ja}`, en: `In ${company.product.en}, ${event.en}.` }
    : { ja: `また、${event.ja}`, en: `In addition, ${event.en}.` };
}

const DATA_EVENTS: Readonly<Record<string, Readonly<Record<'confirmed' | 'possible', Text>>>> = {
  'data.leak': {
    confirmed: { ja: 'お客様のデータが外部へ漏えいしたことを確認いたしました。', en: 'customer data has leaked' },
    possible: {
      ja: 'お客様のデータが外部へ漏えいした可能性のあることが判明いたしました。',
      en: 'customer data may have leaked',
    },
  },
  'data.tampering': {
    confirmed: { ja: 'お客様のデータが改ざんされたことを確認いたしました。', en: 'customer data has been altered' },
    possible: {
      ja: 'お客様のデータが改ざんされた可能性のあることが判明いたしました。',
      en: 'customer data may have been altered',
    },
  },
  'data.loss': {
    confirmed: { ja: 'お客様のデータが失われたことを確認いたしました。', en: 'customer data has been lost' },
    possible: {
      ja: 'お客様のデータが失われた可能性のあることが判明いたしました。',
      en: 'customer data may have been lost',
    },
  },
};

function dataEvents(situation: Situation): Text[] {
  return DATA_HARMS.flatMap(([fact]) => {
    const value = factOf(situation, fact);
    const event = value === 'confirmed' || value === 'possible' ? DATA_EVENTS[fact]?.[value] : undefined;
    return event === undefined ? [] : [event];
  });
}

const ATTACKS: Readonly<Record<string, Text>> = {
  malware: { ja: 'マルウェアへの感染', en: 'malware infection' },
  intrusion: { ja: '第三者による不正アクセス', en: 'unauthorised access by a third party' },
};

/** Malware or an intrusion that a person stated, or that may spread. What only a signal says is a suspicion. FC-1d. */
function attackEvents(situation: Situation): Text[] {
  const isStated = ATTACKS[String(statedByPerson(situation, 'cause.kind'))] !== undefined;
  if (!isStated && !isLikely(situation, 'spread')) return [];
  const attack = ATTACKS[String(factOf(situation, 'cause.kind'))];
  if (attack === undefined) {
    return [
      {
        ja: '外部へ影響が及ぶおそれのあるセキュリティ上の事象を検知いたしました。',
        en: 'we have detected a security event that may affect others',
      },
    ];
  }
  return isStated
    ? [{ ja: `${attack.ja}を確認いたしました。`, en: `we have confirmed ${attack.en}` }]
    : [{ ja: `${attack.ja}の疑いを検知いたしました。`, en: `we have detected a suspected ${attack.en}` }];
}

/** In the past once it is restored. */
function serviceEvents(situation: Situation): Text[] {
  if (!concernsService(situation)) return [];
  const { state, policy } = situation;
  const isSure = serviceStep(situation) === 'confirmed';
  if (state.restoredAt === null) {
    return [
      isSure
        ? { ja: 'サービス障害が発生しております。', en: 'the service is disrupted' }
        : { ja: 'サービス障害が発生している可能性がございます。', en: 'the service may be disrupted' },
    ];
  }
  const at = {
    ja: spokenTime(state.restoredAt, policy.zone, 'ja'),
    en: spokenTime(state.restoredAt, policy.zone, 'en'),
  };
  return [
    isSure
      ? {
          ja: `サービス障害が発生しておりましたが、${at.ja}に復旧いたしました。`,
          en: `the service was disrupted and has been restored since ${at.en}`,
        }
      : {
          ja: `サービス障害が発生していた可能性がございますが、${at.ja}に復旧いたしました。`,
          en: `the service may have been disrupted and has been restored since ${at.en}`,
        },
  ];
}

/** What an earlier notice feared and what has been ruled out since. */
function cleared(situation: Situation): Text[] {
  const feared = situation.previous?.text;
  const before = [feared?.ja, feared?.en].flatMap((text) => text?.sections ?? []);
  const outline = before.filter(({ section }) => section === 'outline').map(({ body }) => body);
  const none = DATA_HARMS.filter(([fact]) => factOf(situation, fact) === 'none').map(([, noun]) => noun);
  return none
    .filter(({ ja, en }) => outline.some((body) => body.includes(ja) || body.includes(en)))
    .map(({ ja, en }) => ({
      ja: `先にお知らせしたお客様のデータの${ja}の可能性につきましては、これまでの調査で${ja}の事実は確認されておりません。`,
      en: `Our investigation so far has found no ${en} of customer data, which we reported as possible before.`,
    }));
}

import type { FactValue } from '../facts/values.ts';
import type { Text } from '../text.ts';
import { factOf, isLikely, known, type Said, type Situation, together } from './situation.ts';

/** Sentences about a fact of three steps, one for each value that something can be said of. */
type Steps = Readonly<Record<'confirmed' | 'possible' | 'none' | 'unknown', Text>>;

const DATA: readonly (readonly [fact: string, steps: Steps])[] = [
  [
    'data.leak',
    {
      confirmed: { ja: 'お客様のデータが外部へ漏えいしたことを確認いたしました。', en: 'Customer data has leaked.' },
      possible: {
        ja: 'お客様のデータが外部へ漏えいした可能性がございます。',
        en: 'Customer data may have leaked.',
      },
      none: { ja: 'お客様のデータの漏えいは確認されておりません。', en: 'No leak of customer data has been found.' },
      unknown: {
        ja: 'お客様のデータの漏えいの有無は、現在調査中です。',
        en: 'Whether customer data has leaked is under investigation.',
      },
    },
  ],
  [
    'data.tampering',
    {
      confirmed: { ja: 'お客様のデータが改ざんされたことを確認いたしました。', en: 'Customer data has been altered.' },
      possible: {
        ja: 'お客様のデータが改ざんされた可能性がございます。',
        en: 'Customer data may have been altered.',
      },
      none: {
        ja: 'お客様のデータの改ざんは確認されておりません。',
        en: 'No alteration of customer data has been found.',
      },
      unknown: {
        ja: 'お客様のデータの改ざんの有無は、現在調査中です。',
        en: 'Whether customer data has been altered is under investigation.',
      },
    },
  ],
  [
    'data.loss',
    {
      confirmed: {
        ja: 'お客様のデータの一部が失われたことを確認いたしました。',
        en: 'Some customer data has been lost.',
      },
      possible: {
        ja: 'お客様のデータの一部が失われた可能性がございます。',
        en: 'Some customer data may have been lost.',
      },
      none: { ja: 'お客様のデータの消失は確認されておりません。', en: 'No loss of customer data has been found.' },
      unknown: {
        ja: 'お客様のデータの消失の有無は、現在調査中です。',
        en: 'Whether customer data has been lost is under investigation.',
      },
    },
  ],
];

const SERVICE: Steps = {
  confirmed: {
    ja: 'お客様のサービスのご利用に影響が生じていることを確認いたしました。',
    en: 'Your use of the service is affected.',
  },
  possible: {
    ja: 'お客様のサービスのご利用に影響が生じている可能性がございます。',
    en: 'Your use of the service may be affected.',
  },
  none: {
    ja: 'お客様のサービスのご利用への影響は確認されておりません。',
    en: 'No effect on your use of the service has been found.',
  },
  unknown: {
    ja: 'サービスのご利用への影響の有無は、現在調査中です。',
    en: 'Whether your use of the service is affected is under investigation.',
  },
};

const SPREAD: Steps = {
  confirmed: {
    ja: '他のクラウドサービスのご利用者や外部への波及を確認いたしました。',
    en: 'Other cloud users or outside parties are affected as well.',
  },
  possible: {
    ja: '他のクラウドサービスのご利用者や外部へ波及するおそれがございます。',
    en: 'Other cloud users or outside parties may be affected as well.',
  },
  none: {
    ja: '他のクラウドサービスのご利用者や外部への波及は確認されておりません。',
    en: 'No effect on other cloud users or outside parties has been found.',
  },
  unknown: { ja: '外部への波及の有無は、現在調査中です。', en: 'Whether others are affected is under investigation.' },
};

const RISK: Steps = {
  confirmed: { ja: 'セキュリティ上のリスクが顕在化いたしました。', en: 'A security risk has become real.' },
  possible: {
    ja: 'セキュリティ上のリスクが顕在化した可能性がございます。',
    en: 'A security risk may have become real.',
  },
  none: { ja: 'セキュリティ上のリスクの顕在化は確認されておりません。', en: 'No security risk has become real.' },
  unknown: {
    ja: 'セキュリティ上のリスクの有無は、現在調査中です。',
    en: 'Whether a security risk has become real is under investigation.',
  },
};

/** What is known of leak, alteration and loss. */
export function dataLines(situation: Situation): Said {
  return together(...DATA.map(([fact, steps]) => stepsOf(situation, fact, steps)));
}

/** What is known of the service's use. */
export function serviceLines(situation: Situation): Said {
  return said(serviceStep(situation), SERVICE);
}

/** Risk and spread, only where something is known of them: nobody is alarmed by a question. */
export function furtherLines(situation: Situation): Said {
  return known(
    ...[stepsOf(situation, 'risk', RISK), stepsOf(situation, 'spread', SPREAD)].flatMap((part) => part.known),
  );
}

/** The sentences for harm that has happened or may have: the heart of the outline. */
export function harmLines(situation: Situation): Said {
  const service = serviceStep(situation);
  const further = [['risk', RISK] as const, ['spread', SPREAD] as const];
  return together(
    ...likelyOf(situation, DATA),
    ...(service === 'confirmed' || service === 'possible' ? [said(service, SERVICE)] : []),
    ...likelyOf(situation, further),
  );
}

function likelyOf(situation: Situation, facts: readonly (readonly [fact: string, steps: Steps])[]): Said[] {
  return facts.filter(([fact]) => isLikely(situation, fact)).map(([fact, steps]) => stepsOf(situation, fact, steps));
}

/** What is known of the service's use: whether customers feel it; if that is open, an impaired service may be felt. */
function serviceStep(situation: Situation): FactValue {
  const felt = factOf(situation, 'service.felt');
  if (felt !== 'unknown') return felt;
  const impact = factOf(situation, 'service.impact');
  return impact === 'minor' || impact === 'major' ? 'possible' : impact;
}

function stepsOf(situation: Situation, fact: string, steps: Steps): Said {
  return said(factOf(situation, fact), steps);
}

function said(value: FactValue, steps: Steps): Said {
  if (value === 'confirmed' || value === 'possible' || value === 'none') return known(steps[value]);
  return { known: [], open: [steps.unknown] };
}

import type { Text } from '../../../base/text.ts';
import type { Facts } from '../../../rules/facts/values.ts';
import { DATA_HARMS, isByMistake, isLossRestored, isRecovered } from '../../situation/concern.ts';
import { factOf, type NoticeSituation } from '../../situation/situation.ts';
import { reportNumbers } from './grounds/report-numbers.ts';
import { causeWithOwner } from './response-lines.ts';

/** What happened, in English with the place in its sentence: ` in Mihon CRM`, or nothing where it was said before. */
export interface Event {
  readonly ja: string;
  readonly en: (place: string) => string;
  /** Where it happened; the product if it does not say. `company`: which of its systems is not known. */
  readonly place?: 'company' | 'nowhere';
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
export function dataEvents(situation: NoticeSituation): Event[] {
  return (['confirmed', 'possible'] as const).flatMap((step) =>
    DATA_HARMS.filter(([fact]) => factOf(situation, fact) === step).flatMap(([fact]) => {
      if (fact === 'data.leak' && isRecovered(situation))
        return [exposed(step, mistakeOf(situation), toldAsLeak(situation))];
      if (fact === 'data.loss' && isLossRestored(situation)) return [RESTORED[step]];
      return DATA_EVENTS[fact]?.[step] ?? [];
    }),
  );
}

/** The reports that told as a confirmed leak what turned out to be an exposure. */
function toldAsLeak({ earlier }: NoticeSituation): readonly number[] {
  const isLeak = (facts: Facts) => factOf({ facts }, 'data.leak') === 'confirmed' && !isRecovered({ facts });
  return earlier.filter(({ facts }) => isLeak(facts)).map(({ number }) => number);
}

/** The mistake that exposed the data, and whose it was, as far as a person stated that. */
function mistakeOf(situation: NoticeSituation): Text | null {
  return isByMistake(situation) ? causeWithOwner(situation) : null;
}

/** Data that was recovered unseen was exposed, and nobody has it. */
function exposed(step: 'confirmed' | 'possible', mistake: Text | null, toldIn: readonly number[]): Event {
  const isSure = step === 'confirmed';
  const [ja, en] = mistake === null ? ['', ''] : [`${mistake.ja}により、`, ` because of ${mistake.en}`];
  if (isSure && toldIn.length > 0) {
    const reports = reportNumbers(toldIn);
    const plural = toldIn.length === 1 ? '' : 's';
    return {
      ja: `${ja}お客様のデータが外部から閲覧できる状態となっておりました。${reports.ja}では漏えいとお知らせいたしましたが、その後の調査により、第三者が閲覧する前にすべて回収したことを確認いたしました。`,
      en: (place) =>
        `customer data${place} was exposed${en}. We reported this as a leak in our report${plural} ${reports.en}; we have since confirmed that all of the data was recovered before any third party viewed it`,
    };
  }
  return {
    ja: `${ja}お客様のデータが外部から閲覧できる状態となって${isSure ? 'おりましたが' : 'いた可能性がございますが'}、閲覧される前にすべて回収したことを確認いたしました。`,
    en: (place) =>
      `customer data${place} ${isSure ? 'was' : 'may have been'} exposed${en}; we have confirmed that all of it was recovered before any third party viewed it`,
  };
}

const RESTORED: Readonly<Record<'confirmed' | 'possible', Event>> = {
  confirmed: {
    ja: 'お客様のデータが一時的に失われましたが、すべて復元したことを確認いたしました。',
    en: (place) => `customer data${place} was lost for a time; we have confirmed that all of it has been restored`,
  },
  possible: {
    ja: 'お客様のデータが一時的に失われた可能性がございますが、すべて復元したことを確認いたしました。',
    en: (place) =>
      `customer data${place} may have been lost for a time; we have confirmed that all of it has been restored`,
  },
};

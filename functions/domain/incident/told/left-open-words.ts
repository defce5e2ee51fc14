import { listed, quoted, type Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { factCatalogue } from '../../rules/facts/catalogue.ts';
import { valueTitle } from '../../rules/facts/value-title.ts';
import type { OpenIncident } from '../record/state.ts';

/**
 * Of each fact that a join left unknown, what was known of one of the two: it does not stand for both, and must not be lost to those who
 * decide by it.
 */
export function leftOpenWords(policy: Policy, { leftOpen, facts }: Pick<OpenIncident, 'leftOpen' | 'facts'>): Text[] {
  const catalogue = factCatalogue(policy);
  return Object.entries(leftOpen).flatMap(([fact, values]) => {
    if ((facts[fact] ?? 'unknown') !== 'unknown' || values.length === 0) return [];
    const ask = quoted(catalogue.get(fact)?.ask ?? { ja: fact, en: fact });
    const known = listed(values.map((value) => quoted(valueTitle(policy, value, fact))));
    return [
      {
        ja: `${ask.ja}は、統合したインシデントの一方だけの記録（${known.ja}）があり、全体としては未確認です。全体についての事実を確認し、記録してください。`,
        en: `${ask.en}: one of the joined incidents had ${known.en} on record, and of both together it is unknown. Find out what is true of all of it, and record it.`,
      },
    ];
  });
}

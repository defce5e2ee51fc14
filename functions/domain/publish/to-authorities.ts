import type { Text } from '../base/text.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { statutesOf } from '../rules/law/statutes.ts';
import { clockWords } from './clock-words.ts';
import type { Promised } from './promise.ts';

/** What authorities and bodies are told, on which grounds and by when. */
export function reportsToAuthorities({ reports }: Policy): Promised[] {
  return reports.flatMap((report) => {
    const { kind, title, promise } = report;
    const grounds: (readonly [string, Text, Text, unknown])[] = [];
    for (const [index, statute] of statutesOf(report).entries()) {
      const { source, clock, when, unless, instead } = statute;
      const ground = index === 0 ? 'statute' : `statute.${statute.id ?? index + 1}`;
      grounds.push([ground, source, clockWords(clock), [when, unless ?? null, instead ?? null]]);
    }
    if (promise !== undefined)
      grounds.push(['promise', { ja: promise.clause, en: promise.clause }, clockWords(promise.clock), promise.when]);
    return grounds.map(([ground, source, term, condition]) => ({
      condition,
      to: 'authorities' as const,
      key: `report.${kind}.${ground}`,
      text: { ja: `${title.ja}：${term.ja}（${source.ja}）`, en: `${title.en}: ${term.en} (${source.en})` },
    }));
  });
}

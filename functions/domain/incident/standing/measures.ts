import type { Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { OWN_DECISION } from '../../policy/titles.ts';
import { KNOWN_MEASURES } from '../../rules/deadline/known-measures.ts';

/** A measure to choose from. `told`: what a notice says once it is done; null where a notice says nothing by itself. */
export interface MeasureChoice {
  readonly kind: string;
  readonly title: Text;
  readonly told: Text | null;
}

/** The measures that the policy offers, then those that every policy has. FC-12. */
export function measureChoices({ playbooks }: Policy): readonly MeasureChoice[] {
  const offered = playbooks.filter((book) => book.offered).flatMap(({ steps }) => steps);
  const titles = new Map<string, Text>(Object.entries(KNOWN_MEASURES).map(([kind, { title }]) => [kind, title]));
  const menu = new Map(offered.map(({ id, do: title }) => [id, title]));
  return [...new Map([...menu, ...[...titles].filter(([kind]) => !menu.has(kind))])].map(([kind, title]) => ({
    kind,
    title,
    told: KNOWN_MEASURES[kind]?.told ?? null,
  }));
}

/** The clause whose menu offers the measure; any other is the company's own decision. */
export function measureClause({ playbooks }: Policy, kind: string): string {
  const menu = playbooks.find(({ offered, steps }) => offered && steps.some(({ id }) => id === kind));
  return menu?.clause ?? OWN_DECISION;
}

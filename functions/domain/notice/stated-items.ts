import type { REPORT_ITEMS } from '../policy/shape/reports.ts';
import type { Section } from './stages.ts';

/** One item of a legal telling. */
export type StatedItem = (typeof REPORT_ITEMS)[number];

/** Which item of the law a section states, the order of the act's enforcement rules (art. 8). */
const STATED_BY: Readonly<Record<StatedItem, readonly Section[]>> = {
  outline: ['outline'],
  'data-items': ['data'],
  persons: ['persons'],
  cause: ['cause'],
  'secondary-damage': ['secondary-damage'],
  'measures-towards-persons': ['measures', 'request'],
  publication: ['publication'],
  prevention: ['prevention'],
  other: ['next', 'contact'],
};

/** Items that may be told as far as they are known: "under investigation" states them. */
const AS_FAR_AS_KNOWN: readonly StatedItem[] = ['outline', 'persons'];

/**
 * The items of a legal telling that a notice with these sections states, in the order of the law. A section that says only
 * that something is open (`onlyOpen`) states nothing, but of outline and persons. Withheld sections are not told, so leave
 * them out.
 */
export function statedItems(sections: readonly Section[], onlyOpen: readonly Section[] = []): readonly StatedItem[] {
  const items = Object.keys(STATED_BY) as StatedItem[];
  return items.filter((item) =>
    STATED_BY[item].some(
      (section) => sections.includes(section) && (AS_FAR_AS_KNOWN.includes(item) || !onlyOpen.includes(section)),
    ),
  );
}

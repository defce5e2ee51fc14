import type { REPORT_ITEMS } from '../../policy/shape/reports.ts';
import type { Section } from '../../policy/shape/stages.ts';

/** One item of a legal telling. */
export type StatedItem = (typeof REPORT_ITEMS)[number];

/** Which item of the law a section states, the order of the act's enforcement rules (art. 8). */
const STATED_BY: Readonly<Record<StatedItem, readonly Section[]>> = {
  outline: ['outline'],
  'data-items': ['data'],
  persons: ['persons'],
  cause: ['cause'],
  'secondary-damage': ['secondary-damage'],
  'measures-towards-persons': ['measures'],
  publication: ['publication'],
  prevention: ['prevention'],
  other: ['next', 'contact'],
};

/** The outline tells what is suspected, also where it says in the same sentence that this is being looked into. */
const ALWAYS_SAYS_SOMETHING: readonly StatedItem[] = ['outline'];

/**
 * The items of a legal telling that a notice with these sections states, in the order of the law. A section that says only
 * that something is open (`onlyOpen`) states nothing, but for the outline. Withheld sections are not told, so leave
 * them out.
 */
export function statedItems(sections: readonly Section[], onlyOpen: readonly Section[] = []): readonly StatedItem[] {
  const items = Object.keys(STATED_BY) as StatedItem[];
  return items.filter((item) =>
    STATED_BY[item].some(
      (section) => sections.includes(section) && (ALWAYS_SAYS_SOMETHING.includes(item) || !onlyOpen.includes(section)),
    ),
  );
}

import type { PolicyReport, Statute } from '../../policy/shape/schema.ts';

/** Every statute that a report satisfies; the one it is named for comes first. */
export function statutesOf({ statute, also = [] }: Pick<PolicyReport, 'statute' | 'also'>): readonly Statute[] {
  return statute === undefined ? also : [statute, ...also];
}

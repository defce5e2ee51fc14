/** The value of one fact. `unknown` is the value every fact starts with; an absent key means the same. */
export type FactValue = 'unknown' | string | number | readonly string[];

/** What is known of an incident, by fact name (`data.leak`). */
export type Facts = Readonly<Record<string, FactValue>>;

/** The kinds of value a fact can have. Steps are ordered from harmless to grave. */
export type FactType =
  | { readonly kind: 'steps'; readonly steps: readonly string[] }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'set'; readonly of: 'data-set' | 'system' }
  | { readonly kind: 'count' }
  | { readonly kind: 'text' };

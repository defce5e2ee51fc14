/** Which customers a notice goes to, and who of them is phoned. */
export type Scope =
  | 'all'
  | { readonly contracts: readonly string[] }
  | { readonly where: Readonly<Record<string, string>> };

/** Recipients by contract. The list may be cut; `count` is how many there are. */
export interface ListedContracts {
  readonly contracts: readonly string[];
  readonly count: number;
}

/**
 * A piece of personal or free text that lives outside the ledger, in an erasable item of the contents table.
 * The ledger keeps its id and a digest keyed with a secret that is erased together with the text.
 */
export interface ContentRef {
  readonly content: string;
  readonly digest: string;
}

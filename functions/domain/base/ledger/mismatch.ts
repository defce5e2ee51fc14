/** Something that the ledger names by its digest and that was found to be otherwise when it was used. */
export interface Mismatch {
  /**
   * `content`: a text or a file; `audience`: the stored recipients of a notice; `outcomes`: what is stored about the mails to
   * them; `policy`: a stored policy.
   */
  readonly kind: 'content' | 'audience' | 'outcomes' | 'policy';
  /** The stream that the text belongs to, or the notice that the recipients do. */
  readonly owner: string;
  /** The content's id, the position of a recipient; empty for an audience. */
  readonly id: string;
  /** The digest that the ledger names. */
  readonly digest: string;
}

/** Whether two mismatches are about the same thing. */
export function sameMismatch(a: Mismatch, b: Mismatch): boolean {
  return a.kind === b.kind && a.owner === b.owner && a.id === b.id && a.digest === b.digest;
}

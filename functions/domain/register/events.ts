import type { ContentRef } from '../base/ledger/content.ts';

/** The one stream of the register. */
export const REGISTER_STREAM = 'register/customers';

/** What can happen to the register. The file itself is an erasable content. */
interface CustomersImported {
  readonly type: 'customers.imported';
  readonly file: ContentRef;
  /** Number of customers in the file, which is the whole register from then on. */
  readonly rows: number;
}

export type RegisterEvent = CustomersImported;

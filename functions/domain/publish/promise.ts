import type { Text } from '../base/text.ts';

/** Whom a promise is made to, or whose work it is. */
export type Party = 'customers' | 'staff' | 'authorities';

/** One sentence of what a policy promises. The key stays the same while the sentence changes. */
export interface Promised {
  readonly to: Party;
  readonly key: string;
  readonly text: Text;
  /** On which conditions it holds; two of the same words can differ in it. */
  readonly condition?: unknown;
}

/** Kinds of duties whose fulfilment customers see. */
export const TO_CUSTOMERS: readonly string[] = [
  'notice.first',
  'notice.follow-up',
  'notice.detailed',
  'reporter.progress',
];

/** A promise before it is known to whom it is made. */
export type UnaddressedPromise = Omit<Promised, 'to'>;

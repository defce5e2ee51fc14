import type { DateText } from '../base/time/instant.ts';
import { hasEnded, isToBegin, selectAudience } from './audience.ts';
import type { Customer } from './customer.ts';

/** A register in numbers, on a day. Names nobody. */
export interface RegisterOverview {
  readonly customers: number;
  /** Those that a notice to everybody goes to, whether or not their contract has begun. */
  readonly told: number;
  readonly ended: number;
  readonly toBegin: number;
  readonly trials: number;
  readonly withoutAddress: number;
  /** What customers use, and the file's own columns, each once. */
  readonly functions: readonly string[];
  readonly attributes: readonly string[];
}

/** Counts the customers of a list on a day of the policy's zone. */
export function overviewOf(customers: readonly Customer[], on: DateText): RegisterOverview {
  const count = (fits: (one: Customer) => boolean) => customers.filter(fits).length;
  return {
    customers: customers.length,
    told: selectAudience(customers, 'all', on).length,
    ended: count((one) => hasEnded(one, on)),
    toBegin: count((one) => isToBegin(one, on)),
    trials: count(({ trial }) => trial),
    withoutAddress: count(({ contacts }) => contacts.length === 0),
    functions: [...new Set(customers.flatMap(({ functions }) => functions))].toSorted(),
    attributes: [...new Set(customers.flatMap(({ attributes }) => Object.keys(attributes)))].toSorted(),
  };
}

/** Customers in the order of their contracts. */
export interface CustomersPage {
  readonly rows: readonly Customer[];
  /** The contract after which the next page begins; null where there is none. */
  readonly next: string | null;
}

/** At most `limit` customers whose contracts come after one; from the first where it is null. */
export function pageOf(customers: readonly Customer[], after: string | null, limit: number): CustomersPage {
  const sorted = customers.toSorted((a, b) => (a.contract < b.contract ? -1 : 1));
  const rest = after === null ? sorted : sorted.filter(({ contract }) => contract > after);
  const rows = rest.slice(0, limit);
  return { rows, next: rest.length > rows.length ? (rows.at(-1)?.contract ?? null) : null };
}

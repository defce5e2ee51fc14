import type { DateText } from '../base/time/instant.ts';

/** One person of a customer who is written to. */
export interface Contact {
  readonly name: string;
  readonly email: string;
}

/** A customer as the register knows it: one contract. */
export interface Customer {
  readonly contract: string;
  readonly name: string;
  readonly plan: string;
  readonly region: string;
  /** Functions of the product it uses, in the file's order. */
  readonly functions: readonly string[];
  readonly start: DateText | null;
  /** Last day of the contract; null while it has no end. */
  readonly end: DateText | null;
  readonly trial: boolean;
  /** In order: notices go to the first, the second is the fallback. Empty for a trial, or for a customer who can only be phoned. */
  readonly contacts: readonly Contact[];
  readonly phone: string;
  /** People who are named without an address, in order: whom to ask for on the telephone. Absent for none. */
  readonly askFor?: readonly string[];
  /** Columns that are not ours, such as `grave`. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Columns of the file that have a meaning of their own; every other column becomes an attribute. */
export const COLUMNS = [
  'contract',
  'name',
  'plan',
  'region',
  'functions',
  'start',
  'end',
  'trial',
  'contact1',
  'email1',
  'contact2',
  'email2',
  'phone',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Without these a file is no list of customers. */
export const REQUIRED_COLUMNS: readonly Column[] = ['contract', 'name', 'email1'];

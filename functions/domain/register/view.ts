import type { LedgerItem } from '../base/ledger/item.ts';
import { REGISTER_STREAM, type RegisterEvent } from './events.ts';

/** The row of the register: how many customers it has, and how its stream ends. */
export interface RegisterView {
  readonly kind: 'register';
  readonly stream: string;
  readonly version: number;
  readonly head: string | null;
  readonly open: false;
  readonly nextAt: null;
  readonly row: { readonly customers: number };
}

/** The row for the views table. */
export function registerView(items: readonly LedgerItem<RegisterEvent>[]): RegisterView {
  const newest = items.at(-1);
  const row = { customers: newest?.events.at(-1)?.rows ?? 0 };
  const version = newest?.seq ?? 0;
  return {
    kind: 'register',
    stream: REGISTER_STREAM,
    version,
    head: newest?.hash ?? null,
    open: false,
    nextAt: null,
    row,
  };
}

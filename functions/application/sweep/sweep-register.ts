import { mustFollow, showHead } from '../../adapters/store/heads.ts';
import { readStream } from '../../adapters/store/ledger.ts';
import { REGISTER_STREAM, type RegisterEvent } from '../../domain/register/events.ts';
import { registerView } from '../../domain/register/view.ts';
import type { Swept } from './swept.ts';

/** Brings the register's row up to its stream after an import that came no further. Throws StorageUnavailable, LedgerContradicted. */
export async function sweepRegister(): Promise<Swept> {
  const items = await readStream<RegisterEvent>(REGISTER_STREAM);
  // Announced, never written: the import is given again, or never was.
  if (items.length === 0) return { repaired: [], moments: [] };
  await mustFollow('register', REGISTER_STREAM, items);
  const shown = await showHead(registerView(items), items);
  return { repaired: shown === 'shown' ? ['view'] : [], moments: [] };
}

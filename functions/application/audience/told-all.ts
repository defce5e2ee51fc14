import { readContracts } from '../../adapters/store/deliveries.ts';
import type { Scope } from '../../domain/base/scope.ts';
import type { DateText } from '../../domain/base/time/instant.ts';
import type { Notice } from '../../domain/incident/record/state.ts';
import { selectAudience } from '../../domain/register/audience.ts';
import { currentCustomers } from '../command/register.ts';

/**
 * Of these notices those whose sealed recipients hold every customer of the scope; none for a scope that means nobody. `on`: today
 * in the policy's zone. Throws StorageUnavailable, NotStored, ContentChanged.
 */
export async function toldAll(scope: Scope, on: DateText, notices: readonly Notice[]): Promise<string[]> {
  if (notices.length === 0) return [];
  const meant = selectAudience((await currentCustomers()).customers, scope, on).map(({ contract }) => contract);
  if (meant.length === 0) return [];
  const told = await Promise.all(
    notices.map(async ({ id, audience }) => ({ id, to: new Set(await readContracts(id, audience?.count ?? 0)) })),
  );
  return told.filter(({ to }) => meant.every((contract) => to.has(contract))).map(({ id }) => id);
}

import type { Instant } from '../../domain/base/time/instant.ts';
import type { LastKnown } from '../../domain/channels/delivery/unreached.ts';
import type { Customer } from '../../domain/register/customer.ts';
import { customersToCompare, registersSince } from '../command/register.ts';

/**
 * What the register has of these contracts, or the newest one before it that had them and stood at that moment or later: whom to call.
 * Contracts that none of them has are left out. Throws StorageUnavailable.
 */
export async function lastKnown(contracts: readonly string[], since: Instant): Promise<LastKnown[]> {
  const current = await customersToCompare();
  const wanted = new Set(contracts);
  const isThere = new Set(current.map(({ contract }) => contract));
  const before = [...wanted].every((contract) => isThere.has(contract)) ? [] : await registersSince(since);
  const found = new Map<string, Customer>();
  for (const customer of [...before.flat(), ...current])
    if (wanted.has(customer.contract)) found.set(customer.contract, customer);
  return [...found.values()].map((customer) => ({ customer, isListed: isThere.has(customer.contract) }));
}

import { allPolicies } from '../../../functions/adapters/ledger-scan.ts';
import { intactPolicy } from '../../../functions/adapters/policies.ts';
import type { Verified } from './verify-stream.ts';

/** Compares each stored policy with the digest that it stands under. Throws StorageUnavailable. */
export async function verifyPolicies(): Promise<Verified[]> {
  return (await allPolicies()).map(({ digest, policy }) => {
    const isSame = intactPolicy(policy, digest) !== null;
    const why = 'the stored policy does not have the digest that it stands under';
    const verdict = isSame ? ({ intact: true } as const) : ({ intact: false, seq: 1, why } as const);
    return { stream: `policy/${digest}`, items: 1, head: digest, verdict, notes: [] };
  });
}

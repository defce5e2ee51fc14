import { strayIn } from '../../../functions/adapters/aws/attributes.ts';
import { allPolicies } from '../../../functions/adapters/store/ledger-scan.ts';
import { intactPolicy } from '../../../functions/adapters/store/policies.ts';
import type { Text } from '../../../functions/domain/base/text.ts';
import { strays } from './strays.ts';
import type { Verified } from './verify-stream.ts';

const WRITTEN: readonly string[] = ['digest', 'policy'];
const OTHER: Text = {
  ja: '保存されている対応方針が、記録されたダイジェストと一致しません',
  en: 'the stored policy does not have the digest that it stands under',
};

/** Compares each stored policy with the digest that it stands under. Throws StorageUnavailable. */
export async function verifyPolicies(): Promise<Verified[]> {
  return (await allPolicies()).map((row) => {
    const { digest, policy } = row;
    const why = intactPolicy(policy, digest) === null ? OTHER : strays(strayIn(row, WRITTEN), POLICY);
    const verdict = why === null ? ({ intact: true } as const) : ({ intact: false, seq: 1, why } as const);
    return { stream: `policy/${digest}`, items: 1, head: digest, verdict, notes: [] };
  });
}

const POLICY: Text = { ja: '保存されている対応方針', en: 'the stored policy' };

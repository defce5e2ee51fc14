import { bundledDigest, keepBundledPolicy } from '../../adapters/store/policies.ts';
import { inForce, putInForce } from '../../adapters/store/policy-view.ts';
import type { View } from '../../adapters/store/views.ts';
import type { Instant } from '../../domain/base/time/instant.ts';

/** Notes which policy is in force, once after each deployment that changed it: commands ask the system for it. Throws StorageUnavailable. */
export async function sweepPolicy(mark: View | undefined, at: Instant): Promise<void> {
  if (inForce(mark)?.digest === bundledDigest()) return;
  await putInForce({ digest: await keepBundledPolicy(), at });
}

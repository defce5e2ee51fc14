import { canonicalJson } from '../base/ledger/canonical.ts';
import { sha256Hex } from '../base/ledger/digest.ts';
import type { Policy } from './shape/schema.ts';

const digests = new WeakMap<Policy, string>();

/** The policy's name for all time: `sha256:` and the hex digest of its canonical JSON (RFC 8785). */
export function policyDigest(policy: Policy): string {
  const known = digests.get(policy);
  if (known !== undefined) return known;
  const digest = `sha256:${sha256Hex(canonicalJson(policy))}`;
  digests.set(policy, digest);
  return digest;
}

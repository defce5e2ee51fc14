import type { Text } from '../base/text.ts';
import { holdsDamaged } from '../base/unseen.ts';
import type { Finding, FindingPath } from '../policy/problem.ts';
import type { Policy } from '../policy/shape/schema.ts';

const DAMAGED: Text = {
  ja: '文字化けした文字（U+FFFD）が含まれています。UTF-8で書き直してください。このままでは、公開文や通知にもそのまま記載されます',
  en: 'holds a damaged character (U+FFFD): write it anew in UTF-8, or what is published and mailed holds it, too',
};

/** Texts and names that were written in another encoding, and came out garbled. */
export function damagedLint(policy: Policy): Finding[] {
  return damagedAt(policy, []).map((one) => ({ ...one, message: DAMAGED }));
}

function damagedAt(value: unknown, path: FindingPath): Omit<Finding, 'message'>[] {
  if (typeof value === 'string') return holdsDamaged(value) ? [{ path }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const below = [...path, Array.isArray(value) ? Number(key) : key];
    return [...(holdsDamaged(key) ? [{ path: below, atKey: true }] : []), ...damagedAt(part, below)];
  });
}

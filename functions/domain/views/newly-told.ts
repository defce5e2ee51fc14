import type { Text } from '../base/text.ts';

/** Contracts that a warning names; the rest it counts. */
const NAMED_MAX = 5;

/**
 * Warns an approver that a later notice reaches customers who had none of those before it: what it builds on, they never read. Null where
 * everybody had one. `told`: the contracts that earlier notices of the incident went to.
 */
export function newlyTold(contracts: readonly string[], told: ReadonlySet<string>): Text | null {
  const fresh = [...new Set(contracts)].filter((contract) => !told.has(contract));
  if (fresh.length === 0) return null;
  const named = fresh.slice(0, NAMED_MAX);
  const isWhole = named.length === fresh.length;
  return {
    ja: `この通知は、これまでの通知を受け取っていないお客様${fresh.length}件（${named.join('、')}${isWhole ? '' : 'など'}）にも届きます。はじめて読む方にも経緯がわかる文面か、承認の前に確認してください。`,
    en: `This notice also reaches ${fresh.length} customers who received none before it (${named.join(', ')}${isWhole ? '' : ' and others'}). Check before you approve that somebody who reads it first can follow it.`,
  };
}

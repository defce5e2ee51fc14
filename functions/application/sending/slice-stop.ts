import { tellBreaker } from '../../adapters/store/mail-breaker.ts';
import type { Instant } from '../../domain/base/time/instant.ts';

/** Why a slice ended before its time. `trouble`: the service took nothing, and it is nobody's fault. */
export interface Stop {
  readonly kind: 'account' | 'quota' | 'trouble' | 'paused';
  readonly why: string;
}

/** Tells the circuit breaker, and so every sender of the account. Throws StorageUnavailable. */
export async function recordStop({ kind, why }: Stop, at: Instant): Promise<void> {
  if (kind === 'paused') return;
  await tellBreaker(kind === 'trouble' ? { type: 'failed', detail: why } : { type: 'refused', kind, detail: why }, at);
}

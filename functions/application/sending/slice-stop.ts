import { randomId } from '../../adapters/random.ts';
import { noteTrouble, pauseAccount } from '../../adapters/store/mail-pause.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { TROUBLES_TO_PAUSE } from '../../domain/channels/delivery/pause.ts';

const HOLDER_LENGTH = 12;

/** Why a slice ended before its time. `trouble`: the service took nothing, and it is nobody's fault. */
export interface Stop {
  readonly kind: 'account' | 'quota' | 'trouble' | 'paused';
  readonly why: string;
}

/** Tells every sender of the account: a pause, or to hold back a while; a trouble that lasts becomes a pause. */
export async function recordStop({ kind, why }: Stop, at: Instant): Promise<void> {
  const holder = randomId(HOLDER_LENGTH);
  if (kind === 'paused') return;
  if (kind !== 'trouble') {
    await pauseAccount(holder, kind, why, at);
    return;
  }
  const troubles = await noteTrouble(holder, at);
  if (troubles >= TROUBLES_TO_PAUSE) await pauseAccount(randomId(HOLDER_LENGTH), 'no-answer', why, at);
}

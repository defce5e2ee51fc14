import { type Instant, plusMs, toMs } from '../../domain/base/time/instant.ts';
import { type AccountPause, type PauseKind, retryMs } from '../../domain/channels/delivery/pause.ts';
import { backOffMs } from '../../domain/channels/mail/pacing.ts';
import { changeLease, type Lease } from './mail-lease.ts';

/**
 * Stops all sending of the account. A pause that stands already is prolonged, ever more, and keeps its beginning.
 * Throws StorageUnavailable.
 */
export async function pauseAccount(
  holder: string,
  kind: PauseKind,
  detail: string,
  at: Instant,
): Promise<AccountPause> {
  const paused = (lease: Lease): AccountPause => {
    const tries = lease.pause === null ? 1 : lease.pause.tries + 1;
    return { kind, detail, since: lease.pause?.since ?? at, tries, until: plusMs(at, retryMs(kind, tries)) };
  };
  const { change } = await changeLease(holder, (lease) => ({ pause: paused(lease) }));
  return change.pause;
}

/**
 * Takes the right to try the paused account: true for one taker only. The pause stands, and is moved on, until a mail is
 * accepted. Throws StorageUnavailable.
 */
export async function takeProbe(holder: string, at: Instant): Promise<boolean> {
  const { change } = await changeLease(holder, ({ pause }) => {
    if (pause === null || pause.until > at) return null;
    return { pause: { ...pause, until: plusMs(at, retryMs(pause.kind, pause.tries)), triedAt: at } };
  });
  return change !== null;
}

/** A mail was accepted: no pause, no trouble. Writes only when there was one. Throws StorageUnavailable. */
export async function clearTrouble(holder: string): Promise<void> {
  await changeLease(holder, ({ pause, troubles }) =>
    pause === null && troubles === 0 ? null : { pause: null, troubles: 0 },
  );
}

/** The service takes mail again, as far as is known: no trouble. A pause stays. Throws StorageUnavailable. */
export async function forgetTroubles(holder: string): Promise<void> {
  await changeLease(holder, ({ pause, troubles }) => (pause !== null || troubles === 0 ? null : { troubles: 0 }));
}

/**
 * A slice failed without fault of recipient or account: everybody holds back for a while, longer each time.
 * Answers how many failed in a row. Throws StorageUnavailable.
 */
export async function noteTrouble(holder: string, at: Instant): Promise<number> {
  const { change } = await changeLease(holder, ({ troubles, freeFromMs }) => ({
    troubles: troubles + 1,
    freeFromMs: Math.max(freeFromMs, toMs(at) + backOffMs(troubles + 1)),
  }));
  return change.troubles;
}

/**
 * Moves the account's pause on without anybody having tried: its cause is known to last. Answers the pause that stands,
 * null when there is none (any more). Throws StorageUnavailable.
 */
export async function prolongPause(holder: string, at: Instant): Promise<AccountPause | null> {
  const { seen, change } = await changeLease(holder, ({ pause }) => {
    if (pause === null || pause.until > at) return null;
    return { pause: { ...pause, until: plusMs(at, retryMs(pause.kind, pause.tries)) } };
  });
  return change === null ? seen.pause : change.pause;
}

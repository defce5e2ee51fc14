import { backOffMs } from '../domain/delivery/pacing.ts';
import { type AccountPause, type PauseKind, retryMs } from '../domain/delivery/pause.ts';
import { type Instant, plusMs, toMs } from '../domain/time/instant.ts';
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
  const before = await changeLease(holder, (lease) => ({ pause: paused(lease) }));
  return paused(before ?? { fence: 0, freeFromMs: 0, troubles: 0, pause: null, holder });
}

/**
 * Takes the right to try the paused account with one mail: true for one taker only. The pause stands, and is moved on,
 * until that mail is accepted. Throws StorageUnavailable.
 */
export async function takeProbe(holder: string, at: Instant): Promise<boolean> {
  const taken = await changeLease(holder, ({ pause }) => {
    if (pause === null || pause.until > at) return null;
    return { pause: { ...pause, until: plusMs(at, retryMs(pause.kind, pause.tries)) } };
  });
  return taken !== null;
}

/** A mail was accepted: no pause, no trouble. Writes only when there was one. Throws StorageUnavailable. */
export async function clearTrouble(holder: string): Promise<void> {
  await changeLease(holder, ({ pause, troubles }) =>
    pause === null && troubles === 0 ? null : { pause: null, troubles: 0 },
  );
}

/**
 * A slice failed without fault of recipient or account: everybody holds back for a while, longer each time.
 * Answers how many failed in a row. Throws StorageUnavailable.
 */
export async function noteTrouble(holder: string, at: Instant): Promise<number> {
  const before = await changeLease(holder, ({ troubles, freeFromMs }) => ({
    troubles: troubles + 1,
    freeFromMs: Math.max(freeFromMs, toMs(at) + backOffMs(troubles + 1)),
  }));
  return (before?.troubles ?? 0) + 1;
}

/** Moves a pause on without anybody having tried: its cause is known to last. Throws StorageUnavailable. */
export async function prolongPause(holder: string, pause: AccountPause, at: Instant): Promise<AccountPause> {
  const until = plusMs(at, retryMs(pause.kind, pause.tries));
  await changeLease(holder, (lease) =>
    lease.pause === null || lease.pause.until > at ? null : { pause: { ...lease.pause, until } },
  );
  return { ...pause, until };
}

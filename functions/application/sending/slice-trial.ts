import { now } from '../../adapters/clock.ts';
import { readPending } from '../../adapters/store/deliveries.ts';
import { tellBreaker } from '../../adapters/store/mail-breaker.ts';
import { toMs } from '../../domain/base/time/instant.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import { trialCandidates } from '../../domain/channels/delivery/refusal.ts';
import { TRIAL_MAIL } from '../../domain/channels/mail/trial-mail.ts';
import { stopBy } from './slice-send.ts';
import { type SliceJob, type SliceState, until } from './slice-state.ts';

/**
 * Tries a paused account; only one sender of all gets to. A mail to nobody goes first, then some customers, until one is
 * taken: that ends the pause. `send`: sends to one recipient, as the slice does; whether there is reason to go on. Throws
 * StorageUnavailable.
 */
export async function tryPaused(
  job: SliceJob,
  state: SliceState,
  send: (row: Delivery) => Promise<boolean>,
): Promise<void> {
  if (!(await tellBreaker({ type: 'probe' }, now())).isChanged) {
    state.stop = { kind: 'paused', why: 'another delivery tries' };
    return;
  }
  if (!(await sendTrialMail(job, state, toMs(now())))) return;
  for (const row of trialCandidates(await readPending(job.notice, { from: 0, to: job.count }))) {
    if (!(await send(row)) || state.accepted > 0) return;
  }
  // Nobody is left whom it could be tried with, or each was refused for itself: the mail to nobody was taken.
  if (state.refusedInARow === 0) await tellBreaker({ type: 'accepted' }, now());
  else state.stop = { kind: 'trouble', why: state.refusal };
}

/**
 * A mail to nobody at a slot, ms: whether it is taken tells how the account is, and no customer is risked with one that is out
 * of order. A failure stops the slice.
 */
export async function sendTrialMail(job: SliceJob, state: SliceState, slotMs: number): Promise<boolean> {
  const atMs = Math.max(slotMs, state.lastSendMs + job.gapMs);
  await until(atMs);
  state.lastSendMs = atMs;
  const sent = await job.mailer.send(TRIAL_MAIL);
  if (sent.fault !== null) state.stop = stopBy(sent);
  return sent.fault === null;
}

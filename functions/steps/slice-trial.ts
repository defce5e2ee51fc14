import { now } from '../adapters/clock.ts';
import { readPending } from '../adapters/deliveries.ts';
import { takeProbe } from '../adapters/mail-pause.ts';
import { randomId } from '../adapters/random.ts';
import type { Delivery } from '../domain/delivery/recipient.ts';
import { trialCandidates } from '../domain/delivery/refusal.ts';
import { TRIAL_MAIL } from '../domain/delivery/trial-mail.ts';
import { toMs } from '../domain/time/instant.ts';
import { type SliceJob, type SliceState, until } from './slice-run.ts';
import { stopBy } from './slice-send.ts';

const HOLDER_LENGTH = 12;

/**
 * Tries a paused account; only one sender of all gets to. A mail to nobody goes first, then some customers, until one is
 * taken: that ends the pause. `send`: sends to one recipient, as the slice does. Throws StorageUnavailable.
 */
export async function tryPaused(
  job: SliceJob,
  state: SliceState,
  send: (row: Delivery) => Promise<void>,
): Promise<void> {
  if (!(await takeProbe(randomId(HOLDER_LENGTH), now()))) {
    state.stop = { kind: 'paused', why: 'another delivery tries' };
    return;
  }
  if (!(await sendTrialMail(job, state, toMs(now())))) return;
  const waiting = await readPending(job.notice, { from: 0, to: job.count });
  for (const row of trialCandidates(waiting)) {
    await send(row);
    if (state.accepted > 0 || state.stop !== null) return;
  }
  // Whose address cannot be, or who is gone meanwhile, tells nothing of the account; a refusal does.
  if (state.refusal !== null) state.stop = { kind: 'account', why: state.refusal };
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

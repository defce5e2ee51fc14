import { now, pause } from '../adapters/clock.ts';
import { type Claim, claim, type Outcome, recordOutcome } from '../adapters/deliveries-claim.ts';
import { StorageUnavailable } from '../adapters/errors.ts';
import type { Sent } from '../adapters/mail.ts';
import { clearTrouble } from '../adapters/mail-pause.ts';
import { randomId } from '../adapters/random.ts';
import { UNKNOWN_IN_A_ROW_MAX } from '../domain/delivery/pause.ts';
import type { Delivery } from '../domain/delivery/recipient.ts';
import { toMs } from '../domain/time/instant.ts';
import { type SliceJob, type SliceState, until } from './slice-run.ts';

const HOLDER_LENGTH = 12;
const RECORD_ATTEMPTS = 5;
const RECORD_PAUSE_MS = 200;

/**
 * Claims one recipient, sends at the slot, records the outcome. Throws StorageUnavailable when the store fails; then
 * the claim is released, or, if that fails too, will be named unknown although nothing was sent.
 */
export async function sendOne(job: SliceJob, state: SliceState, row: Delivery, slotMs: number): Promise<void> {
  const held: Claim = {
    notice: job.notice,
    position: row.position,
    claimer: job.claimer,
    attempt: (row.attempt ?? 0) + 1,
  };
  if (!(await claimInTime(state, held))) return;
  const mail = job.compose(row, held.attempt);
  if (mail === null) {
    await record(held, { acceptance: 'rejected', why: 'may not be written to', at: now() });
    return;
  }
  await until(sendMs(job, state, slotMs));
  if (state.stop !== null) {
    await record(held, { acceptance: 'pending', why: 'sending stopped' });
    return;
  }
  const sent = await job.mailer.send(mail);
  note(job, state, sent);
  await record(held, outcomeOf(sent));
  if (sent.fault === null && state.accepted === 1) await clearTrouble(randomId(HOLDER_LENGTH));
}

async function claimInTime(state: SliceState, held: Claim): Promise<boolean> {
  const begun = now();
  try {
    const isOurs = await claim(held, begun);
    state.lead.learn(toMs(now()) - toMs(begun));
    return isOurs;
  } catch (cause) {
    // Nothing was sent: if the claim stands, it is given back.
    await record(held, { acceptance: 'pending', why: 'claim unanswered' }).catch(() => undefined);
    throw cause;
  }
}

/** The slot, but never closer to the last send than the account allows, should a claim have come late. */
function sendMs({ gapMs }: SliceJob, state: SliceState, slotMs: number): number {
  const atMs = Math.max(slotMs, toMs(now()), state.lastSendMs + gapMs);
  state.lastSendMs = atMs;
  return atMs;
}

/** What a reply means for the rest of the slice. Done before anything is awaited, so that nothing more leaves. */
function note({ careful }: SliceJob, state: SliceState, sent: Sent): void {
  if (sent.fault === null) {
    state.accepted += 1;
    state.unknownInARow = 0;
    return;
  }
  if (sent.fault === 'account') state.stop ??= { kind: 'account', why: sent.why };
  if (sent.fault === 'not-sent') state.stop ??= { kind: sent.isQuota ? 'quota' : 'trouble', why: sent.why };
  if (sent.fault !== 'unknown') return;
  state.unknownInARow += 1;
  const most = careful && state.accepted === 0 ? 1 : UNKNOWN_IN_A_ROW_MAX;
  if (state.unknownInARow >= most) state.stop ??= { kind: 'trouble', why: sent.why };
}

function outcomeOf(sent: Sent): Outcome {
  if (sent.fault === null) return { acceptance: 'accepted', mailId: sent.mailId, at: now() };
  if (sent.fault === 'recipient') return { acceptance: 'rejected', why: sent.why, at: now() };
  if (sent.fault === 'unknown') return { acceptance: 'unknown', why: sent.why, at: now() };
  return { acceptance: 'pending', why: sent.why };
}

/** What is known must not be lost to a store that stumbles. */
async function record(held: Claim, outcome: Outcome): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await recordOutcome(held, outcome);
      return;
    } catch (cause) {
      if (!(cause instanceof StorageUnavailable) || attempt >= RECORD_ATTEMPTS) throw cause;
      await pause(RECORD_PAUSE_MS * attempt);
    }
  }
}

import { now, pause } from '../adapters/clock.ts';
import { readStanding } from '../adapters/deliveries.ts';
import { type Claim, claim, type Outcome, recordOutcome } from '../adapters/deliveries-claim.ts';
import { StorageUnavailable } from '../adapters/errors.ts';
import type { Failure, Sent } from '../adapters/mail.ts';
import { clearTrouble } from '../adapters/mail-pause.ts';
import { randomId } from '../adapters/random.ts';
import { UNKNOWN_IN_A_ROW_MAX } from '../domain/delivery/pause.ts';
import type { Delivery } from '../domain/delivery/recipient.ts';
import { judgeRefusal, REFUSED_IN_A_ROW_MAX } from '../domain/delivery/refusal.ts';
import { type Instant, toMs } from '../domain/time/instant.ts';
import { type SliceJob, type SliceState, until } from './slice-run.ts';
import type { Stop } from './slice-stop.ts';

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
  if (row.refusedAt !== undefined) state.takenAt ??= (await readStanding(job.notice, job.count)).lastTakenAt;
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
  const sentAt = now();
  const sent = await job.mailer.send(mail);
  const outcome = note(job, state, row, sentAt, sent);
  await record(held, outcome);
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

/**
 * What a reply means for the recipient, and for the rest of the slice. Done before anything is awaited, so that nothing more
 * leaves.
 */
function note(job: SliceJob, state: SliceState, row: Delivery, sentAt: Instant, sent: Sent): Outcome {
  const at = now();
  switch (sent.fault) {
    case null:
      noteTaken(state, sentAt);
      return { acceptance: 'accepted', mailId: sent.mailId, sentAt, at };
    case 'recipient':
      return { acceptance: 'rejected', why: sent.why, at };
    case 'refused':
      return noteRefused(job, state, row, sent);
    case 'unknown':
      noteUnknown(job, state, sent);
      return { acceptance: 'unknown', why: sent.why, at };
    default:
      state.stop ??= stopBy(sent);
      return { acceptance: 'pending', why: sent.why };
  }
}

function noteTaken(state: SliceState, sentAt: Instant): void {
  state.accepted += 1;
  state.unknownInARow = 0;
  state.refusedInARow = 0;
  if (typeof state.takenAt !== 'string' || state.takenAt < sentAt) state.takenAt = sentAt;
}

function noteUnknown({ careful, trial }: SliceJob, state: SliceState, sent: Failure): void {
  state.unknownInARow += 1;
  const most = (careful || trial) && state.accepted === 0 ? 1 : UNKNOWN_IN_A_ROW_MAX;
  if (state.unknownInARow >= most) state.stop ??= stopBy(sent);
}

function noteRefused({ trial }: SliceJob, state: SliceState, row: Delivery, { why }: Failure): Outcome {
  const at = now();
  const verdict = judgeRefusal(row, state.takenAt ?? null, trial);
  if (verdict === 'reject') return { acceptance: 'rejected', why: `${why}, again and again`, at };
  state.refusal = why;
  state.refusedInARow += 1;
  const isStop = !trial && (verdict === 'stop' || state.refusedInARow >= REFUSED_IN_A_ROW_MAX);
  if (isStop) state.stop ??= { kind: 'account', why };
  const refused = { refusals: (row.refusals ?? 0) + 1, refusedAt: row.refusedAt ?? at };
  return { acceptance: 'pending', why, refused };
}

/** Why nothing more is sent after such a failure of a mail that no single recipient can be blamed for. */
export function stopBy({ fault, why, isQuota }: Failure): Stop {
  if (fault === 'unknown') return { kind: 'trouble', why };
  if (fault === 'not-sent') return { kind: isQuota ? 'quota' : 'trouble', why };
  return { kind: 'account', why };
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

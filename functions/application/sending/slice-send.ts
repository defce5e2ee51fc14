import { ContentChanged, StorageUnavailable } from '../../adapters/aws/errors.ts';
import type { Failure, Sent } from '../../adapters/channel/mail.ts';
import { now, pause } from '../../adapters/clock.ts';
import { type Claim, claim, recordOutcome } from '../../adapters/store/deliveries-claim.ts';
import { tellBreaker } from '../../adapters/store/mail-breaker.ts';
import { type Instant, toMs } from '../../domain/base/time/instant.ts';
import { UNKNOWN_IN_A_ROW_MAX } from '../../domain/channels/delivery/circuit-breaker.ts';
import type { SendOutcome } from '../../domain/channels/delivery/outcome.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import {
  afterRefusal,
  REFUSALS_MAX,
  REFUSED_IN_A_ROW_CAREFUL_MAX,
  REFUSED_IN_A_ROW_MAX,
} from '../../domain/channels/delivery/refusal.ts';
import { recipientLine } from '../../domain/channels/delivery/seal.ts';
import { type SliceJob, type SliceState, until } from './slice-state.ts';
import type { Stop } from './slice-stop.ts';

const RECORD_ATTEMPTS = 5;
const RECORD_PAUSE_MS = 200;

/**
 * Claims one recipient, sends at the slot, records the outcome. Throws StorageUnavailable when the store fails; then
 * the claim is released, or, if that fails too, will be named unknown although nothing was sent. Throws ContentChanged
 * for a recipient who is not the approved one; from here on the row in hand is used, whatever the store says.
 */
export async function sendOne(job: SliceJob, state: SliceState, row: Delivery, slotMs: number): Promise<void> {
  mustBeApproved(job, row);
  // It waits again, or SES took its mail and that is just being written there: the next look at all of them tells.
  if (job.ended.has(row.position)) return;
  const held: Claim = { row, claimer: job.claimer, attempt: (row.attempt ?? 0) + 1, at: now() };
  if (!(await claimInTime(state, held))) return;
  const mail = job.compose(row, held.attempt);
  if (mail === null) {
    await record(state, held, { acceptance: 'rejected', why: 'may not be written to', at: now() });
    return;
  }
  await until(sendMs(job, state, slotMs));
  if (state.stop !== null) {
    await record(state, held, { acceptance: 'pending', why: 'sending stopped' });
    return;
  }
  const sent = await job.mailer.send(mail);
  const outcome = note(job, state, row, sent);
  const isFirst = outcome.acceptance === 'accepted' && state.accepted === 1;
  await record(state, held, outcome);
  if (isFirst) await tellBreaker({ type: 'accepted' }, now());
}

function mustBeApproved({ notice, audience, approved }: SliceJob, row: Delivery): void {
  if (recipientLine(row) === approved[row.position]) return;
  throw new ContentChanged({ kind: 'audience', owner: notice, id: '', digest: audience });
}

async function claimInTime(state: SliceState, held: Claim): Promise<boolean> {
  try {
    const isOurs = await claim(held);
    state.lead.learn(toMs(now()) - toMs(held.at));
    return isOurs;
  } catch (cause) {
    // Nothing was sent: if the claim stands, it is given back.
    await record(state, held, { acceptance: 'pending', why: 'claim unanswered' }).catch(() => undefined);
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
function note(job: SliceJob, state: SliceState, row: Delivery, sent: Sent): SendOutcome {
  const at = now();
  switch (sent.fault) {
    case null:
      Object.assign(state, { accepted: state.accepted + 1, unknownInARow: 0, refusedInARow: 0 });
      return { acceptance: 'accepted', mailId: sent.mailId, at };
    case 'recipient':
      return noteRefused(job, state, row, sent)
        ? { acceptance: 'rejected', why: sent.why, at }
        : refused(job, row, sent, at);
    case 'refused':
      noteRefused(job, state, row, sent);
      return refused(job, row, sent, at);
    case 'unknown':
      noteUnknown(job, state, sent);
      return { acceptance: 'unknown', why: sent.why, at };
    default:
      state.stop ??= stopBy(sent);
      return { acceptance: 'pending', why: sent.why };
  }
}

function noteUnknown({ careful, trial }: SliceJob, state: SliceState, sent: Failure): void {
  state.unknownInARow += 1;
  const most = (careful || trial) && state.accepted === 0 ? 1 : UNKNOWN_IN_A_ROW_MAX;
  if (state.unknownInARow >= most) state.stop ??= stopBy(sent);
}

/**
 * Whether the refusal may be what it says: after many in a row it is rather the sender's than each recipient's. One who was
 * refused before says nothing new, unless nobody was ever taken.
 */
function noteRefused({ careful, trial, taken }: SliceJob, state: SliceState, row: Delivery, { why }: Failure): boolean {
  const isKnown = row.refusals !== undefined && (taken || state.accepted > 0);
  if (isKnown) return true;
  state.refusal = why;
  state.refusedInARow += 1;
  const most = careful && state.accepted === 0 ? REFUSED_IN_A_ROW_CAREFUL_MAX : REFUSED_IN_A_ROW_MAX;
  if (state.refusedInARow < most) return true;
  if (!trial) state.stop ??= { kind: 'trouble', why };
  return false;
}

/** In a trial it is the account that is tried: a refusal counts for nobody. */
function refused({ trial }: SliceJob, row: Delivery, { why }: Failure, at: Instant): SendOutcome {
  if (trial) return { acceptance: 'pending', why };
  const waits = afterRefusal(row, at);
  if (waits === null) return { acceptance: 'rejected', why: `${why}, ${REFUSALS_MAX} times`, at };
  return { acceptance: 'pending', why, refused: waits };
}

/** Why nothing more is sent after such a failure of a mail that no single recipient can be blamed for. */
export function stopBy({ fault, why, isQuota }: Failure): Stop {
  if (fault === 'unknown') return { kind: 'trouble', why };
  if (fault === 'not-sent') return { kind: isQuota ? 'quota' : 'trouble', why };
  return { kind: 'account', why };
}

/** What is known must not be lost to a store that stumbles. */
async function record(state: SliceState, held: Claim, outcome: SendOutcome): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const stored = await recordOutcome(held, outcome);
      if (stored !== null) state.outcomes.push(stored);
      return;
    } catch (cause) {
      if (!(cause instanceof StorageUnavailable) || attempt >= RECORD_ATTEMPTS) throw cause;
      await pause(RECORD_PAUSE_MS * attempt);
    }
  }
}

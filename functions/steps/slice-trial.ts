import { now } from '../adapters/clock.ts';
import { readStanding } from '../adapters/deliveries.ts';
import { clearTrouble, takeProbe } from '../adapters/mail-pause.ts';
import { randomId } from '../adapters/random.ts';
import type { Delivery } from '../domain/delivery/recipient.ts';
import { TRIAL_MAIL } from '../domain/delivery/trial-mail.ts';
import { toMs } from '../domain/time/instant.ts';
import type { PendingReader } from './slice-pending.ts';
import { type SliceJob, type SliceState, until } from './slice-run.ts';
import { rejectRefused, stopBy } from './slice-send.ts';

const HOLDER_LENGTH = 12;
/** Somebody whose address cannot be, or whom another sender took meanwhile, tells nothing of the account. */
const TRIED_MAX = 3;

/** What trying the account takes. `send` sends to one recipient, like every send of the slice. */
export interface Trial {
  readonly job: SliceJob;
  readonly state: SliceState;
  readonly reader: PendingReader;
  send(row: Delivery): Promise<void>;
}

/** Tries a paused account; only one sender of all gets to. Throws StorageUnavailable. */
export async function tryPaused(trial: Trial): Promise<void> {
  if (!(await takeProbe(randomId(HOLDER_LENGTH), now()))) {
    trial.state.stop = { kind: 'paused', why: 'another delivery tries' };
  } else if (await takesMail(trial)) {
    await clearTrouble(randomId(HOLDER_LENGTH));
  }
}

/**
 * Some were refused in words that blame nobody. If others are taken now, it is the fault of those who were refused: they
 * are rejected, and sending goes on. If not, the stop stands, and everything waits. Throws StorageUnavailable.
 */
export async function judgeRefused(trial: Trial): Promise<void> {
  const { state, job } = trial;
  const refusal = state.stop;
  state.stop = null;
  if (!(await takesMail(trial))) state.stop ??= refusal;
  else for (const held of state.refused) await rejectRefused(job, held, refusal?.why ?? '');
}

/**
 * A mail to nobody: whether it is taken tells how the account is, and no customer is risked with one that is out of order.
 * A failure stops the slice.
 */
export async function sendTrialMail({ job, state }: Pick<Trial, 'job' | 'state'>): Promise<boolean> {
  await until(state.lastSendMs + job.gapMs);
  state.lastSendMs = toMs(now());
  const sent = await job.mailer.send(TRIAL_MAIL);
  if (sent.fault !== null) state.stop = stopBy(sent);
  return sent.fault === null;
}

/**
 * Whether the account takes mail to customers: it takes one to nobody, and then one to somebody who was not refused before.
 * If there is nobody else, it counts that this notice was taken for others; otherwise one of the refused is tried again.
 */
async function takesMail(trial: Trial): Promise<boolean> {
  const { job, state, reader } = trial;
  const before = state.accepted;
  if (!(await sendTrialMail(trial))) return false;
  for (let tried = 0; tried < TRIED_MAX && state.stop === null && state.accepted === before; tried += 1) {
    const row = await reader.nextUnrefused();
    const isNew = row !== null && row.refused !== true;
    if (!isNew && (await readStanding(job.notice, job.count)).counts.sent > 0) return true;
    if (row === null) return false;
    await trial.send(row);
  }
  return state.accepted > before;
}

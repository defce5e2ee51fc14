import * as z from 'zod';
import { Mailer } from '../../adapters/channel/mail.ts';
import { accountIfAnswered } from '../../adapters/channel/mail-account.ts';
import { now } from '../../adapters/clock.ts';
import { setting } from '../../adapters/environment.ts';
import { randomId } from '../../adapters/random.ts';
import { getContent } from '../../adapters/store/contents.ts';
import { readLease } from '../../adapters/store/mail-lease.ts';
import { type LoadedIncident, loadIncident } from '../../application/command/incidents.ts';
import { recordingMismatch } from '../../application/command/recording-mismatch.ts';
import { readProven } from '../../application/sending/deliveries-proven.ts';
import { announceSender, recordOutcomes } from '../../application/sending/proving.ts';
import { noticeComposer } from '../../application/sending/slice-mail.ts';
import { SliceRun } from '../../application/sending/slice-run.ts';
import { recordStop } from '../../application/sending/slice-stop.ts';
import { toMs } from '../../domain/base/time/instant.ts';
import { MINUTE_MS } from '../../domain/base/time/units.ts';
import { claimerOf } from '../../domain/channels/delivery/plan.ts';
import { isFinal } from '../../domain/channels/delivery/recipient.ts';
import { recipientLine } from '../../domain/channels/delivery/seal.ts';
import { intervalMs } from '../../domain/channels/mail/pacing.ts';
import { readNoticeText } from '../../domain/channels/notice-text.ts';
import { executionOf, isSuperseded } from '../../domain/components/executions.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import { findNotice } from '../../domain/incident/standing/notices.ts';
import { stepInput } from '../input/step-input.ts';

const INVOCATION_LENGTH = 10;
/** Kept free at the end of an invocation, for replies on their way and what is still to be recorded. */
const MARGIN_MS = 20_000;
/** Where the context does not give it. */
const REMAINING_MS = MINUTE_MS;
const LOOK_AT_ALL = -1;

const input = stepInput.extend({
  next: z.object({
    cursor: z.int().min(0),
    rounds: z.int().min(0),
    trial: z.boolean().default(false),
    taken: z.boolean().default(false),
  }),
});

interface SliceContext {
  getRemainingTimeInMillis?(): number;
}

/**
 * Sends mails of a notice at the slots it takes from the account's rate, until its time is up, nobody is left, or
 * something is wrong. Text and recipients are those that were approved, or nothing is sent. Each recipient is claimed, mailed once, and its outcome recorded; nothing is sent a second time
 * unless it certainly was not sent.
 */
export async function handler(event: unknown, context: SliceContext = {}) {
  const endMs = toMs(now()) + (context.getRemainingTimeInMillis?.() ?? REMAINING_MS) - MARGIN_MS;
  const { stream, generation, next } = input.parse(event);
  const loaded = await loadIncident(stream);
  const { state } = loaded;
  const after = { do: 'PlanSlice', cursor: LOOK_AT_ALL, rounds: next.rounds };
  if (state.status === 'none' || isSuperseded(state, generation)) return after;
  const notice = findNotice(state, executionOf(state, generation)?.subject ?? '');
  if (notice === undefined || notice.audience === null) return after;
  const { cursor: from, trial, taken } = next;
  const acting = { loaded, by: 'delivery', at: now(), notice: notice.id };
  const cursor = await recordingMismatch(acting, () =>
    send({ loaded, state, notice, generation, endMs, from, trial, taken }),
  );
  return { ...after, cursor: cursor !== null && cursor < notice.audience.count ? cursor : LOOK_AT_ALL };
}

interface Sending {
  readonly loaded: LoadedIncident;
  readonly state: OpenIncident;
  readonly notice: Notice;
  readonly generation: number;
  readonly endMs: number;
  readonly from: number;
  readonly trial: boolean;
  readonly taken: boolean;
}

async function send({ loaded, state, notice, generation, endMs, from, trial, taken }: Sending) {
  const text = readNoticeText(await getContent(state.stream, notice.text));
  const { rows, seal } = await readProven(notice);
  const account = await accountIfAnswered();
  if (account === null) {
    await recordStop({ kind: 'trouble', why: 'GetAccount is not answered' }, now());
    return null;
  }
  const { ratePerSecond } = account;
  const recording = { loaded: await announceSender({ loaded, notice: notice.id, at: now() }), notice: notice.id };
  const claimer = claimerOf(generation, randomId(INVOCATION_LENGTH));
  const { troubles } = await readLease();
  const mailer = new Mailer(ratePerSecond);
  try {
    return await new SliceRun({
      notice: notice.id,
      audience: notice.audience?.digest ?? '',
      count: notice.audience?.count ?? 0,
      claimer,
      interval: intervalMs(ratePerSecond, setting('MAIL_SHARE')),
      gapMs: intervalMs(ratePerSecond, 1),
      approved: rows.map(recipientLine),
      ended: new Set(rows.filter(({ acceptance }) => isFinal(acceptance)).map(({ position }) => position)),
      record: (outcomes, part) =>
        recordOutcomes({ ...recording, at: now() }, { by: `${claimer}-${part}`, secret: seal.secret, rows: outcomes }),
      compose: noticeComposer(loaded.policy, state, notice, text),
      mailer,
      endMs,
      trial,
      taken,
      careful: troubles > 0,
    }).from(from);
  } finally {
    mailer.close();
  }
}

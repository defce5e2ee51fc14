import { now } from '../adapters/clock.ts';
import { recordEvidence } from '../adapters/deliveries-evidence.ts';
import { keepSignal } from '../adapters/signals.ts';
import { readMailEvent } from '../domain/delivery/mail-event.ts';
import { isUnread } from '../domain/delivery/unreached.ts';
import { sha256Hex } from '../domain/ledger/digest.ts';
import { type Instant, later } from '../domain/time/instant.ts';
import { recordCameBack } from './came-back.ts';
import { type Failed, type Taken, takeEach } from './queued.ts';
import { moment } from './step-input.ts';

const SOURCE = 'mail-event';
const ID_LENGTH = 32;
/** Writes under way together: more would only crowd out the sends that go on meanwhile. */
const WIDTH = 25;

/** A mail that is not going to be read, and when the service said so. */
interface CameBack {
  readonly notice: string;
  readonly position: number;
  readonly at: Instant;
}

/**
 * Takes in events of the mail service: accepted after all, delivered, bounced, complained. The same event again changes
 * nothing; one that cannot be read is kept with the reason and does not come again. Mails that came back are told to their
 * incidents, once for all of a batch.
 */
export async function handler(event: unknown) {
  return takeEach(event, WIDTH, takeIn, tellIncidents);
}

async function takeIn(event: unknown, body: string): Promise<CameBack | null> {
  const read = readMailEvent(event);
  if (read === 'foreign') return null;
  if ('unreadable' in read) return keepUnreadable(body, read.unreadable);
  const at = timeOf(event);
  if (!(await recordEvidence(read, at))) return keepUnreadable(body, 'no such delivery');
  const { notice, position, settlement } = read;
  return isUnread(settlement) ? { notice, position, at } : null;
}

/** One command a notice: hundreds of bounces come in few batches, and a person is called once. */
async function tellIncidents(taken: readonly Taken<CameBack | null>[]): Promise<Failed[]> {
  const back = taken.flatMap(({ messageId, made }) => (made === null ? [] : [{ messageId, ...made }]));
  const notices = [...new Set(back.map(({ notice }) => notice))];
  const failed: Failed[] = [];
  for (const notice of notices) {
    const mails = back.filter((mail) => mail.notice === notice);
    const at = mails.map((mail) => mail.at).reduce(later);
    const positions = mails.map(({ position }) => position);
    const again = (cause: unknown) => failed.push(...mails.map(({ messageId }) => ({ messageId, cause })));
    await recordCameBack(notice, positions, at).catch(again);
  }
  return failed;
}

async function keepUnreadable(body: string, reason: string): Promise<null> {
  const signal = sha256Hex(body).slice(0, ID_LENGTH);
  await keepSignal({ source: SOURCE, signal, event: body, receivedAt: now(), outcome: 'unreadable', reason });
  return null;
}

/** When EventBridge says that it happened; the clock only for an event without a time. */
function timeOf(event: unknown): Instant {
  const time = typeof event === 'object' && event !== null && 'time' in event ? event.time : undefined;
  const parsedTime = moment.safeParse(time);
  return parsedTime.success ? parsedTime.data : now();
}

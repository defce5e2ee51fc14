import { now } from '../adapters/clock.ts';
import { recordEvidence } from '../adapters/deliveries-evidence.ts';
import { keepSignal } from '../adapters/signals.ts';
import { readMailEvent } from '../domain/delivery/mail-event.ts';
import { sha256Hex } from '../domain/ledger/digest.ts';
import { takeEach } from './queued.ts';
import { moment } from './step-input.ts';

const SOURCE = 'mail-event';
const ID_LENGTH = 32;
/** Writes under way together: more would only crowd out the sends that go on meanwhile. */
const WIDTH = 25;

/**
 * Takes in events of the mail service: accepted after all, delivered, bounced, complained. The same event again changes
 * nothing; one that cannot be read is kept with the reason and does not come again.
 */
export async function handler(event: unknown) {
  return takeEach(event, WIDTH, takeIn);
}

async function takeIn(event: unknown, body: string): Promise<void> {
  const read = readMailEvent(event);
  if (read === 'foreign') return;
  if ('unreadable' in read) return keepUnreadable(body, read.unreadable);
  const isKnown = await recordEvidence(read, timeOf(event));
  if (!isKnown) await keepUnreadable(body, 'no such delivery');
}

async function keepUnreadable(body: string, reason: string): Promise<void> {
  const signal = sha256Hex(body).slice(0, ID_LENGTH);
  await keepSignal({ source: SOURCE, signal, event: body, receivedAt: now(), outcome: 'unreadable', reason });
}

/** When EventBridge says that it happened; the clock only for an event without a time. */
function timeOf(event: unknown): string {
  const time = typeof event === 'object' && event !== null && 'time' in event ? event.time : undefined;
  const parsedTime = moment.safeParse(time);
  return parsedTime.success ? parsedTime.data : now();
}

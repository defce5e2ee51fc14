import { now } from '../adapters/clock.ts';
import { recordEvidence } from '../adapters/deliveries-evidence.ts';
import { keepSignal } from '../adapters/signals.ts';
import { readMailEvent } from '../domain/delivery/mail-event.ts';
import { sha256Hex } from '../domain/ledger/digest.ts';
import { moment } from './step-input.ts';

const SOURCE = 'mail-event';
const ID_LENGTH = 32;

/**
 * Takes in one event of the mail service: accepted after all, delivered, bounced, complained. The same event again
 * changes nothing; one that cannot be read is kept with the reason and does not come again.
 */
export async function handler(event: unknown) {
  const read = readMailEvent(event);
  if (read === 'foreign') return { taken: 'foreign' };
  if ('unreadable' in read) return keepUnreadable(event, read.unreadable);
  const isKnown = await recordEvidence(read, timeOf(event));
  return isKnown ? { taken: read.settlement } : keepUnreadable(event, 'no such delivery');
}

async function keepUnreadable(event: unknown, reason: string) {
  const text = JSON.stringify(event) ?? 'undefined';
  const signal = sha256Hex(text).slice(0, ID_LENGTH);
  await keepSignal({ source: SOURCE, signal, event: text, receivedAt: now(), outcome: 'unreadable', reason });
  return { taken: 'unreadable' };
}

/** When EventBridge says that it happened; the clock only for an event without a time. */
function timeOf(event: unknown): string {
  const time = typeof event === 'object' && event !== null && 'time' in event ? event.time : undefined;
  const parsed = moment.safeParse(time);
  return parsed.success ? parsed.data : now();
}

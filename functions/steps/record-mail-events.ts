import * as z from 'zod';
import { atOnce } from '../adapters/at-once.ts';
import { now } from '../adapters/clock.ts';
import { recordEvidence } from '../adapters/deliveries-evidence.ts';
import { keepSignal } from '../adapters/signals.ts';
import { readMailEvent } from '../domain/delivery/mail-event.ts';
import { sha256Hex } from '../domain/ledger/digest.ts';
import { moment } from './step-input.ts';

const SOURCE = 'mail-event';
const ID_LENGTH = 32;
/** Writes under way together: more would only crowd out the sends that go on meanwhile. */
const WIDTH = 25;

/** A batch as a queue hands it over; each body is one event as EventBridge wrote it. */
const batch = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

/**
 * Takes in events of the mail service: accepted after all, delivered, bounced, complained. The same event again changes
 * nothing; one that cannot be read is kept with the reason and does not come again. Answers the messages that could not
 * be stored: the queue gives them again later, and not the others. Throws when none of them could.
 */
export async function handler(event: unknown) {
  const { Records } = batch.parse(event);
  const failed: { readonly messageId: string; readonly cause: unknown }[] = [];
  await atOnce(WIDTH, Records, async ({ messageId, body }) => {
    await takeIn(body).catch((cause: unknown) => failed.push({ messageId, cause }));
  });
  if (failed.length > 0 && failed.length === Records.length) throw failed[0]?.cause;
  for (const { messageId, cause } of failed) {
    // biome-ignore lint/suspicious/noConsole: the others succeed, so nothing else would tell why this one did not
    console.error(`event ${messageId} comes again later`, cause);
  }
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

async function takeIn(body: string): Promise<void> {
  const event = parsed(body);
  const read = readMailEvent(event);
  if (read === 'foreign') return;
  if ('unreadable' in read) return keepUnreadable(body, read.unreadable);
  const isKnown = await recordEvidence(read, timeOf(event));
  if (!isKnown) await keepUnreadable(body, 'no such delivery');
}

/** A body that is no JSON is no event either: as a text it is kept like any other that cannot be read. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
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

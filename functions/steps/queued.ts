import * as z from 'zod';
import { atOnce } from '../adapters/at-once.ts';

/** A batch as a queue hands it over; each body is one event as EventBridge wrote it. */
const batch = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

/** What Lambda is told of a batch: the messages that must come again. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Takes in each event of a batch, at most `width` at a time. Answers the messages of those that failed: the queue gives
 * them again later, and not the others. Throws when none of them could be taken in.
 */
export async function takeEach(
  event: unknown,
  width: number,
  takeIn: (event: unknown, body: string) => Promise<unknown>,
): Promise<BatchAnswer> {
  const { Records } = batch.parse(event);
  const failed: { readonly messageId: string; readonly cause: unknown }[] = [];
  await atOnce(width, Records, async ({ messageId, body }) => {
    await takeIn(parsed(body), body).catch((cause: unknown) => failed.push({ messageId, cause }));
  });
  if (failed.length > 0 && failed.length === Records.length) throw failed[0]?.cause;
  for (const { messageId, cause } of failed) {
    // biome-ignore lint/suspicious/noConsole: the others succeed, so nothing else would tell why this one did not
    console.error(`event ${messageId} comes again later`, cause);
  }
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/** A body that is no JSON is no event either: as a text it is kept like any other that cannot be read. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

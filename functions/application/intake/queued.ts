import * as z from 'zod';
import { atOnce } from '../../adapters/at-once.ts';

/** A batch as a queue hands it over; each body is one event as EventBridge wrote it. */
const batch = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

/** What Lambda is told of a batch: the messages that must come again. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** A message and what was made of it. */
export interface Processed<T> {
  readonly messageId: string;
  readonly made: T;
}

/** A message that could not be taken in, and why. */
export interface FailedMessage {
  readonly messageId: string;
  readonly cause: unknown;
}

/**
 * Takes in each event of a batch, at most `width` at a time, then what follows from all of them `together`. Answers the
 * messages of those that failed: the queue gives them again later, and not the others. Throws when none could be taken in.
 */
export async function takeEach<T>(
  event: unknown,
  width: number,
  takeIn: (event: unknown, body: string) => Promise<T>,
  together: (taken: readonly Processed<T>[]) => Promise<readonly FailedMessage[]> = async () => [],
): Promise<BatchAnswer> {
  const { Records } = batch.parse(event);
  const failed: FailedMessage[] = [];
  const taken: Processed<T>[] = [];
  await atOnce(width, Records, async ({ messageId, body }) => {
    await takeIn(parsed(body), body).then(
      (made) => taken.push({ messageId, made }),
      (cause: unknown) => failed.push({ messageId, cause }),
    );
  });
  failed.push(...(await together(taken)));
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

import { now } from '../../adapters/clock.ts';
import { keepSignal } from '../../adapters/store/signals.ts';
import { type FailedMessage, type Processed, takeEach } from '../../application/intake/queued.ts';
import { recordCameBack } from '../../application/sending/came-back.ts';
import { type Dated, recordNews } from '../../application/sending/record-news.ts';
import { sha256Hex } from '../../domain/base/ledger/digest.ts';
import { type Instant, later } from '../../domain/base/time/instant.ts';
import { readMailEvent } from '../../domain/channels/delivery/mail-event.ts';
import { isUnread } from '../../domain/channels/delivery/unreached.ts';
import { moment } from '../input/step-input.ts';

const SOURCE = 'mail-event';
const ID_LENGTH = 32;
/** Events read together. */
const WIDTH = 25;

/** What an event says, and the event as it came. */
interface ReceivedEvent extends Dated {
  readonly body: string;
}

/**
 * Takes in events of the mail service: accepted after all, delivered, bounced, complained. The same event again changes
 * nothing; one that cannot be read is kept with the reason and does not come again. All of a batch that is about one notice is
 * recorded together, and mails that came back are told to its incident once.
 */
export async function handler(event: unknown) {
  return takeEach(event, WIDTH, read, tellIncidents);
}

async function read(event: unknown, body: string): Promise<ReceivedEvent | null> {
  const evidence = readMailEvent(event);
  if (evidence === 'foreign') return null;
  if ('unreadable' in evidence) return keepUnreadable(body, evidence.unreadable);
  return { evidence, at: timeOf(event), body };
}

/** One item and one command a notice: hundreds of bounces come in few batches, and a person is called once. */
async function tellIncidents(taken: readonly Processed<ReceivedEvent | null>[]): Promise<FailedMessage[]> {
  const heard = taken.flatMap(({ messageId, made }) => (made === null ? [] : [{ messageId, ...made }]));
  const notices = [...new Set(heard.map(({ evidence }) => evidence.notice))];
  const failed: FailedMessage[] = [];
  for (const notice of notices) {
    const own = heard.filter(({ evidence }) => evidence.notice === notice);
    const again = (cause: unknown) => own.map(({ messageId }) => ({ messageId, cause }));
    failed.push(...(await takeIn(notice, own).catch(again)));
  }
  return failed;
}

/** Answers the messages that are to come again, one by one; throws when all of them are. */
async function takeIn(
  notice: string,
  heard: readonly (ReceivedEvent & Pick<FailedMessage, 'messageId'>)[],
): Promise<FailedMessage[]> {
  const { missing, failed } = await recordNews(notice, heard);
  for (const { body } of missing) await keepUnreadable(body, 'no such delivery');
  const away = new Set([...missing, ...failed.map(({ one }) => one)]);
  const back = heard.filter((one) => isUnread(one.evidence.settlement) && !away.has(one));
  if (back.length > 0) {
    const positions = back.map(({ evidence }) => evidence.position);
    await recordCameBack(notice, positions, back.map(({ at }) => at).reduce(later));
  }
  return failed.map(({ one: { messageId }, cause }) => ({ messageId, cause }));
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

import { createHash } from 'node:crypto';
import { isObject, type JsonRecord, listOf, textIn } from '../../protocol/json.ts';
import type { HeldMessage } from './queues.ts';

/** Messages as Lambda hands them to a function. */
export function batchOf(messages: readonly HeldMessage[], queueArn: string): JsonRecord {
  return { Records: messages.map((message) => recordOf(message, queueArn)) };
}

function recordOf(message: HeldMessage, queueArn: string): JsonRecord {
  return {
    messageId: message.id,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: { ApproximateReceiveCount: String(message.received), SentTimestamp: String(message.sentAt) },
    messageAttributes: Object.fromEntries(
      Object.entries(message.attributes).map(([name, stringValue]) => [name, { dataType: 'String', stringValue }]),
    ),
    md5OfBody: md5Of(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: queueArn.split(':')[3],
  };
}

/** SQS's digest of a body. */
export function md5Of(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/**
 * Which messages of a batch are done, by a function's answer with `batchItemFailures`. An answer that Lambda could not
 * read, or that names a message it was not given, counts as the failure of all.
 */
export function doneOf(messages: readonly HeldMessage[], answer: unknown): readonly HeldMessage[] {
  if (answer === null || answer === undefined) return messages;
  if (!isObject(answer)) return [];
  const failed = listOf(answer.batchItemFailures).map((each) =>
    isObject(each) ? textIn(each, 'itemIdentifier') : null,
  );
  const isKnown = failed.every((id) => messages.some((message) => message.id === id));
  return isKnown ? messages.filter(({ id }) => !failed.includes(id)) : [];
}

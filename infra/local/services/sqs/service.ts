import { invalid } from '../../protocol/aws-error.ts';
import type { Need, ServedService } from '../../protocol/call.ts';
import { type JsonRecord, numberIn, textIn } from '../../protocol/json.ts';
import type { Template } from '../../template/template.ts';
import { md5Of } from './batch.ts';
import { queueNameIn } from './queue-plan.ts';
import type { Queues } from './queues.ts';

/** SQS, as far as people need it to look into a queue and to give failed messages back. */
export function sqsService(queues: Queues, template: Template, endpointUrl: () => string): ServedService {
  const url = (name: string): string => `${endpointUrl()}/${template.account}/${name}`;
  const queueOf = (input: JsonRecord): string => textIn(input, 'QueueUrl') ?? textIn(input, 'QueueName') ?? '';
  const needs =
    (action: string) =>
    (input: JsonRecord): readonly Need[] => {
      const name = queueNameIn(queueOf(input));
      return [{ action: `sqs:${action}`, resource: `arn:aws:sqs:${template.region}:${template.account}:${name}` }];
    };
  return {
    name: 'sqs',
    title: 'SQS',
    protocol: 'json',
    marker: 'AmazonSQS',
    operations: [
      {
        name: 'ListQueues',
        mutates: false,
        needs: () => [{ action: 'sqs:ListQueues', resource: '*' }],
        run: async () => ({ QueueUrls: queues.names.map(url) }),
      },
      {
        name: 'GetQueueUrl',
        mutates: false,
        needs: needs('GetQueueUrl'),
        run: async ({ input }) => ({ QueueUrl: url(queues.nameOf(queueOf(input))) }),
      },
      {
        name: 'GetQueueAttributes',
        mutates: false,
        needs: needs('GetQueueAttributes'),
        run: async ({ input }) => ({
          Attributes: { ApproximateNumberOfMessages: String(queues.all(queueOf(input)).length) },
        }),
      },
      {
        name: 'SendMessage',
        mutates: true,
        needs: needs('SendMessage'),
        run: async ({ input }) => {
          const body = textIn(input, 'MessageBody') ?? '';
          return { MessageId: queues.send(queueOf(input), body), MD5OfMessageBody: md5Of(body) };
        },
      },
      {
        name: 'ReceiveMessage',
        mutates: false,
        needs: needs('ReceiveMessage'),
        run: async ({ input }) => receive(queues, queueOf(input), input),
      },
      {
        name: 'DeleteMessage',
        mutates: true,
        needs: needs('DeleteMessage'),
        run: async ({ input }) => queues.delete(queueOf(input), textIn(input, 'ReceiptHandle') ?? ''),
      },
      {
        name: 'StartMessageMoveTask',
        mutates: true,
        needs: (input) => [{ action: 'sqs:StartMessageMoveTask', resource: textIn(input, 'SourceArn') ?? '' }],
        run: async ({ input }) => ({ TaskHandle: moveAll(queues, input) }),
      },
      {
        name: 'PurgeQueue',
        mutates: true,
        needs: needs('PurgeQueue'),
        run: async ({ input }) => queues.purge(queueOf(input)),
      },
    ],
  };
}

/** Gives everything in a queue back to another, at once. The destination must be named: what came from a rule has none. */
function moveAll(queues: Queues, input: JsonRecord): string {
  const to = textIn(input, 'DestinationArn');
  if (to === null) throw invalid('DestinationArn must be named on this machine.');
  return queues.move(textIn(input, 'SourceArn') ?? '', to);
}

function receive(queues: Queues, queue: string, input: JsonRecord): JsonRecord {
  const messagesMax = numberIn(input, 'MaxNumberOfMessages') ?? 1;
  const hiddenSeconds = numberIn(input, 'VisibilityTimeout');
  const portion = hiddenSeconds === null ? { messagesMax } : { messagesMax, hiddenSeconds };
  const messages = queues.receive(queue, portion).map((message) => ({
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: md5Of(message.body),
    Attributes: { SentTimestamp: String(message.sentAt), ApproximateReceiveCount: String(message.received) },
    MessageAttributes: Object.fromEntries(
      Object.entries(message.attributes).map(([name, text]) => [name, { DataType: 'String', StringValue: text }]),
    ),
  }));
  return messages.length > 0 ? { Messages: messages } : {};
}

import { Duration } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { BatchPlan, FunctionPlan } from './functions-table.ts';

/** As long as SQS keeps a message. */
const KEEP = Duration.days(14);
/** As AWS advises: so many timeouts of the function, and the window, before a message that was handed over shows again. */
const HIDDEN_TIMEOUTS = 6;
/** An event that comes again every few minutes has a good hour to be stored; then a person looks. */
const RECEIVES_MAX = 20;

/** The queues of one function that is started by events. */
export interface FunctionQueues {
  /** What it could not take. */
  readonly failed: Queue;
  /** What it has not taken yet; null for a function that gets each event directly. */
  readonly waiting: Queue | null;
}

/** The queues that a function's trigger asks for; null when it is not started by events. */
export function createQueues(here: Construct, plan: FunctionPlan, functionName: string): FunctionQueues | null {
  if (plan.trigger !== 'event' && plan.batches === null) return null;
  const shared = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: KEEP };
  const failed = new Queue(here, 'FailedEvents', { ...shared, queueName: `${functionName}-failed` });
  if (plan.batches === null) return { failed, waiting: null };
  const waiting = new Queue(here, 'WaitingEvents', {
    ...shared,
    queueName: `${functionName}-waiting`,
    visibilityTimeout: Duration.seconds(plan.timeoutSeconds * HIDDEN_TIMEOUTS + plan.batches.windowSeconds),
    deadLetterQueue: { queue: failed, maxReceiveCount: RECEIVES_MAX },
  });
  return { failed, waiting };
}

/** What Lambda does in the function's name to fetch its batches. */
export function fetchStatement(waiting: Queue): PolicyStatement {
  return new PolicyStatement({
    sid: 'FetchEvents',
    effect: Effect.ALLOW,
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resources: [waiting.queueArn],
  });
}

/** Lets Lambda hand the queue's messages to the function in batches; it answers which of them must come again. */
export function takeBatches(target: LambdaFunction, waiting: Queue, batches: BatchPlan): void {
  target.addEventSourceMapping('WaitingEvents', {
    eventSourceArn: waiting.queueArn,
    batchSize: batches.events,
    maxBatchingWindow: Duration.seconds(batches.windowSeconds),
    maxConcurrency: batches.concurrency,
    reportBatchItemFailures: true,
  });
}

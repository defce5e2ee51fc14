import { Duration } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { BatchPlan, FunctionPlan } from './functions-table.ts';

/** As long as SQS keeps a message. */
const KEEP = Duration.days(14);
/** A tick that failed need not be given back: the next does the same. It only tells that there was one. */
const KEEP_TICK = Duration.hours(1);
/** An event comes again and again for about so long; then a person looks. */
const TRIED_FOR_SECONDS = 3_600;

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
  const retentionPeriod = plan.batches === null ? KEEP_TICK : KEEP;
  const shared = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod };
  const failed = new Queue(here, 'FailedEvents', { ...shared, queueName: `${functionName}-failed` });
  if (plan.batches === null) return { failed, waiting: null };
  const waiting = new Queue(here, 'WaitingEvents', {
    ...shared,
    queueName: `${functionName}-waiting`,
    visibilityTimeout: Duration.seconds(plan.batches.hiddenSeconds),
    deadLetterQueue: { queue: failed, maxReceiveCount: Math.ceil(TRIED_FOR_SECONDS / plan.batches.hiddenSeconds) },
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

import { isObject, type JsonRecord, numberIn, objectOf, textIn } from '../../protocol/json.ts';
import type { Resource } from '../../template/template.ts';

/** How long a received message is hidden from others, unless queue or receiver say otherwise. */
const HIDDEN_SECONDS = 30;

/** What the template says of one queue. */
export interface QueuePlan {
  readonly name: string;
  readonly hiddenSeconds: number;
  /** Where a message goes that was received too often; null: it stays. */
  readonly failedArn: string | null;
  readonly receivesMax: number;
}

/** The queue's name at the end of its ARN, its URL or alone. */
export function queueNameIn(reference: string): string {
  return reference.split(/[:/]/).at(-1) ?? '';
}

export function queuePlan({ properties, attributes }: Resource): QueuePlan {
  const redrive = redriveOf(properties);
  return {
    name: attributes.QueueName ?? '',
    hiddenSeconds: numberIn(properties, 'VisibilityTimeout') ?? HIDDEN_SECONDS,
    failedArn: textIn(redrive, 'deadLetterTargetArn'),
    receivesMax: numberIn(redrive, 'maxReceiveCount') ?? Number.POSITIVE_INFINITY,
  };
}

/** CloudFormation takes it as an object or as its text. */
function redriveOf({ RedrivePolicy: policy }: JsonRecord): JsonRecord {
  if (isObject(policy)) return policy;
  return typeof policy === 'string' ? objectOf(JSON.parse(policy)) : {};
}

import { createHash } from 'node:crypto';
import { SECOND_MS } from '../../../../functions/domain/base/time/units.ts';
import { listOf, numberIn, objectIn, textIn, textsOf } from '../../protocol/json.ts';
import { AssemblyError } from '../../template/assembly.ts';
import type { Resource } from '../../template/template.ts';

/** Lambda's own defaults for a queue. */
const BATCH_MESSAGES = 10;
const CONCURRENCY_MAX = 5;
/** What would change which messages a function gets, and is not served. */
const NOT_SERVED = ['FilterCriteria', 'ProvisionedPollerConfig', 'SelfManagedEventSource', 'StartingPosition'];

/** How Lambda hands one queue's messages to a function: an event source mapping. */
export interface EventSource {
  readonly uuid: string;
  /** As the template has it. */
  readonly enabled: boolean;
  readonly queueArn: string;
  /** Name or ARN. */
  readonly function: string;
  readonly messagesMax: number;
  readonly windowMs: number;
  readonly concurrencyMax: number;
  /** The function answers which messages must come again; otherwise its success is that of all. */
  readonly isPartial: boolean;
}

/** Reads a mapping. Throws AssemblyError for what is not served. */
export function readEventSource({ properties, logicalId }: Resource): EventSource {
  const queueArn = textIn(properties, 'EventSourceArn') ?? '';
  if (!queueArn.startsWith('arn:aws:sqs:')) {
    throw new AssemblyError({
      ja: `${logicalId}：イベントソースにできるのはキューだけです（${queueArn}）`,
      en: `${logicalId}: only queues are served as event sources, not ${queueArn}`,
    });
  }
  const refused = NOT_SERVED.find((key) => listOf(properties[key]).length > 0);
  if (refused !== undefined) {
    throw new AssemblyError({
      ja: `${logicalId}：イベントソースの ${refused} は動作しません`,
      en: `${logicalId}: ${refused} of an event source is not served here`,
    });
  }
  return {
    uuid: uuidOf(logicalId),
    enabled: properties.Enabled !== false,
    queueArn,
    function: textIn(properties, 'FunctionName') ?? '',
    messagesMax: numberIn(properties, 'BatchSize') ?? BATCH_MESSAGES,
    windowMs: (numberIn(properties, 'MaximumBatchingWindowInSeconds') ?? 0) * SECOND_MS,
    concurrencyMax: numberIn(objectIn(properties, 'ScalingConfig'), 'MaximumConcurrency') ?? CONCURRENCY_MAX,
    isPartial: textsOf(properties.FunctionResponseTypes).includes('ReportBatchItemFailures'),
  };
}

/** Lambda gives each mapping one; here it follows from the template, so that a start finds what was switched. */
function uuidOf(logicalId: string): string {
  const hex = createHash('sha256').update(logicalId).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

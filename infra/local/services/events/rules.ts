import { isObject, type JsonRecord, listOf, objectIn, textIn } from '../../protocol/json.ts';
import { AssemblyError } from '../../template/assembly.ts';
import type { Resource, Template } from '../../template/template.ts';
import { checkPattern } from './pattern.ts';
import { readSchedule, type Schedule } from './schedule.ts';

/** Where a rule sends events to. */
export interface RuleTarget {
  readonly id: string;
  readonly kind: 'function' | 'queue';
  readonly arn: string;
  /** What it gets instead of the event. */
  readonly input: unknown;
  readonly deadLetterArn: string | null;
}

/** A rule of the default bus. */
export interface EventRule {
  readonly name: string;
  readonly arn: string;
  readonly enabled: boolean;
  readonly description: string | null;
  readonly pattern: JsonRecord | null;
  readonly scheduleExpression: string | null;
  readonly schedule: Schedule | null;
  readonly targets: readonly RuleTarget[];
}

/**
 * Reads the template's rules.
 * Throws AssemblyError for what is not served: other buses, targets that are neither function nor queue, schedules that
 * start a queue, transformed input;
 * PatternError and ScheduleError for what cannot be evaluated.
 */
export function readRules(template: Template): EventRule[] {
  return template.of('AWS::Events::Rule').map(readRule);
}

function readRule(resource: Resource): EventRule {
  const { properties, logicalId } = resource;
  const bus = textIn(properties, 'EventBusName') ?? 'default';
  if (bus !== 'default' && !bus.endsWith(':event-bus/default')) {
    throw new AssemblyError({
      ja: `${logicalId}：使用できるイベントバスは default だけです（${bus}）`,
      en: `${logicalId}: only the default event bus is served here, not ${bus}`,
    });
  }
  const pattern = isObject(properties.EventPattern) ? properties.EventPattern : null;
  if (pattern) checkPattern(pattern, logicalId);
  const scheduleExpression = textIn(properties, 'ScheduleExpression');
  const targets = listOf(properties.Targets)
    .filter(isObject)
    .map((target) => readTarget(target, logicalId));
  if (scheduleExpression !== null && targets.some(({ kind }) => kind === 'queue')) {
    throw new AssemblyError({
      ja: `${logicalId}：スケジュールで起動できるのは関数だけです`,
      en: `${logicalId}: a schedule starts functions only here`,
    });
  }
  return {
    name: resource.id,
    arn: resource.attributes.Arn ?? '',
    enabled: properties.State !== 'DISABLED',
    description: textIn(properties, 'Description'),
    pattern,
    scheduleExpression,
    schedule: scheduleExpression === null ? null : readSchedule(scheduleExpression),
    targets,
  };
}

/** What a target is, by the service in its ARN. */
const KINDS: Readonly<Record<string, RuleTarget['kind']>> = { lambda: 'function', sqs: 'queue' };

function readTarget(target: JsonRecord, where: string): RuleTarget {
  const arn = textIn(target, 'Arn') ?? '';
  const kind = KINDS[arn.split(':')[2] ?? ''];
  if (kind === undefined) {
    throw new AssemblyError({
      ja: `${where}：ターゲットにできるのは関数とキューだけです（${arn}）`,
      en: `${where}: only functions and queues are served as targets, not ${arn}`,
    });
  }
  const refused = ['InputPath', 'InputTransformer', 'SqsParameters'].find((key) => key in target);
  if (refused !== undefined) {
    throw new AssemblyError({
      ja: `${where}：ターゲットの ${refused} は動作しません`,
      en: `${where}: ${refused} of a target is not served here`,
    });
  }
  const input = textIn(target, 'Input');
  return {
    id: textIn(target, 'Id') ?? '',
    kind,
    arn,
    input: input === null ? undefined : JSON.parse(input),
    deadLetterArn: textIn(objectIn(target, 'DeadLetterConfig'), 'Arn'),
  };
}

import { isObject, type JsonObject, listOf, objectIn, textIn } from '../endpoint/json.ts';
import { AssemblyError } from '../template/assembly.ts';
import type { Resource, Template } from '../template/template.ts';
import { checkPattern } from './pattern.ts';
import { readSchedule, type Schedule } from './schedule.ts';

/** Where a rule sends events to. */
export interface Target {
  readonly id: string;
  readonly functionArn: string;
  /** What the function gets instead of the event. */
  readonly input: unknown;
  readonly deadLetterArn: string | null;
}

/** A rule of the default bus. */
export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly enabled: boolean;
  readonly description: string | null;
  readonly pattern: JsonObject | null;
  readonly scheduleExpression: string | null;
  readonly schedule: Schedule | null;
  readonly targets: readonly Target[];
}

/**
 * Reads the template's rules.
 * Throws AssemblyError for what is not served: other buses, targets that are no function, transformed input;
 * PatternError and ScheduleError for what cannot be evaluated.
 */
export function readRules(template: Template): Rule[] {
  return template.of('AWS::Events::Rule').map(readRule);
}

function readRule(resource: Resource): Rule {
  const { properties, logicalId } = resource;
  const bus = textIn(properties, 'EventBusName') ?? 'default';
  if (bus !== 'default' && !bus.endsWith(':event-bus/default')) {
    throw new AssemblyError(`${logicalId}: only the default event bus is served here, not ${bus}`);
  }
  const pattern = isObject(properties.EventPattern) ? properties.EventPattern : null;
  if (pattern) checkPattern(pattern, logicalId);
  const scheduleExpression = textIn(properties, 'ScheduleExpression');
  return {
    name: resource.id,
    arn: resource.attributes.Arn ?? '',
    enabled: properties.State !== 'DISABLED',
    description: textIn(properties, 'Description'),
    pattern,
    scheduleExpression,
    schedule: scheduleExpression === null ? null : readSchedule(scheduleExpression),
    targets: listOf(properties.Targets)
      .filter(isObject)
      .map((target) => readTarget(target, logicalId)),
  };
}

function readTarget(target: JsonObject, where: string): Target {
  const arn = textIn(target, 'Arn') ?? '';
  if (!arn.startsWith('arn:aws:lambda:'))
    throw new AssemblyError(`${where}: only functions are served as targets, not ${arn}`);
  for (const key of ['InputPath', 'InputTransformer']) {
    if (key in target) throw new AssemblyError(`${where}: ${key} of a target is not served here`);
  }
  const input = textIn(target, 'Input');
  return {
    id: textIn(target, 'Id') ?? '',
    functionArn: arn,
    input: input === null ? undefined : JSON.parse(input),
    deadLetterArn: textIn(objectIn(target, 'DeadLetterConfig'), 'Arn'),
  };
}

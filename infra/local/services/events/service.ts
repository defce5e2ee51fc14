import { SECOND_MS } from '../../../../functions/domain/base/time/units.ts';
import { AwsError, invalid } from '../../protocol/aws-error.ts';
import type { Need, ServedService } from '../../protocol/call.ts';
import { isObject, type JsonRecord, listOf, numberIn, textIn, textsOf } from '../../protocol/json.ts';
import type { Template } from '../../template/template.ts';
import type { Bus } from './bus.ts';
import { matchesPattern, PatternError } from './pattern.ts';
import type { EventRule } from './rules.ts';

const MOST_ENTRIES = 10;
const LARGEST_BYTES = 1_048_576;

/** EventBridge: the default bus. Sources that begin with `aws.` may be sent here, so that alarms can be tried. */
export function eventsService(bus: Bus, template: Template): ServedService {
  const arn = `arn:aws:events:${template.region}:${template.account}`;
  const busArn = `${arn}:event-bus/default`;
  const needs = (action: string, resource: string) => (): readonly Need[] => [{ action: `events:${action}`, resource }];
  const find = (name: unknown): EventRule => findRule(bus, String(name));
  return {
    name: 'events',
    title: 'EventBridge',
    protocol: 'json',
    marker: 'AWSEvents',
    operations: [
      {
        name: 'PutEvents',
        mutates: true,
        needs: needs('PutEvents', busArn),
        run: async ({ input }) => putEvents(bus, input),
      },
      {
        name: 'ListRules',
        mutates: false,
        needs: needs('ListRules', `${arn}:rule/*`),
        run: async ({ input }) => ({
          Rules: bus.rules
            .filter((rule) => rule.name.startsWith(textIn(input, 'NamePrefix') ?? ''))
            .map((rule) => ruleView(bus, rule)),
        }),
      },
      {
        name: 'DescribeRule',
        mutates: false,
        needs: needs('DescribeRule', `${arn}:rule/*`),
        run: async ({ input }) => ruleView(bus, find(input.Name)),
      },
      {
        name: 'DisableRule',
        mutates: true,
        needs: needs('DisableRule', `${arn}:rule/*`),
        run: async ({ input }) => enable(bus, find(input.Name), false),
      },
      {
        name: 'EnableRule',
        mutates: true,
        needs: needs('EnableRule', `${arn}:rule/*`),
        run: async ({ input }) => enable(bus, find(input.Name), true),
      },
      {
        name: 'ListTargetsByRule',
        mutates: false,
        needs: needs('ListTargetsByRule', `${arn}:rule/*`),
        run: async ({ input }) => ({
          Targets: find(input.Rule).targets.map((target) => ({ Id: target.id, Arn: target.arn })),
        }),
      },
      {
        name: 'ListEventBuses',
        mutates: false,
        needs: needs('ListEventBuses', '*'),
        run: async () => ({ EventBuses: [{ Name: 'default', Arn: busArn }] }),
      },
      {
        name: 'TestEventPattern',
        mutates: false,
        needs: needs('TestEventPattern', '*'),
        run: async ({ input }) => ({ Result: testPattern(input) }),
      },
    ],
  };
}

function findRule(bus: Bus, name: string): EventRule {
  const rule = bus.rules.find((each) => each.name === name);
  if (!rule) throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus default.`);
  return rule;
}

function enable(bus: Bus, rule: EventRule, isOn: boolean): JsonRecord {
  bus.enable(rule, isOn);
  return {};
}

function ruleView(bus: Bus, rule: EventRule): JsonRecord {
  return {
    Name: rule.name,
    Arn: rule.arn,
    State: bus.isEnabled(rule) ? 'ENABLED' : 'DISABLED',
    EventBusName: 'default',
    ...(rule.description !== null && { Description: rule.description }),
    ...(rule.pattern !== null && { EventPattern: JSON.stringify(rule.pattern) }),
    ...(rule.scheduleExpression !== null && { ScheduleExpression: rule.scheduleExpression }),
  };
}

function testPattern(input: JsonRecord): boolean {
  try {
    return matchesPattern(JSON.parse(textIn(input, 'EventPattern') ?? ''), JSON.parse(textIn(input, 'Event') ?? ''));
  } catch (error) {
    if (error instanceof PatternError || error instanceof SyntaxError) {
      throw new AwsError('InvalidEventPatternException', error.message);
    }
    throw error;
  }
}

function putEvents(bus: Bus, input: JsonRecord): JsonRecord {
  const entries = listOf(input.Entries);
  if (entries.length < 1 || entries.length > MOST_ENTRIES) {
    throw invalid(`Entries must hold 1 to ${MOST_ENTRIES} events, not ${entries.length}.`);
  }
  const results = entries.map((entry) => putEvent(bus, isObject(entry) ? entry : {}));
  return { FailedEntryCount: results.filter((each) => 'ErrorCode' in each).length, Entries: results };
}

function putEvent(bus: Bus, entry: JsonRecord): JsonRecord {
  const source = textIn(entry, 'Source') ?? '';
  const type = textIn(entry, 'DetailType') ?? '';
  const detail = textIn(entry, 'Detail') ?? '';
  const refuse = (ErrorCode: string, ErrorMessage: string): JsonRecord => ({ ErrorCode, ErrorMessage });
  if (source === '' || type === '') return refuse('InvalidArgument', 'Source and DetailType are needed.');
  if (Buffer.byteLength(detail) > LARGEST_BYTES) return refuse('InvalidArgument', 'The event is larger than 1 MB.');
  const name = textIn(entry, 'EventBusName') ?? 'default';
  if (name !== 'default' && !name.endsWith(':event-bus/default')) {
    return refuse('ResourceNotFoundException', `Event bus ${name} does not exist.`);
  }
  const parsed = parseDetail(detail);
  if (!parsed) return refuse('MalformedDetail', 'Detail is malformed.');
  const time = timeOf(entry);
  if (time === 'wrong') return refuse('InvalidArgument', 'Time is not a time.');
  const raw = { source, 'detail-type': type, detail: parsed, resources: textsOf(entry.Resources) };
  return { EventId: bus.accept(time === null ? raw : { ...raw, time }) };
}

function parseDetail(detail: string): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(detail);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** The SDK sends seconds since the epoch, people write ISO 8601. */
function timeOf(entry: JsonRecord): string | 'wrong' | null {
  if (entry.Time === undefined) return null;
  const seconds = numberIn(entry, 'Time');
  const ms = seconds === null ? Date.parse(String(entry.Time)) : seconds * SECOND_MS;
  return Number.isFinite(ms) ? new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') : 'wrong';
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { FUNCTIONS } from '../../../infra/app/functions-table.ts';
import { MACHINE_NAMES, TABLE_NAMES } from '../../../infra/app/names.ts';
import { matchesPattern } from '../../../infra/local/services/events/pattern.ts';
import { ROOT } from '../../../infra/terminal/root.ts';
import { loadTemplate, named, ofType, plain, type Template } from './stack-template.ts';

/** The first to ask for the template synthesizes it. */
const PATIENCE_MS = 180_000;
vi.setConfig({ hookTimeout: PATIENCE_MS });

let template: Template;
beforeAll(async () => {
  template = await loadTemplate();
});

describe('the tables', () => {
  it('are those of the design, on demand, restorable, protected and kept', () => {
    const tables = ofType(template, 'AWS::DynamoDB::Table');
    expect(tables.map(([, table]) => table.Properties.TableName).sort()).toEqual(
      TABLE_NAMES.map((name) => `hikeshi-${name}`).sort(),
    );
    for (const [id, table] of tables) {
      expect(table.DeletionPolicy, id).toBe('Retain');
      expect(table.UpdateReplacePolicy, id).toBe('Retain');
      expect(table.Properties, id).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      });
    }
  });

  it.each([
    ['Ledger', 'stream', 'seq', 'N'],
    ['Views', 'kind', 'stream', 'S'],
    ['Waits', 'stream', 'generation', 'N'],
    ['Contents', 'owner', 'id', 'S'],
    ['Signals', 'source', 'signal', 'S'],
    ['Deliveries', 'notice', 'position', 'N'],
  ])('%s has its key, under a logical id that never moves', (name, partition, sort, type) => {
    const table = template.Resources[`${name}Table`];
    expect(table?.Properties.KeySchema).toEqual([
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ]);
    expect(table?.Properties.AttributeDefinitions).toContainEqual({ AttributeName: sort, AttributeType: type });
  });

  it('waits run out by themselves, and only they', () => {
    const expiring = ofType(template, 'AWS::DynamoDB::Table').filter(
      ([, table]) => table.Properties.TimeToLiveSpecification,
    );
    expect(expiring.map(([id, table]) => [id, table.Properties.TimeToLiveSpecification])).toEqual([
      ['WaitsTable', { AttributeName: 'expiresAt', Enabled: true }],
    ]);
  });

  it('the index of open views holds what the sweep reads, no more', () => {
    expect(template.Resources.ViewsTable?.Properties.GlobalSecondaryIndexes).toEqual([
      {
        IndexName: 'open',
        KeySchema: [
          { AttributeName: 'open', KeyType: 'HASH' },
          { AttributeName: 'stream', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['version'] },
      },
    ]);
  });
});

describe('the functions', () => {
  it('are those of the table, on the newest Node and arm64, with a log that ends', () => {
    const functions = ofType(template, 'AWS::Lambda::Function');
    expect(functions.map(([, found]) => found.Properties.FunctionName).sort()).toEqual(
      FUNCTIONS.map((plan) => `hikeshi-${plan.name}`).sort(),
    );
    for (const [id, { Properties }] of functions) {
      expect(Properties, id).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      });
      const { LogGroup } = Properties.LoggingConfig as { LogGroup: { Ref: string } };
      expect(template.Resources[LogGroup.Ref]?.Properties, id).toMatchObject({ RetentionInDays: 365 });
    }
  });

  it('each runs under a role of its own', () => {
    const roles = ofType(template, 'AWS::Lambda::Function').map(([, found]) => plain(found.Properties.Role));
    expect(new Set(roles).size).toBe(FUNCTIONS.length);
  });

  it('those that events start have a queue for what they could not take', () => {
    const withQueue = ofType(template, 'AWS::Lambda::Function').filter(
      ([, found]) => found.Properties.DeadLetterConfig,
    );
    expect(withQueue.map(([, found]) => found.Properties.FunctionName)).toEqual(['hikeshi-sweep']);
    for (const [id, rule] of ofType(template, 'AWS::Events::Rule')) {
      for (const target of rule.Properties.Targets as object[])
        expect(target, id).toHaveProperty('DeadLetterConfig.Arn');
    }
  });

  it.each([
    [
      'take-signal',
      'TakeSignal',
      'alarms',
      { events: 10, windowSeconds: 0, hidden: 180, times: 20, late: 300, concurrency: 3 },
    ],
    [
      'record-mail-events',
      'RecordMailEvents',
      'mail-events',
      { events: 100, windowSeconds: 5, hidden: 185, times: 20, late: 310, concurrency: 2 },
    ],
  ])('what comes to %s waits in a queue, and what fails again and again moves on', (name, id, rule, batches) => {
    const waiting = named(template, 'AWS::SQS::Queue', 'QueueName', `hikeshi-${name}-waiting`);
    expect(waiting.Properties).toMatchObject({
      VisibilityTimeout: batches.hidden,
      RedrivePolicy: { maxReceiveCount: batches.times },
    });
    expect(JSON.stringify(waiting.Properties.RedrivePolicy)).toContain(`${id}FailedEvents`);
    const mappings = ofType(template, 'AWS::Lambda::EventSourceMapping').map(([, found]) => found.Properties);
    expect(mappings.find((each) => JSON.stringify(each.EventSourceArn).includes(`${id}Waiting`))).toMatchObject({
      BatchSize: batches.events,
      MaximumBatchingWindowInSeconds: batches.windowSeconds,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: batches.concurrency },
    });
    const late = named(template, 'AWS::CloudWatch::Alarm', 'AlarmName', `hikeshi-${name}-late`);
    expect(late.Properties).toMatchObject({
      ...{ MetricName: 'ApproximateAgeOfOldestMessage', Statistic: 'Maximum', Threshold: batches.late },
      ...{ Period: 60, EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold' },
    });
    const targets = named(template, 'AWS::Events::Rule', 'Name', `hikeshi-${rule}`).Properties.Targets;
    expect(JSON.stringify(targets)).toContain(`${id}WaitingEvents`);
  });

  it('queues are encrypted, refuse plain HTTP and keep what failed for two weeks', () => {
    const queues = ofType(template, 'AWS::SQS::Queue');
    expect(queues).toHaveLength(5);
    for (const [id, queue] of queues) {
      // A tick of the sweep is repeated by the next one.
      const seconds = String(queue.Properties.QueueName) === 'hikeshi-sweep-failed' ? 3_600 : 14 * 86_400;
      expect(queue.Properties, id).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: seconds });
    }
    const policies = JSON.stringify(ofType(template, 'AWS::SQS::QueuePolicy'));
    expect(policies.match(/"aws:SecureTransport":"false"/g)).toHaveLength(5);
  });

  it('the sweep is not repeated: its next tick does the same, and ticks that were throttled do not pile up', () => {
    const [[, asynchronous] = ['', undefined], ...others] = ofType(template, 'AWS::Lambda::EventInvokeConfig');
    expect(others).toEqual([]);
    expect(JSON.stringify(asynchronous?.Properties.FunctionName)).toContain('Sweep');
    expect(asynchronous?.Properties).toMatchObject({ MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 0 });
  });

  it('the rule of the sweep keeps no tick either for longer than until the next', () => {
    const rule = named(template, 'AWS::Events::Rule', 'Name', 'hikeshi-sweep').Properties;
    const [target] = rule.Targets as { RetryPolicy: { MaximumEventAgeInSeconds: number } }[];
    const everySeconds = 60 * Number(/^rate\((\d+) minutes\)$/.exec(String(rule.ScheduleExpression))?.[1]);
    expect(target?.RetryPolicy.MaximumEventAgeInSeconds).toBeLessThanOrEqual(everySeconds);
  });

  it.each([4, 5, 6, 60, 359, 360])(
    'given Lambda takes nothing for %d minutes, when it does again, then two ticks of the sweep come at most',
    (minutes) => {
      const config = ofType(template, 'AWS::Lambda::EventInvokeConfig')[0]?.[1].Properties;
      const rule = named(template, 'AWS::Events::Rule', 'Name', 'hikeshi-sweep').Properties;
      const every = Number(/^rate\((\d+) minutes\)$/.exec(String(rule.ScheduleExpression))?.[1]);
      const ticks = Array.from({ length: Math.floor(minutes / every) + 1 }, (_, index) => index * every);
      const left = ticks.filter((at) => (minutes - at) * 60 <= Number(config?.MaximumEventAgeInSeconds ?? 21_600));
      expect(left.length).toBeLessThanOrEqual(2);
    },
  );

  it('leave the console its address out: it would be a circle', () => {
    const console = ofType(template, 'AWS::Lambda::Function').find(
      ([, f]) => f.Properties.FunctionName === 'hikeshi-console',
    );
    expect(JSON.stringify(console)).not.toContain('CONSOLE_URL');
  });
});

describe('the state machines', () => {
  it.each(MACHINE_NAMES)('%s is deployed as its file says, without logs', (name) => {
    const machine = named(template, 'AWS::StepFunctions::StateMachine', 'StateMachineName', `hikeshi-${name}`);
    const file = readFileSync(join(ROOT, 'workflows', `${name}.asl.json`), 'utf8');
    expect(JSON.parse(String(machine.Properties.DefinitionString))).toEqual(JSON.parse(file));
    expect(machine.Properties).toMatchObject({ StateMachineType: 'STANDARD' });
    expect(machine.Properties.LoggingConfiguration).toBeUndefined();
  });

  it.each(MACHINE_NAMES)('every Task of %s waits longer than its function may take', (name) => {
    const { States } = JSON.parse(readFileSync(join(ROOT, 'workflows', `${name}.asl.json`), 'utf8')) as {
      States: Record<
        string,
        { Type: string; Resource?: string; TimeoutSeconds?: number; Parameters?: { FunctionName: string } }
      >;
    };
    const tasks = Object.entries(States).filter(
      ([, state]) => state.Type === 'Task' && !state.Resource?.endsWith('.waitForTaskToken'),
    );
    expect(tasks.length).toBeGreaterThan(0);
    for (const [state, task] of tasks) {
      const called = /\$\{(\w+)Arn\}/
        .exec(task.Parameters?.FunctionName ?? '')?.[1]
        ?.replace(/(?<!^)([A-Z])/g, '-$1')
        .toLowerCase();
      const plan = FUNCTIONS.find((candidate) => candidate.name === called);
      expect(task.TimeoutSeconds, state).toBeGreaterThan(plan?.timeoutSeconds ?? Number.POSITIVE_INFINITY);
    }
  });
});

describe('the rest', () => {
  it('needs no custom resource and no function but ours', () => {
    const types = Object.values(template.Resources).map((resource) => resource.Type);
    expect(
      types.filter((type) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'),
    ).toEqual([]);
  });

  it('[FL-8] the template refuses a region that the settings do not name', () => {
    expect(JSON.stringify(template.Rules.RegionGuard)).toContain(
      '{"Fn::Contains":[["ap-northeast-1","ap-northeast-3"],{"Ref":"AWS::Region"}]}',
    );
  });

  it('a second region can take over: nothing that counts in all regions has a fixed name', () => {
    for (const [id, role] of ofType(template, 'AWS::IAM::Role')) expect(role.Properties.RoleName, id).toBeUndefined();
  });

  it('the API asks for a signed request on its only route', () => {
    const routes = ofType(template, 'AWS::ApiGatewayV2::Route');
    expect(routes.map(([, route]) => [route.Properties.RouteKey, route.Properties.AuthorizationType])).toEqual([
      ['$default', 'AWS_IAM'],
    ]);
  });

  it('the access log of the API names who asked, from where, and what became of it', () => {
    const { AccessLogSettings } = named(template, 'AWS::ApiGatewayV2::Stage', 'StageName', '$default').Properties;
    const { Format } = AccessLogSettings as { Format: string };
    expect(JSON.parse(Format)).toMatchObject({
      caller: '$context.identity.userArn',
      sourceIp: '$context.identity.sourceIp',
      status: '$context.status',
    });
    const console = named(template, 'AWS::Lambda::Function', 'FunctionName', 'hikeshi-console');
    expect(console.Properties.Environment).toMatchObject({ Variables: { ACCOUNT_ID: { Ref: 'AWS::AccountId' } } });
  });

  it('the access log is kept for every stage of the API, for as long as the settings say, and no longer', () => {
    const stages = ofType(template, 'AWS::ApiGatewayV2::Stage').map(([, { Properties }]) => Properties);
    const groups = stages.map(({ AccessLogSettings }) =>
      plain((AccessLogSettings as { DestinationArn: unknown }).DestinationArn),
    );
    expect(groups).toHaveLength(ofType(template, 'AWS::ApiGatewayV2::Api').length);
    for (const group of groups) {
      const id = /<(\w+)\.Arn>/.exec(group)?.[1] ?? '';
      expect(template.Resources[id]?.Properties.RetentionInDays).toBeGreaterThan(0);
    }
  });

  it('the access log tells of what was refused before the console why, and holds nothing of what was sent', () => {
    const { AccessLogSettings } = named(template, 'AWS::ApiGatewayV2::Stage', 'StageName', '$default').Properties;
    const { Format } = AccessLogSettings as { Format: string };
    expect(JSON.parse(Format)).toMatchObject({ problem: '$context.error.message', path: '$context.path' });
    expect(Format).not.toMatch(/requestBody|querystring|authorizer\.claims|header/i);
  });

  it('each person of the policy is paged by a filter of their own; alarms reach people without one', () => {
    const subscriptions = ofType(template, 'AWS::SNS::Subscription').map(([, found]) => found.Properties);
    const pages = subscriptions.filter((found) => found.FilterPolicy !== undefined);
    expect(pages.map((found) => found.Endpoint)).toContain('officer@example.jp');
    for (const page of pages) expect(page.FilterPolicy).toEqual({ person: [expect.any(String)] });
    expect(subscriptions.length).toBeGreaterThan(pages.length);
  });

  it('what AWS Health tells is let in when it is about this account, and abuse too', () => {
    const rule = named(template, 'AWS::Events::Rule', 'Name', 'hikeshi-health');
    const pattern = rule.Properties.EventPattern;
    const event = (detailType: string, detail: object) => ({ source: 'aws.health', 'detail-type': detailType, detail });
    const own = { eventTypeCategory: 'issue', eventScopeCode: 'ACCOUNT_SPECIFIC' };
    expect(matchesPattern(pattern, event('AWS Health Event', own))).toBe(true);
    expect(matchesPattern(pattern, event('AWS Health Event', { ...own, eventScopeCode: 'PUBLIC' }))).toBe(false);
    expect(matchesPattern(pattern, event('AWS Health Abuse Event', { eventTypeCategory: 'issue' }))).toBe(true);
  });

  it('every alarm of ours goes to people, and is named so that the intake leaves it out', () => {
    const alarms = ofType(template, 'AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(10);
    for (const [id, alarm] of alarms) {
      expect(alarm.Properties.AlarmName, id).toMatch(/^hikeshi-/);
      expect(alarm.Properties.AlarmActions, id).toHaveLength(1);
    }
    const rule = ofType(template, 'AWS::Events::Rule').find(([, found]) => found.Properties.Name === 'hikeshi-alarms');
    expect(rule?.[1].Properties.EventPattern).toMatchObject({
      detail: { alarmName: [{ 'anything-but': { prefix: ['hikeshi-', 'TargetTracking-'] } }, { exists: false }] },
    });
  });

  it('CloudWatch may use the key of the topics, in this account only', () => {
    const [[, key] = ['', undefined]] = ofType(template, 'AWS::KMS::Key');
    const { Statement } = (key?.Properties.KeyPolicy ?? { Statement: [] }) as { Statement: { Sid?: string }[] };
    expect(Statement.find(({ Sid }) => Sid === 'LetAlarmsEncrypt')).toMatchObject({
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
  });
});

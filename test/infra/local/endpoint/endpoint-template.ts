/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes its references so */
/** A function that makes the calls its event names, as an SDK would, and tells what was answered. */
export const CALLER_CODE = `
const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_SESV2, AWS_ACCESS_KEY_ID, AWS_REGION } = process.env;
const signed = (service) => ({
  authorization: 'AWS4-HMAC-SHA256 Credential=' + AWS_ACCESS_KEY_ID + '/20260101/' + AWS_REGION + '/' + service + '/aws4_request, SignedHeaders=host, Signature=0',
});
async function call({ service, target, path = '/', method = 'POST', type = 'application/x-amz-json-1.0', body }) {
  const base = service === 'ses' ? AWS_ENDPOINT_URL_SESV2 : AWS_ENDPOINT_URL;
  const headers = { ...signed(service), 'content-type': type, ...(target && { 'x-amz-target': target }) };
  try {
    const answer = await fetch(base + path, { method, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
    return { status: answer.status, body: await answer.text() };
  } catch (error) {
    return { status: 0, body: String(error.cause?.code ?? error.message) };
  }
}
async function batch(records) {
  const events = records.map(({ messageId, body }) => ({ messageId, ...JSON.parse(body).detail }));
  console.log('BATCH ' + events.map(({ n }) => n).join(' '));
  if (events.some(({ fatal }) => fatal)) throw new Error('told to fail');
  for (const { calls = [] } of events) for (const each of calls) await call(each);
  return { batchItemFailures: events.filter(({ bad }) => bad).map(({ messageId }) => ({ itemIdentifier: messageId })) };
}
export async function handler(event) {
  if (event.Records) return await batch(event.Records);
  if (event.fail || event.detail?.fail) throw new Error('told to fail');
  if (event.source === 'aws.ses') console.log('EVENT ' + JSON.stringify(event));
  const answers = [];
  for (const each of event.calls ?? event.detail?.calls ?? []) answers.push(await call(each));
  return { answers, ...(event.detail?.result ?? {}), ...(event['detail-type'] === 'Scheduled Event' && process.env.TICK_RESULT ? JSON.parse(process.env.TICK_RESULT) : {}), event };
}
`;

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const allow = (action: string | string[], resource: unknown, more = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});

const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: 'tiny-things',
    KeySchema: [
      { AttributeName: 'stream', KeyType: 'HASH' },
      { AttributeName: 'seq', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'stream', AttributeType: 'S' },
      { AttributeName: 'seq', AttributeType: 'N' },
      { AttributeName: 'open', AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'open',
        KeySchema: [
          { AttributeName: 'open', KeyType: 'HASH' },
          { AttributeName: 'stream', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  },
};

const permission = (source: unknown, principal: string, fn = 'Caller') => ({
  Type: 'AWS::Lambda::Permission',
  Properties: {
    Action: 'lambda:InvokeFunction',
    FunctionName: arnOf(fn),
    Principal: principal,
    SourceArn: source,
  },
});

const role = (statements: unknown[], managed: unknown[] = []) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {},
    ManagedPolicyArns: managed,
    Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: statements } }],
  },
});

const lambda = (roleId: string, variables = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: `tiny-${roleId.replace('Role', '').toLowerCase()}`,
    Handler: 'index.handler',
    Role: arnOf(roleId),
    Timeout: 10,
    Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' }, S3Key: 'caller.zip' },
    Environment: { Variables: { TABLE: { Ref: 'Things' }, ...variables } },
    DeadLetterConfig: { TargetArn: arnOf('Failed') },
  },
});

/** Lets a rule send to a queue, and nobody over plain HTTP. */
const queuePolicy = (queue: string, rule: string) => ({
  Type: 'AWS::SQS::QueuePolicy',
  Properties: {
    Queues: [{ Ref: queue }],
    PolicyDocument: {
      Statement: [
        allow('sqs:SendMessage', arnOf(queue), {
          Principal: { Service: 'events.amazonaws.com' },
          Condition: { ArnEquals: { 'aws:SourceArn': arnOf(rule) } },
        }),
        {
          Effect: 'Deny',
          Action: 'sqs:*',
          Resource: arnOf(queue),
          Principal: { AWS: '*' },
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    },
  },
});

const BASIC = {
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']],
};

/** A small template in which every resource type that is served or inert appears. */
export function tinyTemplate(): Record<string, { Type: string; Properties?: Record<string, unknown> }> {
  return {
    Things: table,
    CallerRole: role(
      [
        allow(['dynamodb:PutItem', 'dynamodb:GetItem'], arnOf('Things')),
        allow('dynamodb:Query', { 'Fn::Sub': '${Things.Arn}/index/*' }),
        allow('ses:SendEmail', '*', { Condition: { StringEquals: { 'ses:FromAddress': 'notice@example.jp' } } }),
        allow('sns:Publish', { Ref: 'Pages' }),
        allow('sqs:SendMessage', arnOf('Failed')),
        { Effect: 'Deny', Action: 'dynamodb:DeleteItem', Resource: '*' },
      ],
      [BASIC, { Ref: 'Shared' }],
    ),
    Shared: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: 'tiny-shared',
        PolicyDocument: { Statement: [allow(['kms:GenerateDataKey', 'kms:Decrypt'], arnOf('Key'))] },
      },
    },
    CallerPolicy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'more',
        Roles: [{ Ref: 'CallerRole' }],
        PolicyDocument: { Statement: [allow('states:StartExecution', { Ref: 'Machine' })] },
      },
    },
    Caller: lambda('CallerRole'),
    OtherRole: role([allow('dynamodb:*', '*')]),
    Other: lambda('OtherRole'),
    TickRole: role([]),
    Tick: lambda('TickRole', { TICK_RESULT: '{"quietUntil": null}' }),
    CallerAsync: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: { FunctionName: { Ref: 'Caller' }, MaximumRetryAttempts: 1, Qualifier: '$LATEST' },
    },
    MachineRole: role([allow('lambda:InvokeFunction', arnOf('Caller'))]),
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: 'tiny-machine',
        RoleArn: arnOf('MachineRole'),
        DefinitionSubstitutions: { CallerArn: arnOf('Caller'), OtherArn: arnOf('Other') },
        DefinitionString: JSON.stringify({
          StartAt: 'Which',
          States: {
            Which: {
              Type: 'Choice',
              Choices: [
                { Variable: '$.wait', IsPresent: true, Next: 'Wait' },
                { Variable: '$.other', IsPresent: true, Next: 'Forbidden' },
              ],
              Default: 'Call',
            },
            Call: {
              Type: 'Task',
              Resource: 'arn:aws:states:::lambda:invoke',
              Parameters: { FunctionName: '${CallerArn}', 'Payload.$': '$' },
              End: true,
            },
            Forbidden: {
              Type: 'Task',
              Resource: 'arn:aws:states:::lambda:invoke',
              Parameters: { FunctionName: '${OtherArn}', 'Payload.$': '$' },
              End: true,
            },
            Wait: {
              Type: 'Task',
              Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
              Parameters: { FunctionName: '${CallerArn}', Payload: { 'token.$': '$$.Task.Token' } },
              TimeoutSeconds: 86_400,
              End: true,
            },
          },
        }),
      },
    },
    Failed: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'tiny-failed' } },
    FailedPolicy: queuePolicy('Failed', 'Unpermitted'),
    Waiting: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: 'tiny-waiting',
        VisibilityTimeout: 60,
        RedrivePolicy: { deadLetterTargetArn: arnOf('Failed'), maxReceiveCount: 2 },
      },
    },
    WaitingPolicy: queuePolicy('Waiting', 'Batched'),
    Batched: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'tiny-batched',
        EventPattern: { source: ['many'] },
        Targets: [{ Id: 'T', Arn: arnOf('Waiting'), DeadLetterConfig: { Arn: arnOf('Failed') } }],
      },
    },
    BatchRole: role([
      allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arnOf('Waiting')),
      allow('dynamodb:PutItem', arnOf('Things')),
    ]),
    Batch: lambda('BatchRole'),
    Batches: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arnOf('Waiting'),
        FunctionName: { Ref: 'Batch' },
        BatchSize: 3,
        MaximumBatchingWindowInSeconds: 5,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 2 },
      },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'tiny-alarms',
        EventPattern: { source: ['aws.cloudwatch'], detail: { alarmName: [{ prefix: 'web-' }] } },
        Targets: [{ Id: 'T', Arn: arnOf('Caller'), DeadLetterConfig: { Arn: arnOf('Failed') } }],
      },
    },
    RulePermission: permission(arnOf('Rule'), 'events.amazonaws.com'),
    Unpermitted: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'tiny-unpermitted',
        EventPattern: { source: ['nobody'] },
        Targets: [{ Id: 'T', Arn: arnOf('Other'), DeadLetterConfig: { Arn: arnOf('Failed') } }],
      },
    },
    MailRule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'tiny-mail',
        EventPattern: { source: ['aws.ses'], 'detail-type': [{ prefix: 'Email ' }] },
        Targets: [{ Id: 'T', Arn: arnOf('Caller') }],
      },
    },
    MailPermission: permission(arnOf('MailRule'), 'events.amazonaws.com'),
    Sweep: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'tiny-sweep',
        ScheduleExpression: 'rate(5 minutes)',
        Targets: [{ Id: 'T', Arn: arnOf('Tick') }],
      },
    },
    SweepPermission: permission(arnOf('Sweep'), 'events.amazonaws.com', 'Tick'),
    Key: { Type: 'AWS::KMS::Key', Properties: {} },
    KeyAlias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/tiny' } },
    Pages: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'tiny-pages', KmsMasterKeyId: arnOf('Key') } },
    PagesPolicy: { Type: 'AWS::SNS::TopicPolicy', Properties: {} },
    Officer: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        Protocol: 'email',
        Endpoint: 'officer@example.jp',
        TopicArn: { Ref: 'Pages' },
        FilterPolicy: { person: ['officer'] },
      },
    },
    Watcher: {
      Type: 'AWS::SNS::Subscription',
      Properties: { Protocol: 'email', Endpoint: 'head@example.jp', TopicArn: { Ref: 'Pages' } },
    },
    Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'example.jp' } },
    Set: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'tiny' } },
    SetEvents: {
      Type: 'AWS::SES::ConfigurationSetEventDestination',
      Properties: {
        ConfigurationSetName: { Ref: 'Set' },
        EventDestination: {
          Enabled: true,
          MatchingEventTypes: ['delivery', 'bounce', 'complaint'],
          EventBridgeDestination: { EventBusArn: 'arn:aws:events:ap-northeast-1:000000000000:event-bus/default' },
        },
      },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'tiny-api', ProtocolType: 'HTTP' } },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: arnOf('Caller'),
        PayloadFormatVersion: '2.0',
      },
    },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: { ApiId: { Ref: 'Api' }, RouteKey: '$default', AuthorizationType: 'AWS_IAM' },
    },
    ApiPermission: permission(
      {
        'Fn::Join': [
          '',
          ['arn:aws:execute-api:ap-northeast-1:', { Ref: 'AWS::AccountId' }, ':', { Ref: 'Api' }, '/*/*'],
        ],
      },
      'apigateway.amazonaws.com',
    ),
    Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: '$default' } },
    Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/tiny' } },
    LogPolicy: { Type: 'AWS::Logs::ResourcePolicy', Properties: {} },
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'tiny-alarm' } },
    Dashboard: { Type: 'AWS::CloudWatch::Dashboard', Properties: {} },
    CDKMetadata: { Type: 'AWS::CDK::Metadata', Properties: {} },
  };
}

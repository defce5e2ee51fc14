import { type JsonRecord, textIn } from '../protocol/json.ts';

/** What a type's names are made of. */
export interface Naming {
  readonly logicalId: string;
  readonly stack: string;
  readonly region: string;
  readonly account: string;
  /** Where the HTTP API is reached. */
  readonly apiUrl: string;
  readonly properties: JsonRecord;
}

/** How one CloudFormation type is treated here. */
export interface ResourceType {
  readonly type: string;
  readonly status: 'served' | 'inert';
  /** What is served of it, or why it does nothing here. */
  readonly says: string;
  /** The physical id: what `Ref` gives. */
  ref(naming: Naming): string;
  /** What `Fn::GetAtt` gives, by attribute. */
  attributes(naming: Naming): Readonly<Record<string, string>>;
}

type ServedPart = 'ref' | 'attributes';
type ResourceTypeRow = readonly [
  type: string,
  says: string,
  ref: ResourceType['ref'],
  attributes?: ResourceType['attributes'],
];

const named =
  (property: string) =>
  (naming: Naming): string =>
    textIn(naming.properties, property) ?? `${naming.stack}-${naming.logicalId}`;

const arn =
  (service: string, resource: (naming: Naming) => string) =>
  (naming: Naming): string =>
    `arn:aws:${service}:${naming.region}:${naming.account}:${resource(naming)}`;

const logical = (naming: Naming): string => naming.logicalId;
const none = (): Record<string, string> => ({});

const tableName = named('TableName');
const functionName = named('FunctionName');
const roleName = named('RoleName');
const machineName = named('StateMachineName');
const queueName = named('QueueName');
const topicArn = arn('sns', named('TopicName'));
const machineArn = arn('states', (naming) => `stateMachine:${machineName(naming)}`);
const ruleName = named('Name');

const SERVED: readonly ResourceTypeRow[] = [
  [
    'AWS::ApiGatewayV2::Api',
    'HTTP API, payload format 2.0',
    named('Name'),
    (naming) => ({ ApiId: named('Name')(naming), ApiEndpoint: naming.apiUrl }),
  ],
  ['AWS::ApiGatewayV2::Integration', 'AWS_PROXY to a function', logical],
  ['AWS::ApiGatewayV2::Route', '$default, with the IAM authorizer played by the gateway', logical],
  ['AWS::ApiGatewayV2::Stage', '$default', named('StageName')],
  [
    'AWS::DynamoDB::Table',
    'keys and indexes, through dynalite',
    tableName,
    (naming) => ({ Arn: arn('dynamodb', (each) => `table/${tableName(each)}`)(naming) }),
  ],
  [
    'AWS::Events::Rule',
    'event patterns and schedules (rate, cron), functions and queues as targets, dead-letter queues',
    ruleName,
    (naming) => ({ Arn: arn('events', (each) => `rule/${ruleName(each)}`)(naming) }),
  ],
  [
    'AWS::IAM::ManagedPolicy',
    'statements are evaluated',
    (naming) => `arn:aws:iam::${naming.account}:policy/${named('ManagedPolicyName')(naming)}`,
  ],
  ['AWS::IAM::Policy', 'statements are evaluated', named('PolicyName')],
  [
    'AWS::IAM::Role',
    'inline and attached policies are evaluated',
    roleName,
    (naming) => ({ Arn: `arn:aws:iam::${naming.account}:role/${roleName(naming)}`, RoleId: naming.logicalId }),
  ],
  [
    'AWS::Lambda::EventSourceMapping',
    'batches from a queue: size, window, concurrency, failures of single messages',
    logical,
  ],
  ['AWS::Lambda::EventInvokeConfig', 'retries, age and failure destination of asynchronous calls', logical],
  [
    'AWS::Lambda::Function',
    'the bundle runs unmodified in a worker thread, with its own role',
    functionName,
    (naming) => ({ Arn: arn('lambda', (each) => `function:${functionName(each)}`)(naming) }),
  ],
  ['AWS::Lambda::Permission', 'who may invoke a function is checked', logical],
  ['AWS::SES::ConfigurationSet', 'needed by name when sending', named('Name')],
  ['AWS::SES::ConfigurationSetEventDestination', 'events to the default bus', logical],
  ['AWS::SES::EmailIdentity', 'counts as verified at once', named('EmailIdentity')],
  [
    'AWS::SNS::Subscription',
    'email, with filter policies; counts as confirmed at once',
    (naming) => `${naming.stack}-${naming.logicalId}`,
  ],
  [
    'AWS::SNS::Topic',
    'messages to email subscriptions arrive in the mailbox',
    topicArn,
    (naming) => ({ TopicArn: topicArn(naming), TopicName: named('TopicName')(naming) }),
  ],
  [
    'AWS::SQS::Queue',
    'send, receive, delete; what was received too often moves on',
    (naming) => `http://127.0.0.1/${naming.account}/${queueName(naming)}`,
    (naming) => ({ Arn: arn('sqs', queueName)(naming), QueueName: queueName(naming) }),
  ],
  ['AWS::SQS::QueuePolicy', 'whether a rule may send to a queue is checked', logical],
  [
    'AWS::StepFunctions::StateMachine',
    'standard workflows in JSONPath, by the interpreter of this folder',
    machineArn,
    (naming) => ({ Arn: machineArn(naming), Name: machineName(naming) }),
  ],
];

const INERT: readonly ResourceTypeRow[] = [
  ['AWS::CDK::Metadata', 'describes the template only', logical],
  [
    'AWS::CloudWatch::Alarm',
    'no metrics are collected here; failures are said in the terminal',
    named('AlarmName'),
    (naming) => ({ Arn: arn('cloudwatch', (each) => `alarm:${named('AlarmName')(each)}`)(naming) }),
  ],
  ['AWS::CloudWatch::Dashboard', 'no metrics are collected here', named('DashboardName')],
  ['AWS::KMS::Alias', 'nothing is encrypted on this machine', named('AliasName')],
  [
    'AWS::KMS::Key',
    'nothing is encrypted on this machine; the permission to use it is checked when a topic names it',
    logical,
    (naming) => ({ Arn: arn('kms', (each) => `key/${each.logicalId}`)(naming), KeyId: naming.logicalId }),
  ],
  [
    'AWS::Logs::LogGroup',
    'what functions log is printed instead',
    named('LogGroupName'),
    (naming) => ({ Arn: `${arn('logs', (each) => `log-group:${named('LogGroupName')(each)}`)(naming)}:*` }),
  ],
  ['AWS::Logs::ResourcePolicy', 'no logs are delivered here', logical],
  ['AWS::SNS::TopicPolicy', 'only roles decide about publishing here', logical],
];

/** Every type that a template may hold here. Anything else is refused by name when it is loaded. */
export const RESOURCE_TYPES: ReadonlyMap<string, ResourceType> = new Map(
  [...SERVED.map(row('served')), ...INERT.map(row('inert'))].map((each) => [each.type, each]),
);

function row(status: ResourceType['status']): (row: ResourceTypeRow) => ResourceType {
  return ([type, says, ref, attributes]) => {
    const parts: Pick<ResourceType, ServedPart> = { ref, attributes: attributes ?? none };
    return { type, status, says, ...parts };
  };
}

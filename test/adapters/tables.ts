import { INTAKE_DEFAULTS } from '../../functions/domain/signal/intake.ts';
import type { Aws } from './aws.ts';

interface Shape {
  readonly setting: string;
  readonly hash: string;
  readonly range?: { readonly name: string; readonly type: 'S' | 'N' };
  readonly hasOpenIndex?: true;
}

const SHAPES: readonly Shape[] = [
  { setting: 'LEDGER_TABLE', hash: 'stream', range: { name: 'seq', type: 'N' } },
  { setting: 'VIEWS_TABLE', hash: 'kind', range: { name: 'stream', type: 'S' }, hasOpenIndex: true },
  { setting: 'WAITS_TABLE', hash: 'stream', range: { name: 'generation', type: 'N' } },
  { setting: 'CONTENTS_TABLE', hash: 'owner', range: { name: 'id', type: 'S' } },
  { setting: 'SIGNALS_TABLE', hash: 'source', range: { name: 'signal', type: 'S' } },
  { setting: 'POLICIES_TABLE', hash: 'digest' },
  { setting: 'DELIVERIES_TABLE', hash: 'notice', range: { name: 'position', type: 'N' } },
  { setting: 'LEASES_TABLE', hash: 'lease' },
];

/** The environment of a function, as its deployment sets it. The endpoint is set by `startAws`. */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  AWS_REGION: 'ap-northeast-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  ...Object.fromEntries(SHAPES.map(({ setting }) => [setting, tableName(setting)])),
  ...Object.fromEntries(
    ['incident', 'deadline', 'delivery'].map((machine) => [
      `${machine.toUpperCase()}_MACHINE_ARN`,
      `arn:aws:states:ap-northeast-1:000000000000:stateMachine:hikeshi-${machine}`,
    ]),
  ),
  PAGING_TOPIC_ARN: 'arn:aws:sns:ap-northeast-1:000000000000:hikeshi-paging',
  ALARMS_TOPIC_ARN: 'arn:aws:sns:ap-northeast-1:000000000000:hikeshi-alarms',
  CONSOLE_URL: 'https://console.example.jp/',
  SIGNALS: JSON.stringify(INTAKE_DEFAULTS),
};

export async function createTables(aws: Aws): Promise<void> {
  for (const shape of SHAPES) await aws.call('CreateTable', definition(shape));
}

/** Everything a table holds, as DynamoDB writes it. */
export async function scan(aws: Aws, setting: string): Promise<Record<string, Record<string, unknown>>[]> {
  const answer = await aws.call('Scan', { TableName: tableName(setting), ConsistentRead: true });
  return answer.Items as Record<string, Record<string, unknown>>[];
}

function tableName(setting: string): string {
  return `hikeshi-${setting.toLowerCase().replace('_table', '')}`;
}

function definition({ setting, hash, range, hasOpenIndex }: Shape): unknown {
  const ranged = range === undefined ? [] : [range];
  const keys = [{ name: hash, type: 'S' }, ...ranged, ...(hasOpenIndex ? [{ name: 'open', type: 'S' }] : [])];
  return {
    TableName: tableName(setting),
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keys.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    KeySchema: schema(hash, range?.name),
    ...(hasOpenIndex ? { GlobalSecondaryIndexes: [openIndex()] } : {}),
  };
}

function openIndex(): unknown {
  const Projection = { ProjectionType: 'INCLUDE', NonKeyAttributes: ['version'] };
  return { IndexName: 'open', KeySchema: schema('open', 'stream'), Projection };
}

function schema(hash: string, range: string | undefined): unknown {
  const HASH = { AttributeName: hash, KeyType: 'HASH' };
  return range === undefined ? [HASH] : [HASH, { AttributeName: range, KeyType: 'RANGE' }];
}

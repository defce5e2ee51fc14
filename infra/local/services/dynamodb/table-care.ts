import { createHash } from 'node:crypto';
import { AwsError } from '../../protocol/aws-error.ts';
import type { Need, RawReply, ServedOperation, ServiceCall } from '../../protocol/call.ts';
import { type JsonRecord, objectIn, textIn } from '../../protocol/json.ts';
import type { Switches } from '../../settings/switches.ts';
import type { Template } from '../../template/template.ts';
import type { Dynalite } from './dynalite.ts';

export interface TableCareParts {
  readonly dynalite: Dynalite;
  readonly template: Template;
  readonly switches: Switches;
  tableArn(table: string): string;
}

/** What is asked once in a table's life, and what dynalite knows nothing of: protection, continuous backups, the end. */
export function tableCare(parts: TableCareParts): ServedOperation[] {
  const on =
    (name: string) =>
    (input: JsonRecord): readonly Need[] => [
      { action: `dynamodb:${name}`, resource: parts.tableArn(textIn(input, 'TableName') ?? '') },
    ];
  return [
    { name: 'DescribeTable', mutates: false, needs: on('DescribeTable'), run: (call) => describe(parts, call) },
    { name: 'UpdateTable', mutates: true, needs: on('UpdateTable'), run: (call) => update(parts, call) },
    { name: 'DeleteTable', mutates: true, needs: on('DeleteTable'), run: (call) => remove(parts, call) },
    {
      name: 'DescribeContinuousBackups',
      mutates: false,
      needs: on('DescribeContinuousBackups'),
      run: ({ input }) => continuousBackups(parts, nameIn(input)),
    },
    {
      name: 'UpdateContinuousBackups',
      mutates: true,
      needs: on('UpdateContinuousBackups'),
      run: (call) => updateBackups(parts, call),
    },
    {
      name: 'ListBackups',
      mutates: false,
      needs: () => [{ action: 'dynamodb:ListBackups', resource: '*' }],
      run: ({ input }) => listBackups(parts, input),
    },
  ];
}

const nameIn = (input: JsonRecord): string => textIn(input, 'TableName') ?? '';
const protection = (table: string): string => `dynamodb/${table}/protection`;
const recovery = (table: string): string => `dynamodb/${table}/recovery`;
/** DynamoDB keeps it for 35 days when a table is deleted that is backed up continuously. */
const leftBehind = (table: string): string => `dynamodb/${table}/left-behind`;

function isProtected({ template, switches }: TableCareParts, table: string): boolean {
  return switches.isOn(protection(table), propertiesOf(template, table).DeletionProtectionEnabled === true);
}

function isRecoverable({ template, switches }: TableCareParts, table: string): boolean {
  const { PointInTimeRecoveryEnabled } = objectIn(propertiesOf(template, table), 'PointInTimeRecoverySpecification');
  return switches.isOn(recovery(table), PointInTimeRecoveryEnabled === true);
}

function propertiesOf(template: Template, table: string): JsonRecord {
  return template.of('AWS::DynamoDB::Table').find(({ id }) => id === table)?.properties ?? {};
}

/** Not dynalite's own reply: its checksum is that of its own body. */
async function describe(parts: TableCareParts, { input }: ServiceCall): Promise<JsonRecord> {
  const table = await mustExist(parts, nameIn(input));
  return { Table: { ...table, DeletionProtectionEnabled: isProtected(parts, nameIn(input)) } };
}

/** Throws AwsError: ResourceNotFoundException as DynamoDB says it. */
async function mustExist({ dynalite }: TableCareParts, table: string): Promise<JsonRecord> {
  const reply = await dynalite.send('DescribeTable', JSON.stringify({ TableName: table }));
  if (reply.status === 200) return objectIn(JSON.parse(String(reply.body)) as JsonRecord, 'Table');
  throw new AwsError('ResourceNotFoundException', `Requested resource not found: Table: ${table} not found`);
}

async function update(parts: TableCareParts, { input }: ServiceCall): Promise<JsonRecord> {
  const { TableName: _, DeletionProtectionEnabled: wanted, ...others } = input;
  const [other] = Object.keys(others);
  if (other !== undefined || typeof wanted !== 'boolean') {
    const what = other ?? 'an update without DeletionProtectionEnabled';
    throw new AwsError('ValidationException', `${what} is not served on this machine; DeletionProtectionEnabled is.`);
  }
  const table = await mustExist(parts, nameIn(input));
  parts.switches.turn(protection(nameIn(input)), wanted);
  return { TableDescription: { ...table, DeletionProtectionEnabled: wanted } };
}

async function remove(parts: TableCareParts, { request, input }: ServiceCall): Promise<RawReply> {
  const table = nameIn(input);
  await mustExist(parts, table);
  if (isProtected(parts, table)) {
    const why = 'Resource cannot be deleted as it is currently protected against deletion.';
    throw new AwsError('ValidationException', `${why} Disable deletion protection first.`);
  }
  const isKept = isRecoverable(parts, table);
  const reply = await parts.dynalite.send('DeleteTable', request.body);
  if (reply.status === 200 && isKept) parts.switches.turn(leftBehind(table), true);
  return reply;
}

async function continuousBackups(parts: TableCareParts, table: string): Promise<JsonRecord> {
  await mustExist(parts, table);
  const PointInTimeRecoveryStatus = isRecoverable(parts, table) ? 'ENABLED' : 'DISABLED';
  const PointInTimeRecoveryDescription = { PointInTimeRecoveryStatus };
  return { ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription } };
}

async function updateBackups(parts: TableCareParts, { input }: ServiceCall): Promise<JsonRecord> {
  const wanted = objectIn(input, 'PointInTimeRecoverySpecification').PointInTimeRecoveryEnabled;
  if (typeof wanted !== 'boolean') throw new AwsError('ValidationException', 'PointInTimeRecoveryEnabled is needed.');
  await mustExist(parts, nameIn(input));
  parts.switches.turn(recovery(nameIn(input)), wanted);
  return continuousBackups(parts, nameIn(input));
}

/** No backups are made here but those that deleting leaves behind. */
async function listBackups({ template, switches, tableArn }: TableCareParts, input: JsonRecord): Promise<JsonRecord> {
  const type = textIn(input, 'BackupType') ?? 'USER';
  const tables = template.of('AWS::DynamoDB::Table').filter(({ id }) => switches.isOn(leftBehind(id), false));
  const summaries = tables.map(({ id }) => ({
    ...{ TableName: id, TableArn: tableArn(id), BackupName: `${id}$DeletedTableBackup`, BackupType: 'SYSTEM' },
    BackupArn: `${tableArn(id)}/backup/${createHash('sha256').update(id).digest('hex').slice(0, 22)}`,
    BackupStatus: 'AVAILABLE',
  }));
  return { BackupSummaries: type === 'ALL' || type === 'SYSTEM' ? summaries : [] };
}

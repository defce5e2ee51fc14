import type { Need, ServedOperation, ServedService, ServiceCall } from '../../protocol/call.ts';
import { type JsonRecord, objectIn, textIn } from '../../protocol/json.ts';
import { type TableCareParts, tableCare } from './table-care.ts';

/** Operations on one table, named in the input. */
const ON_TABLE: readonly (readonly [name: string, mutates: boolean])[] = [
  ['GetItem', false],
  ['PutItem', true],
  ['UpdateItem', true],
  ['DeleteItem', true],
  ['Query', false],
  ['Scan', false],
];

/** DynamoDB: what dynalite answers, restricted to what the template's roles are checked for. */
export function dynamodbService(parts: TableCareParts): ServedService {
  const { dynalite, tableArn } = parts;
  const run = (call: ServiceCall): Promise<unknown> => dynalite.send(call.operation, call.request.body);
  const needsTable =
    (name: string) =>
    (input: JsonRecord): readonly Need[] => [needOf(name, input, tableArn(textIn(input, 'TableName') ?? ''))];
  const needsEach =
    (name: string) =>
    (input: JsonRecord): readonly Need[] =>
      Object.keys(objectIn(input, 'RequestItems')).map((table) => ({
        action: `dynamodb:${name}`,
        resource: tableArn(table),
      }));
  const operations: ServedOperation[] = [
    ...ON_TABLE.map(([name, mutates]) => ({ name, mutates, needs: needsTable(name), run })),
    { name: 'BatchGetItem', mutates: false, needs: needsEach('BatchGetItem'), run },
    { name: 'BatchWriteItem', mutates: true, needs: needsEach('BatchWriteItem'), run },
    { name: 'ListTables', mutates: false, needs: () => [{ action: 'dynamodb:ListTables', resource: '*' }], run },
    ...tableCare(parts),
  ];
  return { name: 'dynamodb', title: 'DynamoDB', protocol: 'json', marker: 'DynamoDB_20120810', operations };
}

function needOf(name: string, input: JsonRecord, table: string): Need {
  const index = textIn(input, 'IndexName');
  return { action: `dynamodb:${name}`, resource: index === null ? table : `${table}/index/${index}` };
}

/** The tables a call writes to. */
export function tablesOf(input: JsonRecord): string[] {
  const one = textIn(input, 'TableName');
  return one === null ? Object.keys(objectIn(input, 'RequestItems')) : [one];
}

import { ToldError } from '../../../terminal/told-error.ts';
import { isObject, type JsonRecord, listOf, objectIn, textIn, textsOf } from '../../protocol/json.ts';
import type { Resource, Template } from '../../template/template.ts';
import type { Dynalite } from './dynalite.ts';

/** The table on disk has other keys than the template; says what to do. */
export class TableChanged extends ToldError {
  override readonly name = 'TableChanged';

  constructor(table: string) {
    super({
      ja: `テーブル ${table} のキーまたはインデックスが、現在のテンプレートと異なります。--reset を付けて起動してください（保存されているデータは削除されます）。`,
      en: `table ${table} was made with other keys or indexes than the template has now: start with --reset, which deletes what is kept.`,
    });
  }
}

/**
 * Makes the template's tables where they are missing, and puts right the indexes of those that were there.
 * Throws TableChanged when a table on disk does not fit the template.
 */
export async function prepareTables(dynalite: Dynalite, template: Template): Promise<void> {
  const present = new Set(textsOf((await dynalite.call('ListTables', {})).TableNames));
  for (const table of template.of('AWS::DynamoDB::Table')) {
    const definition = definitionOf(table);
    if (!present.has(table.id)) await create(dynalite, table.id, definition);
    else await check(dynalite, table.id, definition);
  }
}

function definitionOf(table: Resource): JsonRecord {
  const indexes = listOf(table.properties.GlobalSecondaryIndexes)
    .filter(isObject)
    .map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }));
  return {
    TableName: table.id,
    AttributeDefinitions: table.properties.AttributeDefinitions,
    KeySchema: table.properties.KeySchema,
    BillingMode: 'PAY_PER_REQUEST',
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
  };
}

async function create(dynalite: Dynalite, name: string, definition: JsonRecord): Promise<void> {
  await dynalite.call('CreateTable', definition);
  for (;;) {
    const { Table } = await dynalite.call('DescribeTable', { TableName: name });
    if (isObject(Table) && Table.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function check(dynalite: Dynalite, name: string, definition: JsonRecord): Promise<void> {
  const found = objectIn(await dynalite.call('DescribeTable', { TableName: name }), 'Table');
  if (shapeOf(found) !== shapeOf(definition)) throw new TableChanged(name);
  for (const index of listOf(definition.GlobalSecondaryIndexes).filter(isObject)) {
    await healIndex(dynalite, name, textIn(index, 'IndexName') ?? '', keysOf(definition));
  }
}

function shapeOf(definition: JsonRecord): string {
  const indexes = listOf(definition.GlobalSecondaryIndexes)
    .filter(isObject)
    .map((index) => [index.IndexName, index.KeySchema]);
  return JSON.stringify([definition.KeySchema, indexes]);
}

function keysOf(definition: JsonRecord): string[] {
  return listOf(definition.KeySchema)
    .filter(isObject)
    .map((key) => textIn(key, 'AttributeName') ?? '');
}

/**
 * dynalite writes an index entry before its item, in two steps: a kill between them leaves an entry of an item that was
 * never written, or takes one away. Writing each item again, and writing and deleting what only the index knows, puts
 * both right. Tables with an index are small here (one row a stream).
 */
async function healIndex(dynalite: Dynalite, table: string, index: string, keys: readonly string[]): Promise<void> {
  const items = await scan(dynalite, { TableName: table });
  for (const item of items) await dynalite.call('PutItem', { TableName: table, Item: item });
  const idOf = (item: JsonRecord): string => JSON.stringify(keys.map((key) => item[key]));
  const known = new Set(items.map(idOf));
  for (const entry of await scan(dynalite, { TableName: table, IndexName: index })) {
    if (known.has(idOf(entry))) continue;
    await dynalite.call('PutItem', { TableName: table, Item: entry });
    const key = Object.fromEntries(keys.map((name) => [name, entry[name]]));
    await dynalite.call('DeleteItem', { TableName: table, Key: key });
  }
}

async function scan(dynalite: Dynalite, input: JsonRecord): Promise<JsonRecord[]> {
  const items: JsonRecord[] = [];
  let start: unknown;
  do {
    const page = await dynalite.call('Scan', { ...input, ...(start !== undefined && { ExclusiveStartKey: start }) });
    items.push(...listOf(page.Items).filter(isObject));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}

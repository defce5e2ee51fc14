import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { type Attributes, rowsOf } from './attributes.ts';
import { dynamodb, storing } from './dynamodb.ts';
import { setting } from './environment.ts';

/**
 * The name of every stream of the ledger. Reads the whole table: for a person who verifies, never for a function.
 * Every item names its stream, so that one whose first item was removed is found too. Throws StorageUnavailable.
 */
export async function allStreams(): Promise<string[]> {
  const streams = new Set<string>();
  let from: Attributes | undefined;
  do {
    const page = await storing('Scan ledger', () => dynamodb.send(scan(from)));
    for (const { stream } of rowsOf<{ stream: string }>(page.Items)) streams.add(stream);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return [...streams].sort();
}

function scan(from: Attributes | undefined): ScanCommand {
  return new ScanCommand({
    TableName: setting('LEDGER_TABLE'),
    ProjectionExpression: '#stream',
    ExpressionAttributeNames: { '#stream': 'stream' },
    ConsistentRead: true,
    ExclusiveStartKey: from,
  });
}

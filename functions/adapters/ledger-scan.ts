import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { documents, storing } from './dynamodb.ts';
import { setting } from './environment.ts';

/**
 * The name of every stream of the ledger. Reads the whole table: for a person who verifies, never for a function.
 * Every item names its stream, so that one whose first item was removed is found too. Throws StorageUnavailable.
 */
export async function allStreams(): Promise<string[]> {
  const streams = new Set<string>();
  let from: Record<string, unknown> | undefined;
  do {
    const page = await storing('Scan ledger', () => documents.send(scan(from)));
    for (const item of page.Items ?? []) streams.add(String(item.stream));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return [...streams].sort();
}

function scan(from: Record<string, unknown> | undefined): ScanCommand {
  return new ScanCommand({
    TableName: setting('LEDGER_TABLE'),
    ProjectionExpression: '#stream',
    ExpressionAttributeNames: { '#stream': 'stream' },
    ConsistentRead: true,
    ...(from === undefined ? {} : { ExclusiveStartKey: from }),
  });
}

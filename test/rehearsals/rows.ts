import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { System } from '../../infra/local/runtime/system.ts';

/** Everything that one table of a running system holds, asked for as anybody with rights to the account could. */
export async function rowsIn(system: System, table: string): Promise<Record<string, unknown>[]> {
  const client = new DynamoDBClient({
    endpoint: system.endpointUrl,
    region: system.stack.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const rows: Record<string, unknown>[] = [];
  const asked = { client: DynamoDBDocumentClient.from(client), pageSize: 1000 };
  for await (const page of paginateScan(asked, { TableName: `${system.stack.name}-${table}`, ConsistentRead: true })) {
    rows.push(...(page.Items ?? []));
  }
  client.destroy();
  return rows;
}

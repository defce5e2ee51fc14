import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { NO_LOG_LINES } from '../../functions/adapters/aws/no-log-lines.ts';
import { sealItem } from '../../functions/domain/base/ledger/chain.ts';
import type { LedgerItem } from '../../functions/domain/base/ledger/item.ts';
import { instant } from '../../functions/domain/base/time/instant.ts';
import { stage } from '../rehearsals/stage.ts';
import type { BenchOptions, Row } from './row.ts';

const APPENDS = 2_000;
const APPENDS_SHORT = 300;
const TABLE = 'hikeshi-ledger';
const REGION = 'ap-northeast-1';

/** Appends to one stream through the adapter, against bare puts of the same items into the same local table. */
export async function ledgerRows({ short }: BenchOptions): Promise<Row[]> {
  const count = short ? APPENDS_SHORT : APPENDS;
  const played = await stage({ start: '2026-04-24T10:00:00+09:00', customers: 0 });
  try {
    pointAdaptersAt(played.system.endpointUrl);
    const { append } = await import('../../functions/adapters/store/ledger.ts');
    // Set as the adapter sets its own, so that the ratio is the adapter's and not the client's.
    const client = new DynamoDBClient({
      endpoint: played.system.endpointUrl,
      region: REGION,
      cacheMiddleware: true,
      logger: NO_LOG_LINES,
    });
    const bare = (item: LedgerItem) =>
      client.send(new PutItemCommand({ TableName: TABLE, Item: marshall(item, { removeUndefinedValues: true }) }));
    const ours = await perSecond('source/bench-ours', count, append);
    const theirs = await perSecond('source/bench-bare', count, bare);
    client.destroy();
    return [
      {
        what: 'ledger appends a second, one stream',
        ours: ours.toFixed(0),
        compared: `bare PutItem, local table: ${theirs.toFixed(0)}`,
        ratio: ours / theirs,
      },
    ];
  } finally {
    await played.stop();
  }
}

/** The adapters read their settings when they are loaded; nothing else of the bench loads them. */
function pointAdaptersAt(endpointUrl: string): void {
  Object.assign(process.env, {
    LEDGER_TABLE: TABLE,
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
  });
}

async function perSecond(stream: string, count: number, put: (item: LedgerItem) => Promise<unknown>): Promise<number> {
  let previous: LedgerItem | null = null;
  const begin = process.hrtime.bigint();
  for (let n = 0; n < count; n += 1) {
    const item: LedgerItem = sealItem(previous, {
      stream,
      command: `bench-${n}`,
      actor: { kind: 'system', name: 'bench' },
      at: instant('2026-04-24T01:00:00.000Z'),
      events: [{ type: 'signal.attached' }],
    });
    await put(item);
    previous = item;
  }
  return (count * 1e9) / Number(process.hrtime.bigint() - begin);
}

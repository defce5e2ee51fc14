import {
  type $Command,
  DynamoDBClient,
  type DynamoDBClientResolvedConfig,
  type GetItemCommand,
  type QueryCommand,
  type ScanCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-dynamodb';
import { type Attributes, unpacked, unpackedAll } from './attributes.ts';
import { codeOf, StorageRefused, StorageUnavailable } from './errors.ts';
import { NO_LOG_LINES } from './no-log-lines.ts';

const ATTEMPTS = 3;
const CONNECT_TIMEOUT_MS = 2_000;
const REQUEST_TIMEOUT_MS = 8_000;
/** A fan-out has several hundred writes in flight; the SDK's own limit of 50 would make them queue. */
const SOCKETS = 400;

/** A request that is complete: what is wrong with it was thrown when it was made, and is nothing of the store's. */
type DynamoDBCommand<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = $Command<
  Input,
  Output,
  DynamoDBClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>;

/** Codes that say: this same request will fail again. Everything else may pass on a later attempt. */
const FINAL = new Set([
  'ValidationException',
  'ResourceNotFoundException',
  'AccessDeniedException',
  'UnrecognizedClientException',
  'ItemCollectionSizeLimitExceededException',
]);

/** The one DynamoDB client of a function. Every write through it is conditional or idempotent, so it may retry. */
const client = new DynamoDBClient({
  maxAttempts: ATTEMPTS,
  logger: NO_LOG_LINES,
  // Nothing is added to its middleware after the first command of each kind.
  cacheMiddleware: true,
  requestHandler: {
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
    httpAgent: { maxSockets: SOCKETS },
    httpsAgent: { maxSockets: SOCKETS },
  },
});

/**
 * Carries out one request. Throws StorageUnavailable (the same again may help), StorageRefused (it will not), or the
 * failure of a condition as it is.
 */
export async function storing<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  operation: string,
  command: DynamoDBCommand<Input, Output>,
): Promise<Output> {
  try {
    return await client.send(command);
  } catch (cause) {
    if (isConditionFailed(cause)) throw cause;
    const Failure = FINAL.has(codeOf(cause)) ? StorageRefused : StorageUnavailable;
    throw new Failure('dynamodb', operation, cause);
  }
}

/** Writes under a condition: false when the condition did not hold. Throws StorageUnavailable or StorageRefused. */
export async function storedIf<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  operation: string,
  command: DynamoDBCommand<Input, Output>,
): Promise<boolean> {
  try {
    await storing(operation, command);
    return true;
  } catch (cause) {
    if (isConditionFailed(cause)) return false;
    throw cause;
  }
}

/** The row that a command asks for, null when there is none. Throws StorageUnavailable or StorageRefused. */
export async function oneRow<Row>(operation: string, command: GetItemCommand): Promise<Row | null> {
  const { Item } = await storing(operation, command);
  return Item === undefined ? null : unpacked<Row>(Item);
}

type PageCommand = (from: Attributes | undefined) => QueryCommand | ScanCommand;

/** The rows of a query or a scan, page after page. Throws StorageUnavailable or StorageRefused. */
export async function allRows<Row>(operation: string, command: PageCommand): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of eachPage<Row>(operation, command)) rows.push(...page);
  return rows;
}

/** As `allRows`, but a page at a time: for more rows than should be held at once. */
export async function* eachPage<Row>(operation: string, command: PageCommand): AsyncGenerator<Row[]> {
  let from: Attributes | undefined;
  do {
    const page: { Items?: Attributes[] | undefined; LastEvaluatedKey?: Attributes | undefined } = await storing(
      operation,
      command(from),
    );
    yield unpackedAll<Row>(page.Items);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

function isConditionFailed(cause: unknown): boolean {
  return codeOf(cause) === 'ConditionalCheckFailedException';
}

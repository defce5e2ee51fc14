import { DynamoDBClient, type QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Attributes, rowsOf } from './attributes.ts';
import { codeOf, StorageRefused, StorageUnavailable } from './errors.ts';
import { NO_LOG_LINES } from './no-log-lines.ts';

const ATTEMPTS = 3;
const CONNECT_TIMEOUT_MS = 2_000;
const REQUEST_TIMEOUT_MS = 8_000;
/** A fan-out has several hundred writes in flight; the SDK's own limit of 50 would make them queue. */
const SOCKETS = 400;

/** Codes that say: this same request will fail again. Everything else may pass on a later attempt. */
const FINAL = new Set([
  'ValidationException',
  'ResourceNotFoundException',
  'AccessDeniedException',
  'UnrecognizedClientException',
  'ItemCollectionSizeLimitExceededException',
]);

/** The one DynamoDB client of a function. Every write through it is conditional or idempotent, so it may retry. */
export const dynamodb = new DynamoDBClient({
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

/** Whether a write was refused because its condition did not hold. */
export function conditionFailed(cause: unknown): boolean {
  return codeOf(cause) === 'ConditionalCheckFailedException';
}

/** Carries out one request; throws StorageUnavailable or StorageRefused, a failed condition as it is. */
export async function storing<T>(operation: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (cause) {
    if (conditionFailed(cause)) throw cause;
    const Failure = FINAL.has(codeOf(cause)) ? StorageRefused : StorageUnavailable;
    throw new Failure('dynamodb', operation, cause);
  }
}

/** Writes under a condition: false when the condition did not hold. Throws StorageUnavailable or StorageRefused. */
export async function storedIf(operation: string, request: () => Promise<unknown>): Promise<boolean> {
  try {
    await storing(operation, request);
    return true;
  } catch (cause) {
    if (conditionFailed(cause)) return false;
    throw cause;
  }
}

/** The rows of a query, page after page. Throws StorageUnavailable or StorageRefused. */
export async function allRows<Row>(
  operation: string,
  query: (from: Attributes | undefined) => QueryCommand,
): Promise<Row[]> {
  const rows: Row[] = [];
  let from: Attributes | undefined;
  do {
    const page = await storing(operation, () => dynamodb.send(query(from)));
    rows.push(...rowsOf<Row>(page.Items));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return rows;
}

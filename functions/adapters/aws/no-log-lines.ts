import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

function drop(): void {
  // Nobody reads what the SDK would say.
}

/**
 * A logger for SDK clients that takes no line about a call that went well. Given no logger, the SDK makes one that drops
 * every line, but builds each first: it walks the whole request and answer to hide what is sensitive, which took up to
 * an eighth of a function's time. It does not for a logger without `info`.
 */
export const NO_LOG_LINES = { trace: drop, debug: drop, warn: drop, error: drop } as unknown as NonNullable<
  DynamoDBClientConfig['logger']
>;

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

/** What DynamoDB stores, by name: a row, a key, or the values of an expression. */
export type Attributes = Record<string, AttributeValue>;

/**
 * Plain data as DynamoDB takes it. Members that are undefined are left out, at any depth; data with undefined inside a
 * list would not come back as it was and must not be given. Throws Error for numbers that DynamoDB cannot hold.
 */
export function attributes(values: object): Attributes {
  // Otherwise a member called `constructor` would hide that its object is a plain one.
  return marshall(values, { removeUndefinedValues: true, convertClassInstanceToMap: true });
}

/** The names in a stored row that are none of those which are written there. */
export function strayIn(row: object, written: readonly string[]): readonly string[] {
  return Object.keys(row).filter((name) => !written.includes(name));
}

/** A row as it was put; the caller says what it put there. */
export function unpacked<Row>(stored: Attributes): Row {
  return unmarshall(stored) as Row;
}

/** All rows of a page, none when it is empty. */
export function unpackedAll<Row>(stored: readonly Attributes[] = []): Row[] {
  return stored.map((row) => unpacked<Row>(row));
}

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

/** What DynamoDB stores, by name: a row, a key, or the values of an expression. */
export type Attributes = Record<string, AttributeValue>;

/** Values as DynamoDB takes them. What is undefined is left out, at any depth. Throws Error for what it cannot store. */
export function attributes(values: object): Attributes {
  return marshall(values, { removeUndefinedValues: true });
}

/** A row as it was put; the caller says what it put there. */
export function rowOf<Row>(stored: Attributes): Row {
  return unmarshall(stored) as Row;
}

/** All rows of a page, none when it is empty. */
export function rowsOf<Row>(stored: readonly Attributes[] = []): Row[] {
  return stored.map((row) => rowOf<Row>(row));
}

/** A JSON object as it came over the wire: nothing is known of its fields yet. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Whether the value is an object with named fields (not a list, not null). */
export function isObject(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one where it is none. */
export function objectOf(value: unknown): JsonRecord {
  return isObject(value) ? value : {};
}

/** The value as a list; a single value counts as a list of one, nothing as none. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The list's strings; anything else is left out. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((each) => typeof each === 'string');
}

/** The field as text, or null. */
export function textIn(object: JsonRecord, field: string): string | null {
  const value = object[field];
  return typeof value === 'string' ? value : null;
}

/** The field as a number (numbers in text count, as the query protocol sends them), or null. */
export function numberIn(object: JsonRecord, field: string): number | null {
  const value = object[field];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' && Number.isFinite(Number(value)) ? Number(value) : null;
}

/** The field as an object; an empty one where it is none. */
export function objectIn(object: JsonRecord, field: string): JsonRecord {
  return objectOf(object[field]);
}

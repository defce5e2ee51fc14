import type { Json } from './json.ts';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A timestamp as the language knows it (RFC 3339 with capital T and Z) in milliseconds since 1970, or null. */
export function timestampMs(value: Json): number | null {
  if (typeof value !== 'string' || !RFC_3339.test(value)) return null;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? null : ms;
}

/** ISO 8601 in UTC with milliseconds, as the context object shows times. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

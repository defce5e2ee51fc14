declare const MOMENT: unique symbol;

/**
 * A moment as ISO 8601 in UTC with exactly three decimals, `2026-04-24T08:50:00.000Z`.
 * Of one length for years 1000–9999, so that `<` on the strings is `<` on the moments.
 */
export type Instant = string & { readonly [MOMENT]: true };

/** Before every moment: for a stream before its first event, and a source that was not heard of. */
export const BEFORE_ALL = '' as Instant;

/** A date without a time, `2026-04-24`. */
export type DateText = string;

/** Milliseconds since 1970-01-01T00:00Z. Throws RangeError when the text is not a moment. */
export function toMs(at: Instant): number {
  return parsed(at);
}

function parsed(at: string): number {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) throw new RangeError(`not a moment: ${at}`);
  return ms;
}

/** The moment that many milliseconds after 1970-01-01T00:00Z; fractions of a millisecond are cut off. */
export function fromMs(ms: number): Instant {
  return new Date(Math.trunc(ms)).toISOString() as Instant;
}

/** The moment `ms` milliseconds after `at` (before it, if negative). */
export function plusMs(at: Instant, ms: number): Instant {
  return fromMs(toMs(at) + ms);
}

/** Any ISO 8601 text with an offset, as an Instant. */
export function instant(text: string): Instant {
  return fromMs(parsed(text));
}

/** The later of two moments. */
export function later(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}

/** The earlier of two moments. */
export function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

/** The earliest of some moments, null if there is none; a null among them stands for never. */
export function earliestOf(moments: readonly (Instant | null)[]): Instant | null {
  return (
    moments
      .filter((at) => at !== null)
      .toSorted()
      .at(0) ?? null
  );
}

/** The latest of some moments, null if there is none; a null among them is left out. */
export function latestOf(moments: readonly (Instant | null)[]): Instant | null {
  return (
    moments
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

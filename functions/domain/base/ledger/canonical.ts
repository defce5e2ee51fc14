import canonicalize from 'canonicalize';

/** The value has no canonical JSON: it is `undefined`, a function, a circle, NaN or an infinity. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
}

/** Canonical JSON (RFC 8785): equal values give equal text. Throws NotCanonical for what JSON cannot say. */
export function canonicalJson(value: unknown): string {
  const text = write(value);
  if (text === undefined) throw new NotCanonical('a value of this type cannot be written as JSON');
  return text;
}

/** Whether two values say the same in JSON. */
export function sameJson(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function write(value: unknown): string | undefined {
  try {
    return canonicalize(value);
  } catch (error) {
    throw new NotCanonical(error instanceof Error ? error.message : 'not JSON');
  }
}

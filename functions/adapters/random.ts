const SECRET_BYTES = 32;
const BYTE_VALUES = 256;
const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** A number of random bytes. The only randomness of the product, so that a rehearsal can seed it. */
function randomBytes(length: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(length));
}

/** A fresh secret for keyed digests: 256 bits as lower-case hex. */
export function randomSecret(): string {
  return Array.from(randomBytes(SECRET_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A fresh id of `length` characters, five bits each, that can be read aloud. */
export function randomId(length: number): string {
  return Array.from(randomBytes(length), (byte) => CROCKFORD[byte % CROCKFORD.length]).join('');
}

/** A number from 0 up to, but not, 1, in 256 steps: enough to keep two apart. */
export function randomFraction(): number {
  const [byte = 0] = randomBytes(1);
  return byte / BYTE_VALUES;
}

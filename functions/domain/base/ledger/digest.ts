import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Crockford's alphabet in lower case: no i, l, o, u, so that an id read aloud is not misheard. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const BITS_A_LETTER = 5;
const BITS_A_BYTE = 8;
/** A SHA-256 has 256 bits, enough for 51 whole letters. */
const LETTERS_AT_MOST = 51;

/** SHA-256 of the text's UTF-8, as 64 hex digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** An id of `length` letters (at most 51) that follows from the text: lower-case base32 of its SHA-256. */
export function base32Id(text: string, length: number): string {
  if (!Number.isInteger(length) || length < 1 || length > LETTERS_AT_MOST) {
    throw new RangeError(`an id has 1 to ${LETTERS_AT_MOST} letters, not ${length}`);
  }
  return base32(sha256(utf8ToBytes(text))).slice(0, length);
}

/**
 * `sha256:` and the HMAC-SHA-256 of the text under a secret, in hex. Once the secret is erased together with the text,
 * the digest that stays in the ledger tells nothing about it, not even to somebody who guesses.
 */
export function keyedDigest(secret: string, text: string): string {
  return `sha256:${bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(text)))}`;
}

function base32(bytes: Uint8Array): string {
  let letters = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << BITS_A_BYTE) | byte;
    bits += BITS_A_BYTE;
    while (bits >= BITS_A_LETTER) {
      bits -= BITS_A_LETTER;
      letters += ALPHABET.charAt((held >> bits) & 31);
    }
    // Only the bits not yet written stay, so that the number never outgrows 32 bits.
    held &= (1 << bits) - 1;
  }
  return letters;
}

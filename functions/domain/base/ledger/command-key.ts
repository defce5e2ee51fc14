import { base32Id } from './digest.ts';

const KEY_DIGEST_CHARACTERS = 20;
/** Goes before the digest of a key: keys cannot hold it. */
const DIGESTED = '=';
/** Who, the key that they gave, and the digest of what they asked. */
const WITH_KEY = /^([^:]*):([\w.:-]+)~([0-9a-z]{12})$/;

/**
 * The id of a command as the ledger holds it: in place of the key that a caller chose, which may name somebody, stands its digest.
 * Earlier releases recorded the key itself; both forms of one command come to the same. Ids without a key stay as they are.
 */
export function recordedId(id: string): string {
  const [, who, key = '', asked] = WITH_KEY.exec(id) ?? [];
  return who === undefined ? id : `${recordedKey(who, key)}${asked}`;
}

/** How the recorded id of every command begins that this person gave under this key. */
export function recordedKey(who: string, key: string): string {
  return `${who}:${DIGESTED}${base32Id(`key ${who}:${key}`, KEY_DIGEST_CHARACTERS)}${KEY_SEPARATOR}`;
}

/** Stands between the key that a caller gave a command and the digest of what was asked; keys cannot hold it. */
export const KEY_SEPARATOR = '~';

/** Whether the key of this command's id was used before, for another command. Ids without a key share none. */
export function isKeyReused(id: string, known: Iterable<string>): boolean {
  const end = id.lastIndexOf(KEY_SEPARATOR);
  if (end === -1) return false;
  const key = id.slice(0, end + 1);
  let isOther = false;
  for (const other of known) {
    if (other === id) return false;
    isOther ||= other.startsWith(key);
  }
  return isOther;
}

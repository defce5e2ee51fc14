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

import type { DateText } from '../time/instant.ts';
import { holdsPrivateUse, holdsUnseen } from '../unseen.ts';

/** SMTP's limit for an address. */
const ADDRESS_CHARACTERS_MAX = 254;
/** A cell longer than this is a mistake in the file's quotes rather than a name. */
const CELL_CHARACTERS_MAX = 200;
/** Together with its address a recipient's row must fit into one unit of the deliveries store. */
export const NAME_CHARACTERS_MAX = 100;

/** The longest part before the `@` that mail services take. */
const LOCAL_CHARACTERS_MAX = 64;
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/;
const CONTRACT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What a decoder puts where bytes were no text, and half of a pair. */
const DAMAGED = /\ufffd|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Why a text cannot stand in a mail or on a screen, or null. */
export function textFault(text: string, charactersMax = CELL_CHARACTERS_MAX): string | null {
  if (holdsUnseen(text))
    return 'holds a line break, another control character or nothing that can be seen; write it on one line';
  if (holdsPrivateUse(text))
    return 'holds a private-use character (gaiji), which others see as a box; write it with a character of Unicode';
  if (DAMAGED.test(text)) return 'holds a damaged character; save the file as UTF-8 and write it anew';
  if (text.length > charactersMax) return `is longer than ${charactersMax} characters; shorten it`;
  return null;
}

/** Why a text is no address to write to, or null. */
export function addressFault(address: string): string | null {
  if (holdsUnseen(address)) return 'holds a line break or another control character; write one plain address';
  if (address.length > ADDRESS_CHARACTERS_MAX) return `is longer than ${ADDRESS_CHARACTERS_MAX} characters`;
  if (address.indexOf('@') > LOCAL_CHARACTERS_MAX)
    return `has more than ${LOCAL_CHARACTERS_MAX} characters before the @`;
  if (!ADDRESS.test(address)) return 'is not a mail address; write one such as name@example.com';
  return null;
}

/** Why a text is no contract id, or null. */
export function contractFault(contract: string): string | null {
  if (contract === '') return 'is empty; every customer needs its contract id';
  if (!CONTRACT.test(contract)) return 'may hold letters, digits, dots, hyphens and underscores only (64 at most)';
  return null;
}

/** Whether a text is a date of the calendar, `2026-04-24`. */
export function isDate(text: string): text is DateText {
  if (!DATE.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

const YES = new Set(['true', 'yes', '1', 'y', 'はい']);
const NO = new Set(['', 'false', 'no', '0', 'n', 'いいえ']);

/** A yes or no as people write it; null when it is neither. */
export function yesOrNo(text: string): boolean | null {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

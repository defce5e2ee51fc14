import type { Text } from '../base/text.ts';
import type { DateText } from '../base/time/instant.ts';
import { holdsDamaged, holdsPrivateUse, holdsUnseen } from '../base/unseen.ts';

/** SMTP's limit for an address. */
const ADDRESS_CHARACTERS_MAX = 254;
/** A cell longer than this is a mistake in the file's quotes rather than a name. */
const CELL_CHARACTERS_MAX = 200;
/** Together with its address a recipient's row must fit into one unit of the deliveries store. */
export const NAME_CHARACTERS_MAX = 100;

/** A function's name stands within sentences to customers. */
const FUNCTION_CHARACTERS_MAX = 60;
/** What mail programs turn into a link, in wide letters as well: a scheme, `www.`, a host with a path, an address. */
const LINK = /[:：][/／]{2}|(?<![\p{L}\p{N}])[wｗ]{3}[.．]|[\p{L}\p{N}][.．][a-zａ-ｚ]{2,}[/／:：?？#＃]|[@＠]/iu;

/** What telephones dial: nine digits or more from a 0 or a +, with what people write between them. */
const PHONE = /(?<![A-Za-z\p{N}])[+＋0０](?:[\s()（）.\-－‐−–ー]*\p{Nd}){8,}/u;

/** The fewest digits of a telephone number that somebody can call, also one of a town without its area code. */
const PHONE_DIGITS_MIN = 6;

/** The longest part before the `@` that mail services take. */
const LOCAL_CHARACTERS_MAX = 64;
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/;
const CONTRACT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const UNSEEN: Text = {
  ja: '改行や制御文字が含まれているか、目に見える文字がありません。1行で記入してください',
  en: 'holds a line break, another control character or nothing that can be seen; write it on one line',
};
const PRIVATE_USE: Text = {
  ja: '外字（私用領域の文字）が含まれています。ほかの環境では表示されないため、Unicodeの文字に置き換えてください',
  en: 'holds a private-use character (gaiji), which others see as a box; write it with a character of Unicode',
};
const BROKEN: Text = {
  ja: '文字化けした文字が含まれています。UTF-8で保存し、記入し直してください',
  en: 'holds a damaged character; save the file as UTF-8 and write it anew',
};
const NO_ADDRESS: Text = {
  ja: 'メールアドレスの形式ではありません（例：name@example.com）',
  en: 'is not a mail address; write one such as name@example.com',
};
const NO_CONTRACT: Text = {
  ja: '契約番号が空です。すべてのお客様に契約番号が必要です',
  en: 'is empty; every customer needs its contract id',
};
const ODD_CONTRACT: Text = {
  ja: '契約番号に使えるのは、半角の英数字・ドット・ハイフン・下線だけです（64文字まで）',
  en: 'may hold letters, digits, dots, hyphens and underscores only (64 at most)',
};

const LINKED: Text = {
  ja: 'URL・メールアドレス・電話番号のような機能名は使えません。通知に記載されるため、機能の名称だけを記入してください',
  en: 'holds a link, an address or a telephone number; notices tell the name to customers, so write the name of the function alone',
};

function tooLong(charactersMax: number): Text {
  return {
    ja: `${charactersMax}文字を超えています。短くしてください`,
    en: `is longer than ${charactersMax} characters; shorten it`,
  };
}

/** Why a text cannot stand in a mail or on a screen, or null. */
export function textFault(text: string, charactersMax = CELL_CHARACTERS_MAX): Text | null {
  if (holdsUnseen(text)) return UNSEEN;
  if (holdsPrivateUse(text)) return PRIVATE_USE;
  if (holdsDamaged(text)) return BROKEN;
  if (text.length > charactersMax) return tooLong(charactersMax);
  return null;
}

/** Whether a text holds a link, an address or a telephone number, which mail programs make into something to click on. */
export function leadsAway(text: string): boolean {
  return LINK.test(text) || PHONE.test(text);
}

/** Whether a text holds a telephone number, however it is written. */
export function isPhone(text: string): boolean {
  return (text.match(/\p{Nd}/gu) ?? []).length >= PHONE_DIGITS_MIN;
}

/** Why a name of a function cannot stand in a notice, or null. */
export function functionFault(name: string): Text | null {
  if (leadsAway(name)) return LINKED;
  return name.length > FUNCTION_CHARACTERS_MAX ? tooLong(FUNCTION_CHARACTERS_MAX) : null;
}

/** Why a text is no address to write to, or null. */
export function addressFault(address: string): Text | null {
  if (holdsUnseen(address)) return UNSEEN;
  if (address.length > ADDRESS_CHARACTERS_MAX) return tooLong(ADDRESS_CHARACTERS_MAX);
  if (address.indexOf('@') > LOCAL_CHARACTERS_MAX)
    return {
      ja: `@の前は${LOCAL_CHARACTERS_MAX}文字までです`,
      en: `has more than ${LOCAL_CHARACTERS_MAX} characters before the @`,
    };
  if (!ADDRESS.test(address)) return NO_ADDRESS;
  return null;
}

/** Why a text is no contract id, or null. */
export function contractFault(contract: string): Text | null {
  if (contract === '') return NO_CONTRACT;
  if (!CONTRACT.test(contract)) return ODD_CONTRACT;
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

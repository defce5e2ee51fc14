import { type ParseError, parse } from 'jsonc-parser';
import type { Text } from '../../domain/base/text.ts';
import { isWorkbook, WORKBOOK } from '../../domain/base/workbook.ts';
import { invalid, Problem } from './problem.ts';

export const JSON_LIMIT_BYTES = 256 * 1024;
/**
 * Room for 20,000 to 50,000 customers. A function is started with at most 6 MB of JSON, in which each quote and line end of a
 * file takes two bytes.
 */
export const CSV_LIMIT_BYTES = 4 * 1024 * 1024;

/** What of a request the readers below need; Hono's request has it. */
export interface RawBody {
  header(name: string): string | undefined;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The media type of a body without its parameters, in lower case; empty when none was given. */
function mediaType(request: RawBody): string {
  const given = request.header('content-type') ?? '';
  return (given.split(';')[0] ?? '').trim().toLowerCase();
}

/** Throws a 415 Problem unless the body is of one of these media types. */
export function mustBeOf(request: RawBody, allowed: readonly string[]): string {
  const type = mediaType(request);
  if (allowed.includes(type)) return type;
  const types = allowed.join(' or ');
  throw new Problem(
    'wrong-content-type',
    {
      ja: `送信形式（${type === '' ? '指定なし' : printable(type)}）には対応していません。Content-Type に ${types.replace(' or ', ' または ')} を指定してください。`,
      en: `${type === '' ? 'The request names no content type' : `This route does not take ${printable(type)}`}: send Content-Type ${types}.`,
    },
    [],
    { ja: 'この送信形式には対応していません。', en: 'What was sent is of a kind that is not taken here.' },
  );
}

/** The body as text. Throws a Problem: 413 when it is larger than `limitBytes`, 400 when it is not UTF-8. */
export async function readText(request: RawBody, limitBytes: number): Promise<string> {
  const announced = Number(request.header('content-length') ?? '0');
  if (announced > limitBytes) throw tooLarge(limitBytes);
  return decodeText(await request.arrayBuffer(), limitBytes);
}

/** Bytes as text. Throws a Problem: 413 for more than `limitBytes`, 400 when they are not UTF-8. */
export function decodeText(bytes: ArrayBuffer, limitBytes: number): string {
  if (bytes.byteLength > limitBytes) throw tooLarge(limitBytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  // Also what a gateway on the way had put in place of bytes that are none.
  if (text.includes('\ufffd')) {
    mustBeNoWorkbook(bytes);
    throw new Problem('not-utf-8', {
      ja: '文字コードがUTF-8ではないか、文字化けした文字（U+FFFD）が含まれています。UTF-8で保存し直すか、その文字を訂正して、もう一度送信してください。',
      en: 'The body is not UTF-8 text, or holds the mark of a damaged character (U+FFFD): save the file as UTF-8, or correct that character, and send it again.',
    });
  }
  return text;
}

/** Throws a 400 Problem for an Excel workbook. */
export function mustBeNoWorkbook(bytes: ArrayBuffer): void {
  if (!isWorkbook(new Uint8Array(bytes))) return;
  throw new Problem('not-utf-8', { ja: `送信されたファイルは、${WORKBOOK.ja}。`, en: `The file ${WORKBOOK.en}.` });
}

/** Room for the fields of a form beside its file. */
const FIELDS_BYTES = 16 * 1024;

/** A multipart form with a file. Throws a Problem: 413 when it is larger than a file of `limitBytes` makes it, 400 when it is malformed. */
export async function readFileForm(request: RawBody, limitBytes: number): Promise<FormData> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > limitBytes + FIELDS_BYTES) throw tooLarge(limitBytes);
  try {
    return await new Response(bytes, { headers: { 'content-type': request.header('content-type') ?? '' } }).formData();
  } catch {
    throw new Problem('invalid', {
      ja: 'フォームを読み取れません。この画面を開き直して、もう一度送信してください。',
      en: 'The form cannot be read: open this page again and send it once more.',
    });
  }
}

/** A JSON body. Throws a 400 Problem that names line and column when it is no JSON. */
export async function readJson(request: RawBody, limitBytes: number = JSON_LIMIT_BYTES): Promise<unknown> {
  const text = await readText(request, limitBytes);
  if (text.trim() === '') {
    throw new Problem('empty-body', {
      ja: '本文がありません。JSONのオブジェクトを送信してください（指定する項目がない場合は {}）。',
      en: 'The request has no body: send a JSON object, {} if there is nothing to say.',
    });
  }
  const value = parseJson(text);
  mustHoldNoPrototype(value);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('invalid-json', jsonError(text));
  }
}

/** No request is nested as deeply. */
const DEPTH_MAX = 20;

/** Schemas pass over the key `__proto__` in silence; nothing that was sent is passed over here. */
function mustHoldNoPrototype(value: unknown): void {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) throw tooDeep();
    const objects = level.filter((one) => typeof one === 'object' && one !== null);
    if (objects.some((one) => Object.hasOwn(one, '__proto__')))
      throw invalid('__proto__', {
        ja: '「__proto__」という項目は使えません。削除してください',
        en: '"__proto__" is not a key of any request: remove it',
      });
    level = objects.flatMap((one) => Object.values(one));
  }
}

function tooDeep(): Problem {
  return new Problem('invalid', {
    ja: `入れ子は${DEPTH_MAX}段までです。`,
    en: `The body is nested deeper than ${DEPTH_MAX} levels.`,
  });
}

function jsonError(text: string): Text {
  const { offset, isInString } = firstJsonError(text);
  const before = text.slice(0, offset).split('\n');
  const [line, column] = [before.length, (before.at(-1) ?? '').length + 1];
  const what = offset >= text.length ? ENDS_EARLY : isInString ? BAD_STRING : misplaced(text.charAt(offset));
  return {
    ja: `JSONとして読めません：${line}行目、${column}文字目：${what.ja}。`,
    en: `The body is not JSON: line ${line}, column ${column}: ${what.en}.`,
  };
}

const ENDS_EARLY: Text = { ja: '途中で終わっています', en: 'it ends too early' };
const BAD_STRING: Text = {
  ja: 'ここから始まる文字列に、そのままでは使えない文字（改行、\\ など）が含まれています',
  en: 'the string that begins here holds a character that must be escaped, such as a line break or \\',
};

function misplaced(character: string): Text {
  const met = printable(character);
  return { ja: `「${met}」は使えません`, en: `"${met}" does not belong there` };
}

/** The first thing that is not JSON, by the offset at which it begins; the length of the text where it ends too early. */
function firstJsonError(text: string): { readonly offset: number; readonly isInString: boolean } {
  const errors = jsonErrors(text);
  const { error = 0, offset = text.length } = errors[0] ?? {};
  const isUnended = error === UNENDED_STRING && !text.slice(offset).includes('\n');
  return { offset: isUnended ? text.length : offset, isInString: STRING_ERRORS.has(error) };
}

/** Throws a 400 Problem for what is nested too deeply to be looked at. */
function jsonErrors(text: string): readonly ParseError[] {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true });
  } catch {
    throw tooDeep();
  }
  return errors;
}

/** Codes of jsonc-parser, whose enum is erased at run time. */
const UNENDED_STRING = 12;
const STRING_ERRORS: ReadonlySet<number> = new Set([UNENDED_STRING, 14, 15, 16]);

/** A 413 for more than a route takes. */
export function tooLarge(limitBytes: number): Problem {
  const shown = limitBytes >= 1024 * 1024 ? `${limitBytes / 1024 / 1024} MiB` : `${limitBytes / 1024} KiB`;
  const isFile = limitBytes === CSV_LIMIT_BYTES;
  return new Problem('too-large', {
    ja: `送信内容が上限（${shown}）を超えています。内容を減らして送信してください。${isFile ? '顧客一覧は分割せず（取り込むたびに全件が置き換わります）、不要な列を削るか、値を短くしてください。' : ''}`,
    en: `The body is larger than ${shown}, the most this route takes: send less.${isFile ? ' Do not split a file of customers (each import replaces the whole list): remove columns you do not need, or shorten their values.' : ''}`,
  });
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 80);
}

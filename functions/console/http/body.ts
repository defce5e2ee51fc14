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
  } catch (error) {
    throw new Problem('invalid-json', jsonError(text, error));
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

function jsonError(text: string, error: unknown): Text {
  const position = errorPosition(text, String(error));
  const before = text.slice(0, position).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  const isCut = position >= text.length;
  const met = printable(text.charAt(position));
  return {
    ja: `JSONとして読めません：${before.length}行目、${column}文字目：${isCut ? '途中で終わっています' : `「${met}」は使えません`}。`,
    en: `The body is not JSON: line ${before.length}, column ${column}: ${isCut ? 'it ends too early' : `"${met}" does not belong there`}.`,
  };
}

/** Where parsing failed. Engines tell the position of some errors only; the others are found by halving. */
function errorPosition(text: string, message: string): number {
  const told = /at position (\d+)/.exec(message)?.[1];
  if (told !== undefined) return Number(told);
  if (!isUnexpectedToken(text)) return text.length;
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isUnexpectedToken(text.slice(0, middle))) bad = middle;
    else good = middle;
  }
  return good;
}

function isUnexpectedToken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return error instanceof Error && error.message.startsWith('Unexpected token');
  }
}

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

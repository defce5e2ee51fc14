import * as z from 'zod';
import { plainForm } from '../../../../functions/domain/base/composed.ts';
import { inBoth, type Text } from '../../../../functions/domain/base/text.ts';
import { spokenDuration } from '../../../../functions/domain/base/time/duration.ts';
import { MINUTE_MS, MINUTES_AN_HOUR } from '../../../../functions/domain/base/time/units.ts';
import { type NamedLength, namedLengths } from '../../../../functions/domain/compile/named-lengths.ts';
import { isJapanese } from '../../../../functions/domain/incident/situation/language-of.ts';
import { ToldError } from '../../../terminal/told-error.ts';

/** What the questions find out. */
export interface Answers {
  readonly company: string;
  readonly companyEn: string;
  readonly product: string;
  readonly productEn: string;
  /** Open spans of a working day, `09:00-12:00`. */
  readonly hours: readonly string[];
  /** Days closed every year, `12-29` to `01-03`; a single day has itself as its end. */
  readonly closed: readonly Closed[];
  readonly withinMinutes: number;
  /** Whether the text only aims at that time. */
  readonly isAim: boolean;
  readonly officer: NamedAddress;
  readonly responder: NamedAddress;
  readonly approver: NamedAddress;
  readonly executive: NamedAddress;
  readonly contact: string;
}

/** Month and day, both ends included. */
export interface Closed {
  readonly from: string;
  readonly to: string;
}

export interface NamedAddress {
  readonly name: string;
  readonly email: string;
}

/** An answer that cannot be; says what to write. */
export class AnswerError extends ToldError {
  override readonly name = 'AnswerError';
}

const SPAN = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** With or without brackets; the name may hold spaces. */
const PERSON =
  /^(?<name>[^<>]+?)[\s,、，]*(?:<\s*(?<bracketed>[^<>\s]+)\s*>|[\s,、，](?<bare>[^<>\s,、，]+@[^<>\s,、，]+))$/;
/** Reminders and the time for approval are parts of it; below this they would be minutes nobody can keep. */
const WITHIN_MINUTES_AT_LEAST = 20;
const WITHIN_HOURS_AT_MOST = 72;

/** What Japanese keyboards write for brackets, dashes and separators, in one form: full-width letters, digits and signs become plain ones. */
function plain(given: string): string {
  return plainForm(given)
    .replace(/[、､]/g, ',')
    .replace(/[〈《「『]/g, '<')
    .replace(/[〉》」』]/g, '>')
    .replace(/[‐‑‒–—―−ー]/g, '-')
    .replace(/[〜～]/g, '~')
    .trim();
}

/** A text of one line. Throws AnswerError when there is none. */
export function readText(given: string): string {
  if (given === '') throw new AnswerError({ ja: '何か入力してください。', en: 'write something here' });
  return given;
}

/** A name for English readers. Throws AnswerError for one in Japanese letters. */
export function readEnglish(given: string): string {
  const text = readText(given);
  if (!isJapanese(text)) return text;
  throw new AnswerError({
    ja: `英語の文面に使う名称です。「${text}」には日本語が含まれています。英字で入力してください（例：Mihon Inc.）。`,
    en: `this name is for the English texts, and "${text}" is in Japanese: write it in Latin letters, such as Mihon Inc.`,
  });
}

/** `09:00-12:00, 13:00-18:00`, `９時～１２時、１３時から１８時まで`: spans in order. Throws AnswerError. */
export function readHours(given: string): string[] {
  const spans = plain(given).split(',').map(spanOf);
  const odd = spans.find((span) => !SPAN.test(span));
  if (odd !== undefined) {
    throw new AnswerError({
      ja: `「${odd}」を時間帯として読み取れません。開始と終了を24時間制の時刻で入力してください（例：09:00-12:00, 13:00-18:00）。`,
      en: `"${odd}" is not a time span; write its start and end on the 24-hour clock, such as 09:00-12:00, 13:00-18:00`,
    });
  }
  const times = spans.flatMap((span) => span.split('-'));
  const early = times.find((time, index) => index > 0 && time <= (times[index - 1] ?? ''));
  if (early !== undefined) {
    throw new AnswerError({
      ja: `${early} が、その前の時刻より後になっていません。早い順に入力してください（例：09:00-12:00, 13:00-18:00）。`,
      en: `${early} is not after the time before it; write the open hours in order, such as 09:00-12:00, 13:00-18:00`,
    });
  }
  return spans;
}

function spanOf(given: string): string {
  return given
    .replace(/(\d{1,2})時半/g, '$1:30')
    .replace(/(\d{1,2})時(\d{1,2})分/g, '$1:$2')
    .replace(/(\d{1,2})時/g, '$1:00')
    .replace(/\s*(?:から|~|-)\s*/, '-')
    .replace(/まで$/, '')
    .replace(/(?<!\d)(\d:\d)/g, '0$1')
    .trim();
}

/** `12-29 to 01-03, 05-01`, `12/29-1/3`, `12-29～01-03`, `１２月２９日から１月３日、８月１３日`, `none`, `なし`. Throws AnswerError. */
export function readClosed(given: string): Closed[] {
  const text = plain(given).replace(/[。.]$/, '');
  if (['none', 'no', 'なし', '無し', 'ない'].includes(text.toLowerCase())) return [];
  return text.split(/,|と|・|\s+and\s+/).map(closedDays);
}

function closedDays(given: string): Closed {
  const [from = '', to = from, ...more] = given
    .trim()
    .replace(/まで$/, '')
    .split(/\s+to\s+|\s+-\s+|\s*(?:~|から)\s*|(?<=[/.]\d{1,2}|日)-/)
    .map(monthDayOf);
  if (isDay(from) && isDay(to) && more.length === 0) return { from, to };
  const absent = [from, to].find((day) => /^\d{2}-\d{2}$/.test(day) && !isDay(day));
  if (absent !== undefined && more.length === 0)
    throw new AnswerError({
      ja: `${absent} という日付は存在しません。月と日を確認してください。`,
      en: `${absent} (month and day) does not exist; check the month and the day`,
    });
  throw new AnswerError({
    ja: `「${given.trim()}」を休業日として読み取れません。月と日を入力してください（例：12-29～01-03、05-01）。休業日がなければ「なし」と入力してください。`,
    en: `"${given.trim()}" is not a day or a range of days; write month and day, such as 12-29 to 01-03, 05-01, or none`,
  });
}

/** `12/29`, `1月3日` and `1-3` as `12-29` and `01-03`. */
function monthDayOf(given: string): string {
  const [, month, day] = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?$/.exec(given.trim()) ?? [];
  return month === undefined || day === undefined ? given : `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Of a leap year: the 29th of February is a day. */
function isDay(monthDay: string): boolean {
  const atMs = Date.parse(`2024-${monthDay}T00:00:00Z`);
  return MONTH_DAY.test(monthDay) && new Date(atMs).toISOString().slice(5, 10) === monthDay;
}

/** Hours such as 1 or 1.5, or with their unit (`１時間`, `1時間30分`, `90 min`), in whole minutes. Throws AnswerError. */
export function readWithin(given: string): number {
  const text = plain(given);
  const [named, ...more] = namedLengths(text);
  const minutes = named === undefined ? Math.round(Number(text) * MINUTES_AN_HOUR) : minutesOf(named);
  if (more.length > 0 || !(minutes >= WITHIN_MINUTES_AT_LEAST && minutes <= WITHIN_HOURS_AT_MOST * MINUTES_AN_HOUR))
    throw new AnswerError({
      ja: `時間数を入力してください（例：1、1.5、30分）。20分以上、${WITHIN_HOURS_AT_MOST}時間以内で指定できます。`,
      en: `write hours, such as 1, 1.5 or 30 min; 20 minutes at least, ${WITHIN_HOURS_AT_MOST} hours at most`,
    });
  return minutes;
}

/** NaN for days and longer: those of a business are another length. */
function minutesOf({ count, unit }: NamedLength): number {
  if (unit === 'minute') return Math.round(count);
  return unit === 'hour' ? Math.round(count * MINUTES_AN_HOUR) : Number.NaN;
}

/** `Sato Hanako <sato@example.jp>`, `佐藤 花子＜sato＠example.jp＞`, `佐藤 花子（sato@example.jp）`. The name stays as it is written. Throws AnswerError. */
export function readPerson(given: string): NamedAddress {
  const { name = '', bracketed, bare } = PERSON.exec(brackets(given))?.groups ?? {};
  if (name === '')
    throw new AnswerError({
      ja: '氏名とアドレスを入力してください（例：佐藤 花子 <sato@example.jp>）。',
      en: 'write name and address, such as Sato Hanako <sato@example.jp>',
    });
  return { name, email: readEmail(bracketed ?? bare ?? '') };
}

/** Only the signs around an address: a name is spelt with characters that NFKC would replace. */
function brackets(given: string): string {
  return given
    .trim()
    .replace(/[＜〈《]/g, '<')
    .replace(/[＞〉》]/g, '>')
    .replaceAll('＠', '@')
    .replace(/[（(]\s*([^（）()\s]+@[^（）()\s]+)\s*[）)]$/, '<$1>');
}

/** One mail address. Throws AnswerError. */
export function readEmail(given: string): string {
  const address = plain(given);
  if (!z.email().safeParse(address).success)
    throw new AnswerError({
      ja: `「${given}」はメールアドレスではありません。support@example.jp のように入力してください。`,
      en: `"${given}" is not a mail address; write one such as support@example.jp`,
    });
  return address;
}

/** `yes`, `no`, `はい`, `いいえ`. Throws AnswerError. */
export function readYesNo(given: string): boolean {
  const word = plain(given)
    .replace(/[。.!]$/, '')
    .toLowerCase();
  if (['yes', 'y', 'はい', 'ハイ'].includes(word)) return true;
  if (['no', 'n', 'いいえ', 'イイエ'].includes(word)) return false;
  throw new AnswerError({ ja: '「はい」または「いいえ」で答えてください。', en: 'write yes or no' });
}

/** An answer as it was understood; null where it is what was written. */
export function understood(given: string, answer: Answers[keyof Answers]): Text | null {
  const said = spoken(answer);
  return given === said.ja || given === said.en ? null : said;
}

function spoken(answer: Answers[keyof Answers]): Text {
  if (typeof answer === 'string') return { ja: answer, en: answer };
  if (typeof answer === 'number')
    return { ja: spokenDuration(answer * MINUTE_MS, 'ja'), en: spokenDuration(answer * MINUTE_MS, 'en') };
  if (typeof answer === 'boolean') return answer ? { ja: 'はい', en: 'yes' } : { ja: 'いいえ', en: 'no' };
  if ('email' in answer) return inBoth(() => `${answer.name} <${answer.email}>`);
  if (answer.length === 0) return { ja: 'なし', en: 'none' };
  const [ja, en] = [answer.map((one) => spanIn(one, '～')), answer.map((one) => spanIn(one, ' to '))];
  return { ja: ja.join('、'), en: en.join(', ') };
}

function spanIn(span: string | Closed, between: string): string {
  if (typeof span === 'string') return span;
  return span.from === span.to ? span.from : `${span.from}${between}${span.to}`;
}

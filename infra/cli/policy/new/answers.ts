import * as z from 'zod';
import type { Text } from '../../../../functions/domain/text.ts';

/** What the questions find out. */
export interface Answers {
  readonly company: string;
  readonly companyEn: string;
  readonly product: string;
  readonly productEn: string;
  /** Open spans of a working day, `09:00-12:00`. */
  readonly hours: readonly string[];
  /** Days closed every year, `12-29` to `01-03`. */
  readonly closed: { readonly from: string; readonly to: string } | null;
  readonly withinMinutes: number;
  /** Whether the text only aims at that time. */
  readonly isAim: boolean;
  readonly officer: Named;
  readonly responder: Named;
  readonly approver: Named;
  readonly executive: Named;
  readonly contact: string;
}

export interface Named {
  readonly name: string;
  readonly email: string;
}

/** An answer that cannot be; says what to write. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly says: Text;

  constructor(says: Text) {
    super(says.en);
    this.says = says;
  }
}

const SPAN = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const PERSON = /^(?<name>[^<>]+?)\s*<(?<email>[^<>\s]+)>$/;
const MINUTES_AN_HOUR = 60;
/** Reminders and the time for approval are parts of it; below this they would be minutes nobody can keep. */
const WITHIN_MINUTES_AT_LEAST = 20;
const WITHIN_HOURS_AT_MOST = 72;

/** A text of one line. Throws AnswerError when there is none. */
export function readText(given: string): string {
  if (given === '') throw new AnswerError({ ja: '何か入力してください。', en: 'write something here' });
  return given;
}

/** `09:00-12:00, 13:00-18:00`: spans in order. Throws AnswerError. */
export function readHours(given: string): string[] {
  const spans = given.split(',').map((span) => span.trim());
  const isWhole = spans.every((span) => SPAN.test(span));
  const times = spans.flatMap((span) => span.split('-'));
  if (!isWhole || times.some((time, index) => index > 0 && time <= (times[index - 1] ?? ''))) {
    throw new AnswerError({
      ja: '営業時間を早い順に入力してください（例：09:00-12:00, 13:00-18:00）。',
      en: 'write the open hours in order, such as 09:00-12:00, 13:00-18:00',
    });
  }
  return spans;
}

/** `12-29 to 01-03`, `12-29～01-03`, `none`, `なし`. Throws AnswerError. */
export function readClosed(given: string): Answers['closed'] {
  if (['none', 'なし'].includes(given)) return null;
  const [from = '', to = '', ...more] = given.split(/\s+to\s+|\s*[～〜~]\s*/);
  if (!isDay(from) || !isDay(to) || more.length > 0)
    throw new AnswerError({
      ja: '月と日を入力してください（例：12-29～01-03）。休業日がなければ「なし」と入力してください。',
      en: 'write month and day, such as 12-29 to 01-03, or none',
    });
  return { from, to };
}

/** Of a leap year: the 29th of February is a day. */
function isDay(monthDay: string): boolean {
  const atMs = Date.parse(`2024-${monthDay}T00:00:00Z`);
  return MONTH_DAY.test(monthDay) && new Date(atMs).toISOString().slice(5, 10) === monthDay;
}

/** Hours such as 1 or 1.5, in whole minutes. Throws AnswerError. */
export function readWithin(given: string): number {
  const minutes = Math.round(Number(given) * MINUTES_AN_HOUR);
  if (!(minutes >= WITHIN_MINUTES_AT_LEAST && minutes <= WITHIN_HOURS_AT_MOST * MINUTES_AN_HOUR))
    throw new AnswerError({
      ja: `時間数を入力してください（例：1、1.5）。20分以上、${WITHIN_HOURS_AT_MOST}時間以内で指定できます。`,
      en: `write hours, such as 1 or 1.5; 20 minutes at least, ${WITHIN_HOURS_AT_MOST} hours at most`,
    });
  return minutes;
}

/** `Sato Hanako <sato@example.jp>`. Throws AnswerError. */
export function readPerson(given: string): Named {
  const { name = '', email = '' } = PERSON.exec(given)?.groups ?? {};
  if (name === '')
    throw new AnswerError({
      ja: '氏名とアドレスを入力してください（例：佐藤 花子 <sato@example.jp>）。',
      en: 'write name and address, such as Sato Hanako <sato@example.jp>',
    });
  return { name, email: readEmail(email) };
}

/** One mail address. Throws AnswerError. */
export function readEmail(given: string): string {
  if (!z.email().safeParse(given).success)
    throw new AnswerError({
      ja: `「${given}」はメールアドレスではありません。support@example.jp のように入力してください。`,
      en: `"${given}" is no mail address; write one such as support@example.jp`,
    });
  return given;
}

/** `yes`, `no`, `はい`, `いいえ`. Throws AnswerError. */
export function readYesNo(given: string): boolean {
  const word = given.trim().toLowerCase();
  if (['yes', 'y', 'はい'].includes(word)) return true;
  if (['no', 'n', 'いいえ'].includes(word)) return false;
  throw new AnswerError({ ja: '「はい」または「いいえ」で答えてください。', en: 'write yes or no' });
}

import type * as z from 'zod';
import type { Text } from './text.ts';

/** What each type of JSON is called, as somebody who has to write it would say. */
const TYPES: Readonly<Record<string, Text>> = {
  string: { ja: '文字列で入力してください', en: 'write a text' },
  number: { ja: '数値で入力してください', en: 'write a number' },
  int: { ja: '整数で入力してください', en: 'write a whole number' },
  boolean: { ja: 'true または false で指定してください', en: 'write true or false' },
  array: { ja: '一覧（配列）で指定してください', en: 'write a list' },
  object: { ja: 'キーと値の組で指定してください', en: 'write keys with their values' },
  record: { ja: 'キーと値の組で指定してください', en: 'write keys with their values' },
};
const MISSING: Text = { ja: '入力してください', en: 'is missing' };

type Issue = z.core.$ZodRawIssue | z.core.$ZodIssue;

/**
 * Plain words for what a schema found, in each language: what to write, not what was expected. A check of our own carries
 * its words as `params` (see `says`); null for an issue that has no words.
 */
export function issueText(issue: Issue): Text | null {
  switch (issue.code) {
    case 'custom':
      return isText(issue.params?.says) ? issue.params.says : null;
    case 'invalid_type':
      return issue.input === undefined ? MISSING : (TYPES[issue.expected] ?? null);
    case 'invalid_value':
      return issue.input === undefined ? MISSING : oneOf(issue.values);
    case 'too_small':
      return least(issue.minimum, issue.origin, issue.inclusive !== false);
    case 'too_big':
      return most(issue.maximum, issue.origin, issue.inclusive !== false);
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ');
      return {
        ja: `${keys} という項目はありません。削除するか、つづりを確認してください`,
        en: `knows no ${keys}: remove it, or check its spelling`,
      };
    }
    default:
      return null;
  }
}

/** The words of a check of our own, for `refine`: its message in English, and both as `params`. */
export function says(text: Text) {
  return { message: text.en, params: { says: text } };
}

/** The English words alone, to be handed to `safeParse` as `error`. */
export const issueWords: z.core.$ZodErrorMap = (issue) => issueText(issue)?.en;

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'ja' in value && 'en' in value;
}

function oneOf(values: readonly unknown[]): Text {
  const all = values.join(', ');
  return values.length === 1
    ? { ja: `${all} を指定してください`, en: `write ${all}` }
    : { ja: `次のいずれかを指定してください：${all}`, en: `write one of ${all}` };
}

function least(count: number | bigint, origin: string, isInclusive: boolean): Text {
  const { ja, en } = limit(count, origin);
  if (!isInclusive) return { ja: `${ja}より大きくしてください`, en: `write more than ${en}` };
  if (Number(count) === 1 && origin === 'string') return { ja: '入力してください', en: `write ${en} at least` };
  return { ja: `${ja}以上にしてください`, en: `write ${en} at least` };
}

function most(count: number | bigint, origin: string, isInclusive: boolean): Text {
  const { ja, en } = limit(count, origin);
  return isInclusive
    ? { ja: `${ja}以内にしてください`, en: `write ${en} at most` }
    : { ja: `${ja}より小さくしてください`, en: `write less than ${en}` };
}

function limit(count: number | bigint, origin: string): Text {
  if (origin === 'string') return { ja: `${count}文字`, en: counted(count, 'character', 'characters') };
  if (origin === 'array' || origin === 'set') return { ja: `${count}件`, en: counted(count, 'entry', 'entries') };
  return { ja: String(count), en: String(count) };
}

function counted(count: number | bigint, one: string, many: string): string {
  return `${count} ${Number(count) === 1 ? one : many}`;
}

import type * as z from 'zod';
import { issueText } from '../base/issue-words.ts';
import type { Language, Text } from '../base/text.ts';
import type { Finding } from '../policy/problem.ts';
import { formatWords } from '../policy/shape/format-words.ts';

type SchemaIssue = z.core.$ZodIssue;
type IssuePath = readonly (string | number)[];

/** What the schema found wrong, each in words that say what to write. */
export function schemaFindings(issues: readonly SchemaIssue[], value: unknown, at: IssuePath = []): Finding[] {
  return issues.flatMap((issue) => findings(issue, value, [...at, ...(issue.path as (string | number)[])]));
}

function findings(issue: SchemaIssue, value: unknown, path: IssuePath): Finding[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: {
          ja: `${key} というキーはここでは使えません。削除するか、つづりを確認してください`,
          en: `${key} is not a key of this place; remove it or correct its spelling`,
        },
        atKey: true,
      }));
    case 'invalid_union':
      // A shape chosen by one key: that key holds none of its values.
      if ('options' in issue) return [{ path, message: mustBe(path, eitherOf(issue.options.map(String))) }];
      return unionFindings(issue.errors, value, path);
    case 'invalid_type':
      return [{ path, message: typeMessage(issue.expected, path, value) }];
    case 'invalid_value':
      return [{ path, message: mustBe(path, eitherOf(issue.values.map(String))) }];
    case 'invalid_key': {
      const why = wordsOf(issue.issues[0]?.message ?? issue.message);
      const [ja, en] = [nameOf(path).ja, nameOf(path).en];
      const message = { ja: `${ja} は名前に使えません：${why.ja}`, en: `${en} is not a valid name: ${why.en}` };
      return [{ path, message, atKey: true }];
    }
    case 'too_small':
      return [{ path, message: tooSmall(issue, path) }];
    case 'invalid_format':
      return [{ path, message: issue.format === 'email' ? mustBe(path, MAIL) : about(path, wordsOf(issue.message)) }];
    default:
      return [{ path, message: about(path, issueText(issue) ?? wordsOf(issue.message)) }];
  }
}

const MAIL: Text = {
  ja: 'officer@example.jp のようなメールアドレス',
  en: 'a mail address, such as officer@example.jp',
};

function about(path: IssuePath, words: Text): Text {
  const { ja, en } = nameOf(path);
  return { ja: `${ja}：${words.ja}`, en: `${en}: ${words.en}` };
}

function mustBe(path: IssuePath, what: Text): Text {
  const { ja, en } = nameOf(path);
  return { ja: `${ja}：${what.ja}を指定してください`, en: `${en} must be ${what.en}` };
}

/** What the schema's library says itself is English. */
function wordsOf(message: string): Text {
  return formatWords(message) ?? { ja: `この値は使えません（${message}）`, en: message };
}

function typeMessage(expected: string, path: IssuePath, value: unknown): Text {
  const found = valueAt(value, path);
  const { ja, en } = nameOf(path);
  if (found === undefined)
    return { ja: `${ja} がありません。ここに指定してください`, en: `${en} is missing; write it here` };
  const must = mustBe(path, WORDS[expected] ?? { ja: expected, en: expected });
  const kind = kindOf(found);
  return {
    ja: `${must.ja}（${found === null ? '値がありません' : `現在の値：${kind.ja}`}）`,
    en: `${must.en} (${found === null ? 'nothing stands there' : `found ${kind.en}`})`,
  };
}

const WORDS: Readonly<Record<string, Text>> = {
  string: { ja: '文字列', en: 'a text' },
  number: { ja: '数値', en: 'a number' },
  int: { ja: '整数', en: 'a whole number' },
  boolean: { ja: 'true または false', en: 'true or false' },
  array: { ja: '一覧（「- 」で始まる行、または [ … ]）', en: 'a list (lines that begin with "- ", or [ … ])' },
  object: { ja: 'キーと値の組', en: 'a map of keys and values' },
  record: { ja: 'キーと値の組', en: 'a map of keys and values' },
};

function kindOf(value: unknown): Text {
  if (Array.isArray(value)) return { ja: '一覧', en: 'a list' };
  if (typeof value === 'object') return { ja: 'キーと値の組', en: 'a map' };
  return { ja: JSON.stringify(value), en: JSON.stringify(value) };
}

function tooSmall(issue: Extract<SchemaIssue, { code: 'too_small' }>, path: IssuePath): Text {
  const { ja, en } = nameOf(path);
  const { minimum, origin } = issue;
  if (origin === 'array')
    return {
      ja: `${ja}：${minimum}件以上を指定してください`,
      en: `${en} is too short: write at least ${minimum} ${minimum === 1 ? 'entry' : 'entries'}`,
    };
  if (origin === 'string')
    return { ja: `${ja} が空です。値を指定してください`, en: `${en} is too short: write something` };
  return { ja: `${ja}：${minimum}以上を指定してください`, en: `${en} is too small: write ${minimum} or more` };
}

/** Of several shapes, the one that the value comes closest to: whose faults lie deepest, then the fewest. */
function unionFindings(shapes: readonly (readonly SchemaIssue[])[], value: unknown, path: IssuePath): Finding[] {
  const options = shapes.map((issues) => schemaFindings(issues, value, path)).filter((found) => found.length > 0);
  const depth = (found: readonly Finding[]): number => Math.max(...found.map((one) => one.path.length));
  const sorted = options.sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  const best = sorted[0];
  if (best === undefined) return [{ path, message: noShape(path) }];
  if (depth(best) > path.length) return best;
  const each = (language: Language) => [
    ...new Set(options.flatMap((found) => found.map(({ message }) => message[language]))),
  ];
  return [{ path, message: { ja: each('ja').join('。または、'), en: each('en').join('; or: ') } }];
}

function noShape(path: IssuePath): Text {
  const { ja, en } = nameOf(path);
  return { ja: `${ja} に使える形式ではありません`, en: `${en} has none of the shapes allowed here` };
}

function valueAt(value: unknown, path: IssuePath): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

/** `duties[2].clock.from`: the path as programs write it, entries counted from 0. */
function nameOf(path: IssuePath): Text {
  if (path.length === 0) return { ja: '対応方針', en: 'the policy' };
  const name = path.reduce<string>((before, step) => {
    if (typeof step === 'number') return `${before}[${step}]`;
    return before === '' ? step : `${before}.${step}`;
  }, '');
  return { ja: name, en: name };
}

/** `a, b or c`. */
export function eitherOf(names: readonly string[]): Text {
  if (names.length === 0) return { ja: '（候補なし）', en: '(there is none)' };
  const en = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  return { ja: names.length < 2 ? en : `${names.join('、')} のいずれか`, en };
}

import type { Text } from '../../functions/domain/base/text.ts';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
/** What no person should be shown: a value that is not there, a time of machines, an id with dots such as `notice.first`. */
const MACHINE = [
  /undefined|null\b|NaN|\[object/,
  /\d{4}-\d{2}-\d{2}T\d/,
  /\d{2}:\d{2}(:\d{2})?(\.\d+)?Z/,
  /\b[a-z]+(-[a-z]+)*\.[a-z][a-zA-Z-]*/,
];
/** Words in Latin letters that Japanese readers use as they are. */
const USUAL = /\b(?:IPA|ISMS|JST|UTC|CSV|URL|SES|SNS|AWS)\b/g;

/** What is wrong with a sentence for people, a phrase each: machine words, or words of the other language. */
export function flawsOfSentence(sentence: Text): string[] {
  const [ja, en] = [bare(sentence.ja), bare(sentence.en)];
  return [
    ...MACHINE.flatMap((pattern) => [ja, en].flatMap((text) => match(pattern, text))),
    ...(JAPANESE.test(ja) ? [] : [`not Japanese: ${sentence.ja}`]),
    ...match(/[a-z]{3,}/, ja),
    ...match(JAPANESE, en),
  ];
}

function match(pattern: RegExp, text: string): string[] {
  const found = pattern.exec(text)?.[0];
  return found === undefined ? [] : [`"${found}" in: ${text}`];
}

/** Without what is the same in every language: usual abbreviations, addresses, and ids in brackets. */
function bare(text: string): string {
  return text
    .replace(/https:\/\/[\x21-\x7e]+/g, '')
    .replace(USUAL, '')
    .replace(/（[\x21-\x7e ]*）|\([\x21-\x7e ]*\)/g, '');
}

import type { Text } from '../base/text.ts';

const KEY = /^own-(?<code>[0-9a-z]{8})$/;

/** What is named in a person's own words, where those words are not at hand; null for any other key. */
export function ownWordsTitle(key: string): Text | null {
  const code = KEY.exec(key)?.groups?.code;
  return code === undefined ? null : { ja: `自由記入の名称 ${code}`, en: `own title ${code}` };
}

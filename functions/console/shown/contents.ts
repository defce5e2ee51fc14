import { ContentChanged } from '../../adapters/aws/errors.ts';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import type { Language, Text } from '../../domain/base/text.ts';
import type { ConsolePorts } from '../http/ports.ts';

const MOST_AT_ONCE = 20;

/** What is shown in place of a text that is not the one that was recorded. */
export const CHANGED_TEXT: Text = {
  ja: '［この文章は、記録された時点の内容と一致しないため表示していません。書き換えられたおそれがあります。］',
  en: '[This text is not shown: it is not the one that was recorded, and may have been tampered with.]',
};

/** The texts that still exist, by id. In place of one that was changed stands a sentence that says so. */
export async function loadTexts(
  ports: Pick<ConsolePorts, 'getContent'>,
  owner: string,
  refs: readonly ContentRef[],
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (let from = 0; from < refs.length; from += MOST_AT_ONCE) {
    const some = refs.slice(from, from + MOST_AT_ONCE);
    const bodies = await Promise.all(some.map((ref) => shownText(ports, owner, ref, language)));
    some.forEach(({ content }, index) => {
      const body = bodies[index];
      if (body !== null && body !== undefined) texts.set(content, body);
    });
  }
  return texts;
}

async function shownText(ports: Pick<ConsolePorts, 'getContent'>, owner: string, ref: ContentRef, language: Language) {
  try {
    return await ports.getContent(owner, ref);
  } catch (error) {
    if (error instanceof ContentChanged) return CHANGED_TEXT[language];
    throw error;
  }
}

import { ContentChanged } from '../../adapters/aws/errors.ts';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import type { Language, Text } from '../../domain/base/text.ts';
import type { ConsolePorts } from '../http/ports.ts';

/** What is shown in place of a text that is not the one that was recorded. */
export const CHANGED_TEXT: Text = {
  ja: '［この文章は、記録された時点の内容と一致しないため表示していません。書き換えられたおそれがあります。］',
  en: '[This text is not shown: it is not the one that was recorded, and may have been tampered with.]',
};

/** The texts that still exist, by id. In place of one that was changed stands a sentence that says so. */
export async function loadTexts(
  ports: Pick<ConsolePorts, 'getContents'>,
  owner: string,
  refs: readonly ContentRef[],
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  if (refs.length === 0) return new Map();
  const found = await ports.getContents(owner, refs);
  return new Map([...found].map(([id, text]) => [id, text instanceof ContentChanged ? CHANGED_TEXT[language] : text]));
}

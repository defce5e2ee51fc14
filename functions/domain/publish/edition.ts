import type { Language, Text } from '../base/text.ts';
import type { PolicyPromise } from '../policy/promises.ts';
import type { Policy } from '../policy/shape/schema.ts';
import type { Block } from './document.ts';

/** A published text in the making. A draft shows, marked, what an edition for the public leaves out. */
export interface Edition {
  readonly policy: Policy;
  readonly language: Language;
  readonly isDraft: boolean;
}

const ASSUMED: Text = { ja: '【要確認：公開文書に記載なし】', en: ' [to be confirmed: assumed]' };
const DECLARED: Text = { ja: '【未対応：この版では自動で実施しない】', en: ' [not carried out by this release]' };

/** A text as it stands in the edition; null: left out. */
export function shownIn(
  { language, isDraft }: Edition,
  text: string,
  { assumed, standing }: { readonly assumed?: unknown; readonly standing?: PolicyPromise['standing'] },
): string | null {
  const marks = [...((assumed ?? null) === null ? [] : [ASSUMED]), ...(standing === 'declared' ? [DECLARED] : [])];
  if (marks.length === 0) return text;
  return isDraft ? `${text}${marks.map((mark) => mark[language]).join('')}` : null;
}

/** A section of the published text; without rows or items it is left out. */
export function section(title: string, ...blocks: readonly Block[]): Block[] {
  const told = blocks.filter(
    (block) => (block.kind !== 'table' || block.rows.length > 0) && (block.kind !== 'list' || block.items.length > 0),
  );
  return told.some(({ kind }) => kind === 'table' || kind === 'list')
    ? [{ kind: 'heading', level: 2, text: title }, ...told]
    : [];
}

/** A section that this release does not carry out: only a draft shows it. */
export function declaredSection(edition: Edition, title: string, ...blocks: readonly Block[]): Block[] {
  const shown = shownIn(edition, title, { standing: 'declared' });
  return shown === null ? [] : section(shown, ...blocks);
}

export function listed(titles: readonly string[], language: Language): string {
  return titles.join(language === 'ja' ? '、' : ', ');
}

/** Words as the cell of a table: an English one begins with a capital. */
export function cell(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

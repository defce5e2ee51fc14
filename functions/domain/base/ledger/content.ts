/**
 * A piece of personal or free text that lives outside the ledger, in an erasable item of the contents table.
 * The ledger keeps its id and a digest keyed with a secret that is erased together with the text.
 */
export interface ContentRef {
  readonly content: string;
  readonly digest: string;
}

/** Keys whose text stands with another stream: that of the incident into which this one is joined. */
const ELSEWHERE: readonly string[] = ['reasonInto', 'seenInto', 'textsInto'];

/** The stream's own texts that a value refers to, in order of appearance, once each; those under the keys of `except` left out. */
export function contentRefs(value: unknown, except: readonly string[] = []): readonly ContentRef[] {
  const found = new Map<string, ContentRef>();
  collect(value, except, found);
  return [...found.values()];
}

function collect(value: unknown, except: readonly string[], found: Map<string, ContentRef>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isReference(value)) found.set(value.content, value);
  for (const [key, inner] of Object.entries(value)) {
    if (!except.includes(key) && !ELSEWHERE.includes(key)) collect(inner, except, found);
  }
}

function isReference(value: object): value is ContentRef {
  const { content, digest } = value as { readonly content?: unknown; readonly digest?: unknown };
  return typeof content === 'string' && typeof digest === 'string';
}

import { parseAccept } from 'hono/utils/accept';
import type { Language } from '../../domain/base/text.ts';

interface LanguageHints {
  readonly query: string | undefined;
  readonly header: string | undefined;
}

/** The language of an answer: `?lang=`, else the first of `Accept-Language` by its weights, else Japanese. */
export function languageOf({ query, header = '' }: LanguageHints): Language {
  const preferred = parseAccept(header).filter(({ q }) => q > 0);
  return spoken(query) ?? preferred.map(({ type }) => spoken(type)).find((one) => one !== null) ?? 'ja';
}

/** The language of a tag such as `en-US`, where the product speaks it. RFC 4647, 3.4. */
function spoken(tag: string | undefined): Language | null {
  const primary = (tag ?? '').trim().toLowerCase().split('-')[0];
  return primary === 'ja' || primary === 'en' ? primary : null;
}

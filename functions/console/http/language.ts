import type { Language } from '../../domain/base/text.ts';

interface LanguageHints {
  readonly query: string | undefined;
  readonly header: string | undefined;
}

/** The language of an answer: `?lang=`, else the reader's preference, else Japanese. */
export function languageOf(asked: LanguageHints): Language {
  return known(asked.query) ?? preferred(asked.header ?? '') ?? 'ja';
}

/** The first of `Accept-Language` by its weights that the product speaks. */
function preferred(header: string): Language | null {
  const wishes = header.split(',').map((part) => {
    const [tag, ...parameters] = part.trim().split(';');
    const weight = /^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1];
    return { language: known(tag), weight: weight === undefined ? 1 : Number(weight) };
  });
  const spoken = wishes.filter((wish) => wish.language !== null && wish.weight > 0);
  return spoken.sort((a, b) => b.weight - a.weight)[0]?.language ?? null;
}

function known(tag: string | undefined): Language | null {
  const primary = (tag ?? '').trim().toLowerCase().split('-')[0];
  return primary === 'ja' || primary === 'en' ? primary : null;
}

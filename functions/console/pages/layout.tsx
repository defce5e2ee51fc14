import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/text.ts';
import { href, tell } from './reader.ts';
import { STYLE_PATH } from './style.ts';

interface LayoutProps {
  readonly language: Language;
  readonly title: string;
  readonly path: string;
  /** Name of the person signed in; null where nobody is. */
  readonly person: string | null;
  readonly children: Child;
}

/** The frame of every page. */
export function Layout(props: LayoutProps) {
  const { language, title, path, person, children } = props;
  const other: Language = language === 'ja' ? 'en' : 'ja';
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – Hikeshi`}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
      </head>
      <body>
        <a class="skip" href="#content">
          {tell(props, { ja: '本文へ', en: 'Skip to content' })}
        </a>
        <header class="top">
          <a class="brand" href={href(props, '/')}>
            {tell(props, { ja: '火消し', en: 'Hikeshi' })}
          </a>
          <nav aria-label={tell(props, { ja: '案内', en: 'Navigation' })}>
            <a href={href(props, '/policy')}>{tell(props, { ja: '対応方針', en: 'Policy' })}</a>
            <a href={href(props, '/report')}>{tell(props, { ja: '報告する', en: 'Report' })}</a>
            <a href={href({ language: other }, path)} lang={other} hreflang={other}>
              {other === 'ja' ? '日本語' : 'English'}
            </a>
          </nav>
          {person === null ? null : <p class="who">{person}</p>}
        </header>
        <main id="content">{children}</main>
      </body>
    </html>
  );
}

/** A page as text. */
export function document(page: { toString(): string | Promise<string> }): string {
  return `<!DOCTYPE html>${page.toString()}`;
}

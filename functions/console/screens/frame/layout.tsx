import type { Child } from 'hono/jsx';
import type { Language, Text } from '../../../domain/base/text.ts';
import { zoneNote } from '../../../domain/base/time/spoken.ts';
import { may } from '../../../domain/incident/command/permissions.ts';
import { nameOfPerson } from '../../../domain/policy/titles.ts';
import { href, type ScreenReader, tell } from './reader.ts';
import { STYLE_PATH } from './style.ts';

interface FrameProps {
  readonly language: Language;
  readonly title: string;
  readonly path: string;
  /** In which zone times are shown; null where there are none. */
  readonly zone: Text | null;
  /** Whether the reader may report incidents. */
  readonly isReporter?: boolean;
  /** Name of the person signed in; null where nobody is. */
  readonly person: string | null;
  /** On paper it is a letter: without the frame of the page. */
  readonly isLetter?: boolean;
  readonly children: Child;
}

interface LayoutProps {
  readonly reader: ScreenReader;
  readonly title: string;
  readonly path?: string;
  readonly isLetter?: boolean;
  readonly children: Child;
}

/** The frame of a page that somebody who is signed in reads. */
export function Layout({ reader, title, path = reader.path, isLetter = false, children }: LayoutProps) {
  const { policy, caller, language } = reader;
  const person = tell(reader, nameOfPerson(caller.person));
  const zone = zoneNote(policy.zone, caller.at);
  return (
    <Frame
      language={language}
      title={title}
      path={path}
      person={person}
      zone={zone}
      isLetter={isLetter}
      isReporter={may(policy, caller.person.id, 'report')}
    >
      {children}
    </Frame>
  );
}

/** The frame of every page. */
export function Frame(props: FrameProps) {
  const { language, title, path, person, zone, isReporter = true, isLetter = false, children } = props;
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
      <body class={isLetter ? 'on-letter' : undefined}>
        <a class="skip" href="#content">
          {tell(props, { ja: '本文へ', en: 'Skip to content' })}
        </a>
        <header class="top">
          <a class="brand" href={href(props, '/')}>
            {tell(props, { ja: '火消し', en: 'Hikeshi' })}
          </a>
          <nav aria-label={tell(props, { ja: '案内', en: 'Navigation' })}>
            <a href={href(props, '/policy')}>{tell(props, { ja: '対応方針', en: 'Policy' })}</a>
            <a href={href(props, '/customers')}>{tell(props, { ja: 'お客様', en: 'Customers' })}</a>
            <a href={href(props, '/muted')}>{tell(props, { ja: 'ミュート', en: 'Muted alarms' })}</a>
            {isReporter ? <a href={href(props, '/report')}>{tell(props, { ja: '報告する', en: 'Report' })}</a> : null}
            <a href={href({ language: other }, path)} lang={other} hreflang={other}>
              {other === 'ja' ? '日本語' : 'English'}
            </a>
          </nav>
          {person === null ? null : <p class="who">{person}</p>}
        </header>
        <main id="content">{children}</main>
        {zone === null ? null : <footer class="quiet">{tell(props, zone)}</footer>}
      </body>
    </html>
  );
}

/** A page as text. */
export function document(page: { toString(): string | Promise<string> }): string {
  return `<!DOCTYPE html>${page.toString()}`;
}

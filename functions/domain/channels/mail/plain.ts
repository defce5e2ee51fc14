import { letterOf, type MailPart } from './letter.ts';

/** A notice as plain text: greeting and lead, then each section under its heading. */
export function plainOf(part: MailPart): string {
  const { lead, items, opening, closing } = letterOf(part);
  const sections = items.map(({ heading, body }) => `${headline(heading, part.language)}\n${body}`);
  const parts = [part.greeting, ...lead.map(({ body }) => body), opening, ...sections, closing];
  return `${parts.filter((one) => one !== null).join('\n\n')}\n`;
}

function headline(heading: string, language: MailPart['language']): string {
  return language === 'ja' ? `■ ${heading}` : `== ${heading} ==`;
}

import type { MailPart } from './compose-mail.ts';

/** A notice as plain text: greeting, then each section under its heading. */
export function plainOf({ language, greeting, text }: MailPart): string {
  const sections = text.sections.map(({ heading, body }) =>
    heading === '' ? body : `${headline(heading, language)}\n${body}`,
  );
  return `${[greeting, ...sections].join('\n\n')}\n`;
}

function headline(heading: string, language: MailPart['language']): string {
  return language === 'ja' ? `■ ${heading}` : `== ${heading} ==`;
}

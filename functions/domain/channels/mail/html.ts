import { letterOf, type MailPart } from './letter.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand in HTML, in an attribute too. */
function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const BODY_STYLE = 'font-family:sans-serif;line-height:1.7;color:#222;max-width:40em';

/** The same notice as HTML: no image, no link, no script, nothing that tells the sender it was opened. */
export function htmlOf(parts: readonly MailPart[]): string {
  const [first] = parts;
  const language = first?.language ?? 'ja';
  const title = escapeHtml(first?.text.subject ?? '');
  const body = parts.map(articleOf).join('<hr>');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head><body style="${BODY_STYLE}">${body}</body></html>`;
}

function articleOf(part: MailPart): string {
  const { lead, items, opening, closing } = letterOf(part);
  const sections = items.map(({ heading, body }) => `${headline(heading)}${paragraph(body)}`);
  const parts = [
    paragraph(part.greeting),
    ...lead.map(({ body }) => paragraph(body)),
    opening === null ? '' : `<p style="text-align:center">${opening}</p>`,
    ...sections,
    closing === null ? '' : `<p style="text-align:right">${closing}</p>`,
  ];
  return `<article lang="${part.language}">${parts.join('')}</article>`;
}

function headline(heading: string): string {
  return `<h2 style="font-size:1em">${escapeHtml(heading)}</h2>`;
}

/** Blanks that begin a line, which HTML would leave out. */
function spaces(blanks: string): string {
  return '&nbsp;'.repeat(blanks.length);
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text).replaceAll(/^ +/gm, spaces).replaceAll('\n', '<br>')}</p>`;
}

/** Enough to be read as it is; a company's own site brings its own. */
const STYLE = [
  'body{max-width:52rem;margin:2rem auto;padding:0 1rem;font-family:system-ui,sans-serif;line-height:1.8}',
  'table{border-collapse:collapse;width:100%;margin:1rem 0}',
  'th,td{border:1px solid #bbb;padding:.4rem .7rem;text-align:left;vertical-align:top}th{background:#f3f3f3}',
].join('');

/** A part of a published text. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The text as Markdown. What would be read as mark-up is written with a backslash. */
export function asMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(markdownBlock).join('\n\n')}\n`;
}

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plainMarkdown(block.text)}`;
    case 'paragraph':
      return plainMarkdown(block.text);
    case 'list':
      return block.items.map((item) => `- ${plainMarkdown(item)}`).join('\n');
    case 'table': {
      const row = (cells: readonly string[]) => `| ${cells.map(plainMarkdown).join(' | ')} |`;
      return [row(block.head), `|${' --- |'.repeat(block.head.length)}`, ...block.rows.map(row)].join('\n');
    }
  }
}

function plainMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#]/g, (mark) => `\\${mark}`).replaceAll(/\s*\n\s*/g, ' ');
}

/** The text without any mark-up: headings underlined, a row of a table as `name: value` lines. */
export function asText(blocks: readonly Block[]): string {
  return `${blocks.map(textBlock).join('\n\n')}\n`;
}

function textBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? `${block.text}\n${'='.repeat(40)}` : `■ ${block.text}`;
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `・${item}`).join('\n');
    case 'table':
      return block.rows.map((cells) => textRow(block.head, cells)).join('\n');
  }
}

function textRow(head: readonly string[], [first = '', ...rest]: readonly string[]): string {
  const details = rest.map((cell, index) => (cell === '' ? '' : `\n  ${head[index + 1] ?? ''}：${cell}`));
  return `・${first}${details.join('')}`;
}

/** The text as a whole page of HTML that needs nothing beside itself. */
export function asHtml(blocks: readonly Block[], language: string): string {
  const title = blocks.find((block) => block.kind === 'heading')?.text ?? '';
  const body = blocks.map(htmlBlock).join('\n');
  return `<!doctype html>
<html lang="${plainHtml(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${plainHtml(title)}</title>
<style>${STYLE}</style></head>
<body>
${body}
</body>
</html>
`;
}

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${plainHtml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${plainHtml(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${plainHtml(item)}</li>`).join('\n')}\n</ul>`;
    case 'table': {
      const row = (cells: readonly string[], tag: 'th' | 'td') =>
        `<tr>${cells.map((cell) => `<${tag}>${plainHtml(cell)}</${tag}>`).join('')}</tr>`;
      return `<table>\n${[row(block.head, 'th'), ...block.rows.map((cells) => row(cells, 'td'))].join('\n')}\n</table>`;
    }
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function plainHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

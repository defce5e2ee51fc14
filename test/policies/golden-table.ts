import { readFileSync } from 'node:fs';
import type { Facts } from '../../functions/domain/rules/facts/values.ts';

/** The rows of the table under a heading of a Markdown file, cell by cell. Throws when there is no such table. */
export function goldenRows(file: string, heading: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  const rows = (section ?? '').split('\n').filter((line) => line.startsWith('|'));
  if (rows.length < 3) throw new Error(`${file} has no table under "${heading}"`);
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** The headings of a golden file that have a table. */
export function goldenHeadings(file: string): readonly string[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text
    .split(/^## /m)
    .slice(1)
    .filter((part) => /^\|/m.test(part))
    .map((part) => part.split('\n')[0] ?? '');
}

/** Everything that could make an incident major, known and harmless. */
const HARMLESS: Facts = {
  'data.leak': 'none',
  'data.tampering': 'none',
  'data.loss': 'none',
  'service.impact': 'none',
  'service.felt': 'none',
  risk: 'none',
  'cause.ours': 'no',
  spread: 'none',
  obligation: 'none',
};

/** The facts of a cell such as `data.leak possible, rest harmless`. */
export function goldenFacts(cell: string): Facts {
  const parts = cell.split(', ').filter((part) => part !== 'nothing');
  const stated = parts.filter((part) => part !== 'rest harmless').map((part) => part.split(' '));
  const rest = parts.includes('rest harmless') ? HARMLESS : {};
  return { ...rest, ...Object.fromEntries(stated) };
}

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { allNotices } from '../../notices/all-notices.ts';
import { shippedText } from '../../policies/shipped.ts';

const POLICIES = ['coxproject', 'flam', 'flexcrm', 'limited-company', 'synergy'] as const;
const PUBLIC = ['coxproject', 'flam', 'flexcrm', 'synergy'] as const;

/** A Japanese text as it stands in the source: after `ja:`, in any quotation marks. */
const WRITTEN = /\bja:\s*(?:'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/gs;
/** What a template puts in, by a word that stands for any name. */
const PUT_IN = /\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g;

/** Japanese texts written in a source file; names that are put in are replaced by one that fits anywhere. */
export function sentencesOf(source: string): readonly string[] {
  const texts = [...source.matchAll(WRITTEN)].map(([, plain, template]) =>
    (plain ?? template ?? '').replaceAll(PUT_IN, '「例」').replaceAll('\\n', '\n').replaceAll("\\'", "'"),
  );
  // A template within a template is cut at its inner quotation mark; its parts are read as texts of their own elsewhere.
  return texts.filter((text) => !text.includes('${'));
}

/** Every `ja` text of a policy file. */
export function policySentences(): readonly string[] {
  return POLICIES.flatMap((name) => japaneseIn(parse(shippedText(name))));
}

function japaneseIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'ja' && typeof part === 'string' ? [part] : japaneseIn(part),
  );
}

/** The Japanese half of generated notices of every company and kind of incident. */
export function noticeSentences(seed: number): readonly string[] {
  return allNotices(seed).flatMap(({ text }) => {
    const [subject = '', ...lines] = (text.split(/^-{40}$/m)[0] ?? '').split('\n');
    return [subject.split(' / ')[0] ?? '', ...lines];
  });
}

/** The published texts, line by line, as readers see them. */
export function publishedSentences(): readonly string[] {
  return PUBLIC.flatMap((name) => readFileSync(`docs/samples/${name}.ja.md`, 'utf8').split(/\n|\|/)).map((line) =>
    line.replace(/^[#\-\s]+/, '').trim(),
  );
}

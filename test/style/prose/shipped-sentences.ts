import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { allNotices } from '../../notices/all-notices.ts';
import { shippedText } from '../../policies/shipped.ts';
import { sourceFiles } from '../source-files.ts';
import { japaneseLiterals } from './japanese-literals.ts';

const POLICIES = ['coxproject', 'flam', 'flexcrm', 'limited-company', 'synergy', 'template'] as const;
const PUBLIC = ['coxproject', 'flam', 'flexcrm', 'synergy'] as const;

/** Every Japanese text of the product's code: screens, pages, refusals and notices, the commands and the laptop's pages. */
export function codeSentences(): readonly string[] {
  return sourceFiles('functions', 'infra').flatMap(japaneseLiterals);
}

/** Every `ja` text of the policy files, and of what a new one starts from. */
export function policySentences(): readonly string[] {
  const skeleton = readFileSync('infra/cli/policy/new/skeleton.txt', 'utf8')
    .replaceAll(/^\{\{\w+\}\}$/gm, '')
    .replaceAll(/\{\{\w+\}\}/g, '「例」');
  return [...POLICIES.map(shippedText), skeleton].flatMap((text) => japaneseIn(parse(text)));
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

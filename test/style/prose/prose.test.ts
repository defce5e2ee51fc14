import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintProse } from './lint-prose.ts';
import { noticeSentences, policySentences, publishedSentences, sentencesOf } from './shipped-sentences.ts';

const FUNCTIONS = join(import.meta.dirname, '..', '..', '..', 'functions');
/** Policies name things and state rules, in である too, and their clauses stay close to what the company has published. */
const AS_PUBLISHED = ['no-mix-dearu-desumasu', 'ja-no-redundant-expression', 'no-doubled-joshi'];

function sources(): readonly string[] {
  const files = readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  return files.flatMap((file) => sentencesOf(readFileSync(join(FUNCTIONS, file), 'utf8')));
}

describe('Japanese that people read', () => {
  it('finds a doubled particle, so that silence means something', async () => {
    expect(await lintProse(['彼は彼女は嫌いです。', '調査を行うことができます。'])).not.toEqual([]);
  });

  it('is business prose in every generated notice', async () => {
    expect(await lintProse(noticeSentences(1))).toEqual([]);
  }, 600_000);

  it('is business prose in every sentence of screens, pages, refusals and notices', async () => {
    const texts = sources();
    expect(texts.length).toBeGreaterThan(500);
    // Two names that a template puts in can stand side by side.
    expect(await lintProse(texts, ['ja-no-successive-word'])).toEqual([]);
  }, 600_000);

  it('is business prose in policies and published texts', async () => {
    expect(await lintProse([...policySentences(), ...publishedSentences()], AS_PUBLISHED)).toEqual([]);
  }, 600_000);
});

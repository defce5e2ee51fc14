import { describe, expect, it } from 'vitest';
import { japaneseLiterals } from './japanese-literals.ts';
import { lintProse } from './lint-prose.ts';
import { codeSentences, noticeSentences, policySentences, publishedSentences } from './shipped-sentences.ts';

/** Policies name things and state rules, in である too, and their clauses stay close to what the company has published. */
const AS_PUBLISHED = ['no-mix-dearu-desumasu', 'ja-no-redundant-expression', 'no-doubled-joshi'];

describe('Japanese that people read', () => {
  it('finds a doubled particle, so that silence means something', async () => {
    expect(await lintProse(['彼は彼女は嫌いです。', '調査を行うことができます。'])).not.toEqual([]);
  });

  it('is business prose in every generated notice', async () => {
    expect(await lintProse(noticeSentences(1))).toEqual([]);
  }, 600_000);

  it('is found in strings, templates, templates within templates and pages, without what is put in', () => {
    const text = `
      const said = { ja: [count > 1 ? '複数です。' : 'ひとつです。'] };
      const told = \`\${name}が\${known ? \`「\${fact}」を記録\` : '終了'}しました。\`;
      const page = '<p>担当者を<b>選ぶ</b></p>';
      const pattern = '(?:予定)です'; // コメントです。
    `;
    expect(japaneseLiterals({ path: 'said.ts', text })).toEqual([
      ...['複数です。', 'ひとつです。', '「例」が「例」しました。', '「「例」」を記録', '終了', '担当者を', '選ぶ'],
    ]);
  });

  it('is business prose in every sentence of the code: screens, pages, refusals, notices and commands', async () => {
    const texts = codeSentences();
    expect(texts.length).toBeGreaterThan(2_000);
    // Two names that a template puts in can stand side by side.
    expect(await lintProse(texts, ['ja-no-successive-word'])).toEqual([]);
  }, 600_000);

  it('is business prose in policies and published texts', async () => {
    expect(await lintProse([...policySentences(), ...publishedSentences()], AS_PUBLISHED)).toEqual([]);
  }, 600_000);
});

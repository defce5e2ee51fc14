import { expect, it, vi } from 'vitest';
import { run } from '../../../infra/cli/policy/policy.ts';
import { languageOf } from '../../../infra/terminal/language.ts';

it.each([
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'ja_JP' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'jam' }, 'en'],
  [{}, 'en'],
])('given %j, then the terminal is spoken to in %s', (environment, language) => {
  expect(languageOf(environment)).toBe(language);
});

it.each([
  [['explain', 'flexcrm', '--facts', 'data.leak=maybe'], '「maybe」は指定できません'],
  [['explain', 'flexcrm', '--facts', 'data.leaks=none'], 'この対応方針にはない事実です'],
  [['explain', 'flexcrm', '--facts', 'data.persons=2.5'], '小数点は使えません'],
  [['explain', 'flexcrm', '--facts', '{'], 'JSONとして読み取れません'],
  [['explain', 'flexcrm', '--facts', 'data.leak'], '値がありません'],
  [['check', 'no-such-policy'], 'no-such-policy'],
  [['publish', 'flexcrm', '--format', 'pdf'], '--format は'],
  [['nothing'], 'のいずれかを指定してください'],
])('given hikeshi policy %j in Japanese, then it is refused in Japanese', async (words, says) => {
  const written: string[] = [];
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  try {
    expect(await run([...words, '--lang', 'ja'])).toBe(2);
  } finally {
    stderr.mockRestore();
  }
  const [first = ''] = written.join('').split('\n');
  expect(first).toContain(says);
  expect(first).toMatch(/[ぁ-ん]/);
});

import { expect, it } from 'vitest';
import { languageOf } from '../../infra/cli/language.ts';

it.each([
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'ja_JP' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'jam' }, 'en'],
  [{}, 'en'],
])('given %j, then the terminal is spoken to in %s', (environment, language) => {
  expect(languageOf(environment)).toBe(language);
});

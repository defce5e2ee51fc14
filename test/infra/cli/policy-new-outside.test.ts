import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ROOT } from '../../style/source-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-outside-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** People of no sample: one answers calls and leads, and approves beside the director. */
const ANSWERS = {
  ja: ['株式会社はるかぜ', 'Harukaze Inc.', 'はるかぜ予約', 'Harukaze Booking', '', 'なし', '2', 'はい'],
  en: [
    '株式会社はるかぜ',
    'Harukaze Inc.',
    'はるかぜ予約',
    'Harukaze Booking',
    '09:00-12:00, 13:00-18:00',
    '12-29 to 01-03',
    '',
    '',
  ],
};
const PEOPLE = {
  ja: [
    '佐藤 花子 <sato@example.jp>',
    '佐藤 花子 <sato@example.jp>',
    '佐藤 花子 <sato@example.jp>',
    '田中 三郎 <tanaka@example.jp>',
  ],
  en: [
    'Sato <sato@example.jp>',
    'Suzuki <suzuki@example.jp>',
    'Takahashi <takahashi@example.jp>',
    'Tanaka <tanaka@example.jp>',
  ],
};

function hikeshi(language: string, words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'infra/cli/hikeshi.js'), ...words], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: language === 'ja' ? 'ja_JP.UTF-8' : 'en_US.UTF-8' },
  });
  return { status, stdout, stderr };
}

/** The commands that an answer tells to type next, as words. */
function commandsIn(text: string): string[][] {
  return [...text.matchAll(/^ +npx hikeshi (.+)$/gm)].map(([, words = '']) => words.split(' '));
}

it.each(['ja', 'en'] as const)(
  'in %s: what was just written is checked, rehearsed and published by the commands it tells, and nothing speaks the other language',
  (language) => {
    const file = join(folder, `ours-${language}.yaml`);
    const answers = [...ANSWERS[language], ...PEOPLE[language], 'help@example.jp'];
    const made = hikeshi(language, ['policy', 'new', file], `${answers.join('\n')}\n`);
    expect(made).toMatchObject({ status: 0 });
    const next = commandsIn(made.stdout);
    expect(next.map(([verb, word]) => (verb === 'policy' ? `policy ${word}` : verb))).toEqual([
      'policy check',
      'rehearse',
      'policy publish',
    ]);
    const told = next.map((words) => hikeshi(language, words));
    expect(told.map(({ status, stderr }) => [status, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    const [checked, rehearsed, published] = told.map(({ stdout }) => stdout);
    expect(published).toContain(language === 'ja' ? '株式会社はるかぜ' : 'Harukaze Inc.');
    expect(readFileSync(file, 'utf8')).toContain('sato@example.jp');
    if (language === 'en') return;
    for (const text of [made.stdout, made.stderr, rehearsed, checked]) expect(englishIn(text ?? '')).toEqual([]);
  },
  300_000,
);

it('an answer that cannot be is told in Japanese, with what to write instead', () => {
  const file = join(folder, 'wrong.yaml');
  const { status, stderr } = hikeshi('ja', ['policy', 'new', file], '会社\nCompany\nサービス\nService\n9 to 5\n');
  expect(status).toBe(2);
  expect(stderr).toContain('24時間制の時刻で入力してください');
  expect(stderr).toContain('ファイルは作成していません');
});

/** Lines with English sentences: names, commands, paths and what somebody answered are none. */
function englishIn(text: string): string[] {
  return text.split('\n').filter((line) => !/npx hikeshi/.test(line) && /[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(line));
}

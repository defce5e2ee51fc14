import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../../infra/terminal/root.ts';

const LAUNCHER = join(ROOT, 'infra/cli/hikeshi.js');
const SCENARIO = 'policy: flexcrm\nstart: 2026-04-24T10:00:00+09:00\ncustomers: list.csv\nsteps: []\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-customers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function rehearse(customers: string, ...options: string[]) {
  writeFileSync(join(folder, 'scenario.yaml'), SCENARIO);
  writeFileSync(join(folder, 'list.csv'), customers);
  const argv = [LAUNCHER, 'rehearse', join(folder, 'scenario.yaml'), ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  return { status, stdout, lines: stderr.trimEnd().split('\n') };
}

describe('hikeshi rehearse with a customers’ file that the import refuses', () => {
  it.each([
    [
      'a header in Japanese',
      '契約番号,会社名,メールアドレス\nC-1,みほん,a@example.com\n',
      /list\.csv:1: contract: the header lacks/,
    ],
    ['no address', 'contract,name,email1\nC-1,みほん,a@example.com\nC-2,みほん,\n', /list\.csv:3: email1: is empty/],
    ['a contract twice', 'contract,name,email1\nC-1,A,a@example.com\nC-1,B,b@example.com\n', /list\.csv:3: contract: /],
    ['a day that there is not', 'contract,name,email1,start\nC-1,A,a@example.com,2026-02-30\n', /list\.csv:2: start: /],
    ['nothing in it', '', /list\.csv:1: the file is empty/],
  ])('given %s, then it ends with 2, and names file, line and reason', (_, customers, said) => {
    const { status, stdout, lines } = rehearse(customers);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(lines[0]).toMatch(said);
    expect(lines.filter((line) => !/list\.csv:\d+: /.test(line))).toEqual([]);
  });

  it('says all of it at once, and in Japanese', () => {
    const { lines } = rehearse('contract,name,email1\nC-1,みほん,a@\nC 2,みほん,b@example.com\n', '--lang', 'ja');
    expect(lines.map((line) => line.replace(/^.*list\.csv/, ''))).toEqual([
      expect.stringMatching(/^:2: email1：.*メールアドレス/),
      expect.stringMatching(/^:3: contract：/),
    ]);
  });
});

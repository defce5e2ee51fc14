import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../../infra/terminal/root.ts';
import { shippedText } from '../../policies/shipped.ts';

const LAUNCHER = join(ROOT, 'infra/cli/hikeshi.js');

function hikeshi(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...argv], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('hikeshi policy publish', () => {
  it('writes the text, and says on the side what it leaves out', () => {
    const { status, stdout, stderr } = hikeshi('policy', 'publish', 'flexcrm', '--format', 'html', '--lang', 'en');
    expect(status).toBe(0);
    expect(stdout).toContain('<h1>Information security incident response policy</h1>');
    expect(stderr).toMatch(/flexcrm\.yaml:\d+:\d+: FC-7 is left out: this release does not carry it out/);
    expect(hikeshi('policy', 'publish', 'limited-company').stderr).toMatch(/restricted/);
    expect(hikeshi('policy', 'publish', 'flexcrm', '--format', 'pdf')).toMatchObject({ status: 2, stdout: '' });
  });

  it('given a clause that names another length than its duty, then says so on the side, where it stands', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-lengths-'));
    const file = join(folder, 'two-lengths.yaml');
    writeFileSync(file, shippedText('flexcrm').replace('      within: PT1H\n', '      within: PT2H\n'));
    const { status, stderr } = hikeshi('policy', 'publish', file, '--lang', 'en');
    rmSync(folder, { recursive: true });
    expect(status).toBe(0);
    expect(stderr).toMatch(/two-lengths\.yaml:\d+:\d+: .*FC-6/);
  });

  it('given a damaged character, then says so on the side, where it stands', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-damaged-'));
    const file = join(folder, 'damaged.yaml');
    writeFileSync(file, shippedText('flexcrm').replace(/^( +ja: .+)$/m, '$1\uFFFD'));
    const { status, stderr } = hikeshi('policy', 'publish', file, '--lang', 'ja');
    rmSync(folder, { recursive: true });
    expect([status, stderr]).toEqual([0, expect.stringMatching(/damaged\.yaml:\d+:\d+: 文字化けした文字/)]);
  });
});

describe('hikeshi policy diff', () => {
  it('tells in sentences what changes for whom, and ends with 1; with 0 where nothing does', () => {
    const { status, stdout, stderr } = hikeshi('policy', 'diff', 'flexcrm', 'synergy');
    expect([status, stderr]).toEqual([1, '']);
    for (const heading of ['For customers', 'For staff', 'For authorities']) expect(stdout).toContain(heading);
    expect(stdout).toContain('+ Notice to customers: within 72 hours of detection (target)');
    expect(hikeshi('policy', 'diff', 'flexcrm', 'flexcrm', '--lang', 'ja')).toMatchObject({
      status: 0,
      stdout: '約束の内容に違いはありません。\n',
    });
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-diff-'));
    const file = join(folder, 'later.yaml');
    writeFileSync(file, shippedText('flexcrm').replace('hold: PT0S', 'hold: PT2M'));
    const uncounted = hikeshi('policy', 'diff', 'flexcrm', file, '--lang', 'en');
    rmSync(folder, { recursive: true });
    expect(uncounted.stdout).toContain('From approval to the first mail: ');
    expect(uncounted.stderr).toMatch(/both are version: \d+\. Count up version/);
    expect(hikeshi('policy', 'diff', 'flexcrm', 'nowhere').stderr).toContain('"nowhere"');
    expect(hikeshi('policy', 'diff', 'flexcrm')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('name two policies'),
    });
  });
});

describe('the hikeshi command', () => {
  it.each([[], ['help'], ['--help']])('lists its commands (%s)', (...argv) => {
    const { status, stdout, stderr } = hikeshi(...argv);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const command of ['up', 'rehearse', 'policy', 'verify', 'rebuild', 'subscriptions'])
      expect(stdout).toContain(`  ${command} `);
  });

  it('tells the options of a command', () => {
    expect(hikeshi('help', 'rehearse').stdout).toContain('rehearse SCENARIO');
    expect(hikeshi('rehearse', '--help').stdout).toContain('rehearse SCENARIO');
  });

  it.each(['fly', 'constructor', '__proto__'])('refuses %s, which is no command, in one line', (name) => {
    expect(hikeshi(name)).toEqual({
      status: 2,
      stdout: '',
      stderr: `hikeshi: there is no command "${name}"; there are up, rehearse, policy, verify, rebuild, subscriptions and help.\n`,
    });
  });

  it('refuses an old Node in one line before anything else is loaded', () => {
    const old = "Object.defineProperty(process.versions, 'node', { value: '18.20.4' });";
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(old)}`, LAUNCHER, 'help'],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      'Hikeshi needs Node.js 20.20 or newer, this is 18.20.4: install one from https://nodejs.org and try again.\n',
    );
  });
});

describe('hikeshi policy check', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hikeshi-policy-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('says that a shipped policy holds together, and what covers each clause', () => {
    const { status, stdout } = hikeshi('policy', 'check', 'flexcrm');
    expect(status).toBe(0);
    expect(stdout).toMatch(/flexcrm\.yaml: valid, no warning\n.*\n.*\n {2}sha256:[0-9a-f]{64}\n\n/);
    expect(stdout).toMatch(
      /\nFC-6 +carried out, aim, assumed in part +calendar support; duty “First notice to customers”\n/,
    );
    expect(stdout).toMatch(/\nFC-10 +declared +not covered \(later: /);
  });

  it('warns when so many customers cannot be mailed in time, and ends with 1', () => {
    const { status, stdout } = hikeshi('policy', 'check', 'flexcrm', '--customers', '50000', '--rate', '10');
    expect(status).toBe(1);
    expect(stdout).toMatch(/flexcrm\.yaml:\d+:\d+: warning: 50000 mails at 10 a second .* take 1 h 44 min/);
    expect(hikeshi('policy', 'check', 'flexcrm', '--customers', '10000').status).toBe(0);
    expect(hikeshi('policy', 'check', 'flexcrm', '--rate', 'fast')).toMatchObject({ status: 2 });
  });

  it('names file, line and reason of what is wrong', () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(file, 'policy: broken\nversion: many\n');
    const { status, stdout, stderr } = hikeshi('policy', 'check', file);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/broken\.yaml:2:\d+: /);
  });

  it('refuses a policy that is not there, and a call without one', () => {
    expect(hikeshi('policy', 'check', 'nowhere')).toMatchObject({ status: 2, stdout: '' });
    expect(hikeshi('policy').stderr).toMatch(
      /^say check, explain, publish, diff, new or schema\nusage: hikeshi policy check NAME\|FILE/,
    );
    expect(hikeshi('policy', 'check', 'nowhere').stderr).toMatch(/"nowhere".*\(coxproject, flam, flexcrm/);
  });

  it('shows the usage of the verb that was asked wrongly, and no other', () => {
    expect(hikeshi('policy', 'check').stderr).toMatch(/^name one policy.*\nusage: hikeshi policy check [^\n]*\n$/);
    expect(hikeshi('policy', 'new', '--lang', 'ja').stderr).toMatch(
      /^作成する.*\n使い方：hikeshi policy new [^\n]*\n$/,
    );
  });

  it.each([
    ['abc', 'not abc'],
    ['0.5', 'not 0.5'],
    ['10,000', 'not 10,000'],
    ['-5', 'one that begins with "-" is written --customers=VALUE'],
  ])('takes %s for no number of customers, and says what to write', (given, told) => {
    const { status, stderr } = hikeshi('policy', 'check', 'flexcrm', '--customers', given);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(told) });
  });
});

describe('hikeshi policy explain', () => {
  const DETECTED = ['--detected', '2026-04-24T17:50:00+09:00'];

  it('tells level, clauses and duties with their derivation', () => {
    const { status, stdout } = hikeshi('policy', 'explain', 'flexcrm', '--facts', 'data.leak=possible', ...DETECTED);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Level: Major\nCustomers are told: yes\nDecided by:\n {2}FC-1a: /);
    expect(stdout).toContain(
      'First notice to customers [FC-6, security officer]: target: by Fri 24 Apr 2026, 18:50 JST\n    detected 17:50 in support hours',
    );
  });

  it.each(['2,000', '２，０００', '2,000人'])('takes a number as people write it: %s', (written) => {
    const facts = `data.persons=${written},data.leak=possible`;
    const { stdout } = hikeshi('policy', 'explain', 'flexcrm', '--facts', facts, ...DETECTED, '--json');
    expect(JSON.parse(stdout).facts).toMatchObject({ 'data.persons': 2000, 'data.leak': 'possible' });
  });

  it('asks what is missing, in Japanese too, and as JSON', () => {
    const { stdout } = hikeshi('policy', 'explain', 'flexcrm', ...DETECTED, '--lang', 'ja');
    expect(stdout).toMatch(/^レベル: 未判定\n/);
    expect(stdout).toContain(
      '顧客データに影響（漏えい・改ざん・消失のいずれか）がありますか [data.affected]: なし [none]、可能性あり [possible]、確認済み [confirmed]',
    );
    const json = JSON.parse(hikeshi('policy', 'explain', 'flexcrm', ...DETECTED, '--json').stdout);
    expect(json).toMatchObject({ assessment: { level: null }, duties: [{ kind: 'triage' }, { kind: 'improvement' }] });
  });

  it.each([
    [['--facts', 'data.leak=perhaps'], /data\.leak cannot be "perhaps"; give none, possible/],
    [['--facts', 'data.persons=2.000'], /data\.persons cannot be "2\.000", which can be read in more than one way/],
    [['--facts', 'data.leek=none'], /data\.leek is not a fact of this policy/],
    [['--facts', 'data.leak'], /data\.leak has no value; write data\.leak=possible/],
    [['--facts', '{"data.leak":'], /--facts is not valid JSON; write data\.leak=possible/],
    [['--detected', '2026-02-30T10:00:00+09:00'], /--detected: there is no such day in the calendar/],
    [['--detected', 'yesterday'], /--detected is a time with its offset, such as 2026-/],
    [['--lang', 'fr'], /--lang is ja or en, not fr/],
  ])('says what is wrong with %j', (argv, message) => {
    const { status, stderr } = hikeshi('policy', 'explain', 'flexcrm', ...argv);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(' at ');
  });
});

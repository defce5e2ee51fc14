import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../infra/synth/root.ts';

const LAUNCHER = join(ROOT, 'infra/cli/hikeshi.js');

function hikeshi(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...argv], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

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

  it('says that a shipped policy holds together', () => {
    const { status, stdout } = hikeshi('policy', 'check', 'flexcrm');
    expect(status).toBe(0);
    expect(stdout).toMatch(/flexcrm\.yaml: valid\n.*\n.*\n {2}sha256:[0-9a-f]{64}\n$/);
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
    expect(hikeshi('policy')).toMatchObject({ status: 2, stderr: 'usage: hikeshi policy check NAME|FILE\n' });
  });
});

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../../../infra/cli/up.ts';
import { AlreadyRunning, takeLock } from '../../../../infra/cli/up-lock.ts';
import { readUpOptions } from '../../../../infra/cli/up-options.ts';
import { shipped } from '../../../policies/shipped.ts';

const home = () => mkdtempSync(join(tmpdir(), 'hikeshi-home-'));
/** No process has this number. */
const DEAD_PID = 4_194_305;

function heardOn(stream: NodeJS.WriteStream): string[] {
  const lines: string[] = [];
  vi.spyOn(stream, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  return lines;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('the command line of up', () => {
  it('reads its options', () => {
    const options = readUpOptions(['--port', '9000', '--empty', '--policy', 'a.yaml'], { HIKESHI_HOME: '/x' });
    expect(options).toEqual({ port: 9000, empty: true, reset: false, policy: 'a.yaml', home: '/x', language: 'en' });
    expect(readUpOptions([], {})).toMatchObject({ port: 8700, empty: false, policy: 'flexcrm' });
  });

  it.each([[['--port', 'abc']], [['--port', '65534']], [['--port', '0']], [['--prot', '1']], [['extra']]])(
    'ends with 2 and says how it should be: %j',
    async (argv) => {
      const heard = heardOn(process.stderr);
      expect(await run(argv)).toBe(2);
      expect(heard.join()).toMatch(/^.*\nusage: npm start -- \[--port N\]/);
    },
  );

  it('ends with 1 when a port is taken, before anything else is done', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const folder = home();
    vi.stubEnv('HIKESHI_HOME', folder);
    const heard = heardOn(process.stderr);

    const code = await run(['--port', String(port - 1)]);

    server.close();
    expect(code).toBe(1);
    expect(heard.join()).toBe(`port ${port} is taken by another program; choose others with --port N\n`);
    takeLock(folder).release();
  });
});

describe('a folder where nothing can be kept', () => {
  it.each(['/dev/null', '/dev/null/below'])('is refused in one line: %s', async (folder) => {
    vi.stubEnv('HIKESHI_HOME', folder);
    const heard = heardOn(process.stderr);
    expect(await run(['--empty'])).toBe(1);
    expect(heard.join()).toMatch(/^nothing can be kept in .* set HIKESHI_HOME to a folder .*\n$/);
    expect(await run(['--empty', '--lang', 'ja'])).toBe(1);
    expect(heard.at(-1)).toMatch(
      /^.* に保存できません（E\w+）。書き込めるフォルダーを HIKESHI_HOME に指定してください\n$/,
    );
  });
});

describe('the lock', () => {
  it('keeps a second start away, and tells where the first is', () => {
    const folder = home();
    writeFileSync(join(folder, 'lock'), String(process.ppid));
    writeFileSync(join(folder, 'running.json'), '{"console":"http://127.0.0.1:8700"}');
    expect(() => takeLock(folder)).toThrow(AlreadyRunning);
    expect(() => takeLock(folder)).toThrow(
      `already running at http://127.0.0.1:8700 (process ${process.ppid}) on ${folder}`,
    );
  });

  it.each([String(DEAD_PID), '', 'garbage', '-1'])('is taken over from a holder that is gone: "%s"', (content) => {
    const folder = home();
    writeFileSync(join(folder, 'lock'), content);
    const lock = takeLock(folder);
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(String(process.pid));
    const where = { console: 'c', endpoint: 'e', mailbox: 'm', stack: 's', region: 'r' };
    lock.announce({ pid: process.pid, ...where, policy: shipped('flam') });
    expect(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))).toMatchObject({ endpoint: 'e' });
    lock.release();
    takeLock(folder).release();
  });
});

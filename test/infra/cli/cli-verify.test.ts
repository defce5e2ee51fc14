import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../infra/cli/verify/options.ts';
import { besideNotes } from '../../../infra/cli/verify.ts';
import { ROOT } from '../../../infra/terminal/root.ts';

describe('hikeshi verify', () => {
  it('takes an incident by its id, as screens show it, and any stream by its name', () => {
    const endpoint = ['--endpoint', 'http://127.0.0.1:1'];
    const { streams } = readOptions(['I-abc', 'incident/I-def', 'source/flexcrm', 'register', ...endpoint]);
    expect(streams).toEqual(['incident/I-abc', 'incident/I-def', 'source/flexcrm', 'register']);
  });

  it('tells texts that no item names in one line with their number, and a single one by its name', () => {
    const note = { ja: '参照されていない文面です', en: 'no item names this' };
    const left = (name: string) => ({
      ...{ stream: `contents/incident/I-1/${name}`, items: 0, head: null, notes: [note] },
      verdict: { intact: true } as const,
    });
    const own = { ...left('x'), stream: 'incident/I-1' };
    expect(besideNotes([own, left('a'), left('b'), left('c')], 'en')).toEqual([
      'note    3 rows that no stream speaks of (normal use leaves some): no item names this',
    ]);
    expect(besideNotes([own, left('a')], 'ja')).toEqual(['参考  contents/incident/I-1/a：参照されていない文面です']);
  });

  it('ends with 2 and one sentence when something unforeseen fails: 1 is what was found', async () => {
    // A table answers what no table of this kind holds.
    const server = createServer((_, response) => response.end('{"Count":1,"Items":[{"stream":{"X":"1"}}]}')).listen(0);
    await once(server, 'listening');
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const words = ['verify', '--endpoint', endpoint, '--stack', 'hikeshi', '--lang', 'en'];
    const child = spawn(process.execPath, [join(ROOT, 'infra/cli/hikeshi.js'), ...words]);
    const [[status], stdout, stderr] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
    server.close();
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^an unexpected error kept this from being finished \(.+\)\n$/);
  });
});

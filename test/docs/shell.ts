import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { search } from '@aws-lambda-powertools/jmespath';
import { requestOfWords } from './aws-command.ts';
import { flagOf } from './blocks.ts';

const run = promisify(execFile);

/** `aws` for a shell: hands its words to this process, which asks the endpoint. */
const AWS =
  '#!/usr/bin/env bash\nset -o pipefail\nprintf \'%s\\0\' "$@" | curl -sS --fail --data-binary @- "$AWS_WORDS"\n';

/** A shell in which `aws` talks to an endpoint of this machine. */
export interface Shell {
  /** Runs a script as it stands, up to the first command that fails; answers what it printed. Throws what it said then. */
  run(script: string): Promise<string>;
  stop(): Promise<void>;
}

export async function shellOn(endpointUrl: string): Promise<Shell> {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-shell-'));
  const refused: string[] = [];
  writeFileSync(join(folder, 'aws'), AWS);
  chmodSync(join(folder, 'aws'), 0o755);
  const server = createServer(async (asked, reply) => {
    const words = (await asked.toArray()).join('').split('\0').slice(0, -1);
    const answer = await answerOf(endpointUrl, words).catch((cause: unknown) => ({ isOk: false, text: String(cause) }));
    if (!answer.isOk) refused.push(`aws ${words.join(' ')}: ${answer.text}`);
    reply.writeHead(answer.isOk ? 200 : 400).end(answer.text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const env = {
    ...process.env,
    PATH: `${folder}:${process.env.PATH ?? ''}`,
    AWS_WORDS: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
  };
  return {
    run: async (script) => {
      refused.length = 0;
      const { stdout } = await run('bash', ['-euc', script], { env }).catch((cause: unknown) => {
        throw new Error(`${refused.join('\n')}\n${cause instanceof Error ? cause.message : String(cause)}`);
      });
      if (refused.length > 0) throw new Error(refused.join('\n'));
      return stdout;
    },
    stop: async () => {
      rmSync(folder, { recursive: true });
      await new Promise((done) => server.close(done));
    },
  };
}

async function answerOf(endpointUrl: string, words: readonly string[]): Promise<{ isOk: boolean; text: string }> {
  const { path, init } = requestOfWords(['aws', ...words]);
  const answer = await fetch(new URL(path, endpointUrl), init);
  const body = await answer.text();
  const sum = answer.headers.get('x-amz-crc32');
  if (sum !== null && Number(sum) !== crc32(body)) return { isOk: false, text: 'Checksum crc32 failed' };
  return { isOk: answer.ok, text: answer.ok ? printed(words, body) : body };
}

/** What the command line prints of an answer. */
function printed(words: readonly string[], body: string): string {
  if (words[1] === 'wait' || body === '' || body === '{}') return '';
  const query = flagOf(words, '--query');
  const found = query === null ? JSON.parse(body) : search(query, JSON.parse(body));
  if (flagOf(words, '--output') !== 'text') return `${JSON.stringify(found, null, 4)}\n`;
  return Array.isArray(found) ? (found.length === 0 ? '' : `${found.join('\t')}\n`) : `${String(found)}\n`;
}

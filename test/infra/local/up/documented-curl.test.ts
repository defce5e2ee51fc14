import { execFile } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../../style/source-files.ts';

const run = promisify(execFile);
const OPERATIONS = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
const SECRET = 'made-up-secret';

interface Judged {
  readonly path: string;
  readonly isSigned: boolean;
  readonly token: string | undefined;
}

let server: Server;
let api: string;
let judged: Judged[];

beforeEach(async () => {
  judged = [];
  server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    judged.push({
      path: request.url ?? '',
      isSigned: isSigned(request, body),
      token: request.headers['x-amz-security-token'] as string | undefined,
    });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** Whether the signature is that of the request as it arrived: every signed header is there, the query is sorted. */
function isSigned(request: IncomingMessage, body: string): boolean {
  const [, scope = '', names = '', signature] =
    /Credential=[^/]+\/(\S+), ?SignedHeaders=(\S+), ?Signature=(\w+)/.exec(request.headers.authorization ?? '') ?? [];
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const headers = names.split(';').map((name) => [name, request.headers[name]] as const);
  if (headers.some(([, value]) => value === undefined)) return false;
  const lines = headers.map(([name, value]) => `${name}:${String(value).trim()}\n`).join('');
  const asked = [request.method, path, query.split('&').sort().join('&'), lines, names, sha256(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(asked)].join('\n');
  const [date = '', region = '', service = '', end = ''] = scope.split('/');
  const key = [date, region, service, end].reduce<string | Buffer>((each, part) => hmac(each, part), `AWS4${SECRET}`);
  return hmac(key, text).toString('hex') === signature;
}

/** The commands of the block of operations.md that holds this text, sent to the server of this test. */
function documented(text: string): string {
  const block = OPERATIONS.split('```').find((each, index) => index % 2 === 1 && each.includes(text)) ?? '';
  return block.replace(/https:\/\/API_ID\S*?\/api/, api);
}

async function bash(script: string, token?: string): Promise<void> {
  const credentials = { AWS_ACCESS_KEY_ID: 'AKIAMADEUP', AWS_SECRET_ACCESS_KEY: SECRET };
  const env = { PATH: process.env.PATH, ...credentials, ...(token === undefined ? {} : { AWS_SESSION_TOKEN: token }) };
  await run('bash', ['-eo', 'pipefail', '-c', script], { env: env as NodeJS.ProcessEnv });
}

describe('the commands of docs/operations.md that sign their requests', () => {
  it.each([undefined, 'a-session-token'])('with the session token %s: are signed as AWS reckons it', async (token) => {
    await bash(documented('hikeshi $api/incidents').replace(/…/g, '1'), token);
    expect(judged).toHaveLength(9);
    expect(judged.filter((each) => !each.isSigned)).toEqual([]);
    expect(new Set(judged.map((each) => each.token))).toEqual(new Set([token]));
  });

  it.each([undefined, 'a-session-token'])('with the session token %s: customers are loaded so', async (token) => {
    const script = documented('--data-binary @customers.csv').replace('@customers.csv', "'contract,name,email1'");
    await bash(script, token);
    expect(judged).toEqual([{ path: '/api/customers', isSigned: true, token }]);
  });

  it.each([
    ['a token that is empty, as IAM users have it', 'hikeshi $api/incidents', '', undefined],
    ['a token with signs that addresses would encode', 'hikeshi $api/incidents', 'IQoJ/b3+Jp==', 'IQoJ/b3+Jp=='],
    ['a reason in Japanese', `hikeshi $api/incidents/I-1/close -d '{"reason":"復旧を確認しました。"}'`, 't', 't'],
    [
      'a reason with quotes and a percent sign',
      `hikeshi $api/incidents/I-1/close -d '{"reason":"\\"100 %\\" ok"}'`,
      't',
      't',
    ],
    ['a place with encoded letters', 'hikeshi "$api/incidents?before=2026-04-24T08%3A50%3A00.000Z"', 't', 't'],
    ['a page in another language', 'hikeshi $api/muted?lang=ja -H "accept-language: ja"', undefined, undefined],
  ] as const)('with %s: are signed as AWS reckons it', async (_, command, given, token) => {
    const [define = ''] = documented('hikeshi $api/incidents').split('\n\n');
    await bash(`${define}\n${command}`, given);
    expect(judged).toMatchObject([{ isSigned: true }]);
    expect(judged[0]?.token).toBe(token);
  });

  it('with two parameters in the order of the alphabet', async () => {
    const [define = ''] = documented('hikeshi $api/incidents').split('\n\n');
    await bash(`${define}\nhikeshi "$api/incidents?limit=5&status=open"`);
    expect(judged).toEqual([{ path: '/api/incidents?limit=5&status=open', isSigned: true, token: undefined }]);
  });
});

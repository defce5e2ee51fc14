import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { writeAssembly } from '../endpoint/endpoint-assembly.ts';
import { adminClient, asAdmin, MACHINE_ARN, mailTo, onTable, thing, tinyReal } from '../endpoint/endpoint-tiny.ts';

const MAILS = 200;

/** Starts a system in a process of its own and gives its endpoint. */
async function startChild(assembly: string, folder: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'up-child.ts'), assembly, folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await new Promise<string>((resolve) => {
    child.stdout?.once('data', (text) => resolve(String(text).trim()));
  });
  return { child, url };
}

async function call(url: string, service: string, path: string, init: RequestInit): Promise<Record<string, unknown>> {
  const authorization = `AWS4-HMAC-SHA256 Credential=admin/20260101/local/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  const answer = await fetch(`${url}${path}`, { ...init, headers: { ...init.headers, authorization } });
  return (await answer.json()) as Record<string, unknown>;
}

describe('a system that is killed', () => {
  it('goes on from what it had answered for: items, mails, events, names of executions', async () => {
    const assembly = writeAssembly();
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-killed-'));
    const { child, url } = await startChild(assembly, folder);
    const calls = Array.from({ length: MAILS }, (_, n) => [
      onTable('PutItem', { Item: { ...thing(n), open: { S: 'yes' } } }),
      mailTo(`c${n}@example.com`, { ConfigurationSetName: undefined }),
    ]).flat();
    const detail = JSON.stringify({ alarmName: 'web-5xx', calls });
    const client = new SFNClient(adminClient(url));
    await client.send(
      new StartExecutionCommand({ stateMachineArn: MACHINE_ARN, name: 'waiting', input: '{"wait":true}' }),
    );
    const headers = { 'x-amz-target': 'AWSEvents.PutEvents', 'content-type': 'application/x-amz-json-1.1' };
    const entry = { Source: 'aws.cloudwatch', DetailType: 'x', Detail: detail };
    await call(url, 'events', '/', { method: 'POST', headers, body: JSON.stringify({ Entries: [entry] }) });

    const sent = async () => {
      const account = await call(url, 'ses', '/v2/email/account', {});
      return Number((account.SendQuota as { SentLast24Hours: number }).SentLast24Hours);
    };
    await expect.poll(sent, { timeout: 30_000, interval: 5 }).toBeGreaterThan(20);
    const answeredFor = await sent();
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));

    const tiny = await tinyReal({ assembly, state: { folder }, mail: { ratePerSecond: 1000 } });
    expect(tiny.system.mails().length).toBeGreaterThanOrEqual(answeredFor);
    expect((await tiny.system.executions()).map(({ name, status }) => [name, status])).toEqual([
      ['waiting', 'ABORTED'],
    ]);
    // The event was not finished: it is delivered again, as a whole.
    const last = () => tiny.system.mails().some((mail) => mail.to === `c${MAILS - 1}@example.com`);
    await expect.poll(last, { timeout: 30_000 }).toBe(true);
    const scan = (more: object) => asAdmin(tiny.system, 'dynamodb', 'Scan', { TableName: 'tiny-things', ...more });
    expect((await scan({})).Count).toBe(MAILS);
    expect((await scan({ IndexName: 'open' })).Count).toBe(MAILS);
    await tiny.stop();
  });
});

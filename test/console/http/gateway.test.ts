import { handle } from 'hono/aws-lambda';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../../functions/console/app.ts';
import { asSent } from '../../../functions/console/http/sent-path.ts';
import { NOW } from '../client.ts';
import { Memory } from '../memory.ts';

/** An event of API Gateway, payload 2.0, as an IAM-signed request gives it. */
function event(method: string, path: string, body: string | null, headers: Record<string, string>, query = '') {
  const http = { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' };
  const userArn = 'arn:aws:iam::000000000000:user/officer@example.jp';
  const iam = {
    userArn,
    accessKey: '',
    accountId: '',
    callerId: '',
    cognitoIdentity: null,
    principalOrgId: null,
    userId: '',
  };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: { host: 'abc.execute-api.ap-northeast-1.amazonaws.com', ...headers },
    body,
    isBase64Encoded: false,
    requestContext: {
      ...{
        accountId: '000000000000',
        apiId: 'abc',
        authentication: null,
        domainPrefix: 'abc',
        requestId: 'r',
        routeKey: '$default',
      },
      ...{ stage: '$default', time: '24/Apr/2026:08:50:00 +0000', timeEpoch: Date.parse(NOW), http },
      domainName: 'abc.execute-api.ap-northeast-1.amazonaws.com',
      authorizer: { iam },
    },
  };
}

/** Every place in a path that a request may fill. */
const PLACES: readonly (readonly [string, string, string])[] = [
  ['GET', '/api/incidents/', ''],
  ['GET', '/api/incidents/', '/notices/n1'],
  ['GET', '/api/incidents/I-0123456789ab/notices/', ''],
  ['GET', '/api/incidents/', '/notices/n1/unreached'],
  ['GET', '/api/incidents/I-0123456789ab/notices/', '/unreached'],
  ['POST', '/api/incidents/', '/close'],
  ['POST', '/api/incidents/I-0123456789ab/', ''],
  ['GET', '/incidents/', ''],
  ['GET', '/incidents/', '/draft'],
  ['GET', '/incidents/I-0123456789ab/filings/', ''],
  ['GET', '/incidents/', '/notices/n1/calls'],
  ['GET', '/incidents/I-0123456789ab/notices/', '/calls'],
  ['GET', '/api/', ''],
  ['GET', '/', ''],
];

describe('through the gateway', () => {
  it('person and time come from the request context', async () => {
    const memory = new Memory();
    const handler = handle(createApp(memory));
    const body = JSON.stringify({ title: '検索が遅い' });
    const answer = await handler(event('POST', '/api/incidents', body, { 'content-type': 'application/json' }));
    expect(answer.statusCode).toBe(201);
    const [items] = [...memory.streams.values()];
    expect(items?.[0]).toMatchObject({ at: NOW, actor: { kind: 'person', id: 'officer' } });
    expect(JSON.parse(answer.body).title).toBe('検索が遅い');
  });

  it.each([
    ...['\0', ' ', '\n', '\t', '%', '%zz', '?', '#', '\\', '\u0085', 'あ', 'x'.repeat(5_000), '..%2f', '%00'],
    ...['I-0123456789ab\0', 'I-0123456789ab ', '__proto__'],
  ])('a place in the path that names nothing (%j) is no other page: 404, in words', async (odd) => {
    const handler = handle(createApp(new Memory()));
    for (const [method, before, after] of PLACES) {
      const type = { 'content-type': 'application/json', accept: 'application/json' };
      const body = method === 'POST' ? '{"reason":"x"}' : null;
      const answer = await handler(asSent(event(method, `${before}${odd}${after}`, body, type)));
      expect([before, answer.statusCode]).toEqual([before, 404]);
      expect(answer.headers?.['content-type']).toMatch(/json|html/);
    }
  });

  it('a body may come in base64, a query in its raw form', async () => {
    const handler = handle(createApp(new Memory()));
    const body = Buffer.from('contract,name,email1\nC-1,見本,a@example.com\n').toString('base64');
    const given = { ...event('POST', '/api/customers', body, { 'content-type': 'text/csv' }), isBase64Encoded: true };
    expect(JSON.parse((await handler(given)).body).customers).toBe(1);
    const page = await handler(event('GET', '/', null, { 'accept-language': 'ja' }, 'lang=en'));
    expect(page.body).toContain('<html lang="en">');
    expect(page.isBase64Encoded).toBe(false);
  });

  it("a form's origin is compared with the host it was sent to", async () => {
    const handler = handle(createApp(new Memory()));
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const own = await handler(
      event('POST', '/report', 'title=x', { ...form, origin: 'https://abc.execute-api.ap-northeast-1.amazonaws.com' }),
    );
    expect(own.statusCode).toBe(303);
    const other = await handler(event('POST', '/report', 'title=x', { ...form, origin: 'https://evil.example.com' }));
    expect(other.statusCode).toBe(403);
  });
});

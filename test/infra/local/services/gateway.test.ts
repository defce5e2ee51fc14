import { describe, expect, it } from 'vitest';
import { TOO_LARGE } from '../../../../infra/local/services/gateway/gateway.ts';
import { inWords } from '../../../../infra/local/services/gateway/refused.ts';
import { shipped } from '../../../policies/shipped.ts';
import { tinyReal, tinyVirtual } from '../endpoint/endpoint-tiny.ts';

interface HttpEvent {
  readonly version: string;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly queryStringParameters?: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly cookies?: string[];
  readonly body?: string;
  readonly isBase64Encoded: boolean;
  readonly requestContext: { authorizer: { iam: { userArn: string } }; http: { method: string }; timeEpoch: number };
}
const eventOf = (body: string) => (JSON.parse(body) as { event: HttpEvent }).event;

describe('the HTTP API', () => {
  it('asks the function in payload format 2.0, as the person who acts', async () => {
    const tiny = await tinyVirtual();

    const answer = await tiny.system.request('officer@example.jp', 'POST', '/api/a%20b?x=1&x=2', { a: 'あ' });

    expect(answer.status).toBe(200);
    expect(eventOf(answer.body)).toMatchObject({
      version: '2.0',
      rawPath: '/api/a b',
      rawQueryString: 'x=1&x=2',
      queryStringParameters: { x: '1,2' },
      body: '{"a":"あ"}',
      isBase64Encoded: false,
      requestContext: {
        authorizer: { iam: { userArn: 'arn:aws:iam::000000000000:user/officer@example.jp' } },
        http: { method: 'POST' },
        timeEpoch: Date.parse('2026-04-24T08:50:00Z'),
      },
    });
    await tiny.system.stop();
  });

  it('answers 413 to a body that is too large, and 500 when no permission lets it invoke the function', async () => {
    const tiny = await tinyVirtual();
    const large = await tiny.system.request('a', 'POST', '/', 'x'.repeat(10 * 1024 * 1024 + 1));
    expect(large.status).toBe(413);
    await tiny.system.stop();
    const none = await tinyVirtual({
      change: (resources) => {
        delete resources.ApiPermission;
      },
    });
    const refused = await none.system.request('a', 'GET', '/');
    expect(refused).toMatchObject({ status: 500, body: '{"message":"Internal Server Error"}' });
    expect(none.said.join()).toContain('the HTTP API may not invoke its function');
    await none.system.stop();
  });

  it.each([
    ['letters of three bytes', '株', 4, 200],
    ['letters of three bytes, with quotes around each tenth', '"株株株株株株株株"', 4, 200],
    ['quotes alone, which take two bytes', '"', 2.9, 200],
    ['quotes alone, which take two bytes', '"', 3, 500],
    ['line ends alone, which take two bytes', '\n', 2.9, 200],
    ['line ends alone, which take two bytes', '\n', 3.1, 500],
  ])('hands a function at most 6 MB of JSON: %s, %j, %d MB of them', async (_, text, megabytes, status) => {
    const tiny = await tinyVirtual();
    const body = text.repeat(Math.floor((megabytes * 1024 * 1024) / Buffer.byteLength(text)));
    const answer = await tiny.system.request('a', 'POST', '/', body, { 'content-type': 'text/csv' });
    expect(answer.status).toBe(status);
    if (status === 500) expect(tiny.said.join()).toContain('Lambda.RequestTooLargeException');
    await tiny.system.stop();
  });

  const MEGABYTE = 1024 * 1024;
  const BINARY = { 'content-type': 'multipart/form-data; boundary=x' };
  it.each([
    ['larger than any request', 11 * MEGABYTE],
    ['larger than can be read', 17 * MEGABYTE],
    ['larger than a function is started with', 5 * MEGABYTE],
  ])('says to whom sends what is %s why, in the form that they read [difference: reasons]', async (_, bytes) => {
    const tiny = await tinyReal();
    const send = (path: string, headers: Record<string, string>) =>
      fetch(`${tiny.system.consoleUrl}${path}`, {
        method: 'POST',
        headers: { ...BINARY, ...headers },
        body: new Uint8Array(bytes),
      });

    const page = await send('/customers', { accept: 'text/html', 'accept-language': 'ja' });
    expect([page.status, page.headers.get('content-type')]).toEqual([413, 'text/html; charset=utf-8']);
    const words = await page.text();
    for (const part of [
      '<html lang="ja"',
      '送信内容が上限（4 MiB）を超えています',
      '分割せず',
      'href="/customers?lang=ja"',
    ])
      expect(words).toContain(part);
    expect(await (await send('/customers?lang=en', { accept: 'text/html' })).text()).toContain('larger than 4 MiB');
    const answer = await send('/api/incidents?lang=en', {});
    expect([answer.status, await answer.json()]).toEqual([
      413,
      {
        message: 'Request Entity Too Large',
        error: expect.objectContaining({ code: 'too-large', reason: expect.stringContaining('256 KiB') }),
      },
    ]);
    await tiny.stop();
  });

  it('says in whose name it was sent [difference: reasons]', () => {
    const [person] = shipped('flexcrm').team.people;
    const request = { method: 'POST', url: '/customers?lang=ja', headers: { accept: 'text/html' } };
    const named = inWords(TOO_LARGE, { ...request, body: Buffer.of() }, person ?? null);
    expect(String(named.body)).toContain(`<p class="who">${person?.name}</p>`);
  });

  it('says so, too, to a page of another site, and where its function ends without an answer [difference: reasons]', async () => {
    const tiny = await tinyReal({
      change: (resources) => {
        delete resources.ApiPermission;
      },
    });
    const ask = async (headers: Record<string, string>, method = 'GET') => {
      const answer = await fetch(`${tiny.system.consoleUrl}/api/x?lang=en`, { method, headers });
      return [answer.status, await answer.text()] as const;
    };
    expect(await ask({ accept: 'text/html' })).toEqual([500, expect.stringContaining('<html lang="en"')]);
    expect(await ask({})).toEqual([500, expect.stringContaining('"code":"internal"')]);
    const origin = 'https://evil.example';
    expect(await ask({ origin, accept: 'text/html' }, 'POST')).toEqual([
      403,
      expect.stringContaining('<html lang="en"'),
    ]);
    expect(await ask({ origin }, 'POST')).toEqual([403, expect.stringContaining('"code":"other-site"')]);
    await tiny.stop();
  });

  it('takes the person from the header, the cookie, or the usual one [difference: person]', async () => {
    const tiny = await tinyReal();
    const url = `${tiny.system.consoleUrl}/api/x`;
    const actor = async (headers: Record<string, string>) => {
      const answer = await fetch(url, { headers });
      return [
        answer.headers.get('x-hikeshi-person'),
        eventOf(await answer.text()).requestContext.authorizer.iam.userArn,
      ];
    };
    const arn = 'arn:aws:iam::000000000000:user';

    expect(await actor({ 'x-hikeshi-person': 'head@example.jp' })).toEqual([
      'head@example.jp',
      `${arn}/head@example.jp`,
    ]);
    for (const cookie of ['hikeshi-person=%', 'hikeshi-person=%E3%81%82', 'hikeshi-person=%0d%0ax'])
      expect((await actor({ cookie }))[0]).toBe('officer@example.jp');
    expect(await actor({ cookie: 'a=1; hikeshi-person=officer%40example.jp' })).toEqual([
      'officer@example.jp',
      `${arn}/officer@example.jp`,
    ]);
    expect((await actor({}))[0]).toBe('officer@example.jp');
    await tiny.stop();
  });

  it('lets one choose the person on a page, and refuses pages of other sites', async () => {
    const tiny = await tinyReal();
    const url = `${tiny.system.consoleUrl}/.local/person`;
    const form = { method: 'POST', redirect: 'manual' as const };
    const type = { 'content-type': 'application/x-www-form-urlencoded' };

    const page = await (await fetch(url)).text();
    const chosen = await fetch(url, { ...form, headers: type, body: 'person=head%40example.jp' });
    const unknown = await fetch(url, { ...form, headers: type, body: 'person=nobody' });
    const foreign = await fetch(url, {
      ...form,
      headers: { ...type, origin: 'https://evil.example' },
      body: 'person=head%40example.jp',
    });

    const pages = await fetch(`${tiny.system.consoleUrl}/.local/person?back=%2Fincidents%2FI-1`, {
      ...form,
      headers: type,
      body: 'person=head%40example.jp',
    });
    const outside = await fetch(`${url}?back=%2F%2Fevil.example`, {
      ...form,
      headers: type,
      body: 'person=head%40example.jp',
    });
    expect(pages.headers.get('location')).toBe('/incidents/I-1');
    expect(outside.headers.get('location')).toBe('/');
    expect(page).toContain('value="head@example.jp"');
    expect(chosen.status).toBe(303);
    expect(chosen.headers.get('set-cookie')).toMatch(
      /^hikeshi-person=head%40example\.jp; Path=\/; HttpOnly; SameSite=Strict/,
    );
    expect(unknown.status).toBe(400);
    expect(foreign.status).toBe(403);
    await tiny.stop();
  });
});

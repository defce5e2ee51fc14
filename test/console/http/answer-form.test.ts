import { describe, expect, it } from 'vitest';
import { CSV_LIMIT_BYTES, JSON_LIMIT_BYTES } from '../../../functions/console/http/body.ts';
import { Client, type Sent } from '../client.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const SAME_SITE = { 'sec-fetch-site': 'same-origin' };
const FORM = { ...SAME_SITE, 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };

/** Every request that is refused before a route does anything, at its page and at its route of the API. */
const REFUSED: readonly (readonly [string, number, string, string, Sent])[] = [
  ['an unknown page', 404, 'GET', '/nothing', {}],
  ['an unknown route', 404, 'GET', '/api/nothing', {}],
  ['an incident that is not there', 404, 'GET', '/incidents/I-000000000009', {}],
  ['an incident that is not there, of the API', 404, 'GET', '/api/incidents/I-000000000009', {}],
  ['another method', 405, 'PUT', '/report', { headers: SAME_SITE }],
  ['another method of the API', 405, 'PUT', '/api/incidents', {}],
  ['no JSON', 400, 'POST', '/api/incidents', { raw: '{', headers: JSON_TYPE }],
  ['too much JSON', 413, 'POST', '/api/incidents', { raw: 'x'.repeat(JSON_LIMIT_BYTES + 1), headers: JSON_TYPE }],
  ['too large a form', 413, 'POST', '/report', { raw: 'x'.repeat(JSON_LIMIT_BYTES + 1), headers: FORM }],
  [
    'too large a file',
    413,
    'POST',
    '/api/customers',
    { raw: 'x'.repeat(CSV_LIMIT_BYTES + 1), headers: { 'content-type': 'text/csv' } },
  ],
  ['a form of another kind', 415, 'POST', '/report', { raw: '{}', headers: { ...SAME_SITE, ...JSON_TYPE } }],
  ['another site', 403, 'POST', '/report', { raw: '', headers: { 'sec-fetch-site': 'cross-site' } }],
  ['a person whom nobody knows', 403, 'GET', '/', { as: 'nobody@example.jp' }],
];

describe('a refusal before the routes', () => {
  it.each(REFUSED)(
    'given %s (%d), then a browser reads a page in its language, without words of the API',
    async (...row) => {
      const [, status, method, path, sent] = row;
      for (const [language, words] of [
        ['ja', /一覧へ|入力/],
        ['en', /To the list|entered/],
      ] as const) {
        const headers = { ...sent.headers, accept: BROWSER, 'accept-language': language };
        const answer = await new Client().send(method, path, { ...sent, headers });
        expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=UTF-8']);
        expect(answer.text).toContain(`<html lang="${language}"`);
        expect(answer.text).toMatch(words);
        if (!path.startsWith('/api/')) expect(answer.text).not.toMatch(/\/api\/|Idempotency|Content-Type|JSON/);
      }
    },
  );

  it.each(REFUSED)('given %s (%d), then a program that asks for JSON reads JSON, with a code', async (...row) => {
    const [, status, method, path, sent] = row;
    const headers = { ...sent.headers, accept: 'application/json' };
    const answer = await new Client().send(method, path, { ...sent, headers });
    expect([answer.status, answer.json.error.reasons]).toEqual([
      status,
      { ja: expect.any(String), en: expect.any(String) },
    ]);
  });

  it.each([
    ['/nothing', 404],
    ['/incidents/I-000000000009', 404],
  ])('given %s, then its page names who is signed in; of somebody unknown nobody', async (path, status) => {
    const headers = { accept: BROWSER, 'accept-language': 'en' };
    const answer = await new Client().get(path, { headers });
    expect([answer.status, /<p class="who">([^<]+)</.exec(answer.text)?.[1]]).toEqual([status, 'Security officer']);
    const stranger = await new Client().get(path, { headers, as: 'nobody@example.jp' });
    expect([stranger.status, stranger.text.includes('class="who"')]).toEqual([403, false]);
  });

  it('given a program that names nothing, then the API answers with JSON', async () => {
    expect((await new Client().get('/api/nothing', { headers: { accept: '*/*' } })).json.error.code).toBe('not-found');
  });
});

import { describe, expect, it } from 'vitest';
import { JSON_LIMIT_BYTES } from '../../../functions/console/http/body.ts';
import { Client } from '../client.ts';

const JSON_HEADERS = { 'content-type': 'application/json' };

async function refusedReport(body: unknown) {
  const client = new Client();
  const answer = await client.post('/api/incidents', body);
  expect(client.memory.streams.size).toBe(0);
  expect(client.memory.contents.size).toBe(0);
  return answer;
}

async function refusedRaw(
  raw: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = JSON_HEADERS,
) {
  const client = new Client();
  const answer = await client.send('POST', '/api/incidents', { raw, headers });
  expect(client.memory.streams.size).toBe(0);
  return answer;
}

describe('bodies that are none', () => {
  it('wants a body', async () => {
    const answer = await refusedRaw('');
    expect([answer.status, answer.json.error.code]).toEqual([400, 'empty-body']);
  });

  it.each([
    ['{"title": x}', 'line 1, column 11'],
    ['{"title": "a",\n  "facts": {]}', 'line 2, column 13'],
    ['{"title": "a"', 'line 1, column 14'],
    ['nonsense', 'line 1, column 1: "n" does not belong'],
    ['"', 'line 1, column 2: it ends too early'],
    ['{"title": "two\nlines"}', 'line 1, column 11: the string that begins here'],
    ['{"title": "a\\x"}', 'line 1, column 11: the string that begins here'],
    ['// a comment\n{}', 'line 1, column 1'],
    ['{"a":1}}', 'line 1, column 8'],
  ])('tells where %j is no JSON', async (raw, place) => {
    const answer = await refusedRaw(raw);
    expect([answer.status, answer.json.error.code]).toEqual([400, 'invalid-json']);
    expect(answer.json.error.reasons.en).toContain(place);
  });

  it.each(['[]', '"text"', '12', 'null', 'true'])('wants an object, not %s', async (raw) => {
    const answer = await refusedRaw(raw);
    expect([answer.status, answer.json.error.code]).toEqual([400, 'invalid']);
  });

  it('survives a body nested a hundred thousand deep', async () => {
    const deep = '['.repeat(100_000);
    for (const raw of [deep + ']'.repeat(100_000), deep]) expect((await refusedRaw(raw)).status).toBe(400);
  });

  it('takes JSON up to its limit and no more', async () => {
    const answer = await refusedRaw(`{"title":"${'x'.repeat(JSON_LIMIT_BYTES)}"}`);
    expect([answer.status, answer.json.error.code]).toEqual([413, 'too-large']);
    expect(answer.json.error.reason).toContain('256 KiB');
  });

  it('believes no small content-length', async () => {
    const headers = { ...JSON_HEADERS, 'content-length': '10' };
    const answer = await refusedRaw(`{"title":"${'x'.repeat(JSON_LIMIT_BYTES)}"}`, headers);
    expect(answer.status).toBe(413);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'answers 415 to the content type "%s"',
    async (type) => {
      const answer = await refusedRaw(
        new TextEncoder().encode('{"title":"x"}'),
        type === '' ? {} : { 'content-type': type },
      );
      expect([answer.status, answer.json.error.code]).toEqual([415, 'wrong-content-type']);
      expect(answer.json.error.reason).toContain('application/json');
    },
  );

  it('takes a content type with parameters, in any case', async () => {
    const client = new Client();
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await client.send('POST', '/api/incidents', { raw: '{"title":"x"}', headers })).status).toBe(201);
  });

  it('says when text is not UTF-8', async () => {
    const answer = await refusedRaw(new Uint8Array([0x7b, 0x82, 0xa0, 0x7d]));
    expect([answer.status, answer.json.error.code]).toEqual([400, 'not-utf-8']);
  });

  it('says so as well when a gateway had put another character in its place', async () => {
    const answer = await refusedRaw('{"title":"\ufffd\ufffd"}');
    expect([answer.status, answer.json.error.code]).toEqual([400, 'not-utf-8']);
  });

  it('refuses what is nested beyond all reason', async () => {
    const answer = await refusedRaw(`${'{"facts":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
    expect([answer.status, answer.json.error.code]).toEqual([400, 'invalid']);
  });

  it.each(['\u3164', '\u2060\u00ad', 'a\u061cb', 'a\u{e0041}'])(
    'refuses a title with what cannot be seen: %j',
    async (title) => {
      expect((await refusedRaw(JSON.stringify({ title }))).status).toBe(400);
    },
  );
});

describe('bodies that say the wrong thing', () => {
  it.each([
    [{}, 'title'],
    [{ title: '' }, 'title'],
    [{ title: '   ' }, 'title'],
    [{ title: 12 }, 'title'],
    [{ title: null }, 'title'],
    [{ title: 'x'.repeat(201) }, 'title'],
    [{ title: 'x', drill: 'yes' }, 'drill'],
    [{ title: 'x', facts: [] }, 'facts'],
    [{ title: 'x', facts: { 'data.leak': 'perhaps' } }, 'facts.data.leak'],
    [{ title: 'x', facts: { 'data.leek': 'possible' } }, 'facts.data.leek'],
    [{ title: 'x', facts: { 'data.persons': -1 } }, 'facts.data.persons'],
    [{ title: 'x', facts: { 'data.leak': { is: 'possible' } } }, 'facts.data.leak'],
    [{ title: 'x', titel: 'y' }, 'titel'],
    [{ title: 'x', occurredAt: '2026-04-24T17:50:00' }, 'occurredAt'],
    [{ title: 'x', occurredAt: '2026-02-30T17:50:00Z' }, 'occurredAt'],
    [{ title: 'x', occurredAt: '2026-04-24 17:50+09:00' }, 'occurredAt'],
    [{ title: 'x', occurredAt: 1_777_000_000 }, 'occurredAt'],
    [{ title: 'x', detectedAt: '2026-04-24T17:50:01+09:00' }, 'detectedAt'],
    [{ title: 'x', detectedAt: '2062-04-24T17:50:01+09:00' }, 'detectedAt'],
    [{ title: 'x', detectedAt: '0206-04-24T17:50:01+09:00' }, 'detectedAt'],
    [{ title: 'x', occurredAt: '2026-04-24T17:40:00+09:00', detectedAt: '2026-04-24T17:30:00+09:00' }, 'detectedAt'],
  ])('%j is refused, naming %s', async (body, path) => {
    const { status, json } = await refusedReport(body);
    expect([status, json.error.code]).toEqual([400, 'invalid']);
    expect(json.error.problems[0].path).toBe(path);
    expect(json.error.reason.length).toBeGreaterThan(path.length + 5);
  });

  it.each(['actor', 'as', 'by', 'person'])('no body may name who acts: "%s"', async (key) => {
    const { status, json } = await refusedReport({ title: 'x', [key]: 'approver@example.jp' });
    expect(status).toBe(400);
    expect(json.error.problems).toMatchObject([
      {
        path: key,
        messages: { ja: expect.stringContaining('署名した人'), en: expect.stringContaining('who signed the request') },
      },
    ]);
  });

  it('no query may name who acts', async () => {
    const client = new Client();
    const answer = await client.post('/api/incidents?as=approver@example.jp', { title: 'x' });
    expect([answer.status, answer.json.error.problems[0].path]).toEqual([400, 'as']);
  });

  it('no header may name who acts: it is not even looked at', async () => {
    const client = new Client();
    const sent = { as: 'responder@example.jp', headers: { 'x-hikeshi-person': 'approver@example.jp' } };
    const { json } = await client.post('/api/incidents', { title: 'x' }, sent);
    const item = client.memory.streams.get(`incident/${json.id}`)?.[0];
    expect(item?.actor).toEqual({ kind: 'person', id: 'responder' });
  });

  it.each(['__proto__', 'constructor', 'toString'])('the key %s is a key like any other', async (key) => {
    const answer = await refusedRaw(`{"title":"x","${key}":{"drill":true}}`);
    expect([answer.status, answer.json.error.problems[0].path]).toEqual([400, key]);
    expect(answer.json.error.reason).toContain(key);
  });

  it.each(['__proto__', 'constructor'])('%s is no fact', async (key) => {
    const answer = await refusedRaw(`{"title":"x","facts":{"${key}":"possible"}}`);
    expect(answer.status).toBe(400);
  });

  it('names every place at once', async () => {
    const { json } = await refusedReport({ title: '', facts: 3, drill: 'x', more: 1 });
    expect(json.error.problems.map(({ path }: { path: string }) => path).sort()).toEqual([
      'drill',
      'facts',
      'more',
      'title',
    ]);
  });
});

describe('injection', () => {
  it.each([
    ['a header', 'Fine\r\nBcc: all@example.com'],
    ['a line', 'Fine\nSecond'],
    ['a null', 'Fine\u0000'],
    ['an escape', 'Fine\u001b[2J'],
    ['a line separator', 'Fine\u2028x'],
    ['a turned direction', 'invoice\u202efdp.exe'],
    ['half a character', 'x\ud800y'],
  ])('a title with %s is refused with the reason', async (_, title) => {
    const { status, json } = await refusedReport({ title });
    expect([status, json.error.problems[0].path]).toEqual([400, 'title']);
    expect(json.error.problems[0].messages.en).toMatch(/one line|half a character/);
  });

  it('the name of a function is one line', async () => {
    const client = new Client();
    const id = await client.reported();
    const body = { function: 'search\r\nX: y', from: '2026-04-24T17:20:00+09:00' };
    const answer = await client.post(`/api/incidents/${id}/outage`, body);
    expect([answer.status, answer.json.error.problems[0].path]).toEqual([400, 'function']);
  });

  it('a fact of free text is one line', async () => {
    const { status } = await refusedReport({ title: 'x', facts: { 'service.function': 'a\r\nb' } });
    expect(status).toBe(400);
  });

  it('a reason may have lines, but no control characters', async () => {
    const client = new Client();
    const id = await client.reported({ 'data.leak': 'possible' });
    const good = await client.post(`/api/incidents/${id}/assess`, { level: 'minor', reason: 'one\r\ntwo' });
    expect(good.status).toBe(200);
    const bad = await client.post(`/api/incidents/${id}/assess`, { level: 'minor', reason: 'one\u0007' });
    expect(bad.status).toBe(400);
  });

  it('markup in a title is text on every page', async () => {
    const client = new Client();
    const id = await client.reported({}, '<script>alert(1)</script>"\'&');
    for (const path of ['/', `/incidents/${id}`, `/incidents/${id}/draft`]) {
      const { text } = await client.get(path);
      expect(text).not.toContain('<script');
      expect(text).toContain('&lt;script&gt;');
    }
  });

  it('a path is no way around the ids', async () => {
    const client = new Client();
    for (const id of ['..', 'register', 'I-0123', 'I-0123456789AB', '%2e%2e%2fregister']) {
      expect((await client.get(`/api/incidents/${id}`)).status).toBe(404);
      expect((await client.post(`/api/incidents/${id}/close`, {})).status).toBe(404);
    }
  });
});

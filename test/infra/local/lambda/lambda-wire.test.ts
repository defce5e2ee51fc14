import { afterEach, describe, expect, it } from 'vitest';
import { RealClock } from '../../../../infra/local/clock/real-clock.ts';
import { VirtualClock } from '../../../../infra/local/clock/virtual-clock.ts';
import { HttpListener } from '../../../../infra/local/endpoint/server.ts';
import { ReplyLost } from '../../../../infra/local/protocol/aws-error.ts';
import { RawReply } from '../../../../infra/local/protocol/call.ts';
import type { Incoming } from '../../../../infra/local/protocol/decode.ts';
import { wireTo } from '../../../../infra/local/services/lambda/wire-to.ts';
import { functionOf, hostOf, serverOf } from './lambda-fixtures.ts';

const START_MS = Date.parse('2026-04-24T08:50:00.000Z');
const TURN = { machine: 'delivery', execution: 'one' };
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** Sends `count` mails at once over so many sockets and tells what came of each, and how long all of it took. */
const FAN = `
  import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
  export async function handler({ count, maxSockets }) {
    const client = new SESv2Client({ maxAttempts: 1, requestHandler: { httpAgent: { maxSockets } } });
    const started = Date.now();
    const send = (n) => client.send(new SendEmailCommand({
      FromEmailAddress: 'a@example.jp', Destination: { ToAddresses: ['b' + n + '@example.com'] },
      Content: { Simple: { Subject: { Data: 'お知らせ' }, Body: { Text: { Data: '本文' } } } } }));
    const sent = await Promise.allSettled(Array.from({ length: count }, (_, n) => send(n)));
    const ends = sent.map((each) => each.value?.MessageId ?? each.reason.code);
    return { ends: ends.sort(), tookMs: Date.now() - started };
  }`;

/** Plain requests: the body in two pieces, and what came back. */
const PLAIN = `
  import http from 'node:http';
  export const handler = ({ host, port }) => new Promise((resolve, reject) => {
    const request = http.request({ host, port, method: 'PUT', path: '/x?y=1', headers: { 'X-Kind': 'Plain' } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => { text += chunk; });
      response.on('end', () => resolve({ status: response.statusCode, kind: response.headers['x-kind'], text }));
    });
    request.on('error', reject);
    request.write('前半');
    request.end(Buffer.from('後半'));
  });`;

interface Asked {
  readonly request: Incoming;
  readonly number: number;
}

/** A listener that answers by `answer`, the requests it saw, and a host on this clock whose functions are wired to it. */
async function wired(source: string, answer: (asked: Asked) => RawReply, clock = new VirtualClock(START_MS)) {
  const seen: Incoming[] = [];
  const listener = new HttpListener(async (request) => answer({ request, number: seen.push(request) }));
  await listener.open(0);
  cleanups.push(() => listener.close());
  const spec = functionOf('f', source, { timeoutSeconds: 60 });
  const host = hostOf(clock, [spec], { endpointUrl: listener.url, wire: wireTo([listener]) });
  cleanups.push(() => host.stop());
  const invoke = async (payload: unknown = {}) => {
    const result = await clock.perform(TURN, () => host.invoke('f', payload, TURN));
    if (!result.ok) throw new Error(`${result.errorType}: ${result.errorMessage}`);
    return result.payload;
  };
  return { listener, seen, invoke, clock };
}

function accepted({ number }: { number: number }, headers: Record<string, string> = {}): RawReply {
  return new RawReply(
    200,
    { 'content-type': 'application/json', ...headers },
    JSON.stringify({ MessageId: `m${number}` }),
  );
}

describe('functions on virtual time, wired to the listeners', () => {
  it('are answered as over the network, byte for byte', async () => {
    const answer = (asked: Asked) => accepted(asked, { 'x-hikeshi-took': '100' });
    const { seen, invoke } = await wired(FAN, answer);
    const overWire = await invoke({ count: 3, maxSockets: 3 });
    const bodies: string[] = [];
    const server = await serverOf((body, _request, response) => {
      bodies.push(body);
      response.setHeader('x-hikeshi-took', '100');
      return { MessageId: `m${bodies.length}` };
    });
    cleanups.push(server.stop);
    const clock = new VirtualClock(START_MS);
    const host = hostOf(clock, [functionOf('f', FAN)], { endpointUrl: server.url });
    cleanups.push(() => host.stop());

    const overNetwork = await clock.perform(TURN, () => host.invoke('f', { count: 3, maxSockets: 3 }, TURN));

    expect(overNetwork).toEqual({ ok: true, payload: overWire });
    expect(overWire).toEqual({ ends: ['m1', 'm2', 'm3'], tookMs: 100 });
    expect(seen.map(({ body }) => body.toString())).toEqual(bodies);
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/v2/email/outbound-emails' });
    expect(seen[0]?.headers.authorization).toContain('Credential=LOCALf/');
  });

  it('wait for a socket when their agent has no more, as long as the answers say that they take', async () => {
    const { invoke, clock } = await wired(FAN, (asked) => accepted(asked, { 'x-hikeshi-took': '100' }));
    expect(await invoke({ count: 6, maxSockets: 2 })).toMatchObject({ tookMs: 300 });
    expect(clock.now()).toBe(START_MS + 300);
  });

  it('see a lost reply and a closed listener as a socket shows them', async () => {
    const { listener, invoke } = await wired(FAN, (asked) => {
      if (asked.number === 2) throw new ReplyLost();
      return accepted(asked);
    });
    expect(await invoke({ count: 3, maxSockets: 1 })).toEqual({ ends: ['ECONNRESET', 'm1', 'm3'], tookMs: 0 });
    await listener.close();
    expect(await invoke({ count: 1, maxSockets: 1 })).toMatchObject({ ends: ['ECONNREFUSED'] });
    await listener.reopen();
    expect(await invoke({ count: 1, maxSockets: 1 })).toMatchObject({ ends: ['m4'] });
  });

  it('are told of a listener that fails', async () => {
    const { invoke } = await wired(PLAIN, () => {
      throw new Error('broken');
    });
    const { listener } = await wired(PLAIN, (asked) => accepted(asked));
    expect(await invoke({ host: '127.0.0.1', port: Number(new URL(listener.url).port) })).toMatchObject({
      status: 200,
    });
  });

  it('send a body in pieces, and read headers and text of the answer', async () => {
    const { listener, seen, invoke } = await wired(PLAIN, ({ request }) => {
      return new RawReply(201, { 'x-kind': request.headers['x-kind'] ?? '' }, `${request.body.toString()}です`);
    });
    const { hostname, port } = new URL(listener.url);
    expect(await invoke({ host: hostname, port: Number(port) })).toEqual({
      status: 201,
      kind: 'Plain',
      text: '前半後半です',
    });
    expect(seen[0]).toMatchObject({ method: 'PUT', url: '/x?y=1' });
  });

  it('ask everybody else over the network', async () => {
    const { seen, invoke } = await wired(PLAIN, (asked) => accepted(asked));
    const server = await serverOf((body) => ({ heard: body }));
    cleanups.push(server.stop);
    const { hostname, port } = new URL(server.url);
    expect(await invoke({ host: hostname, port: Number(port) })).toMatchObject({
      status: 200,
      text: '{"heard":"前半後半"}',
    });
    expect(seen).toEqual([]);
  });
});

describe('functions on the wall clock', () => {
  it('use the network for the listeners as well', async () => {
    const requests: string[] = [];
    const server = await serverOf((body) => ({ MessageId: `m${requests.push(body)}` }));
    cleanups.push(server.stop);
    const clock = new RealClock();
    cleanups.push(() => clock.stop());
    const wire = { listeners: [new URL(server.url).host], ask: () => Promise.reject(new Error('asked over the wire')) };
    const host = hostOf(clock, [functionOf('f', FAN)], { endpointUrl: server.url, wire });
    cleanups.push(() => host.stop());

    const result = await clock.perform(TURN, () => host.invoke('f', { count: 2, maxSockets: 2 }, TURN));

    expect(result).toMatchObject({ ok: true, payload: { ends: ['m1', 'm2'] } });
    expect(requests).toHaveLength(2);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../infra/local/clock/virtual-clock.ts';
import type { FunctionHostOptions } from '../../../../infra/local/services/lambda/function-host.ts';
import type { FunctionSpec, InvokeResult } from '../../../../infra/local/settings/function-spec.ts';
import { functionOf, hostOf, serverOf } from './lambda-fixtures.ts';

const START_MS = Date.parse('2026-04-24T08:50:00.000Z');
const TURN = { machine: 'delivery', execution: 'one' };
const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

const SENDER = `
  import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
  const client = new SESv2Client({ maxAttempts: 1 });
  export async function handler({ count, perSecond }) {
    const started = Date.now();
    const sends = [];
    for (let n = 0; n < count; n += 1) {
      if (n > 0 && n % perSecond === 0) await new Promise((go) => setTimeout(go, 1000));
      await client.send(new SendEmailCommand({
        FromEmailAddress: 'a@example.jp', Destination: { ToAddresses: ['b' + n + '@example.com'] },
        Content: { Simple: { Subject: { Data: 'x' }, Body: { Text: { Data: 'y' } } } } }));
    }
    return { tookMs: Date.now() - started };
  }`;

const FAN = SENDER.replace(
  /for \(let n[\s\S]*?\n {4}\}\n/,
  `await Promise.all(Array.from({ length: count }, (_, n) =>
      client.send(new SendEmailCommand({ FromEmailAddress: 'a@example.jp', Content: {} }))));
`,
);

const PLAIN = { timeoutSeconds: 60 };

/** A clock, a host with these functions by name, and how to invoke one of them. */
function world(sources: Record<string, string>, more: Partial<FunctionHostOptions> & Partial<FunctionSpec> = {}) {
  const clock = new VirtualClock(START_MS);
  const { endpointUrl, seed, onLog, workersPerFunction, ...spec } = more;
  const options = { endpointUrl, seed, onLog, workersPerFunction };
  const functions = Object.entries(sources).map(([name, source]) => functionOf(name, source, { ...PLAIN, ...spec }));
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const host = hostOf(clock, functions, given);
  cleanups.push(() => host.stop());
  const invoke = (name: string, payload: unknown = {}, turn = TURN) =>
    clock.perform(turn, () => host.invoke(name, payload, turn));
  return { clock, host, invoke };
}

function payloadOf(result: InvokeResult): unknown {
  if (!result.ok) throw new Error(`${result.errorType}: ${result.errorMessage}`);
  return result.payload;
}

describe('functions on virtual time', () => {
  it('1,000 mails through the real SDK at 14 a second take exactly 71 virtual seconds', async () => {
    let mails = 0;
    const server = await serverOf(() => {
      mails += 1;
      return { MessageId: `m-${mails}` };
    });
    cleanups.push(server.stop);
    const { clock, invoke } = world({ send: SENDER }, { endpointUrl: server.url, timeoutSeconds: 300 });

    const result = await invoke('send', { count: 1000, perSecond: 14 });

    expect(payloadOf(result)).toEqual({ tookMs: 71_000 });
    expect(mails).toBe(1000);
    expect(clock.now()).toBe(START_MS + 71_000);
  });

  it('every clock and timer of the language is virtual', async () => {
    const { clock, invoke } = world({
      f: `
        import { setTimeout as later } from 'node:timers/promises';
        import { setTimeout as plain } from 'node:timers';
        export async function handler() {
          const began = performance.now();
          const seen = [new Date().toISOString()];
          await new Promise((go) => setTimeout(go, 1500));
          await later(500);
          await new Promise((go) => plain(go, 1000));
          let beats = 0;
          await new Promise((go) => { const id = setInterval(() => { if (++beats === 3) { clearInterval(id); go(); } }, 2000); });
          await Promise.race([new Promise((go) => AbortSignal.timeout(4000).addEventListener('abort', go))]);
          seen.push(new Date().toISOString(), Math.round(performance.now() - began));
          return seen;
        }`,
    });
    expect(payloadOf(await invoke('f'))).toEqual(['2026-04-24T08:50:00.000Z', '2026-04-24T08:50:13.000Z', 13_000]);
    expect(clock.now()).toBe(START_MS + 13_000);
  });

  it('timers that outlive the handler move nothing, not even in the next invocation', async () => {
    const { clock, invoke } = world({
      f: `
        let fired = 0;
        export async function handler({ sleepMs }) {
          setTimeout(() => { fired += 1; }, 60_000);
          if (sleepMs) await new Promise((go) => setTimeout(go, sleepMs));
          return { at: Date.now(), fired };
        }`,
    });
    expect(payloadOf(await invoke('f'))).toEqual({ at: START_MS, fired: 0 });
    expect(clock.idle).toBe(true);
    await clock.advanceTo(START_MS + 3_600_000);
    expect(payloadOf(await invoke('f', { sleepMs: 10 }))).toEqual({ at: START_MS + 3_600_010, fired: 0 });
    expect(clock.now()).toBe(START_MS + 3_600_010);
  });

  it('a function that sleeps does not hold up others, nor another invocation of itself', async () => {
    const { clock, host } = world({
      f: `export const handler = async ({ ms }) => { await new Promise((go) => setTimeout(go, ms)); return Date.now(); }`,
    });
    const ends: [string, unknown][] = [];
    for (const [execution, ms] of [
      ['slow', 3000],
      ['quick', 1000],
      ['instant', 0],
    ] as const) {
      const turn = { machine: 'm', execution };
      clock.schedule(START_MS, turn, async () => {
        ends.push([execution, payloadOf(await host.invoke('f', { ms }, turn))]);
      });
    }
    await clock.advanceTo(START_MS + 10_000);
    expect(ends).toEqual([
      ['instant', START_MS],
      ['quick', START_MS + 1000],
      ['slow', START_MS + 3000],
    ]);
  });

  it('invocations beyond the workers wait for one', async () => {
    const { clock, host } = world(
      {
        f: `export const handler = async () => { await new Promise((go) => setTimeout(go, 1000)); return Date.now(); }`,
      },
      { workersPerFunction: 2 },
    );
    const ends: unknown[] = [];
    for (const execution of ['a', 'b', 'c']) {
      const turn = { machine: 'm', execution };
      clock.schedule(START_MS, turn, async () => void ends.push(payloadOf(await host.invoke('f', {}, turn))));
    }
    await clock.advanceTo(START_MS + 10_000);
    expect(ends).toEqual([START_MS + 1000, START_MS + 1000, START_MS + 2000]);
  });

  it('a function that is too slow ends at its timeout, and its worker with it', async () => {
    const { clock, invoke } = world(
      {
        f: `
          let alive = 0;
          export const handler = async ({ how }) => {
            alive += 1;
            if (how === 'sleep') await new Promise((go) => setTimeout(go, 10_000));
            if (how === 'forever') await new Promise(() => {});
            return alive;
          }`,
      },
      { timeoutSeconds: 3 },
    );
    expect(payloadOf(await invoke('f'))).toBe(1);
    expect(payloadOf(await invoke('f'))).toBe(2);
    const late = {
      ok: false,
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringContaining('Task timed out after 3.00 seconds'),
    };
    expect(await invoke('f', { how: 'sleep' })).toEqual(late);
    expect(clock.now()).toBe(START_MS + 3000);
    expect(await invoke('f', { how: 'forever' })).toEqual(late);
    expect(clock.now()).toBe(START_MS + 6000);
    expect(payloadOf(await invoke('f'))).toBe(1);
  });

  it('the backoff of the SDK passes in virtual time', async () => {
    let calls = 0;
    const server = await serverOf(() => {
      calls += 1;
      return calls < 3 ? { status: 500 } : { MessageId: 'm' };
    });
    cleanups.push(server.stop);
    const source = SENDER.replace('maxAttempts: 1', 'maxAttempts: 3');
    const { invoke } = world({ send: source }, { endpointUrl: server.url });
    const { tookMs } = payloadOf(await invoke('send', { count: 1, perSecond: 14 })) as { tookMs: number };
    expect(calls).toBe(3);
    expect(tookMs).toBeGreaterThan(0);
    expect(tookMs).toBeLessThan(2000);
  });

  it('a refused connection is an error of the function, at no cost of time', async () => {
    const { clock, invoke } = world({ send: SENDER }, { endpointUrl: 'http://127.0.0.1:9' });
    const result = await invoke('send', { count: 1, perSecond: 14 });
    expect(result).toMatchObject({ ok: false, errorMessage: expect.stringContaining('ECONNREFUSED') });
    expect(clock.now()).toBe(START_MS);
  });

  it('requests carry the time of the function, and a response takes as long as it says', async () => {
    const seen: number[] = [];
    const server = await serverOf((_body, request, response) => {
      seen.push(Number(request.headers['x-hikeshi-at']) - START_MS);
      response.setHeader('x-hikeshi-took', '120');
      return { MessageId: 'm' };
    });
    cleanups.push(server.stop);
    const { invoke } = world({ send: SENDER, fan: FAN }, { endpointUrl: server.url });
    expect(payloadOf(await invoke('send', { count: 4, perSecond: 2 }))).toEqual({ tookMs: 1480 });
    expect(seen).toEqual([0, 120, 1240, 1360]);
    expect(payloadOf(await invoke('fan', { count: 40 }))).toEqual({ tookMs: 120 });
  });

  it('a power cut in the middle of a request or of a sleep ends the invocation; the next one has a new worker', async () => {
    const { clock, host, invoke } = world({
      f: `
        let alive = 0;
        export const handler = async ({ ms }) => {
          alive += 1;
          if (ms) await new Promise((go) => setTimeout(go, ms));
          return alive;
        }`,
    });
    const results: InvokeResult[] = [];
    clock.schedule(START_MS, TURN, async () => void results.push(await host.invoke('f', { ms: 5000 }, TURN)));
    await clock.advanceTo(START_MS + 1000);
    await host.crashAll();
    await clock.advanceTo(START_MS + 1000);
    expect(results).toEqual([
      { ok: false, errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('signal: killed') },
    ]);
    expect(payloadOf(await invoke('f'))).toBe(1);
    expect(clock.now()).toBe(START_MS + 1000);
  });

  it('a power cut from inside a request ends the invocation as Runtime.ExitError', async () => {
    const crash: { now: () => void } = { now: () => undefined };
    const server = await serverOf((_body, request, response) => {
      crash.now();
      request.socket.destroy();
      response.destroy();
      return {};
    });
    cleanups.push(server.stop);
    const { host, invoke } = world({ send: SENDER }, { endpointUrl: server.url });
    crash.now = () => void host.crash('send');
    expect(await invoke('send', { count: 1, perSecond: 14 })).toMatchObject({
      ok: false,
      errorType: 'Runtime.ExitError',
    });
  });

  it('files, hashes and random bytes do not count as being idle', async () => {
    const { clock, invoke } = world({
      f: `
        import { readFile } from 'node:fs/promises';
        export const handler = async () => {
          setTimeout(() => {}, 5000);
          const text = await readFile(new URL(import.meta.url), 'utf8');
          const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
          return { bytes: digest.byteLength, at: Date.now() };
        }`,
    });
    expect(payloadOf(await invoke('f'))).toEqual({ bytes: 32, at: START_MS });
    expect(clock.now()).toBe(START_MS);
  });
});

const RANDOM = `
  import nodeCrypto, { randomUUID, randomBytes } from 'node:crypto';
  export const handler = async () => ({
    fraction: Math.random(),
    uuid: crypto.randomUUID(),
    values: [...crypto.getRandomValues(new Uint8Array(4))],
    node: randomUUID(),
    bytes: randomBytes(4).toString('hex'),
    later: (await new Promise((done) => nodeCrypto.randomBytes(2, (_, value) => done(value)))).toString('hex'),
    int: nodeCrypto.randomInt(1000),
    web: nodeCrypto.webcrypto.randomUUID(),
  });`;

describe('randomness on virtual time', () => {
  const draw = async (seed: string, name = 'f', count = 1): Promise<unknown[]> => {
    const { invoke } = world({ [name]: RANDOM }, { seed });
    const drawn: unknown[] = [];
    for (let at = 0; at < count; at += 1) drawn.push(payloadOf(await invoke(name)));
    return drawn;
  };

  it('follows from the seed, the function and the number of the invocation, and from nothing else', async () => {
    const [first, again] = [await draw('s', 'f', 2), await draw('s', 'f', 2)];
    const others = [...(await draw('t')), ...(await draw('s', 'g'))];
    expect(again).toEqual(first);
    const uuids = [...first, ...others].map((drawn) => (drawn as { uuid: string }).uuid);
    expect(new Set(uuids).size).toBe(4);
    expect(uuids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('goes on after a crash: no number is drawn twice', async () => {
    const { host, invoke } = world({ f: RANDOM });
    const before = payloadOf(await invoke('f'));
    await host.crashAll();
    expect(payloadOf(await invoke('f'))).not.toEqual(before);
  });

  it('the same run gives the same bytes', async () => {
    const run = async (): Promise<string> => {
      const trace: unknown[] = [];
      const server = await serverOf((body, request) => {
        trace.push([request.url, request.headers['amz-sdk-invocation-id'], request.headers['x-amz-date'], body]);
        return { MessageId: `m-${trace.length}` };
      });
      cleanups.push(server.stop);
      const { clock, host } = world(
        { send: SENDER },
        { endpointUrl: server.url, onLog: (line) => void trace.push(line) },
      );
      for (const execution of ['b', 'a']) {
        const turn = { machine: 'm', execution };
        clock.schedule(START_MS, turn, async () => {
          trace.push([execution, await host.invoke('send', { count: 20, perSecond: 7 }, turn), clock.now()]);
        });
      }
      await clock.advanceTo(START_MS + 60_000);
      return JSON.stringify(trace).replaceAll(server.url.split('://')[1] ?? '', 'server');
    };
    const [one, two] = [await run(), await run()];
    expect(one.length).toBeGreaterThan(5000);
    expect(two === one).toBe(true);
  });
});

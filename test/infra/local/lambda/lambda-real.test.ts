import { afterEach, describe, expect, it } from 'vitest';
import { RealClock } from '../../../../infra/local/clock/real-clock.ts';
import type { FunctionHost } from '../../../../infra/local/services/lambda/function-host.ts';
import type { FunctionLogLine, FunctionSpec, InvokeResult } from '../../../../infra/local/settings/function-spec.ts';
import { functionOf, hostOf, serverOf } from './lambda-fixtures.ts';

const TURN = { machine: 'incident', execution: 'one' };
const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

interface RealWorld {
  readonly host: FunctionHost;
  readonly logs: FunctionLogLine[];
  invoke(payload?: unknown): Promise<InvokeResult>;
}

/** A host on the wall clock with one function, `f`. */
function real(source: string, spec: Partial<FunctionSpec> = {}, workersPerFunction = 4): RealWorld {
  const clock = new RealClock();
  const logs: FunctionLogLine[] = [];
  const host = hostOf(clock, [functionOf('f', source, spec)], {
    seed: null,
    onLog: (line) => void logs.push(line),
    workersPerFunction,
  });
  cleanups.push(async () => {
    await host.stop();
    clock.stop();
  });
  return { host, logs, invoke: (payload = {}) => host.invoke('f', payload, TURN) };
}

describe('functions on the wall clock', () => {
  it('see their own environment and nothing of the shell', async () => {
    process.env.HIKESHI_TEST_SECRET = 'of the shell';
    const { invoke } = real('export const handler = async () => process.env;', {
      environment: { LEDGER_TABLE: 'hikeshi-ledger', AWS_ENDPOINT_URL_SESV2: 'http://127.0.0.1:10' },
    });
    const result = await invoke();
    delete process.env.HIKESHI_TEST_SECRET;
    expect(result).toEqual({
      ok: true,
      payload: {
        LEDGER_TABLE: 'hikeshi-ledger',
        AWS_ENDPOINT_URL_SESV2: 'http://127.0.0.1:10',
        AWS_REGION: 'ap-northeast-1',
        AWS_DEFAULT_REGION: 'ap-northeast-1',
        AWS_ACCESS_KEY_ID: 'LOCALf',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
        AWS_LAMBDA_FUNCTION_NAME: 'f',
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      },
    });
  });

  it('get the context that Lambda gives', async () => {
    const { invoke } = real(
      `export const handler = async (event, context) => ({ ...context, left: context.getRemainingTimeInMillis(), event });`,
      { timeoutSeconds: 7, memoryMb: 512 },
    );
    const result = await invoke({ a: [1, null, '火'] });
    expect(result).toMatchObject({
      ok: true,
      payload: {
        awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        functionName: 'f',
        functionVersion: '$LATEST',
        invokedFunctionArn: 'arn:aws:lambda:ap-northeast-1:000000000000:function:f',
        memoryLimitInMB: '512',
        logGroupName: '/aws/lambda/f',
        event: { a: [1, null, '火'] },
      },
    });
    const left = (result as { payload: { left: number } }).payload.left;
    expect(left).toBeGreaterThan(4000);
    expect(left).toBeLessThanOrEqual(7000);
  });

  it.each<[string, string, object]>([
    [
      'an error by its class',
      'class StorageUnavailable extends Error { name = "StorageUnavailable" }; throw new StorageUnavailable("down")',
      {
        errorType: 'StorageUnavailable',
        errorMessage: 'down',
        trace: expect.arrayContaining([expect.stringContaining('StorageUnavailable: down')]),
      },
    ],
    ['a built-in error', 'null.x', { errorType: 'TypeError' }],
    ['something that is no error', 'throw "text"', { errorType: 'string', errorMessage: 'text' }],
    ['a result that is no JSON', 'return 10n', { errorType: 'TypeError' }],
    [
      'the end of the process',
      'process.exit(3)',
      { errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('exit status 3') },
    ],
    [
      'a rejection that nobody takes',
      'Promise.reject(new Error("lost")); await new Promise(() => {})',
      { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'lost' },
    ],
    [
      'an error that nobody catches',
      'setTimeout(() => { throw new RangeError("later") }, 1); await new Promise(() => {})',
      { errorType: 'RangeError', errorMessage: 'later' },
    ],
  ])('%s', async (_what, body, expected) => {
    const { invoke } = real(`export const handler = async ({ ok }) => { if (ok) return 'fine'; ${body} };`);
    expect(await invoke()).toMatchObject({ ok: false, ...expected });
    expect(await invoke({ ok: true })).toEqual({ ok: true, payload: 'fine' });
  });

  it('what returns nothing gives null', async () => {
    expect(await real('export const handler = async () => {};').invoke()).toEqual({ ok: true, payload: null });
  });

  it('a module that cannot be loaded is tried again by the next invocation', async () => {
    const { invoke } = real(`throw new Error('LEDGER_TABLE is missing'); export const handler = () => 1;`);
    const failure = { ok: false, errorType: 'Error', errorMessage: 'LEDGER_TABLE is missing' };
    expect(await invoke()).toMatchObject(failure);
    expect(await invoke()).toMatchObject(failure);
    expect(await real('export const other = 1;').invoke()).toMatchObject({
      ok: false,
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: 'index.handler is undefined or not exported',
    });
  });

  it('a function that is not there', async () => {
    const { host } = real('export const handler = () => 1;');
    expect(await host.invoke('arn:aws:lambda:r:0:function:none', {}, TURN)).toMatchObject({
      ok: false,
      errorType: 'Lambda.ResourceNotFoundException',
    });
  });

  it('requests and responses over 6 MB are refused', async () => {
    const { invoke } = real(`export const handler = async ({ count }) => 'x'.repeat(count ?? 0);`);
    expect(await invoke({ text: 'x'.repeat(6_291_556) })).toMatchObject({
      ok: false,
      errorType: 'Lambda.RequestTooLargeException',
    });
    expect(await invoke({ count: 6_291_555 })).toMatchObject({ ok: false, errorType: 'Function.ResponseSizeTooLarge' });
    expect(await invoke({ count: 6_291_554 })).toMatchObject({ ok: true });
  });

  it('keep their state between invocations, one at a time in one worker', async () => {
    const { invoke } = real(
      `let calls = 0; let inside = 0;
       export const handler = async () => {
         calls += 1; inside += 1;
         await new Promise((go) => setTimeout(go, 20));
         inside -= 1;
         return { calls, inside };
       };`,
      {},
      1,
    );
    const results = await Promise.all([invoke(), invoke(), invoke()]);
    expect(results.map((result) => (result.ok ? result.payload : result))).toEqual([
      { calls: 1, inside: 0 },
      { calls: 2, inside: 0 },
      { calls: 3, inside: 0 },
    ]);
  });

  it('run beside one another up to the number of workers', async () => {
    let here = 0;
    let most = 0;
    const server = await serverOf(() => ({}));
    cleanups.push(server.stop);
    const meet = await serverOf((_body, request) => {
      here += request.url === '/in' ? 1 : -1;
      most = Math.max(most, here);
      return {};
    });
    cleanups.push(meet.stop);
    const { invoke } = real(
      `export const handler = async ({ url }) => {
         await fetch(url + '/in');
         await new Promise((go) => setTimeout(go, 200));
         await fetch(url + '/out');
       };`,
      {},
      3,
    );
    const results = await Promise.all(Array.from({ length: 7 }, () => invoke({ url: meet.url })));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(most).toBe(3);
  });

  it('end at their timeout, even in a loop that never yields', async () => {
    const { invoke } = real('export const handler = async ({ ok }) => { if (ok) return 1; for (;;) {} };', {
      timeoutSeconds: 1,
    });
    expect(await invoke()).toMatchObject({ ok: false, errorType: 'Sandbox.Timedout' });
    expect(await invoke({ ok: true })).toEqual({ ok: true, payload: 1 });
  });

  it('a crash ends what runs and what waits', async () => {
    const { host, invoke } = real('export const handler = ({ ok }) => (ok ? 1 : new Promise(() => {}));', {}, 1);
    const pending = [invoke(), invoke()];
    await new Promise((resolve) => setTimeout(resolve, 300));
    await host.crash('f');
    const ended = { ok: false, errorType: 'Runtime.ExitError' };
    expect(await Promise.all(pending)).toMatchObject([ended, ended]);
    expect(await invoke({ ok: true })).toEqual({ ok: true, payload: 1 });
  });

  it('nothing is started after the end, which would keep the process alive', async () => {
    const { host, invoke } = real('export const handler = async () => 1;');
    expect(await invoke()).toEqual({ ok: true, payload: 1 });
    await host.stop();
    expect(await invoke()).toMatchObject({ ok: false, errorType: 'Runtime.ExitError' });
  });

  it('what they print is heard, line by line, with its request', async () => {
    const { invoke, logs } = real(
      `export const handler = async (_event, { awsRequestId }) => {
         console.log('%s and', 'one', { two: 2 });
         console.warn('careful');
         process.stdout.write('{"level":"INFO"}\\n');
         process.stderr.write('raw');
         return awsRequestId;
       };`,
    );
    const result = await invoke();
    const requestId = result.ok ? result.payload : '';
    expect(logs).toMatchObject([
      { functionName: 'f', requestId, level: 'info', text: 'one and { two: 2 }' },
      { functionName: 'f', requestId, level: 'warn', text: 'careful' },
      { functionName: 'f', requestId, level: 'info', text: '{"level":"INFO"}' },
      { functionName: 'f', requestId, level: 'error', text: 'raw' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { asAdmin, onTable, runCalls, thing, tinyVirtual } from '../endpoint/endpoint-tiny.ts';

const put = (seq: number) => onTable('PutItem', { Item: thing(seq) });
const alarm = (detail: Record<string, unknown>, id = 'e-1') => ({
  id,
  source: 'aws.cloudwatch',
  'detail-type': 'CloudWatch Alarm State Change',
  detail: { alarmName: 'web-5xx', ...detail },
});
const MINUTE_MS = 60_000;

async function count(system: Parameters<typeof asAdmin>[0]): Promise<number> {
  return Number((await asAdmin(system, 'dynamodb', 'Scan', { TableName: 'tiny-things' })).Count);
}

async function failed(system: Parameters<typeof asAdmin>[0]) {
  const input = { QueueUrl: 'http://127.0.0.1/000000000000/tiny-failed', MaxNumberOfMessages: 10 };
  const { Messages = [] } = await asAdmin(system, 'sqs', 'ReceiveMessage', input);
  return Messages as { Body: string; MessageAttributes: Record<string, { StringValue: string }> }[];
}

describe('the event bus', () => {
  it('takes events of AWS from anybody and hands them to the rules they fit [difference: aws sources]', async () => {
    const tiny = await tinyVirtual();
    const entry = { Source: 'aws.cloudwatch', DetailType: 'CloudWatch Alarm State Change' };
    const fits = { ...entry, Detail: JSON.stringify({ alarmName: 'web-5xx', calls: [put(1)] }) };
    const fitsNot = { ...entry, Detail: JSON.stringify({ alarmName: 'db-cpu', calls: [put(2)] }) };

    const answer = await asAdmin(tiny.system, 'events', 'PutEvents', { Entries: [fits, fitsNot] });
    await tiny.to(1000);

    expect(answer).toMatchObject({ FailedEntryCount: 0 });
    expect(await count(tiny.system)).toBe(1);
    await tiny.system.stop();
  });

  it('refuses wrong entries one by one', async () => {
    const tiny = await tinyVirtual();
    const good = { Source: 'a', DetailType: 'b', Detail: '{}', Time: 1_777_000_000 };
    const Entries = [
      good,
      { ...good, Detail: 'no' },
      { ...good, Source: '' },
      { ...good, EventBusName: 'x' },
      { ...good, Time: 'noon' },
    ];

    const answer = await asAdmin(tiny.system, 'events', 'PutEvents', { Entries });

    const codes = (answer.Entries as { ErrorCode?: string }[]).map(({ ErrorCode }) => ErrorCode);
    expect(codes).toEqual([
      undefined,
      'MalformedDetail',
      'InvalidArgument',
      'ResourceNotFoundException',
      'InvalidArgument',
    ]);
    await expect(asAdmin(tiny.system, 'events', 'PutEvents', { Entries: [] })).rejects.toThrow(/1 to 10/);
    await tiny.system.stop();
  });

  it('tries a failing function again, and at last keeps the event in its queue', async () => {
    const tiny = await tinyVirtual();

    await tiny.system.putEvents([alarm({ fail: true })]);
    await tiny.to(MINUTE_MS - 1);
    expect(await failed(tiny.system)).toEqual([]);
    await tiny.to(MINUTE_MS + 1000);

    const [message] = await failed(tiny.system);
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({ id: 'e-1', time: '2026-04-24T08:50:00Z' });
    expect(message?.MessageAttributes.ErrorMessage?.StringValue).toBe('told to fail');
    expect(tiny.said.some((line) => /tiny-caller: given up after 2 attempts; .* tiny-failed/.test(line))).toBe(true);
    await tiny.system.stop();
  });

  it('puts an event aside when no permission lets its rule invoke the function', async () => {
    const tiny = await tinyVirtual();

    await tiny.system.putEvents([{ source: 'nobody', 'detail-type': 'x', detail: {} }]);
    await tiny.to(1000);

    const [message] = await failed(tiny.system);
    expect(message?.MessageAttributes.ERROR_CODE?.StringValue).toBe('NO_PERMISSIONS');
    expect(tiny.said.join()).toContain('rule tiny-unpermitted may not invoke');
    await tiny.system.stop();
  });

  it('delivers again what was under way when the power was cut [difference: at least once]', async () => {
    const tiny = await tinyVirtual();
    tiny.system.faults.add({ kind: 'crash', scope: 'system', when: 'before' });

    await tiny.system.putEvents([alarm({ calls: [put(1), put(2)] })]);
    await tiny.to(1000);

    expect(await count(tiny.system)).toBe(2);
    await tiny.to(10 * MINUTE_MS);
    expect(tiny.system.effects().length).toBe(3);
    await tiny.system.stop();
  });
});

describe('a scheduled rule on virtual time', () => {
  const ticking = (result: string) => ({
    change: (resources: Record<string, { Properties?: Record<string, unknown> }>) => {
      const call = JSON.stringify([put(1)]);
      Object.assign(resources.Tick?.Properties ?? {}, { Environment: { Variables: { TICK_RESULT: result } } });
      const targets = resources.Sweep?.Properties?.Targets as object[];
      Object.assign(targets[0] ?? {}, {
        Input: `{"detail-type":"Scheduled Event","calls":${call}}`,
      });
      Object.assign(resources.TickRole?.Properties ?? {}, {
        Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }],
      });
    },
  });
  const ticks = (system: Awaited<ReturnType<typeof tinyVirtual>>['system']) =>
    system
      .effects()
      .filter((effect) => effect.function === 'tiny-tick')
      .map(({ at }) => at.slice(11, 16));

  it('comes every five minutes', async () => {
    const tiny = await tinyVirtual(ticking('{}'));
    await tiny.to(16 * MINUTE_MS);
    expect(ticks(tiny.system)).toEqual(['08:55', '09:00', '09:05']);
    await tiny.system.stop();
  });

  it('leaves out ticks that were promised to find nothing, until something changes [difference: quiet]', async () => {
    const tiny = await tinyVirtual(ticking('{"quietUntil":"2026-04-24T11:58:00.000Z"}'));
    await tiny.to(60 * MINUTE_MS);
    expect(ticks(tiny.system)).toEqual(['08:55']);

    await runCalls(tiny, 'a', [put(9)]);
    await tiny.to(120 * MINUTE_MS);
    expect(ticks(tiny.system)).toEqual(['08:55', '09:55']);

    await tiny.to(190 * MINUTE_MS);
    expect(ticks(tiny.system)).toEqual(['08:55', '09:55', '12:00']);
    await tiny.system.stop();
  });

  it('stays away for good after null, until something changes', async () => {
    const tiny = await tinyVirtual(ticking('{"quietUntil":null}'));
    await tiny.to(600 * MINUTE_MS);
    expect(ticks(tiny.system)).toEqual(['08:55']);
    await runCalls(tiny, 'a', [put(9)]);
    await tiny.to(620 * MINUTE_MS);
    expect(ticks(tiny.system)).toEqual(['08:55', '18:55']);
    await tiny.system.stop();
  });
});

describe('a scheduled function that fails', () => {
  const failing = (config: Record<string, number> | null) => ({
    change: (resources: Record<string, { Type?: string; Properties?: Record<string, unknown> }>) => {
      const targets = resources.Sweep?.Properties?.Targets as object[];
      Object.assign(targets[0] ?? {}, { Input: '{"fail":true}' });
      if (config === null) return;
      const Properties = { FunctionName: { Ref: 'Tick' }, Qualifier: '$LATEST', ...config };
      Object.assign(resources, { TickAsync: { Type: 'AWS::Lambda::EventInvokeConfig', Properties } });
    },
  });

  it.each([
    ['the settings of the sweep', { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 300 }, 1],
    ['no settings: as Lambda does by itself', null, 3],
    ['one retry', { MaximumRetryAttempts: 1 }, 2],
    ['an age that ends before the first retry', { MaximumEventAgeInSeconds: 59 }, 1],
    ['an age that ends with the first retry', { MaximumEventAgeInSeconds: 60 }, 2],
    ['an age that ends before the second retry', { MaximumEventAgeInSeconds: 179 }, 2],
    ['an age that ends with the second retry', { MaximumEventAgeInSeconds: 180 }, 3],
  ])('given %s, when an hour of ticks fails, with %o, then each is run so often: %d', async (_, config, runs) => {
    const tiny = await tinyVirtual(failing(config));
    await tiny.to(64 * MINUTE_MS);
    expect(tiny.said.filter((line) => line.startsWith('tiny-tick failed'))).toHaveLength(12 * runs);
    await tiny.system.stop();
  });
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asAdmin, onTable, type TinyOptions, thing, tinyVirtual } from '../endpoint/endpoint-tiny.ts';

type Tiny = Awaited<ReturnType<typeof tinyVirtual>>;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

const event = (n: number, more: Record<string, unknown> = {}) => ({
  source: 'many',
  'detail-type': 'x',
  detail: { n, ...more },
});

/** The batches that the function was given, by the numbers of their events; events of one moment have no order. */
function batches({ said }: Tiny): string[] {
  const numbers = said.flatMap((line) => /BATCH (.*)$/.exec(line)?.[1] ?? []);
  return numbers.map((text) => text.split(' ').sort().join(' '));
}

async function inQueue({ system }: Tiny, name: 'waiting' | 'failed'): Promise<number> {
  const { Attributes } = await asAdmin(system, 'sqs', 'GetQueueAttributes', { QueueName: `tiny-${name}` });
  return Number((Attributes as Record<string, string>).ApproximateNumberOfMessages);
}

async function tinyTold(numbers: readonly number[], options: TinyOptions = {}): Promise<Tiny> {
  const tiny = await tinyVirtual(options);
  await tiny.system.putEvents(numbers.map((n) => event(n)));
  return tiny;
}

describe('events that wait in a queue', () => {
  it('are handed over together when the window is over', async () => {
    const tiny = await tinyTold([1]);
    await tiny.to(4 * SECOND_MS);
    await tiny.system.putEvents([event(2)]);
    await tiny.to(5 * SECOND_MS - 1);
    expect(batches(tiny)).toEqual([]);
    await tiny.to(5 * SECOND_MS);
    expect(batches(tiny)).toEqual(['1 2']);
    expect(await inQueue(tiny, 'waiting')).toBe(0);
    await tiny.system.stop();
  });

  it('are handed over at once when a batch is full', async () => {
    const tiny = await tinyTold([1, 2, 3, 4]);
    await tiny.to(0);
    expect(batches(tiny).map((numbers) => numbers.length)).toEqual(['1 2 3'.length]);
    await tiny.to(5 * SECOND_MS);
    expect(batches(tiny).join(' ').split(' ').sort()).toEqual(['1', '2', '3', '4']);
    await tiny.system.stop();
  });

  it('come again, each by itself, when the function says so, and then move to the queue of what failed', async () => {
    const tiny = await tinyVirtual();
    await tiny.system.putEvents([event(1), event(2, { bad: true })]);
    await tiny.to(6 * SECOND_MS);
    expect([await inQueue(tiny, 'waiting'), batches(tiny)]).toEqual([1, ['1 2']]);
    await tiny.to(2 * MINUTE_MS);
    expect([await inQueue(tiny, 'failed'), batches(tiny)]).toEqual([0, ['1 2', '2']]);
    await tiny.to(4 * MINUTE_MS);
    expect(batches(tiny), 'a third time it is not tried').toEqual(['1 2', '2']);
    expect([await inQueue(tiny, 'waiting'), await inQueue(tiny, 'failed')]).toEqual([0, 1]);

    const arn = 'arn:aws:sqs:ap-northeast-1:000000000000:tiny';
    const move = { SourceArn: `${arn}-failed`, DestinationArn: `${arn}-waiting` };
    const nowhere = asAdmin(tiny.system, 'sqs', 'StartMessageMoveTask', { SourceArn: `${arn}-failed` });
    await expect(nowhere).rejects.toThrow(/DestinationArn must be named/);
    await asAdmin(tiny.system, 'sqs', 'StartMessageMoveTask', move);
    expect([await inQueue(tiny, 'waiting'), await inQueue(tiny, 'failed')]).toEqual([1, 0]);
    await tiny.to(5 * MINUTE_MS);
    expect(batches(tiny), 'given back by a person, it is tried anew').toEqual(['1 2', '2', '2']);
    await tiny.system.stop();
  });

  it('all come again when the function fails, and it is said', async () => {
    const tiny = await tinyVirtual();
    await tiny.system.putEvents([event(1), event(2, { fatal: true })]);
    await tiny.to(6 * SECOND_MS);
    expect(tiny.said.join()).toContain('2 messages of tiny-waiting come again');
    await tiny.to(4 * MINUTE_MS);
    expect(batches(tiny)).toEqual(['1 2', '1 2']);
    expect(await inQueue(tiny, 'failed')).toBe(2);
    await tiny.system.stop();
  });

  it('come again after a power cut in the middle of a batch', async () => {
    const tiny = await tinyVirtual();
    tiny.system.faults.add({ kind: 'crash', scope: 'system', when: 'after' });
    await tiny.system.putEvents([event(1, { calls: [onTable('PutItem', { Item: thing(1) })] })]);
    await tiny.to(MINUTE_MS);
    expect([await inQueue(tiny, 'waiting'), batches(tiny)]).toEqual([1, ['1']]);
    await tiny.to(2 * MINUTE_MS);
    expect([await inQueue(tiny, 'waiting'), batches(tiny)]).toEqual([0, ['1', '1']]);
    await tiny.system.stop();
  });

  it('outlive the process; how often they were received does not [difference: receive count]', async () => {
    const state = { folder: mkdtempSync(join(tmpdir(), 'hikeshi-queue-')) };
    const first = await tinyVirtual({ state });
    await first.system.putEvents([event(1, { bad: true })]);
    await first.to(6 * SECOND_MS);
    expect(batches(first)).toEqual(['1']);
    await first.system.stop();

    const second = await tinyVirtual({ state });
    await second.to(2 * MINUTE_MS);
    expect(batches(second), 'twice more, as the queue allows').toEqual(['1', '1']);
    await second.to(4 * MINUTE_MS);
    expect(await inQueue(second, 'failed')).toBe(1);
    await second.system.stop();
  });

  it('stay where they are, and it is said, when the role of the function may not fetch them', async () => {
    const tiny = await tinyTold([1], {
      change: (resources) => {
        Object.assign(resources.BatchRole?.Properties ?? {}, { Policies: [] });
      },
    });
    await tiny.to(6 * SECOND_MS);
    expect(tiny.said.join()).toMatch(/refused: tiny-batch is not authorized to perform sqs:ReceiveMessage/);
    expect([await inQueue(tiny, 'waiting'), batches(tiny)]).toEqual([1, []]);
    await tiny.system.stop();
  });

  it('never get there when no policy of the queue lets their rule send', async () => {
    const tiny = await tinyTold([1], {
      change: (resources) => {
        Object.assign(resources.WaitingPolicy?.Properties ?? {}, { Queues: [] });
        const statements = resources.FailedPolicy?.Properties?.PolicyDocument as { Statement: object[] };
        statements.Statement.push({
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Resource: { 'Fn::GetAtt': ['Failed', 'Arn'] },
          Principal: '*',
        });
      },
    });
    await tiny.to(6 * SECOND_MS);
    expect(tiny.said.join()).toMatch(/rule tiny-batched may not send to .*tiny-waiting: no policy of the queue/);
    expect([await inQueue(tiny, 'waiting'), await inQueue(tiny, 'failed')]).toEqual([0, 1]);
    await tiny.system.stop();
  });
});

describe('an event that may go neither to its queue nor to that of what failed', () => {
  it('is dropped, and both refusals are said', async () => {
    const change: TinyOptions['change'] = (resources) => {
      Object.assign(resources.WaitingPolicy?.Properties ?? {}, { Queues: [] });
    };
    const tiny = await tinyTold([1], { change });
    await tiny.to(6 * SECOND_MS);
    expect(tiny.said.join()).toMatch(/rule tiny-batched may not send to .*tiny-waiting/);
    expect(tiny.said.join()).toMatch(/rule tiny-batched may not send to .*tiny-failed; the event is dropped/);
    expect([await inQueue(tiny, 'waiting'), await inQueue(tiny, 'failed')]).toEqual([0, 0]);
    await tiny.system.stop();
  });
});

describe('an event source that is not served', () => {
  it.each([
    ['FilterCriteria', { Filters: [] }, /Batches: FilterCriteria of an event source is not served here/],
    ['EventSourceArn', 'arn:aws:kinesis:x:1:stream/s', /Batches: only queues are served as event sources/],
  ])('is refused when it is loaded: %s', async (key, value, message) => {
    const change: TinyOptions['change'] = (resources) => {
      Object.assign(resources.Batches?.Properties ?? {}, { [key]: value });
    };
    await expect(tinyVirtual({ change })).rejects.toThrow(message);
  });
});

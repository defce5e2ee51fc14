import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { alarm } from '../intake/signals.ts';
import { asked, minutes, reported, type Stage, setStage, stateOf, T0, task } from '../stage.ts';

let stage: Stage;
let sweep: typeof import('../../../functions/steps/sweep/sweep.ts').handler;
let arm: typeof import('../../../functions/steps/incident/arm-deadline.ts').handler;
let page: typeof import('../../../functions/steps/incident/page-person.ts').handler;
let take: typeof import('../../../functions/application/intake/take-event.ts').takeEvent;
let fail: typeof import('../../../functions/steps/incident/record-failure.ts').handler;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(T0) });
  stage = await setStage();
  sweep = (await import('../../../functions/steps/sweep/sweep.ts')).handler;
  arm = (await import('../../../functions/steps/incident/arm-deadline.ts')).handler;
  page = (await import('../../../functions/steps/incident/page-person.ts')).handler;
  take = (await import('../../../functions/application/intake/take-event.ts')).takeEvent;
  fail = (await import('../../../functions/steps/incident/record-failure.ts')).handler;
});

afterEach(async () => {
  vi.useRealTimers();
  await stage.aws.stop();
});

const at = (count: number) => ({ time: minutes(count) });
const started = () => [...stage.aws.outside.started.keys()];
const armFirst = (stream: string) => arm(task(stream, 1, T0, { next: { duty: 'notice.first', revision: 1 } }));

/** An undecided incident whose page was answered and whose deadline is watched: nothing to do for two hours. */
async function quiet(id: string): Promise<string> {
  const stream = await reported(stage, id, {});
  await page(task(stream, 1, T0, { next: { page: 'p1', person: 'officer' } }));
  await stage.incidents.carryOut(stream, asked({ do: 'acknowledge', page: 'p1' }, T0, 'officer'));
  await arm(task(stream, 1, T0, { next: { duty: 'triage', revision: 1 } }));
  return stream;
}

describe('the sweep', () => {
  it('finds nothing in an empty system, and never will by itself', async () => {
    expect(await sweep(at(0))).toEqual({ looked: 0, repaired: [], failed: [], quietUntil: null });
  });

  it('leaves a healthy incident alone until somebody could be late with its next moment', async () => {
    const stream = await quiet('I-well');
    expect(await sweep(at(5))).toEqual({ looked: 1, repaired: [], failed: [], quietUntil: minutes(121) });
    await stage.waits.putWait({ stream, generation: 1, token: 'well', head: (await stateOf(stage, stream)).seq }, T0);
    expect(await sweep(at(120))).toMatchObject({ repaired: [] });
  });

  it('wakes a workflow that lets due things lie, and replaces it when that does not help', async () => {
    const stream = await reported(stage, 'I-stalled');
    await stage.waits.putWait({ stream, generation: 1, token: 'stalled', head: 1 }, T0);
    expect(await sweep(at(4))).toMatchObject({ repaired: [], quietUntil: minutes(5) });
    expect(await sweep(at(5))).toMatchObject({ repaired: ['incident/I-stalled: stalled wait'] });
    expect(stage.aws.outside.woken).toContain('stalled');
    expect(await sweep(at(10))).toMatchObject({ repaired: [], quietUntil: minutes(15) });
    expect(await sweep(at(30))).toMatchObject({ repaired: ['incident/I-stalled: stalled incident 1'] });
    expect(started()).toContain('I-stalled-incident-2');
  });

  it('does not take a wait for repaired that nobody waits on any more', async () => {
    const stream = await reported(stage, 'I-deaf');
    await stage.waits.putWait({ stream, generation: 1, token: 'deaf', head: 1 }, T0);
    stage.aws.outside.staleTokens.add('deaf');
    expect(await sweep(at(5))).toMatchObject({ repaired: [] });
    expect(await stage.waits.readWaits(stream)).toEqual([]);
  });

  it('looks again once a fresh execution has had time to start', async () => {
    const stream = await reported(stage, 'I-fresh');
    await armFirst(stream);
    stage.aws.outside.started.clear();
    expect(await sweep(at(0.5))).toMatchObject({ repaired: [], quietUntil: minutes(1) });
    expect(await sweep(at(1))).toMatchObject({
      repaired: ['incident/I-fresh: incident 1', 'incident/I-fresh: deadline 2'],
    });
    expect(started()).toEqual(['I-fresh-incident-3', 'I-fresh-deadline-4']);
  });

  it('gives executions that are gone their next generation, once', async () => {
    const stream = await reported(stage, 'I-gone');
    await armFirst(stream);
    for (const name of started()) stage.aws.outside.statuses.set(name, 'ABORTED');
    // Known to be over: no time for starting is granted.
    await sweep(at(0.1));
    expect((await sweep(at(0.2))).repaired).toEqual([]);
    expect(started().slice(2)).toEqual(['I-gone-incident-3', 'I-gone-deadline-4']);
  });

  it('gives an execution its next generation once where throttled ticks come all together', async () => {
    await reported(stage, 'I-throttled');
    for (const name of started()) stage.aws.outside.statuses.set(name, 'ABORTED');
    await Promise.allSettled(Array.from({ length: 4 }, (_, tick) => sweep(at(2 + tick))));
    expect(started().slice(1)).toEqual(['I-throttled-incident-2']);
  });

  it('does nothing over again when a tick comes that an earlier one has overtaken', async () => {
    await reported(stage, 'I-overtaken');
    for (const name of started()) stage.aws.outside.statuses.set(name, 'ABORTED');
    await sweep(at(10));
    expect((await sweep(at(5))).repaired).toEqual([]);
    expect(started().slice(1)).toEqual(['I-overtaken-incident-2']);
  });

  it('lets an execution that fails again and again wait longer each time', async () => {
    const stream = await reported(stage, 'I-bad');
    const failedAt: number[] = [];
    let generation = 1;
    for (let minute = 1; minute <= 60 && generation < 6; minute += 1) {
      const newest = (await stateOf(stage, stream)).executions.findLast(({ machine }) => machine === 'incident');
      if (newest?.failed === null) {
        generation = newest.generation;
        failedAt.push(minute);
        await fail(task(stream, generation, minutes(minute), { error: 'Broken' }));
      }
      await sweep(at(minute));
    }
    expect(failedAt.slice(0, 5)).toEqual([1, 2, 8, 19, 40]);
  });

  it('brings a list that is behind up to its stream, and starts what was asked for', async () => {
    const stream = await reported(stage, 'I-behind');
    stage.aws.faults.push({ operation: 'StartExecution', how: 'refused', times: 3 });
    await armFirst(stream).catch(() => null);
    expect((await sweep(at(0.5))).repaired).toEqual(['incident/I-behind: view']);
    expect(started()).toContain('I-behind-deadline-2');
    expect((await stage.views.listViews('incident')).rows[0]).toMatchObject({ version: 2 });
  });

  it('wakes a wait that missed its wake', async () => {
    const stream = await reported(stage, 'I-asleep');
    await armFirst(stream);
    await stage.waits.putWait({ stream, generation: 1, token: 'asleep', head: 1 }, T0);
    expect((await sweep(at(5))).repaired).toEqual(['incident/I-asleep: wait']);
    expect(stage.aws.outside.woken).toContain('asleep');
  });

  it('records a due time that nobody looked at', async () => {
    const stream = await reported(stage, 'I-late');
    await armFirst(stream);
    await sweep(at(31));
    expect((await stateOf(stage, stream)).pages.map(({ why }) => why)).toContain('warn');
    await sweep(at(60.5));
    expect((await stateOf(stage, stream)).duties[0]).toMatchObject({ status: 'open' });
    await sweep(at(61));
    const state = await stateOf(stage, stream);
    expect(state.duties[0]).toMatchObject({ status: 'missed', missedAt: minutes(60) });
    expect(state.pages.map(({ why }) => why)).toContain('missed');
  });

  it('sweeps no closed incident, and tells the source of one that closed unheard', async () => {
    await take(alarm('c-1', 'harmless', T0));
    const { rows } = await stage.views.listViews('incident');
    const stream = rows[0]?.stream ?? '';
    const reason = await stage.contents.putContent(stream, 'why', 'a test');
    await stage.incidents.carryOut(stream, asked({ do: 'waive', duty: 'triage', reason }, minutes(1), 'officer'));
    const close = asked({ do: 'close', reason: null }, minutes(2), 'officer');
    // The item of the closing is written, then the store is away.
    stage.aws.faults.push(
      { operation: 'Query', how: 'passed', times: 1 },
      { operation: 'Query', how: 'refused', times: 3 },
    );
    await expect(stage.incidents.carryOut(stream, close)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    expect((await stateOf(stage, stream)).status).toBe('closed');
    expect((await sweep(at(5))).repaired).not.toEqual([]);
    expect(await sweep(at(10))).toMatchObject({ looked: 0, quietUntil: null });
    await take(alarm('c-2', 'harmless', minutes(20)));
    expect((await stage.views.listViews('incident')).rows).toHaveLength(2);
  });

  it('goes through many streams, stops in time and goes on there', async () => {
    for (let n = 0; n < 60; n += 1) await reported(stage, `I-many${n}`);
    let left = 40;
    const lambda = { getRemainingTimeInMillis: () => (left-- > 0 ? 60_000 : 0) };
    const first = await sweep(at(0.5), lambda);
    expect(first.looked).toBeGreaterThan(10);
    expect(first).toMatchObject({ quietUntil: minutes(0.5) });
    const second = await sweep(at(0.6));
    expect(first.looked + second.looked).toBe(60);
    expect((await sweep(at(0.7))).looked).toBe(60);
  });

  it('sweeps the others when one cannot be swept, and says so', async () => {
    await reported(stage, 'I-a');
    await reported(stage, 'I-b');
    stage.aws.outside.started.clear();
    stage.aws.faults.push({ operation: 'DescribeExecution', how: 'refused', times: 3, about: 'I-a-' });
    await expect(sweep(at(5))).rejects.toMatchObject({
      name: 'SweepIncomplete',
      report: { looked: 2, repaired: ['incident/I-b: incident 1'] },
    });
  });
});

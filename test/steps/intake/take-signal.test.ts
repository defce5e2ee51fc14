import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConsolePorts } from '../../../functions/console/http/ports.ts';
import { mutedAlarms } from '../../../functions/console/shown/muted.ts';
import { incidentStream } from '../../../functions/domain/base/ledger/streams.ts';
import { INTAKE_DEFAULTS } from '../../../functions/domain/signal/intake.ts';
import { readSignal } from '../../../functions/domain/signal/read/read-signal.ts';
import { scan } from '../../adapters/tables.ts';
import { asked, minutes, type Stage, setStage, stateOf, T0 } from '../stage.ts';
import { alarm } from './signals.ts';

let stage: Stage;
let take: typeof import('../../../functions/application/intake/take-event.ts').takeEvent;
let sweep: typeof import('../../../functions/steps/sweep/sweep.ts').handler;
let loadSource: typeof import('../../../functions/application/command/sources.ts').loadSource;
let recordSignal: typeof import('../../../functions/application/command/sources.ts').recordSignal;
let ports: Pick<ConsolePorts, 'getContent'>;
let takeOne: typeof import('../../../functions/application/intake/tell-incident.ts').takeSignal;
let readAlarm: (event: object) => string;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(T0) });
  stage = await setStage();
  const { takeEvent } = await import('../../../functions/application/intake/take-event.ts');
  // Every event comes in at its own time.
  take = (event) => {
    vi.setSystemTime(Date.parse((event as { time?: string } | null)?.time ?? T0));
    return takeEvent(event);
  };
  takeOne = (await import('../../../functions/application/intake/tell-incident.ts')).takeSignal;
  sweep = (await import('../../../functions/steps/sweep/sweep.ts')).handler;
  ({ loadSource, recordSignal } = await import('../../../functions/application/command/sources.ts'));
  ports = { getContent: (await import('../../../functions/adapters/store/contents.ts')).findContent };
  readAlarm = (event) => readSignal(event, stage.policies.bundledPolicy(), INTAKE_DEFAULTS)[0]?.source ?? '';
});

afterAll(async () => {
  vi.useRealTimers();
  await stage.aws.stop();
});

async function incidentsOf(event: object): Promise<{ newest: string | null; open: string | null; signals: number }> {
  const { newest, incident, taken } = (await loadSource(readAlarm(event))).state;
  return { newest, open: incident, signals: taken.size };
}

async function incidentOf(event: object) {
  const { newest } = await incidentsOf(event);
  return stateOf(stage, incidentStream(newest ?? ''));
}

async function incidentCount(): Promise<number> {
  return (await stage.views.listViews('incident')).rows.length;
}

describe('[FC-3] an alarm', () => {
  it('opens an incident with what the policy takes it to say, and starts its workflow', async () => {
    expect(await take(alarm('e-1', 'leak-a', T0))).toEqual(['recorded']);
    const state = await incidentOf(alarm('e-1', 'leak-a', T0));
    expect(state).toMatchObject({ status: 'open', facts: { 'data.leak': 'possible' }, detectedAt: T0 });
    expect(state.assessment.level).toBe('major');
    expect([...stage.aws.outside.started.keys()]).toContain(`${state.id}-incident-1`);
    expect(await stage.contents.getContent(state.stream, state.title)).toContain('leak-a');
  });

  it('that a mute rule keeps quiet stands in the list of muted ones, by name, until it is well again', async () => {
    const muteDetail = { mutedByArn: 'arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm-mute-rule:release' };
    const firing = { ...alarm('e-m1', 'api-quiet', T0) } as { detail: object };
    expect(await take({ ...firing, detail: { ...firing.detail, muteDetail } })).toEqual(['muted']);
    const find = async () => (await mutedAlarms({ ...ports, ...stage.views })).find(({ source }) => source === quiet);
    const quiet = readAlarm(firing);
    const by = { kind: 'rule', name: 'release' };
    expect(await find()).toMatchObject({ name: { en: 'api-quiet' }, state: 'muted', since: T0, until: null, by });
    await take(alarm('e-m2', 'api-quiet', minutes(5), 'OK'));
    expect(await find()).toMatchObject({ state: 'restored', overAt: minutes(5), by });
  });

  it('that joins an incident which is being opened this very moment waits for it', async () => {
    const first = alarm('e-burst-1', 'burst', T0);
    const [reading] = readSignal(first, stage.policies.bundledPolicy(), INTAKE_DEFAULTS);
    if (reading?.kind !== 'signal') throw new Error('no signal');
    // Its source knows of the incident, whose first item is not written yet.
    await recordSignal(reading, T0);
    const joining = take(alarm('e-burst-2', 'burst', T0));
    await new Promise((done) => setTimeout(done, 300));
    expect(await take(first)).toEqual(['recorded']);
    expect(await joining).toEqual(['recorded']);
    expect((await incidentOf(first)).status).toBe('open');
  });

  it('delivered twice, also long after, changes nothing', async () => {
    await take(alarm('e-2', 'twice', T0));
    const before = await scan(stage.aws, 'LEDGER_TABLE');
    await Promise.all([1, 2, 3].map(() => take(alarm('e-2', 'twice', T0))));
    expect(await scan(stage.aws, 'LEDGER_TABLE')).toHaveLength(before.length);
  });

  it('joins the incident that is open, tells it when all is well again, opens another after closing', async () => {
    await take(alarm('e-3', 'again', T0));
    const first = await incidentOf(alarm('e-3', 'again', T0));
    await take(alarm('e-4', 'again', minutes(5)));
    await take(alarm('e-5', 'again', minutes(7), 'OK'));
    const state = await incidentOf(alarm('e-3', 'again', T0));
    expect(state).toMatchObject({ id: first.id, signals: 3, restoredAt: minutes(7) });
    for (const duty of ['triage', 'notice.first']) {
      const reason = await stage.contents.putContent(state.stream, `why-${duty}`, 'a test');
      await stage.incidents.carryOut(state.stream, asked({ do: 'waive', duty, reason }, minutes(8), 'officer'));
    }
    const closing = asked({ do: 'close', reason: null }, minutes(9), 'officer');
    expect((await stage.incidents.carryOut(state.stream, closing)).refusal).toBeNull();
    expect(await incidentsOf(alarm('e-3', 'again', T0))).toMatchObject({ open: null });
    await take(alarm('e-6', 'again', minutes(20)));
    expect((await incidentOf(alarm('e-3', 'again', T0))).id).not.toBe(first.id);
  });

  it('raised by several deliveries at once opens one incident', async () => {
    const before = await incidentCount();
    const events = [1, 2, 3, 4, 5].map((n) => alarm(`r-${n}`, 'race', T0));
    await Promise.all(events.map((event) => take(event)));
    expect(await incidentCount()).toBe(before + 1);
    expect((await incidentsOf(alarm('r-1', 'race', T0))).open).not.toBeNull();
  });

  it('repeated in a storm neither calls again and again nor fills the ledger', async () => {
    const events = Array.from({ length: 60 }, (_, n) => alarm(`s-${n}`, 'storm', minutes(n / 1_000)));
    for (const event of events) await take(event);
    const state = await incidentOf(alarm('s-0', 'storm', T0));
    expect(state.pages).toHaveLength(1);
    const { items } = await stage.incidents.loadIncident(state.stream);
    expect(items.length).toBeLessThan(5);
    const kept = (await scan(stage.aws, 'SIGNALS_TABLE')).filter(({ signal }) => String(signal?.S).startsWith('s-'));
    expect(kept).toHaveLength(60);
  });
});

describe('a malformed event', () => {
  const huge = { source: 'aws.cloudwatch', detail: { alarmName: 'x'.repeat(9_000) } };

  it.each([
    ['nothing', null],
    ['a text', 'text'],
    ['a number', 7],
    ['a list', [[]]],
    ['an empty object', {}],
    ['a huge one without its envelope', huge],
  ])('such as %s is kept with its reason and calls people once', async (_, event) => {
    expect(await take(event)).toEqual(['unreadable']);
    expect(await take(event)).toEqual(['unreadable']);
    const kept = (await scan(stage.aws, 'SIGNALS_TABLE')).find(({ event: text }) => text?.S === JSON.stringify(event));
    expect(kept?.reason?.S).toMatch(/\S/);
  });

  it('of one sender belongs to one incident, however many there are', async () => {
    await take({ id: 'm-1', source: 'broken' });
    const before = await incidentCount();
    for (const id of ['m-2', 'm-3', 'm-4']) await take({ id, source: 'broken' });
    expect(await incidentCount()).toBe(before);
  });
});

describe('an opening that was left half done', () => {
  const steps = ['PutItem', 'Query', 'GetItem', 'StartExecution', 'UpdateItem'];

  it.each(steps.flatMap((operation) => [1, 2, 3].map((nth) => ({ operation, nth }))))(
    'is finished by the next delivery or the sweep: $operation fails after $nth',
    async ({ operation, nth }) => {
      const event = alarm(`h-${operation}-${nth}`, `half-${operation}-${nth}`, T0);
      // The first ones pass, then the service is away for as long as the function tries.
      stage.aws.faults.push({ operation, how: 'passed', times: nth - 1 }, { operation, how: 'refused', times: 3 });
      await take(event).catch(() => null);
      stage.aws.faults.length = 0;
      if (nth % 2 === 0) await sweep({ time: minutes(10) }).catch(() => null);
      else await take(event);
      if ((await incidentsOf(event)).newest === null) await take(event);
      const state = await incidentOf(event);
      expect([...stage.aws.outside.started.keys()]).toContain(`${state.id}-incident-1`);
      expect((await stage.incidents.loadIncident(state.stream)).items).toHaveLength(1);
    },
  );
});

describe('a drill and the real thing under one key', () => {
  const own = (id: string, at: string, detail: object) => ({
    ...{ version: '0', id, 'detail-type': 'Signal', source: 'hikeshi', account: '000000000000', time: at },
    ...{ region: 'ap-northeast-1', resources: [], detail: { title: 'Payments are down', ...detail } },
  });
  const test = { key: 'pay', drill: true };

  it.each([
    ['the drill', { key: 'pay-1', drill: true }, { key: 'pay-1' }],
    ['the real one', { key: 'pay-2' }, { key: 'pay-2', drill: true }],
  ])('given %s came first, then both are open at once, each for its own signals', async (_, one, other) => {
    await take(own(`${one.key}-a`, T0, one));
    await take(own(`${one.key}-b`, minutes(5), { ...other, facts: { 'data.leak': 'confirmed' } }));
    await take(own(`${one.key}-c`, minutes(9), { ...one, state: 'restored' }));
    const [first, second] = [await incidentOf(own('x', T0, one)), await incidentOf(own('x', T0, other))];
    expect(first).toMatchObject({
      status: 'open',
      drill: 'drill' in one,
      signals: 2,
      restoredAt: minutes(9),
      facts: {},
    });
    expect(second).toMatchObject({ status: 'open', drill: 'drill' in other, signals: 1, restoredAt: null });
  });

  it('given an earlier release opened the drill in the stream of the real one, when the real one fires, then it opens its own', async () => {
    const real = own('pay-real', minutes(30), { key: 'pay' });
    const [reading] = readSignal(own('pay-drill', T0, test), stage.policies.bundledPolicy(), INTAKE_DEFAULTS);
    if (reading?.kind !== 'signal') throw new Error('no signal');
    await takeOne({ ...reading, source: readAlarm(real) }, T0);
    const drill = await incidentOf(real);
    expect(drill).toMatchObject({ drill: true, signals: 1 });
    expect(await take(real)).toEqual(['recorded']);
    const opened = await incidentOf(real);
    expect(opened).toMatchObject({ status: 'open', drill: false, signals: 1 });
    expect(opened.id).not.toBe(drill.id);
    expect(await stateOf(stage, drill.stream)).toMatchObject({ status: 'open', signals: 1 });
    // The end of the real one is not the end of the drill.
    expect(await take(own('pay-end', minutes(40), { key: 'pay', state: 'restored' }))).toEqual(['recorded']);
    expect(await stateOf(stage, drill.stream)).toMatchObject({ restoredAt: null });
  });
});

describe('a batch of signals', () => {
  it('is answered with those that must come again, and takes the others', async () => {
    const { handler } = await import('../../../functions/steps/intake/take-signal.ts');
    const record = (messageId: string, event: unknown) => ({ messageId, body: JSON.stringify(event) });
    const [good, bad] = [alarm('e-batch-1', 'batch-good', T0), alarm('e-batch-2', 'batch-bad', T0)];
    const [reading] = readSignal(bad, stage.policies.bundledPolicy(), INTAKE_DEFAULTS);
    if (reading?.kind !== 'signal') throw new Error('no signal');
    // Its source knows of an incident that nobody opens.
    await recordSignal({ ...reading, signal: 'e-batch-0' }, T0);
    const { batchItemFailures } = await handler({ Records: [record('m-1', good), record('m-2', bad)] });
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'm-2' }]);
    expect((await incidentOf(good)).status).toBe('open');
    await expect(handler({ Records: [record('m-2', bad)] })).rejects.toThrow('no such incident');
  });
});

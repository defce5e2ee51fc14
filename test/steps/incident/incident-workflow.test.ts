import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_WAIT_SECONDS } from '../../../functions/steps/input/longest-wait.ts';
import { minutes, reported, type Stage, setStage, stateOf, T0, task } from '../stage.ts';

let stage: Stage;
let step: {
  decide: typeof import('../../../functions/steps/incident/decide-next.ts').handler;
  arm: typeof import('../../../functions/steps/incident/arm-deadline.ts').handler;
  page: typeof import('../../../functions/steps/incident/page-person.ts').handler;
  wait: typeof import('../../../functions/steps/incident/wait-for-change.ts').handler;
  renew: typeof import('../../../functions/steps/incident/renew-execution.ts').handler;
  fail: typeof import('../../../functions/steps/incident/record-failure.ts').handler;
  look: typeof import('../../../functions/steps/deadline/look-at-duty.ts').handler;
};

beforeAll(async () => {
  stage = await setStage();
  step = {
    decide: (await import('../../../functions/steps/incident/decide-next.ts')).handler,
    arm: (await import('../../../functions/steps/incident/arm-deadline.ts')).handler,
    page: (await import('../../../functions/steps/incident/page-person.ts')).handler,
    wait: (await import('../../../functions/steps/incident/wait-for-change.ts')).handler,
    renew: (await import('../../../functions/steps/incident/renew-execution.ts')).handler,
    fail: (await import('../../../functions/steps/incident/record-failure.ts')).handler,
    look: (await import('../../../functions/steps/deadline/look-at-duty.ts')).handler,
  };
});

afterAll(() => stage.aws.stop());

const started = () => [...stage.aws.outside.started.keys()];

describe('an incident that was opened', () => {
  it('has its workflow started, its row in the list and its policy stored', async () => {
    const stream = await reported(stage, 'I-open');
    expect(started()).toContain('I-open-incident-1');
    const { rows } = await stage.views.listViews('incident');
    expect(rows.find((row) => row.stream === stream)).toMatchObject({ version: 1, open: true });
    const { aws } = stage;
    expect((await aws.call('Scan', { TableName: 'hikeshi-policies' })).Count).toBe(1);
  });

  it('arms its deadline once, whatever is repeated', async () => {
    const stream = await reported(stage, 'I-arm');
    const action = await step.decide(task(stream, 1, T0));
    expect(action).toMatchObject({ do: 'ArmDeadline', duty: 'notice.first', revision: 1, rounds: 1 });
    await step.arm(task(stream, 1, T0, { next: action }));
    await step.arm(task(stream, 1, minutes(1), { next: action }));
    expect(started().filter((name) => name.startsWith('I-arm-deadline'))).toEqual(['I-arm-deadline-2']);
    expect((await stateOf(stage, stream)).executions).toMatchObject([
      { machine: 'incident', generation: 1, subject: null },
      { machine: 'deadline', generation: 2, subject: 'notice.first@1' },
    ]);
  });

  it('is started by the repeated command when the system died before starting it', async () => {
    const stream = await reported(stage, 'I-heal');
    stage.aws.faults.push({ operation: 'StartExecution', how: 'refused', times: 3 });
    const arm = () => step.arm(task(stream, 1, T0, { next: { duty: 'notice.first', revision: 1 } }));
    await expect(arm()).rejects.toMatchObject({ name: 'StorageUnavailable' });
    expect(started()).not.toContain('I-heal-deadline-2');
    await arm();
    expect(started()).toContain('I-heal-deadline-2');
    expect((await stateOf(stage, stream)).executions).toHaveLength(2);
  });
});

describe('a page', () => {
  it('is recorded, published and recorded again, once for each person', async () => {
    const stream = await reported(stage, 'I-page');
    const [page] = (await stateOf(stage, stream)).pages;
    const call = { next: { page: page?.id, person: 'officer' } };
    await step.page(task(stream, 1, T0, call));
    await step.page(task(stream, 1, T0, call));
    const sent = stage.aws.outside.published.filter(({ subject }) => subject.includes('I-page'));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain('https://console.example.jp/incidents/I-page');
    expect(sent[0]?.text).not.toContain('strange mails');
    const steps = (await stateOf(stage, stream)).pages[0]?.steps;
    expect(steps).toMatchObject([
      { person: 'officer', status: 'called' },
      { person: 'approver', status: 'waiting' },
    ]);
  });

  it('is put off when the topic does not answer, longer each time, and holds up nothing else', async () => {
    const stream = await reported(stage, 'I-again');
    const call = { next: { page: 'p1', person: 'officer' } };
    const called = async () => (await stateOf(stage, stream)).pages[0]?.steps[0];
    stage.aws.faults.push({ operation: 'Publish', how: 'refused', times: 6 });
    await step.page(task(stream, 1, T0, call));
    expect(await called()).toMatchObject({ status: 'waiting', at: minutes(1) });
    const arm = { next: await step.decide(task(stream, 1, T0)) };
    await step.arm(task(stream, 1, T0, arm));
    expect(await step.decide(task(stream, 1, T0))).toMatchObject({ do: 'DraftNotice' });
    await step.page(task(stream, 1, minutes(1), call));
    expect(await called()).toMatchObject({ status: 'waiting', at: minutes(3) });
    await step.page(task(stream, 1, minutes(3), call));
    expect(await called()).toMatchObject({ status: 'called' });
  });
});

describe('waiting', () => {
  const next = (head: number, until: string, waitSeconds: number) => ({
    next: { head, until, waitSeconds, rounds: 1 },
  });

  it('stays when nothing moved, and is woken by whoever appends', async () => {
    const stream = await reported(stage, 'I-wait');
    const waiting = { token: 'token-wait', ...next(1, minutes(600), 36_000) };
    expect(await step.wait(task(stream, 1, T0, waiting))).toEqual({ waits: true });
    await step.arm(task(stream, 1, minutes(1), { next: { duty: 'notice.first', revision: 1 } }));
    expect(stage.aws.outside.woken).toContain('token-wait');
    expect(await stage.waits.readWaits(stream)).toEqual([]);
  });

  it('wakes itself when the ledger moved before it was noted', async () => {
    const stream = await reported(stage, 'I-moved');
    const waiting = { token: 'token-moved', ...next(0, minutes(600), 36_000) };
    expect(await step.wait(task(stream, 1, T0, waiting))).toEqual({ waits: false });
    expect(stage.aws.outside.woken).toContain('token-moved');
  });

  it('entered again after the longest wait, goes on waiting only while the next moment is further away than another', async () => {
    const stream = await reported(stage, 'I-day');
    const longest = LONGEST_WAIT_SECONDS / 60;
    const quiet = (token: string) => ({ token, ...next(1, minutes(3 * longest), LONGEST_WAIT_SECONDS) });
    expect(await step.wait(task(stream, 1, minutes(longest), quiet('d1')))).toEqual({ waits: true });
    expect(await step.wait(task(stream, 1, minutes(2 * longest), quiet('d2')))).toEqual({ waits: true });
    expect(await step.wait(task(stream, 1, minutes(2 * longest + 1), quiet('d3')))).toEqual({ waits: false });
  });

  it('never waits longer than a day at a stretch, and at least a second', async () => {
    const stream = await reported(stage, 'I-long');
    await step.arm(task(stream, 1, T0, { next: { duty: 'notice.first', revision: 1 } }));
    const actions = [];
    for (const at of [T0, minutes(10)]) {
      for (let round = 0; round < 3; round += 1) {
        const action = await step.decide(task(stream, 1, at));
        if (action.do !== 'PagePerson') actions.push(action);
        else await step.page(task(stream, 1, at, { next: action }));
      }
    }
    for (const action of actions.filter((each) => 'waitSeconds' in each)) {
      expect(action).toSatisfy(({ waitSeconds }) => waitSeconds >= 1 && waitSeconds <= 86_400);
    }
  });
});

describe('generations', () => {
  it('renew once, and the older one ends', async () => {
    const stream = await reported(stage, 'I-renew');
    expect(await step.decide(task(stream, 1, minutes(30), { rounds: 500 }))).toMatchObject({ do: 'RenewExecution' });
    await step.renew(task(stream, 1, minutes(30)));
    await step.renew(task(stream, 1, minutes(31)));
    expect(started().filter((name) => name.startsWith('I-renew-incident'))).toHaveLength(2);
    expect(await step.decide(task(stream, 1, minutes(31)))).toMatchObject({ do: 'End' });
    expect(await step.decide(task(stream, 2, minutes(31)))).not.toMatchObject({ do: 'End' });
  });

  it('renew after a change of the definition, but not while it is being deployed', async () => {
    const stream = await reported(stage, 'I-version');
    const old = { definition: '0' };
    expect(await step.decide(task(stream, 1, minutes(1), old))).toMatchObject({ do: 'ArmDeadline' });
    expect(await step.decide(task(stream, 1, minutes(11), old))).toMatchObject({ do: 'RenewExecution' });
    expect(await step.decide(task(stream, 1, minutes(300 * 24 * 60)))).toMatchObject({ do: 'RenewExecution' });
  });

  it('fail rather than spin', async () => {
    const stream = await reported(stage, 'I-spin');
    const call = step.decide(task(stream, 1, minutes(1), { rounds: 500 }));
    await expect(call).rejects.toMatchObject({ name: 'WorkflowSpins' });
  });

  it('end when the ledger never asked for them', async () => {
    const stream = await reported(stage, 'I-stranger');
    expect(await step.decide(task(stream, 7, T0))).toMatchObject({ do: 'End' });
    expect(await step.look(task(stream, 7, T0))).toEqual({ do: 'End' });
  });
});

describe('a failed execution', () => {
  it('is recorded and paged, even when it was the one that pages', async () => {
    const stream = await reported(stage, 'I-fail');
    await step.page(task(stream, 1, T0, { next: { page: 'p1', person: 'officer' } }));
    await step.fail(task(stream, 1, minutes(1), { error: 'States.Timeout' }));
    const state = await stateOf(stage, stream);
    expect(state.executions[0]?.failed).toBe('States.Timeout');
    expect(state.pages.find(({ why }) => why === 'failure')?.steps[0]).toMatchObject({ status: 'called' });
    const subjects = stage.aws.outside.published.map(({ subject }) => subject);
    expect(subjects).toContain('[Hikeshi] I-fail：システム処理の失敗');
  });

  it.each([
    ['of a function that is not ready', 'Lambda.ResourceNotReadyException', 'Lambda.ResourceNotReadyException'],
    ['of memory', 'Runtime.OutOfMemory', 'Runtime.OutOfMemory'],
    ['of too much data', 'States.DataLimitExceeded', 'States.DataLimitExceeded'],
    ['of our own', 'StorageUnavailable', 'StorageUnavailable'],
    ['of 200 letters', 'x'.repeat(200), 'x'.repeat(200)],
    ['of 201 letters', 'x'.repeat(201), 'x'.repeat(200)],
    ['without a name', undefined, 'unknown'],
  ])(
    'by an error %s keeps that name in the ledger, and nothing of what was said with it',
    async (what, error, name) => {
      const stream = await reported(stage, `I-${what.replaceAll(' ', '').slice(-12)}`);
      const cause = { Cause: 'officer@example.jp said so' };
      await step.fail(task(stream, 1, minutes(1), { error, failure: cause, cause: cause.Cause }));
      expect((await stateOf(stage, stream)).executions[0]?.failed).toBe(name);
      const items = JSON.stringify(await stage.incidents.loadIncident(stream));
      expect(items).not.toContain('said so');
    },
  );
});

describe('[FC-6] a deadline', () => {
  it('waits for its reminder, records and calls for it, then for its due time', async () => {
    const stream = await reported(stage, 'I-due');
    await step.arm(task(stream, 1, T0, { next: { duty: 'notice.first', revision: 1 } }));
    const wait = { do: 'WaitUntil', until: minutes(30), waitSeconds: 1_800 };
    expect(await step.look(task(stream, 2, T0))).toEqual({ ...wait, head: (await stateOf(stage, stream)).seq });
    expect(await step.look(task(stream, 2, minutes(30)))).toMatchObject({ do: 'PagePerson', person: 'officer' });
    await step.page(task(stream, 2, minutes(30), { machine: 'deadline', next: { page: 'p2', person: 'officer' } }));
    expect(await step.look(task(stream, 2, minutes(30)))).toMatchObject({ do: 'WaitUntil', until: minutes(60) });
    expect(await step.look(task(stream, 2, minutes(60)))).toMatchObject({ do: 'PagePerson' });
    const duty = (await stateOf(stage, stream)).duties.find(({ id }) => id === 'notice.first');
    expect(duty).toMatchObject({ status: 'missed', missedAt: minutes(60) });
  });

  it('hands over to a new execution when it is worn out or of another definition, and the first never does', async () => {
    const stream = await reported(stage, 'I-lasting');
    await step.arm(task(stream, 1, T0, { next: { duty: 'notice.first', revision: 1 } }));
    const old = { definition: '0' };
    expect(await step.look(task(stream, 2, minutes(11), { definition: '1', startedAt: undefined }))).toMatchObject({
      do: 'WaitUntil',
    });
    expect(await step.look(task(stream, 2, minutes(11), old))).toEqual({ do: 'End' });
    expect(started()).toContain('I-lasting-deadline-3');
    expect(await step.look(task(stream, 2, minutes(12)))).toEqual({ do: 'End' });
    expect(await step.look(task(stream, 3, minutes(12)))).toMatchObject({ do: 'WaitUntil' });
  });

  it('looked at twice at the same moment, records it once', async () => {
    const stream = await reported(stage, 'I-twice');
    await step.arm(task(stream, 1, T0, { next: { duty: 'notice.first', revision: 1 } }));
    await Promise.all([1, 2, 3].map(() => step.look(task(stream, 2, minutes(60)))));
    const { items } = await stage.incidents.loadIncident(stream);
    expect(items.flatMap(({ events }) => events).filter(({ type }) => type === 'duty.missed')).toHaveLength(1);
  });
});

describe('bad input', () => {
  it.each([{}, { stream: 'x' }, null, task('incident/I-a/../b', 1, T0), task('incident/I-a', 0, T0)])(
    'is refused with its place: %j',
    async (event) => {
      await expect(step.decide(event)).rejects.toMatchObject({ name: 'ZodError' });
    },
  );
});

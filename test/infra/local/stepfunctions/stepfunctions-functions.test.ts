import { afterEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../../../infra/local/clock/clock.ts';
import { RealClock } from '../../../../infra/local/clock/real-clock.ts';
import { VirtualClock } from '../../../../infra/local/clock/virtual-clock.ts';
import type { FunctionHost } from '../../../../infra/local/services/lambda/function-host.ts';
import type { ExecutionRecord } from '../../../../infra/local/services/stepfunctions/execution-record.ts';
import { StepFunctions } from '../../../../infra/local/services/stepfunctions/step-functions.ts';
import { functionOf, hostOf } from '../lambda/lambda-fixtures.ts';
import { SECOND_MS, START_MS, task } from './stepfunctions-fixtures.ts';

const PACED = `
  let calls = 0;
  export const handler = async ({ seconds }) => {
    calls += 1;
    for (let n = 0; n < seconds; n += 1) await new Promise((go) => setTimeout(go, 1000));
    return { calls, at: new Date().toISOString(), id: crypto.randomUUID() };
  };`;
const hosts: FunctionHost[] = [];

afterEach(async () => {
  for (const host of hosts.splice(0)) await host.stop();
});

function system(clock: VirtualClock | RealClock, record?: (record: ExecutionRecord) => void) {
  const host = hostOf(clock, [functionOf('step', PACED)]);
  hosts.push(host);
  const states = new StepFunctions({
    clock,
    region: 'ap-northeast-1',
    account: '000000000000',
    seed: 'seed-1',
    invoke: (arn: string, payload: unknown, turn: Turn) => host.invoke(arn, payload, turn),
    ...(record === undefined ? {} : { record }),
  });
  const start = (definition: Record<string, object>): string => {
    const text = JSON.stringify({ StartAt: Object.keys(definition)[0], States: definition });
    const machine = states.createStateMachine({
      name: 'machine',
      definition: text,
      roleArn: 'arn:aws:iam::000000000000:role/machine',
    });
    return states.startExecution({ ...machine, name: 'one' }).executionArn;
  };
  return { host, states, start };
}

const paced = (seconds: number, more: object = { End: true }): object => task({ seconds }, more);
const branch = (state: object): object => ({ StartAt: 'B', States: { B: state } });

describe('machines and functions on one clock', () => {
  it('a branch that waits and functions that sleep pass the same time', async () => {
    const clock = new VirtualClock(START_MS);
    const { states, start } = system(clock);
    const branches = [branch(paced(5)), branch({ Type: 'Wait', Seconds: 3, End: true }), branch(paced(2))];
    const executionArn = start({ P: { Type: 'Parallel', Branches: branches, End: true } });
    await clock.advanceTo(START_MS + 3600 * SECOND_MS);
    const { status, stopDate, output } = states.describeExecution({ executionArn });
    expect(status).toBe('SUCCEEDED');
    expect(stopDate).toBe(START_MS / SECOND_MS + 5);
    expect(JSON.parse(output ?? '')[0].Payload).toMatchObject({ calls: 1, at: '2026-04-24T08:50:05.000Z' });
    expect(JSON.parse(output ?? '')[2].Payload).toMatchObject({ calls: 1, at: '2026-04-24T08:50:02.000Z' });
  });

  it('a worker that dies in its sleep is an error that Retry knows, at that instant', async () => {
    const clock = new VirtualClock(START_MS);
    const { host, states, start } = system(clock);
    const retry = [{ ErrorEquals: ['Runtime.ExitError'], IntervalSeconds: 10 }];
    const executionArn = start({ T: paced(5, { Retry: retry, End: true }) });
    await clock.advanceTo(START_MS + 2 * SECOND_MS);
    await host.crashAll();
    await clock.advanceTo(START_MS + 3600 * SECOND_MS);
    expect(states.describeExecution({ executionArn })).toMatchObject({
      status: 'SUCCEEDED',
      stopDate: START_MS / SECOND_MS + 2 + 10 + 5,
    });
  });

  it('after a power cut nothing of the old life goes on, and a new execution can be started', async () => {
    const clock = new VirtualClock(START_MS);
    const { host, states, start } = system(clock);
    const executionArn = start({ T: paced(5) });
    await clock.advanceTo(START_MS + 2 * SECOND_MS);
    states.abortAll();
    await host.crashAll();
    await clock.advanceTo(START_MS + 2 * SECOND_MS);
    expect(clock.idle).toBe(true);
    const { stateMachineArn } = states.describeExecution({ executionArn });
    const next = states.startExecution({ stateMachineArn, name: 'two' });
    await clock.advanceTo(START_MS + 3600 * SECOND_MS);
    expect(states.describeExecution({ executionArn })).toMatchObject({
      status: 'ABORTED',
      stopDate: START_MS / SECOND_MS + 2,
    });
    expect(states.describeExecution(next)).toMatchObject({ status: 'SUCCEEDED', stopDate: START_MS / SECOND_MS + 7 });
  });

  it('two runs have the same histories, to the byte', async () => {
    const run = async (): Promise<string> => {
      const clock = new VirtualClock(START_MS);
      const { states, start } = system(clock);
      start({ P: { Type: 'Parallel', Branches: [branch(paced(2)), branch(paced(1)), branch(paced(2))], End: true } });
      await clock.advanceTo(START_MS + 60 * SECOND_MS);
      return JSON.stringify(states.records());
    };
    const [one, two] = [await run(), await run()];
    expect(one).toContain('SUCCEEDED');
    expect(two === one).toBe(true);
  });

  it('the same on the wall clock', async () => {
    const clock = new RealClock();
    const ended = new Promise<ExecutionRecord>((resolve) => {
      const { start } = system(clock, (record) => {
        if (record.status !== 'RUNNING') resolve(record);
      });
      start({
        P: {
          Type: 'Parallel',
          Branches: [branch(paced(0)), branch({ Type: 'Wait', Seconds: 1, End: true })],
          Next: 'T',
        },
        T: paced(0, { ResultSelector: { 'calls.$': '$.Payload.calls' }, End: true }),
      });
    });
    expect(await ended).toMatchObject({ status: 'SUCCEEDED', output: '{"calls":2}' });
    clock.stop();
  });
});

import { describe, expect, it } from 'vitest';
import { DAY_MS, failing, play, START_MS, task } from './stepfunctions-fixtures.ts';

describe('histories', () => {
  it('a task has the events and details that AWS shows', async () => {
    const { record } = await play({ T: task({ k: 1 }, { TimeoutSeconds: 60, End: true }) }, { a: 1 }, () => 'done');
    const response = JSON.parse(record.output ?? '');
    expect(response).toMatchObject({ ExecutedVersion: '$LATEST', Payload: 'done', StatusCode: 200 });
    const common = { timestamp: START_MS / 1000 };
    const name = { resourceType: 'lambda', resource: 'invoke' };
    expect(record.history).toEqual([
      {
        ...common,
        id: 1,
        previousEventId: 0,
        type: 'ExecutionStarted',
        executionStartedEventDetails: {
          input: '{"a":1}',
          inputDetails: { truncated: false },
          roleArn: 'arn:aws:iam::000000000000:role/machine',
        },
      },
      {
        ...common,
        id: 2,
        previousEventId: 0,
        type: 'TaskStateEntered',
        stateEnteredEventDetails: { name: 'T', input: '{"a":1}', inputDetails: { truncated: false } },
      },
      {
        ...common,
        id: 3,
        previousEventId: 2,
        type: 'TaskScheduled',
        taskScheduledEventDetails: {
          ...name,
          region: 'ap-northeast-1',
          parameters: '{"FunctionName":"arn:aws:lambda:ap-northeast-1:000000000000:function:step","Payload":{"k":1}}',
          timeoutInSeconds: 60,
        },
      },
      { ...common, id: 4, previousEventId: 3, type: 'TaskStarted', taskStartedEventDetails: name },
      {
        ...common,
        id: 5,
        previousEventId: 4,
        type: 'TaskSucceeded',
        taskSucceededEventDetails: { ...name, output: record.output, outputDetails: { truncated: false } },
      },
      {
        ...common,
        id: 6,
        previousEventId: 5,
        type: 'TaskStateExited',
        stateExitedEventDetails: { name: 'T', output: record.output, outputDetails: { truncated: false } },
      },
      {
        ...common,
        id: 7,
        previousEventId: 6,
        type: 'ExecutionSucceeded',
        executionSucceededEventDetails: { output: record.output, outputDetails: { truncated: false } },
      },
    ]);
  });

  it('branches follow from the start of their Parallel', async () => {
    const graph = { StartAt: 'X', States: { X: { Type: 'Pass', End: true } } };
    const { record } = await play({
      P: { Type: 'Parallel', Branches: [graph, graph], Next: 'S' },
      S: { Type: 'Succeed' },
    });
    expect(record.history.map((event) => [event.type, event.previousEventId])).toEqual([
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 0],
      ['ParallelStateStarted', 2],
      ['PassStateEntered', 3],
      ['PassStateExited', 4],
      ['PassStateEntered', 3],
      ['PassStateExited', 6],
      ['ParallelStateSucceeded', 7],
      ['ParallelStateExited', 8],
      ['SucceedStateEntered', 9],
      ['SucceedStateExited', 10],
      ['ExecutionSucceeded', 11],
    ]);
  });

  it('a task that fails, is tried again and is caught', async () => {
    const states = {
      T: task(
        {},
        { Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }], Catch: [{ ErrorEquals: ['E'], Next: 'C' }], End: true },
      ),
      C: { Type: 'Choice', Choices: [{ Variable: '$.Error', StringEquals: 'E', Next: 'F' }] },
      F: { Type: 'Fail', Error: 'F' },
    };
    const { types } = await play(states, {}, () => failing('E'));
    const tried = ['TaskScheduled', 'TaskStarted', 'TaskFailed'];
    expect(types).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      ...tried,
      ...tried,
      'TaskStateExited',
      'ChoiceStateEntered',
      'ChoiceStateExited',
      'FailStateEntered',
      'ExecutionFailed',
    ]);
  });

  it('an execution fails at its 25,000th event', async () => {
    const states = {
      Again: { Type: 'Wait', Seconds: 1, Next: 'Round' },
      Round: { Type: 'Pass', Next: 'Again' },
    };
    const { record } = await play(states, {}, undefined, DAY_MS);
    expect(record).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(record.cause).toContain('25000');
    expect(record.history).toHaveLength(25_000);
    expect(record.history.at(-1)?.type).toBe('ExecutionFailed');
  });
});

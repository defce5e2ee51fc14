import { describe, expect, it } from 'vitest';
import { play } from './stepfunctions-fixtures.ts';

const input = {
  s: 'log-2026.txt',
  star: 'a*b',
  n: 5,
  z: 0,
  t: true,
  nil: null,
  at: '2026-04-24T17:50:00+09:00',
  same: '2026-04-24T08:50:00Z',
  later: '2026-04-24T08:50:01Z',
  o: { s: 'm' },
};

async function chosen(test: object): Promise<unknown> {
  const states = {
    C: { Type: 'Choice', Choices: [{ ...test, Next: 'Yes' }], Default: 'No' },
    Yes: { Type: 'Pass', Result: true, End: true },
    No: { Type: 'Pass', Result: false, End: true },
  };
  const { output, record } = await play(states, input);
  return record.error ?? output;
}

describe('choices', () => {
  it.each<[object, boolean]>([
    [{ Variable: '$.s', StringEquals: 'log-2026.txt' }, true],
    [{ Variable: '$.n', StringEquals: '5' }, false],
    [{ Variable: '$.s', StringLessThan: 'm' }, true],
    [{ Variable: '$.s', StringLessThanPath: '$.o.s' }, true],
    [{ Variable: '$.s', StringGreaterThanEquals: 'log-2026.txt' }, true],
    [{ Variable: '$.s', StringMatches: 'log-*.txt' }, true],
    [{ Variable: '$.s', StringMatches: 'log-*.tx' }, false],
    [{ Variable: '$.s', StringMatches: 'log-2026?txt' }, false],
    [{ Variable: '$.star', StringMatches: 'a\\*b' }, true],
    [{ Variable: '$.s', StringMatches: '*\\*' }, false],
    [{ Variable: '$.n', NumericEquals: 5 }, true],
    [{ Variable: '$.n', NumericEqualsPath: '$.n' }, true],
    [{ Variable: '$.n', NumericLessThan: 5 }, false],
    [{ Variable: '$.n', NumericLessThanEquals: 5 }, true],
    [{ Variable: '$.n', NumericGreaterThan: 4.5 }, true],
    [{ Variable: '$.s', NumericGreaterThan: 0 }, false],
    [{ Variable: '$.z', NumericEquals: 0 }, true],
    [{ Variable: '$.t', BooleanEquals: true }, true],
    [{ Variable: '$.t', BooleanEqualsPath: '$.t' }, true],
    [{ Variable: '$.n', BooleanEquals: false }, false],
    [{ Variable: '$.at', TimestampEquals: '2026-04-24T08:50:00Z' }, true],
    [{ Variable: '$.at', TimestampEqualsPath: '$.same' }, true],
    [{ Variable: '$.at', TimestampLessThanPath: '$.later' }, true],
    [{ Variable: '$.s', TimestampLessThan: '2026-04-24T08:50:00Z' }, false],
    [{ Variable: '$.nil', IsNull: true }, true],
    [{ Variable: '$.n', IsNull: true }, false],
    [{ Variable: '$.nil', IsPresent: true }, true],
    [{ Variable: '$.none', IsPresent: false }, true],
    [{ Variable: '$.none.deep', IsPresent: true }, false],
    [{ Variable: '$.n', IsNumeric: true }, true],
    [{ Variable: '$.s', IsString: true }, true],
    [{ Variable: '$.t', IsBoolean: false }, false],
    [{ Variable: '$.at', IsTimestamp: true }, true],
    [{ Variable: '$.s', IsTimestamp: true }, false],
    [{ Variable: '$$.Execution.Name', StringEquals: 'one' }, true],
    [
      {
        And: [
          { Variable: '$.n', NumericEquals: 5 },
          { Variable: '$.t', BooleanEquals: true },
        ],
      },
      true,
    ],
    [
      {
        And: [
          { Variable: '$.none', IsPresent: true },
          { Variable: '$.none', NumericEquals: 5 },
        ],
      },
      false,
    ],
    [
      {
        Or: [
          { Variable: '$.n', NumericEquals: 6 },
          { Variable: '$.t', BooleanEquals: true },
        ],
      },
      true,
    ],
    [{ Not: { Variable: '$.n', NumericEquals: 5 } }, false],
    [{ Not: { Or: [{ Variable: '$.n', NumericEquals: 6 }] } }, true],
  ])('%j', async (test, expected) => {
    expect(await chosen(test)).toBe(expected);
  });

  it('a variable that is not there fails the execution', async () => {
    expect(await chosen({ Variable: '$.none', NumericEquals: 5 })).toBe('States.Runtime');
  });

  it('no rule and no Default is States.NoChoiceMatched', async () => {
    const states = {
      C: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 6, Next: 'Yes' }] },
      Yes: { Type: 'Succeed' },
    };
    expect((await play(states, input)).record).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });

  it('the first rule that holds is taken', async () => {
    const rule = { Variable: '$.n', NumericEquals: 5 };
    const states = {
      C: {
        Type: 'Choice',
        Choices: [
          { ...rule, Next: 'First' },
          { ...rule, Next: 'Second' },
        ],
      },
      First: { Type: 'Pass', Result: 1, End: true },
      Second: { Type: 'Pass', Result: 2, End: true },
    };
    expect((await play(states, input)).output).toBe(1);
  });
});

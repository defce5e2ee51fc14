import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../functions/domain/base/time/instant.ts';
import {
  type ExecutionEvent,
  evolveExecution,
  executionOf,
  failuresInARow,
  isSuperseded,
  newestGeneration,
  requestNext,
  type WithExecutions,
} from '../../../functions/domain/components/executions.ts';

/** Any stream's state will do: what else it holds is left alone. */
interface Contract extends WithExecutions {
  readonly plan: string;
}

const AT = '2026-04-24T08:50:00.000Z' as Instant;
const LATER = '2026-04-24T09:50:00.000Z' as Instant;
const EMPTY: Contract = { plan: 'basic', executions: [] };

const asked = (generation: number, subject: string | null = null): ExecutionEvent => ({
  type: 'execution.requested',
  machine: 'deadline',
  generation,
  subject,
});
const failed = (generation: number): ExecutionEvent => ({
  type: 'execution.failed',
  machine: 'deadline',
  generation,
  error: 'timeout',
});
const given = (...events: readonly ExecutionEvent[]) =>
  events.reduce((state, event) => evolveExecution(state, event, AT), EMPTY);

describe('executions of any stream', () => {
  it('given none, when one is asked for, then it is the first generation and the rest of the state stays', () => {
    expect(requestNext(EMPTY, 'deadline', 'plan@1')).toEqual(asked(1, 'plan@1'));
    expect(given(asked(1, 'plan@1'))).toEqual({
      plan: 'basic',
      executions: [{ machine: 'deadline', generation: 1, subject: 'plan@1', failed: null, changedAt: AT }],
    });
  });

  it('given executions of other work, when one more is asked for, then its generation follows the newest of all', () => {
    expect(requestNext(given(asked(1, 'a'), asked(2, 'b')), 'deadline', 'a')).toEqual(asked(3, 'a'));
  });

  it('given a newer generation of the same work, then the older one is superseded, and that of other work is not', () => {
    const state = given(asked(1, 'a'), asked(2, 'b'), asked(3, 'a'));
    expect([1, 2, 3, 4].map((generation) => isSuperseded(state, generation))).toEqual([true, false, false, true]);
    expect(newestGeneration(state, 'deadline', 'a')).toBe(3);
    expect(newestGeneration(state, 'delivery', 'a')).toBe(0);
  });

  it('given a failure, then it is known of that generation alone, with its time', () => {
    const state = evolveExecution(given(asked(1), asked(2)), failed(2), LATER);
    expect(executionOf(state, 1)).toMatchObject({ failed: null, changedAt: AT });
    expect(executionOf(state, 2)).toMatchObject({ failed: 'timeout', changedAt: LATER });
    expect(executionOf(state, 3)).toBeNull();
  });

  it('given failures with a good one between, then only those after it are counted', () => {
    const state = given(
      asked(1),
      failed(1),
      asked(2),
      asked(3, 'b'),
      failed(3),
      asked(4),
      failed(4),
      asked(5),
      failed(5),
    );
    const newest = executionOf(state, 5);
    expect(newest === null ? null : failuresInARow(state, newest)).toBe(2);
  });
});

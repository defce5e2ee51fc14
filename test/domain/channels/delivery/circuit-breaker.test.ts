import { describe, expect, it } from 'vitest';
import { fromMs, type Instant } from '../../../../functions/domain/base/time/instant.ts';
import {
  afterEvent,
  type Breaker,
  type BreakerEvent,
  breakerOf,
  FAILURES_TO_OPEN,
  storedBreaker,
} from '../../../../functions/domain/channels/delivery/circuit-breaker.ts';

const minute = (count: number): Instant => fromMs(1_777_000_000_000 + count * 60_000);

const CLOSED: Breaker = { state: 'closed', failures: 0 };
const PAUSE = { kind: 'account', detail: 'denied', since: minute(0), until: minute(2), tries: 1 } as const;
const OPEN: Breaker = { state: 'open', failures: 1, pause: PAUSE };
/** Somebody began to probe when it was due; should that sender be gone, it is due again two minutes later. */
const PROBED = { ...PAUSE, until: minute(4), triedAt: minute(2) };
const HALF_OPEN: Breaker = { state: 'half-open', failures: 1, pause: PROBED };

const ACCEPTED: BreakerEvent = { type: 'accepted' };
const HEALTHY: BreakerEvent = { type: 'healthy' };
const FAILED: BreakerEvent = { type: 'failed', detail: 'no answer' };
const REFUSED: BreakerEvent = { type: 'refused', kind: 'account', detail: 'denied again' };
const PROBE: BreakerEvent = { type: 'probe' };
const LASTING: BreakerEvent = { type: 'lasting' };

const again = (at: number, until: number) => ({
  ...{ ...PAUSE, detail: 'denied again', until: minute(until), tries: 2 },
  since: minute(at),
});

type Row = readonly [Breaker, BreakerEvent, at: number, then: Breaker | null];

const TABLE: readonly Row[] = [
  [CLOSED, ACCEPTED, 1, null],
  [{ ...CLOSED, failures: 3 }, ACCEPTED, 1, CLOSED],
  [CLOSED, HEALTHY, 1, null],
  [{ ...CLOSED, failures: 3 }, HEALTHY, 1, CLOSED],
  [CLOSED, FAILED, 1, { state: 'closed', failures: 1 }],
  [CLOSED, REFUSED, 0, { state: 'open', failures: 0, pause: { ...PAUSE, detail: 'denied again' } }],
  [CLOSED, PROBE, 1, null],
  [CLOSED, LASTING, 1, null],
  [OPEN, ACCEPTED, 1, CLOSED],
  [OPEN, HEALTHY, 1, null],
  [OPEN, FAILED, 1, { ...OPEN, failures: 2 }],
  [OPEN, REFUSED, 2, { state: 'open', failures: 1, pause: again(0, 6) }],
  [OPEN, PROBE, 1, null],
  [OPEN, PROBE, 2, { ...HALF_OPEN }],
  [OPEN, LASTING, 1, null],
  [OPEN, LASTING, 2, { ...OPEN, pause: { ...PAUSE, until: minute(4) } }],
  [HALF_OPEN, ACCEPTED, 3, CLOSED],
  [HALF_OPEN, HEALTHY, 3, null],
  [HALF_OPEN, FAILED, 3, { state: 'open', failures: 2, pause: { ...PAUSE, until: minute(4) } }],
  [HALF_OPEN, REFUSED, 3, { state: 'open', failures: 1, pause: again(0, 7) }],
  [HALF_OPEN, PROBE, 3, null],
  [HALF_OPEN, PROBE, 4, { ...HALF_OPEN, pause: { ...PROBED, until: minute(6), triedAt: minute(4) } }],
  [HALF_OPEN, LASTING, 3, null],
];

describe('the circuit breaker of the account’s mail', () => {
  it.each(TABLE.map(([before, event, at, then]) => ({ before, event, at, then })))(
    '$before.state, told $event.type after $at min',
    ({ before, event, at, then }) => {
      expect(afterEvent(before, event, minute(at))).toEqual(then);
    },
  );

  it('opens at the failure that makes enough in a row, not at the one before', () => {
    const onceMore = (failures: number) => afterEvent({ state: 'closed', failures }, FAILED, minute(0));
    expect(onceMore(FAILURES_TO_OPEN - 2)).toEqual({ state: 'closed', failures: FAILURES_TO_OPEN - 1 });
    expect(onceMore(FAILURES_TO_OPEN - 1)).toMatchObject({
      state: 'open',
      failures: FAILURES_TO_OPEN,
      pause: { kind: 'no-answer', detail: 'no answer', tries: 1, until: minute(1) },
    });
  });

  it('stays open from refusal to refusal, each time for longer, and keeps when it began', () => {
    const refusals = [0, 2, 6, 14, 24].reduce<Breaker>(
      (now, at) => afterEvent(now, REFUSED, minute(at)) ?? now,
      CLOSED,
    );
    expect(refusals).toMatchObject({ pause: { since: minute(0), tries: 5, until: minute(34) } });
  });

  it('is stored as earlier releases stored it', () => {
    for (const breaker of [CLOSED, OPEN, HALF_OPEN]) expect(breakerOf(storedBreaker(breaker))).toEqual(breaker);
    expect(storedBreaker(HALF_OPEN)).toEqual({ troubles: 1, pause: PROBED });
  });
});

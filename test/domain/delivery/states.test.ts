import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../functions/domain/delivery/counts.ts';
import { deliveryTag, readDeliveryTag, shardOf, spans } from '../../../functions/domain/delivery/positions.ts';
import type { Acceptance, Delivery, Settlement } from '../../../functions/domain/delivery/recipient.ts';
import { acceptanceAfter, settlementAfter } from '../../../functions/domain/delivery/transitions.ts';

const ACCEPTANCES: Acceptance[] = ['pending', 'claimed', 'accepted', 'rejected', 'unknown'];
const SETTLEMENTS: Settlement[] = ['none', 'delivered', 'suppressed', 'bounced', 'complained'];

/** What must never follow each state. */
const BACKWARD: Readonly<Record<Acceptance, readonly Acceptance[]>> = {
  pending: ['unknown', 'rejected'],
  claimed: [],
  accepted: ['pending', 'claimed', 'rejected', 'unknown'],
  rejected: ['pending', 'claimed', 'unknown'],
  unknown: ['pending', 'claimed'],
};

describe('the acceptance of a delivery', () => {
  it('never leaves accepted, and never goes back to pending from unknown or rejected', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ACCEPTANCES)), (wished) => {
        wished.reduce<Acceptance>((now, to) => {
          const next = acceptanceAfter(now, to);
          expect(BACKWARD[now], `${now} to ${next}`).not.toContain(next);
          return next;
        }, 'pending');
      }),
    );
  });

  it('turns from unknown to accepted on later evidence', () => {
    expect(acceptanceAfter('unknown', 'accepted')).toBe('accepted');
  });
});

describe('the settlement of a delivery', () => {
  it('comes to the same whatever the order of the news, and however often they come', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SETTLEMENTS)), (news) => {
        const settled = (list: Settlement[]) => list.reduce(settlementAfter, 'none' as Settlement);
        expect(settled([...news, ...news].reverse())).toBe(settled(news));
      }),
    );
  });
});

describe('positions', () => {
  it('are covered by spans exactly once', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 70 }), (from, count, size) => {
        const covered = spans(from, count, size).flatMap((span) =>
          Array.from({ length: span.to - span.from }, (_, index) => span.from + index),
        );
        expect(covered).toEqual(Array.from({ length: Math.max(0, count - from) }, (_, index) => from + index));
      }),
    );
  });

  it('stand in sixteen shards and are found by their tag', () => {
    expect(new Set(Array.from({ length: 100 }, (_, position) => shardOf(position))).size).toBe(16);
    expect(readDeliveryTag(deliveryTag('I-abc123-n2', 17))).toEqual({ notice: 'I-abc123-n2', position: 17 });
    expect(readDeliveryTag('somebody else')).toBeNull();
    expect(deliveryTag('I-abc123-n2', 17)).toMatch(/^[A-Za-z0-9_-]+$/);
  });
});

describe('the counts of a notice', () => {
  const row = fc.record({
    acceptance: fc.constantFrom(...ACCEPTANCES),
    settlement: fc.constantFrom(...SETTLEMENTS),
    position: fc.nat(1000),
  });

  it('add up to the audience', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const { counts } = standingOf(rows as unknown as Delivery[]);
        expect(counts.sent + counts.rejected + counts.unknown + counts.pending).toBe(rows.length);
        expect(counts.audience).toBe(rows.length);
      }),
    );
  });

  it('name the first who waits and the last outcome', () => {
    const rows = [
      { acceptance: 'accepted', settlement: 'none', position: 0, outcomeAt: '2026-04-24T09:00:01.000Z' },
      { acceptance: 'pending', settlement: 'none', position: 2 },
      { acceptance: 'pending', settlement: 'none', position: 1 },
      { acceptance: 'accepted', settlement: 'none', position: 3, outcomeAt: '2026-04-24T09:00:00.000Z' },
    ] as unknown as Delivery[];
    expect(standingOf(rows)).toMatchObject({ firstPending: 1, lastOutcomeAt: '2026-04-24T09:00:01.000Z' });
  });
});

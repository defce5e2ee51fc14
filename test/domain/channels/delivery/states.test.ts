import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../../functions/domain/channels/delivery/counts.ts';
import { readMailEvent } from '../../../../functions/domain/channels/delivery/mail-event.ts';
import {
  deliveryTag,
  readDeliveryTag,
  shardOf,
  spans,
} from '../../../../functions/domain/channels/delivery/positions.ts';
import type { Acceptance, Delivery, Settlement } from '../../../../functions/domain/channels/delivery/recipient.ts';
import { acceptanceAfter, settlementAfter } from '../../../../functions/domain/channels/delivery/transitions.ts';
import { unreachedOf } from '../../../../functions/domain/channels/delivery/unreached.ts';

const ACCEPTANCES: Acceptance[] = ['pending', 'claimed', 'accepted', 'rejected', 'unknown'];
const SETTLEMENTS: Settlement[] = ['none', 'soft-bounced', 'delivered', 'suppressed', 'bounced', 'complained'];

/** What must never follow each state. */
const BACKWARD: Readonly<Record<Acceptance, readonly Acceptance[]>> = {
  pending: ['unknown', 'rejected'],
  claimed: [],
  accepted: ['pending', 'claimed', 'rejected', 'unknown'],
  rejected: ['pending', 'claimed', 'unknown'],
  unknown: ['pending', 'claimed'],
};

const DELIVERY = { contract: 'C-1', name: '株式会社みほん', contact: '', address: 'taro@example.com', fallback: '' };

function settlementOf(eventType: string, more: object = {}): Settlement {
  const mail = { messageId: 'm-1', tags: { delivery: ['I-abc-n1-5'] } };
  const read = readMailEvent({ detail: { eventType, mail, ...more } });
  if (read === 'foreign' || 'unreadable' in read) throw new Error(`${eventType} was not read`);
  return read.settlement;
}

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

describe('a message that something comes back for', () => {
  const settled = (...events: [string, object?][]) =>
    events.map(([type, more]) => settlementOf(type, more)).reduce(settlementAfter, 'none' as Settlement);
  const bounce = (bounceType: string, bounceSubType: string): [string, object] => [
    'Bounce',
    { bounce: { bounceType, bounceSubType } },
  ];
  const outOfOffice = bounce('Transient', 'General');

  it('given a delivered mail, when an automatic reply comes, then it stays delivered, in whatever order they are told', () => {
    expect(settled(['Delivery'], outOfOffice)).toBe('delivered');
    expect(settled(outOfOffice, ['Delivery'])).toBe('delivered');
    expect(settled(['Send'], ['Delivery'], outOfOffice, outOfOffice)).toBe('delivered');
    expect(settled(['Delivery'], bounce('Undetermined', 'Undetermined'))).toBe('delivered');
    expect(settled(['Delivery'], ['Complaint', { complaint: { complaintFeedbackType: 'not-spam' } }])).toBe(
      'delivered',
    );
  });

  it('given a reply of a machine among other news, then what weighs most counts, and the reply never', () => {
    expect(settled(['DeliveryDelay'], outOfOffice, ['Delivery'], outOfOffice)).toBe('delivered');
    expect(settled(['Delivery'], outOfOffice, ['Complaint', {}])).toBe('complained');
    expect(settled(outOfOffice, ['Delivery'], bounce('Permanent', 'NoEmail'))).toBe('bounced');
    expect(settled(['Open'], outOfOffice, outOfOffice)).toBe('delivered');
  });

  it('given no delivery, when the same comes back, then the customer counts as not reached', () => {
    const row = { acceptance: 'accepted', settlement: settled(['Send'], outOfOffice), why: 'Transient/General' };
    expect(unreachedOf({ ...DELIVERY, ...row } as Delivery)).toMatchObject({ outcome: 'bounced', why: row.why });
    expect(unreachedOf({ ...DELIVERY, ...row, settlement: 'delivered' } as Delivery)).toBeNull();
  });

  it('given a delivered mail, when the mailbox turns out not to exist, to be full, or to complain, then that counts', () => {
    expect(settled(['Delivery'], bounce('Permanent', 'General'))).toBe('bounced');
    expect(settled(['Delivery'], bounce('Transient', 'MailboxFull'))).toBe('bounced');
    expect(settled(['Delivery'], ['Complaint', {}])).toBe('complained');
    expect(settled(['Complaint', { complaint: { complaintSubType: 'OnAccountSuppressionList' } }])).toBe('suppressed');
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

import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { inRecoveryOrder, recoveryTerm } from '../../../../functions/domain/rules/recovery/recovery-order.ts';
import { templateWith } from '../../drafted-policy.ts';

const policy = templateWith((base) => ({
  systems: {
    shop: { title: base.title, tolerableDowntime: 'PT4H', facts: {} },
    printing: { title: base.title, tolerableDowntime: 'P1D', facts: {} },
  },
}));

const incident = (id: string, detected: string, systems?: string[], occurred?: string) => ({
  id,
  detectedAt: instant(`2026-04-24T${detected}:00.000Z`),
  occurredAt: occurred === undefined ? null : instant(`2026-04-24T${occurred}:00.000Z`),
  facts: systems === undefined ? {} : { systems },
});

describe('the order of recovery', () => {
  it('[GK-6] given systems with tolerable downtimes, then what must be back first comes first', () => {
    const incidents = [
      incident('later', '00:10'),
      incident('printing', '00:00', ['printing']),
      incident('shop', '08:00', ['shop', 'printing']),
      incident('shop-before', '09:00', ['shop'], '07:00'),
      incident('earlier', '00:05'),
    ];
    const order = inRecoveryOrder(incidents, (each) => recoveryTerm(policy, each));
    expect(order.map(({ id }) => id)).toEqual(['shop-before', 'shop', 'printing', 'later', 'earlier']);
  });

  it('[GK-6] given several systems, then the one that may be away the shortest sets the term', () => {
    expect(recoveryTerm(policy, incident('a', '08:00', ['printing', 'shop']))).toEqual({
      system: 'shop',
      by: instant('2026-04-24T12:00:00.000Z'),
    });
    expect(recoveryTerm(policy, incident('b', '08:00'))).toBeNull();
  });
});

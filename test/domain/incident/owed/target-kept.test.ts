import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { doneBy } from '../../../../functions/domain/rules/deadline/reminder-moments.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';
import { Letters } from '../letters.ts';
import { ref, Scene } from '../scene.ts';

const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.persons': 1500 };

/** Customers were told of an outage; then a leak is known, and what they felt is denied and confirmed by turns. */
function flipping(company: string) {
  const scene = new Scene(shipped(company), '2026-04-24T10:00:00+09:00');
  scene.open({}, { occurredAt: instant('2026-04-24T09:50:00+09:00') });
  scene.assess({ 'service.felt': 'confirmed', 'service.impact': 'major' });
  new Letters(scene).send('first');
  const state = (facts: Facts) => {
    scene.after('PT15M');
    scene.give('officer', { do: 'assess', facts, times: {}, overrule: null, reason: ref('why') });
    const duty = scene.opened.duties.findLast(({ kind }) => kind === 'notice.follow-up');
    if (duty === undefined) throw new Error('no follow-up is owed');
    return { stage: duty.stage, openedAt: duty.openedAt, doneBy: doneBy(shipped(company), duty) };
  };
  return [LEAK, { 'service.felt': 'none' } as const, { 'service.felt': 'confirmed' } as const].map(state);
}

describe('a follow-up is owed, and before it is sent', () => {
  it.each(SHIPPED)(
    '[FC-4] given in %s a correction is owed instead and then a follow-up again, then its target stays that of the first',
    (company) => {
      const [first, ...later] = flipping(company);
      expect(later.map(({ stage }) => stage)).toEqual(['correction', 'follow-up']);
      expect(new Set([first, ...later].map((one) => one?.openedAt)).size).toBe(3);
      expect(new Set([first, ...later].map((one) => one?.doneBy)).size).toBe(1);
      expect(first?.doneBy).not.toBeNull();
    },
  );
});

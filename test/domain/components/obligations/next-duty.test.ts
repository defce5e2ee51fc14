import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { byTime, nextDuty } from '../../../../functions/domain/components/obligations/next-duty.ts';
import type { Duty } from '../../../../functions/domain/rules/deadline/duty.ts';
import { Client } from '../../../console/client.ts';
import { stateOf } from '../../../console/work.ts';
import { shipped } from '../../../policies/shipped.ts';

const policy = shipped('flexcrm');
const EARLY = instant('2026-04-24T09:00:00.000Z');
const LATE = instant('2026-04-25T09:00:00.000Z');

async function duty(): Promise<Duty> {
  const client = new Client(policy);
  const [first] = stateOf(client.memory, await client.reported()).duties;
  if (first === undefined) throw new Error('an incident owes something');
  return first;
}

describe('the duty that is next', () => {
  it('given a target before the due time of another, then it is the one with the target', async () => {
    const one = await duty();
    const derivation = { ja: [], en: [] };
    const due: Duty = { ...one, id: 'due', kind: 'due', deadline: { at: LATE, derivation } };
    const aimed: Duty = { ...one, id: 'aimed', kind: 'aimed', deadline: { at: null, derivation, target: EARLY } };
    const open: Duty = { ...one, id: 'open', kind: 'open', deadline: { at: null, derivation } };
    expect(nextDuty(policy, [open, due, aimed])?.id).toBe('aimed');
    expect([open, due, aimed].toSorted(byTime(policy)).map(({ id }) => id)).toEqual(['aimed', 'due', 'open']);
    expect(nextDuty(policy, [open, due, { ...aimed, status: 'met' }])?.id).toBe('due');
    expect(nextDuty(policy, [])).toBeNull();
  });
});

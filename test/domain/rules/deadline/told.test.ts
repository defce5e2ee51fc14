import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { PolicyClock } from '../../../../functions/domain/policy/shape/schema.ts';
import { reckon } from '../../../../functions/domain/rules/deadline/reckon.ts';
import { dutyWarning, toldDerivation } from '../../../../functions/domain/rules/deadline/told.ts';
import { shipped } from '../../../policies/shipped.ts';

const policy = shipped('flexcrm');
const clock: PolicyClock = {
  ...{ kind: 'business-hours', from: 'detection', within: 'PT1H', calendar: 'support', atClosing: 'runs-on' },
};

function duty(detected: string, opened: string) {
  const detectedAt = instant(`${detected}:00+09:00`);
  const openedAt = instant(`${opened}:00+09:00`);
  return {
    kind: 'notice.first',
    openedAt,
    deadline: reckon(policy, clock, { detectedAt, openedAt, occurredAt: null }),
  };
}

describe('what people are told of a due time', () => {
  it('[FC-6] given an incident raised to major late, then it is due from its detection and said to be past already', () => {
    const late = duty('2026-04-24T13:00', '2026-04-24T16:30');
    expect(toldDerivation(policy, late, 'en')).toEqual([
      ...['detected 13:00 in support hours', '+ 1 h', 'already past when it arose at 16:30'],
    ]);
    expect(toldDerivation(policy, late, 'ja').at(-1)).toBe('16時30分に義務が生じた時点で期限を経過済み');
    const nextDay = duty('2026-04-24T13:00', '2026-04-25T09:00');
    expect(toldDerivation(policy, nextDay, 'en').at(-1)).toBe('already past when it arose at Sat 25 Apr 2026, 09:00');
  });

  it('[FC-6] given an incident raised in time, then its derivation stands as it is', () => {
    const inTime = duty('2026-04-24T17:50', '2026-04-24T18:00');
    expect(toldDerivation(policy, inTime, 'en')).toEqual(['detected 17:50 in support hours', '+ 1 h']);
  });

  it('warns when the due time rests on predicted holidays', () => {
    expect(dutyWarning(policy, duty('2026-12-28T09:00', '2026-12-28T09:00'))).toBeNull();
    const warning = dutyWarning(policy, duty('2027-12-28T09:00', '2027-12-28T09:00'));
    expect(warning?.en).toContain('holidays of 2028 are predicted');
    expect(warning?.ja).toContain('2028年の祝日は予測');
  });
});

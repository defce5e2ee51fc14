import { describe, expect, it } from 'vitest';
import { assess } from '../../../functions/domain/assessment/assess.ts';
import { shipped } from '../../policies/shipped.ts';

const missing = (policy: string, facts: Record<string, string>) => assess(shipped(policy), facts, null).missing;

describe('facts that decide no level, but what else is owed', () => {
  it('[SY-5] given a leak, then what decides the reports is asked for, and not once it is known', () => {
    const asked = missing('synergy', { 'data.leak': 'confirmed' });
    expect(asked).toEqual(expect.arrayContaining(['data.personal', 'data.role', 'cause.wrongful', 'data.encrypted']));
    const known = { 'data.leak': 'confirmed', 'data.personal': 'none', telecom: 'none', 'data.secrecy': 'none' };
    const left = missing('synergy', known);
    expect(left).not.toContain('data.personal');
    // No personal data: neither sensitive data nor the longer term can matter.
    expect(left).not.toContain('data.sensitive');
    expect(left).not.toContain('data.encrypted');
  });

  it('[CX-7] given a service that stopped, then whether the business is interrupted is asked for', () => {
    expect(missing('coxproject', { 'service.impact': 'major' })).toContain('business.impact');
  });

  it('given a policy without reports, then nothing more is asked', () => {
    expect(missing('flexcrm', { 'data.leak': 'confirmed' })).toEqual(['investigation']);
  });
});

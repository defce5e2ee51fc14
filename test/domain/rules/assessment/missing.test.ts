import { describe, expect, it } from 'vitest';
import { assess } from '../../../../functions/domain/rules/assessment/assess.ts';
import { shipped } from '../../../policies/shipped.ts';

const missing = (policy: string, facts: Record<string, string>) => assess(shipped(policy), facts, null).missing;

describe('facts that decide no level, but what else is owed', () => {
  it('[SY-5] given a leak, then what decides the reports is asked for, and not once it is known', () => {
    const asked = missing('synergy', { 'data.leak': 'confirmed' });
    expect(asked.slice(0, 4)).toEqual(['data.personal', 'data.persons', 'data.role', 'cause.wrongful']);
    const known = { 'data.leak': 'confirmed', 'data.personal': 'none', telecom: 'none', 'data.secrecy': 'none' };
    const left = missing('synergy', known);
    expect(left).not.toContain('data.personal');
    // No personal data: neither sensitive data nor the longer term can matter.
    expect(left).not.toContain('data.sensitive');
    expect(left).not.toContain('data.encrypted');
  });

  it('given personal data, then what makes a leak grave is asked, and what exempts from a report only where one is owed', () => {
    const leak = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.role': 'controller' };
    expect(missing('flam', leak)).toEqual(
      expect.arrayContaining(['data.sensitive', 'data.financial', 'data.mynumber']),
    );
    expect(missing('flam', leak)).not.toContain('data.encrypted');
    const owed = missing('flam', { ...leak, 'data.sensitive': 'confirmed' });
    expect(owed).toEqual(expect.arrayContaining(['data.encrypted', 'data.recovered']));
    // Nothing was lost: a copy elsewhere makes no difference.
    expect(missing('flam', { ...leak, 'data.sensitive': 'confirmed', 'data.loss': 'none' })).not.toContain('data.copy');
    expect(missing('flam', { ...leak, 'data.sensitive': 'confirmed', 'data.encrypted': 'yes' })).not.toContain(
      'data.mynumber',
    );
  });

  it('[CX-7] given a service that stopped, then whether the business is interrupted is asked for', () => {
    expect(missing('coxproject', { 'service.impact': 'major' })).toContain('business.impact');
  });

  it('given an outage, then whether customers feel it, which function, and one question about data come first', () => {
    expect(missing('flexcrm', { 'service.impact': 'major' }).slice(0, 3)).toEqual([
      'service.felt',
      'service.function',
      'data.affected',
    ]);
    expect(missing('flam', { 'service.impact': 'major' })).toEqual([
      'service.function',
      'data.affected',
      'service.long',
    ]);
  });

  it('given no data is affected, then nothing more is asked about data', () => {
    const left = missing('synergy', { 'service.impact': 'major', 'data.affected': 'none' });
    expect(left.filter((fact) => fact.startsWith('data.'))).toEqual([]);
  });

  it('given customers are told, then whether the investigation is done is asked; not before', () => {
    expect(missing('flexcrm', { 'data.leak': 'confirmed', 'data.personal': 'none' })).toEqual(['investigation']);
    expect(missing('flexcrm', {})).not.toContain('investigation');
  });
});

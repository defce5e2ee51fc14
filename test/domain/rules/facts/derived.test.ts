import { describe, expect, it } from 'vitest';
import { assess } from '../../../../functions/domain/rules/assessment/assess.ts';
import { knownFacts } from '../../../../functions/domain/rules/facts/derived.ts';
import { templateWith } from '../../drafted-policy.ts';

const policy = templateWith((base) => ({
  dataSets: {
    accounts: { title: base.title, role: 'processor', class: '1', facts: { 'data.personal': 'possible' } },
    staff: { title: base.title, role: 'controller', class: '2', facts: { 'data.personal': 'confirmed' } },
    statistics: { title: base.title, facts: {} },
  },
  systems: { printing: { title: base.title, tolerableDowntime: 'PT8H', facts: { 'business.impact': 'business' } } },
  rules: [...base.rules, { clause: 'T-1', level: 'major', when: { 'asset.class': '2' }, reason: base.title }],
}));

describe('what is known of an incident', () => {
  it('[CX-9] given a data set is concerned, then its class and role are known and decide the level', () => {
    expect(knownFacts(policy, { 'data.sets': ['staff'] })).toMatchObject({
      'asset.class': '2',
      'data.role': 'controller',
      'data.personal': 'confirmed',
    });
    expect(assess(policy, { 'data.sets': ['staff'], 'data.leak': 'none' }, null).level).toBe('major');
  });

  it('[CX-9] given several data sets, then the graver step holds, and a role only if all agree', () => {
    const facts = knownFacts(policy, { 'data.sets': ['accounts', 'staff'] });
    expect(facts).toMatchObject({ 'asset.class': '2', 'data.personal': 'confirmed' });
    expect(facts).not.toHaveProperty('data.role');
    expect(knownFacts(policy, { 'data.sets': ['accounts', 'statistics'] })).toMatchObject({ 'data.role': 'processor' });
  });

  it('given a person stated otherwise, then that stands; unknown is no statement', () => {
    expect(knownFacts(policy, { 'data.sets': ['staff'], 'data.personal': 'none' })['data.personal']).toBe('none');
    expect(knownFacts(policy, { 'data.sets': ['staff'], 'data.personal': 'unknown' })['data.personal']).toBe(
      'confirmed',
    );
  });

  it('given a system is concerned, then what it states is known', () => {
    expect(knownFacts(policy, { systems: ['printing'] })['business.impact']).toBe('business');
  });

  it('given nothing is named, then nothing is added', () => {
    const stated = { spread: 'possible' };
    expect(knownFacts(policy, stated)).toBe(stated);
    expect(knownFacts(policy, { 'data.sets': 'unknown' })).toEqual({ 'data.sets': 'unknown' });
  });

  it.each([
    [{ 'service.customers': 'none' }, { 'service.felt': 'none' }],
    [{ 'service.impact': 'none' }, { 'service.long': 'none' }],
    [{ 'fixed.quickly': 'yes' }, { 'service.long': 'none' }],
    [{ 'data.affected': 'none' }, { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' }],
    [
      { 'data.affected': 'confirmed' },
      { 'data.leak': 'possible', 'data.tampering': 'possible', 'data.loss': 'possible' },
    ],
    [
      { 'data.affected': 'confirmed', 'data.leak': 'none' },
      { 'data.leak': 'none', 'data.loss': 'possible' },
    ],
    [{ 'data.loss': 'confirmed' }, { 'data.affected': 'confirmed' }],
    [{ 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' }, { 'data.affected': 'none' }],
    [{ 'data.mynumber': 'confirmed' }, { 'data.personal': 'confirmed' }],
    [{ 'data.personal': 'none' }, { 'data.sensitive': 'none', 'data.mynumber': 'none', 'data.exposed': 'none' }],
    [{ 'cause.kind': 'intrusion' }, { 'cause.wrongful': 'possible' }],
    [{ 'cause.kind': 'fault' }, { 'cause.wrongful': 'none' }],
  ])('given %o, then %o follows and need not be asked', (stated, follows) => {
    expect(knownFacts(policy, stated)).toMatchObject(follows);
  });

  it('given what was stated says otherwise, then that stands', () => {
    const stated = {
      'service.customers': 'none',
      'service.felt': 'possible',
      'cause.kind': 'malware',
      'cause.wrongful': 'none',
    };
    expect(knownFacts(policy, stated)).toMatchObject(stated);
    // One kind of harm that is likely is enough: nothing is added to it.
    expect(knownFacts(policy, { 'data.affected': 'confirmed', 'data.leak': 'possible' })).not.toHaveProperty(
      'data.loss',
    );
  });
});

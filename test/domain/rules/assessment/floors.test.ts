import { describe, expect, it } from 'vitest';
import { assess } from '../../../../functions/domain/rules/assessment/assess.ts';
import { floorOf, isBelow } from '../../../../functions/domain/rules/assessment/floors.ts';
import { templateWith, WITHOUT_LAW } from '../../drafted-policy.ts';

const policy = templateWith((base) => ({
  ...WITHOUT_LAW,
  levels: ['3', '2', '1', '0'].map((name) => ({ name, title: base.title, notify: name === '3' })),
  playbooks: [],
  team: { ...base.team, headquarters: undefined },
  rules: [
    { clause: 'T-1', level: '3', when: { 'service.impact': 'major' }, reason: base.title },
    { clause: 'T-3', atLeast: '2', when: { 'data.leak': 'possible' }, reason: base.title },
    { clause: 'T-2', level: '1', when: { 'service.impact': 'minor' }, reason: base.title },
  ],
  otherwise: { level: '0', clause: 'T-2' },
}));

describe('a floor', () => {
  it('[CX-4] given a leak is possible, then the level is at least 2 and what is graver still counts', () => {
    expect(assess(policy, { 'data.leak': 'possible', 'service.impact': 'minor' }, null)).toMatchObject({
      level: '2',
      clauses: ['T-3', 'T-2'],
    });
    expect(assess(policy, { 'data.leak': 'possible', 'service.impact': 'major' }, null).level).toBe('3');
    expect(assess(policy, { 'data.leak': 'none', 'service.impact': 'minor' }, null).level).toBe('1');
  });

  it('[CX-4] given a person fixed level 0 and a leak comes to light, then the floor stands above it', () => {
    expect(assess(policy, { 'data.leak': 'none' }, '0').level).toBe('0');
    expect(assess(policy, { 'data.leak': 'confirmed' }, '0').level).toBe('2');
    expect(assess(policy, { 'data.leak': 'confirmed' }, '3').level).toBe('3');
  });

  it('[CX-4] given a person fixed level 0 while the leak is unknown, then the level is open and the leak is asked for', () => {
    const assessment = assess(policy, {}, '0');
    expect(assessment.level).toBeNull();
    expect(assessment.notify).toBe(false);
    expect(assessment.missing).toContain('data.leak');
    expect(assessment.missing).not.toContain('service.impact');
  });

  it('names the gravest floor that certainly holds', () => {
    expect(floorOf(policy, { 'data.leak': 'possible' })).toEqual({ level: '2', clause: 'T-3' });
    expect(floorOf(policy, {})).toBeNull();
    expect(floorOf(policy, { 'data.leak': 'none' })).toBeNull();
    expect(['1', '2', '3'].map((level) => isBelow(policy, level, '2'))).toEqual([true, false, false]);
  });
});

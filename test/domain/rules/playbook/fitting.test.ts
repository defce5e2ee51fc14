import { describe, expect, it } from 'vitest';
import { appointmentNeeded, fittingPlaybooks } from '../../../../functions/domain/rules/playbook/fitting.ts';
import { templateWith } from '../../drafted-policy.ts';

const policy = templateWith((base) => {
  const steps = [{ id: 'look', by: 'officer', do: base.title }];
  const book = (id: string, rest: object) => ({ id, clause: 'T-1', title: base.title, steps, ...rest });
  return {
    categories: [
      { name: 'breach', title: base.title },
      { name: 'outage', title: base.title },
    ],
    rules: base.rules,
    playbooks: [
      book('breach-major', { categories: ['breach'], levels: ['major'] }),
      book('breach-any', { categories: ['breach'] }),
      book('outage-major', { categories: ['outage'], levels: ['major'] }),
      book('menu', { levels: ['major'], offered: true }),
    ],
  };
});

const fitting = (level: string | null, ...categories: string[]) =>
  fittingPlaybooks(policy, { level, categories }, {}).map(({ id }) => id);

describe('the playbooks for an incident', () => {
  it('given a category and level, then the first that fits is taken, and every menu', () => {
    expect(fitting('major', 'breach')).toEqual(['breach-major', 'menu']);
    expect(fitting('minor', 'breach')).toEqual(['breach-any']);
  });

  it('given two categories, then each has its own', () => {
    expect(fitting('major', 'breach', 'outage')).toEqual(['breach-major', 'outage-major', 'menu']);
  });

  it('given no level yet, then only what fits every level', () => {
    expect(fitting(null, 'breach')).toEqual(['breach-any']);
    expect(fitting(null)).toEqual([]);
  });

  it('[GK-3] given no playbook says who does what, then somebody is appointed; a menu alone is no plan', () => {
    expect(appointmentNeeded(policy, { level: 'major', categories: [] }, {})).toBe(true);
    expect(appointmentNeeded(policy, { level: 'minor', categories: ['outage'] }, {})).toBe(true);
    expect(appointmentNeeded(policy, { level: 'major', categories: ['outage'] }, {})).toBe(false);
    expect(appointmentNeeded(policy, { level: null, categories: [] }, {})).toBe(false);
  });
});

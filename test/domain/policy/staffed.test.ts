import { describe, expect, it } from 'vitest';
import { staffed } from '../../../functions/domain/policy/staffed.ts';
import { shipped } from '../../policies/shipped.ts';

const kept = shipped('flexcrm');
const [responder, officer, ...others] = kept.team.people;
const newcomer = { id: 'newcomer', name: '新任', email: 'newcomer@example.jp', roles: ['responder'] };

function today(...people: (typeof newcomer)[]) {
  return { ...kept, version: 2, team: { ...kept.team, people } };
}

function idsOf(policy: ReturnType<typeof today>): string[] {
  return staffed(kept, policy).team.people.map(({ id }) => id);
}

describe('an earlier version of a policy with the people of today', () => {
  it('given somebody took over, then who left is gone, and everything promised stays', () => {
    if (officer === undefined) throw new Error('flexcrm has an officer');
    const later = today(newcomer, officer, ...others);
    expect(idsOf(later)).toEqual(later.team.people.map(({ id }) => id));
    expect({ ...staffed(kept, later), team: kept.team }).toEqual(kept);
  });

  it('given a role that nobody has any more, then those who had it keep it', () => {
    if (responder === undefined) throw new Error('flexcrm has a responder');
    expect(idsOf(today(responder))).toEqual([responder.id, ...[officer, ...others].map((person) => person?.id)]);
    expect(idsOf(today({ ...newcomer, roles: others.flatMap(({ roles }) => roles) }))).toEqual([
      'newcomer',
      responder.id,
      officer?.id,
    ]);
  });
});

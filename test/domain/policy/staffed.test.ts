import { describe, expect, it } from 'vitest';
import { staffed } from '../../../functions/domain/policy/staffed.ts';
import { personName } from '../../../functions/domain/policy/titles.ts';
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

  it('given somebody who stays and a role that is gone, then they keep it; who left keeps nothing that others have', () => {
    const press = { ...newcomer, id: 'press', email: 'press@example.jp', roles: ['press', 'approver'] };
    const earlier = { ...kept, team: { ...kept.team, people: [...kept.team.people, press] } };
    const rolesOf = (people: typeof kept.team.people, id: string) => people.find((person) => person.id === id)?.roles;
    const stays = { ...kept, team: { ...kept.team, people: [...kept.team.people, { ...press, roles: ['approver'] }] } };
    expect(rolesOf(staffed(earlier, stays).team.people, 'press')).toEqual(['approver', 'press']);
    expect(rolesOf(staffed(earlier, kept).team.people, 'press')).toEqual(['press']);
  });

  it('given an id that is somebody else’s today, then both are named for it, and one name alone where it is the same', () => {
    if (responder === undefined || officer === undefined) throw new Error('flexcrm has a responder and an officer');
    const later = today({ ...responder, name: '後任' }, officer, ...others);
    const named = staffed(kept, later);
    expect(personName(named, responder.id).ja).toBe(`後任（登録時は${responder.name}）`);
    expect(personName(named, officer.id).ja).toBe(officer.name);
    expect(personName(later, responder.id).ja).toBe('後任');
  });
});

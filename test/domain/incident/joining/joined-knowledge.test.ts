import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../../functions/domain/base/scope.ts';
import { later } from '../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { ref, Scene } from '../scene.ts';
import { sectionsOf, send } from '../told/telling.ts';
import { joined } from './joins.ts';

const policy = shipped('flexcrm');
const PROCESSOR: Facts = {
  ...{ 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.persons': 1200 },
  ...{ 'data.role': 'processor', 'cause.wrongful': 'none' },
};
const CONTROLLER: Facts = { ...PROCESSOR, 'data.role': 'controller' };
const SENSITIVE: Facts = { 'data.sensitive': 'confirmed' };

/** A leak that was noticed on the morning of Friday, 24 April: three days of art. 26 end with Tuesday the 28th, in Tokyo. */
const FRIDAY = '2026-04-28T15:00:00.000Z';

function leak(facts: Facts, audience: Scope = 'all'): Scene {
  const one = new Scene(policy, '2026-04-24T10:00:00+09:00');
  one.open(facts);
  if (audience !== 'all') one.give('officer', { do: 'scope', audience, calls: null });
  return one;
}

function tell(one: Scene): Scene {
  one.draft('officer', { sections: [...sectionsOf(policy, 'first'), 'persons', 'secondary-damage'] });
  send(one);
  return one;
}

function state(one: Scene, facts: Facts): Scene {
  one.after('P1D').give('officer', { do: 'assess', facts, times: {}, overrule: null, reason: ref('why') });
  return one;
}

/** The first goes on in the second, some days after both came up. */
function joinedLater(from: Scene, into: Scene): Scene {
  into.after('P3D');
  const now = later(from.now, into.now);
  from.now = now;
  into.now = now;
  joined(from, into);
  return into;
}

function dueOf(one: Scene, ...kinds: string[]): (string | null)[] {
  const owed = one.opened.duties.filter(({ status }) => status === 'open' || status === 'missed');
  return kinds.map((kind) => owed.find((duty) => duty.kind === kind)?.deadline.at ?? null);
}

describe('the days that the law counts from knowing, of two incidents that were joined', () => {
  const kinds = ['authority.ppc.prompt', 'controller'];

  it('given the other one knew of graver data before, then they count from its knowledge', () => {
    const both = joinedLater(state(leak(PROCESSOR), SENSITIVE), tell(leak(PROCESSOR)));
    expect(dueOf(both, ...kinds)).toEqual([FRIDAY, FRIDAY]);
  });

  it('given the other one had told its own customers of it in time, then they count from its knowledge still', () => {
    const from = tell(leak({ ...PROCESSOR, ...SENSITIVE }, { contracts: ['C2'] }));
    const both = joinedLater(from, tell(leak(PROCESSOR, { contracts: ['C1'] })));
    expect(dueOf(both, ...kinds)).toEqual([FRIDAY, FRIDAY]);
  });

  it('given customers of either wait to be told, then they count as for those, whichever takes the other over', () => {
    const untold = () => leak(PROCESSOR, { contracts: ['C2'] });
    const told = () => tell(leak(PROCESSOR, { contracts: ['C1'] }));
    expect(dueOf(joinedLater(untold(), told()), ...kinds)).toEqual([FRIDAY, FRIDAY]);
    expect(dueOf(joinedLater(told(), untold()), ...kinds)).toEqual([FRIDAY, FRIDAY]);
  });

  it('given a filing was waived here on less, then it counts from when the other one knew more', () => {
    const into = leak(CONTROLLER);
    into.give('officer', { do: 'waive', duty: 'authority.ppc.prompt', reason: ref('no need') });
    const both = joinedLater(leak({ ...CONTROLLER, ...SENSITIVE }), into);
    expect(dueOf(both, 'authority.ppc.prompt')).toEqual([FRIDAY]);
  });

  it('given it goes on in a third incident, then the first knowledge still counts', () => {
    const two = joinedLater(leak(PROCESSOR, { contracts: ['C2'] }), tell(leak(PROCESSOR, { contracts: ['C1'] })));
    const three = joinedLater(two, tell(leak(PROCESSOR, { contracts: ['C3'] })));
    expect(dueOf(three, ...kinds)).toEqual([FRIDAY, FRIDAY]);
  });

  it('given graver facts come up after the join, then they count from then', () => {
    const both = joinedLater(tell(leak(PROCESSOR)), tell(leak(PROCESSOR)));
    expect(dueOf(both, 'controller')).toEqual([null]);
    const [due] = dueOf(state(both, SENSITIVE), 'controller');
    expect((due ?? '') > FRIDAY).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene } from '../scene.ts';
import { joined } from './joins.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const FELT = { 'service.impact': 'major', 'service.felt': 'confirmed' };

type Span = readonly [from: string, to: string | null];

/** An outage of the service that customers felt, of Export at these times. */
function outage(spans: readonly Span[] = [], facts: Readonly<Record<string, string>> = {}): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open();
  scene.assess({ ...FELT, ...facts });
  for (const [from, to] of spans) record(scene, 'Export', from, to);
  return new Letters(scene);
}

function record(scene: Scene, name: string, from: string, to: string | null): void {
  scene.give('officer', { do: 'record-outage', function: name, from: at(from), to: to === null ? null : at(to) });
}

function withdraw(scene: Scene, name: string, from: string): void {
  scene.give('officer', { do: 'withdraw-outage', function: name, from: at(from), reason: ref('mistake') });
}

function told(letters: Letters): Letters {
  letters.send('first');
  letters.scene.after('PT10M');
  return letters;
}

function joinedInto(from: Letters, into: Letters): Letters {
  into.scene.after('PT30M');
  from.scene.after('PT30M');
  joined(from.scene, into.scene);
  return into;
}

/** A correction is owed that takes it back, and done by it. */
function corrected(letters: Letters, name: string): void {
  expect(letters.owed()).toEqual([expect.stringMatching(`^correction: .*${name}`)]);
  expect(sectionOf(letters.send('correction'), 'new')).toContain(name);
  expect(letters.owed()).toEqual([]);
}

describe('functions that only customers of a joined incident were told of', () => {
  const export_ = { 'service.function': 'Export' };
  const login = { 'service.function': 'Login' };

  it('[FC-4] owe a correction where the function of this incident stands', () => {
    corrected(joinedInto(told(outage([], export_)), told(outage([], login))), '対象機能');
  });

  it('owe none once an outage of it is recorded: both are concerned', () => {
    const letters = joinedInto(told(outage([], export_)), told(outage([], login)));
    record(letters.scene, 'Export', '17:00', null);
    expect(letters.owed()).not.toContainEqual(expect.stringMatching(/^correction/));
  });

  it('[FC-4] owe a correction where their outage is withdrawn after the join', () => {
    const here = told(outage());
    record(here.scene, 'Login', '17:10', null);
    const letters = joinedInto(told(outage([['17:00', null]])), here);
    withdraw(letters.scene, 'Export', '17:00');
    corrected(letters, '対象機能');
  });
});

describe('the disturbances that only customers of a joined incident were told of', () => {
  const THRICE: readonly Span[] = [
    ['09:50', '10:10'],
    ['14:00', '14:10'],
    ['15:00', '15:10'],
  ];

  it('[FC-4] owe a correction where one is withdrawn after the join', () => {
    const letters = joinedInto(told(outage(THRICE)), outage([['15:00', '15:10']]));
    expect(letters.owed()).toEqual([]);
    withdraw(letters.scene, 'Export', '14:00');
    corrected(letters, '障害の経過');
  });

  it('[FC-4] owe a correction where the outages here show that one began earlier', () => {
    const letters = joinedInto(told(outage(THRICE)), outage([['13:50', '14:05']]));
    corrected(letters, '障害の経過');
  });

  it('[FC-4] owe it as well where that incident was joined into another before', () => {
    const second = joinedInto(told(outage(THRICE)), outage([['15:00', '15:10']]));
    const letters = joinedInto(second, outage([['15:00', '15:10']]));
    withdraw(letters.scene, 'Export', '14:00');
    corrected(letters, '障害の経過');
  });

  it('owe none where it came back by what signals said, of which this incident knows nothing', () => {
    const there = outage();
    const { scene } = there;
    const stated = { do: 'assess', facts: {}, overrule: null, reason: ref('why') } as const;
    scene.give('officer', { ...stated, times: { occurredAt: at('17:00'), restoredAt: at('17:30') } });
    told(there);
    const again = { source: 'alarm-1', signal: 'e-2', count: 1, facts: {}, times: {}, again: true } as const;
    scene.give({ kind: 'system', name: 'incident' }, { do: 'attach-signal', ...again });
    there.send('follow-up');
    const letters = joinedInto(there, outage());
    expect(letters.owed().filter((one) => one?.includes('障害の経過'))).toEqual([]);
  });
});

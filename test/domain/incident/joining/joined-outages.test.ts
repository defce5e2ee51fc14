import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../../functions/domain/base/time/instant.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters } from '../letters.ts';
import { ref, Scene } from '../scene.ts';
import { joined } from './joins.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const FELT = { 'service.impact': 'major', 'service.felt': 'confirmed' };

type Span = readonly [name: string, from: string, to: string | null];

/** A disturbance that customers feel, with these outages on record. */
function disturbed(...spans: readonly Span[]): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open();
  scene.assess(FELT);
  for (const span of spans) record(scene, span);
  return new Letters(scene);
}

function record(scene: Scene, [name, from, to]: Span): void {
  scene.give('officer', { do: 'record-outage', function: name, from: at(from), to: to === null ? null : at(to) });
}

function withdraw(scene: Scene, [name, from]: Span): void {
  scene.give('officer', { do: 'withdraw-outage', function: name, from: at(from), reason: ref('mistake') });
}

function state(scene: Scene, restoredAt: Instant): void {
  scene.give('officer', { do: 'assess', facts: {}, times: { restoredAt }, overrule: null, reason: ref('log') });
}

/** Customers of this one were told that it is restored; the other one was joined into it an hour later. */
function toldRestored(here: Letters, there: Letters): Letters {
  here.send('first');
  there.send('first');
  for (const { scene } of [here, there]) scene.after('PT1H');
  joined(there.scene, here.scene);
  return here;
}

const EXPORT: Span = ['Export', '16:00', '16:30'];
const LOGIN: Span = ['Login', '16:10', '16:20'];
const SEARCH: Span = ['Search', '17:00', null];

describe('outages of two joined incidents', () => {
  it.each<[string, readonly Span[], readonly Span[], readonly Span[]]>([
    ['an outage here is withdrawn while the other goes on without an outage', [EXPORT, LOGIN], [], [LOGIN]],
    ['the last outage here is withdrawn too', [EXPORT, LOGIN], [], [LOGIN, EXPORT]],
    ['the outage of the other is withdrawn, which was felt apart from it', [EXPORT], [SEARCH], [SEARCH]],
    ['one of the two that failed since is withdrawn', [EXPORT], [SEARCH, ['Mail', '17:10', null]], [SEARCH]],
    ['an ended one of the other is withdrawn, and another goes on', [EXPORT], [LOGIN, SEARCH], [LOGIN]],
  ])('[FC-4] given that %s, then the restoration that was told stays owed to be taken back', (_, here, there, gone) => {
    const letters = toldRestored(disturbed(...here), disturbed(...there));
    for (const one of gone) withdraw(letters.scene, one);
    expect(letters.scene.opened.restoredAt).toBeNull();
    expect(letters.owed()).toEqual([expect.stringMatching(/復旧の状況|再び発生/)]);
  });

  it('[FC-4] given that this one goes on and the other is over, then a withdrawn outage of the other does not restore it', () => {
    const letters = disturbed();
    letters.send('first');
    const there = disturbed(EXPORT, LOGIN);
    for (const { scene } of [letters, there]) scene.after('PT1H');
    joined(there.scene, letters.scene);
    withdraw(letters.scene, LOGIN);
    expect(letters.scene.opened.restoredAt).toBeNull();
  });

  it('given that both are over, then the outages that are left say when', () => {
    const letters = toldRestored(disturbed(EXPORT, LOGIN), disturbed(['Search', '16:40', '16:50']));
    withdraw(letters.scene, ['Search', '16:40', null]);
    expect(letters.scene.opened.restoredAt).toBe(at('16:30'));
  });

  it('given that only an outage by mistake goes on, and the other is over, then it is restored without it', () => {
    const here = disturbed(EXPORT);
    here.send('first');
    record(here.scene, SEARCH);
    const there = disturbed(['Login', '16:40', '16:50']);
    for (const { scene } of [here, there]) scene.after('PT1H');
    joined(there.scene, here.scene);
    expect(here.scene.opened.restoredAt).toBeNull();
    withdraw(here.scene, SEARCH);
    expect(here.scene.opened.restoredAt).toBe(at('16:50'));
  });

  it('given that the end of what goes on is recorded or stated, then it is restored', () => {
    const byOutage = toldRestored(disturbed(), disturbed(EXPORT));
    record(byOutage.scene, ['Search', '17:00', '18:30']);
    expect(byOutage.scene.opened.restoredAt).toBe(at('18:30'));
    const byPerson = toldRestored(disturbed(EXPORT), disturbed(SEARCH));
    state(byPerson.scene, at('18:30'));
    withdraw(byPerson.scene, SEARCH);
    expect(byPerson.scene.opened.restoredAt).toBe(at('18:30'));
  });
});

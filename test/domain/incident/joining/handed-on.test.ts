import { describe, expect, it } from 'vitest';
import { HANDED_ON } from '../../../../functions/domain/incident/joining/handed-on.ts';
import { handedOver } from '../../../../functions/domain/incident/joining/join.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { sectionOf } from '../letters.ts';
import { at, DATA, FELT, fireAgain, incident, joinedInto, measure, outage, state, told, withdraw } from './courses.ts';
import { joinWithTexts } from './joins.ts';

const NOBODY: Facts = { 'service.felt': 'none' };

describe('a denial of the second failure alone, joined into another incident', () => {
  const denied = () => {
    const one = told(FELT, { occurredAt: at('17:00'), restoredAt: at('17:40') });
    fireAgain(one);
    state(one, NOBODY);
    return one;
  };

  it('[FC-4] given the other one is fresh, then what was told of the first failure stands', () => {
    expect(denied().owed()).toEqual([]);
    const both = joinedInto(denied(), incident());
    expect(both.owed()).toEqual([]);
    expect(sectionOf(both.draft('first'), 'impact')).toContain('再発による本サービスのご利用への影響は');
  });

  it('[FC-4] given the second failure is over as well, then it stands, also after another join', () => {
    const over = denied();
    state(over, {}, { restoredAt: over.scene.now });
    const quiet = incident({ 'service.impact': 'minor', ...NOBODY }, { restoredAt: at('18:10') });
    const both = joinedInto(over, quiet);
    expect(both.owed()).toEqual([]);
    expect(joinedInto(both, incident()).owed()).toEqual([]);
  });

  it('given customers read of the recurrence next, then they read when the first failure ended', () => {
    const failed = told(FELT, { occurredAt: at('17:00'), restoredAt: at('17:40') });
    fireAgain(failed);
    const both = joinedInto(failed, incident());
    expect(sectionOf(both.draft('first'), 'when')).toMatch(/復旧日時：[^\n]*17時40分[\s\S]*再発日時/);
  });

  it('given the service was down here meanwhile, then it had not been restored', () => {
    const failed = told(FELT, { occurredAt: at('17:00'), restoredAt: at('17:40') });
    fireAgain(failed);
    const both = joinedInto(failed, incident(FELT, { occurredAt: at('17:10') }));
    expect(both.scene.opened.recovered).toEqual([]);
  });

  it('[FC-4] given no effect was ever felt, then what was told of it is corrected, as before', () => {
    const never = told(FELT, { occurredAt: at('17:00'), restoredAt: at('17:40') });
    state(never, { ...NOBODY, 'service.impact': 'none' });
    expect(joinedInto(never, incident()).owed().join()).toContain('correction');
  });
});

describe('what one join left open, after another', () => {
  it.each<[string, Facts, Facts]>([
    ['a cause', FELT, { 'cause.kind': 'fault' }],
    ['a number', DATA, { 'data.persons': 12 }],
  ])('[FC-4] given %s was told of one incident, then no correction calls it wrong', (_, facts, more) => {
    const first = joinedInto(told(facts), told({ ...facts, ...more }));
    expect(first.owed().join()).not.toContain('correction');
    expect(joinedInto(first, told(facts)).owed().join()).not.toContain('correction');
  });

  it('[FC-4] given it is stated otherwise at last, then it is corrected', () => {
    const both = joinedInto(joinedInto(told(FELT), told({ ...FELT, 'cause.kind': 'fault' })), told(FELT));
    state(both, { 'cause.kind': 'mistake' });
    expect(both.owed().join()).toMatch(/correction.*原因/);
  });
});

describe('a restriction that customers were told of, joined into another incident', () => {
  const restricted = () => {
    const one = incident(FELT);
    outage(one, 'Export', '17:00', '17:30');
    outage(one, 'Login', '17:40');
    measure(one, 'suspend');
    one.send('first');
    return one;
  };

  it('given an outage is withdrawn before or after, then its function is told of still', () => {
    const after = joinedInto(restricted(), incident(FELT));
    withdraw(after, 'Export', '17:00');
    const before = restricted();
    withdraw(before, 'Export', '17:00');
    for (const both of [after, joinedInto(before, incident(FELT))])
      expect(sectionOf(both.draft('first'), 'measures')).toContain('（Export、Login）');
  });
});

it('given an incident with all that can be handed on, then every part that the table names is handed over', () => {
  const scene = incident(FELT).scene;
  scene.give('officer', joinWithTexts(scene));
  const { opened } = scene;
  const again = { at: at('17:30'), seq: 1 };
  const handed = handedOver({
    ...opened,
    withdrawn: { 'data.leak': 'possible' },
    leftOpen: { 'cause.kind': ['fault'] },
    recovered: [{ restoredAt: at('17:20'), again, wasWell: true }],
    merged: [
      {
        ...{
          incident: 'I-000000000003',
          at: at('17:50'),
          seq: 1,
          told: [
            {
              facts: FELT,
              times: { occurredAt: null, restoredAt: null },
              scopes: [],
              isOfEarlier: true,
              isUndenied: true,
            },
          ],
        },
        ...{ restricted: ['Export'], firstOwed: null, isNews: true, failedAgain: false, saidRestored: true },
        ...{ awaitsResult: true, owedSince: {}, knownData: [], owed: null, widened: false },
      },
    ],
    firedAgain: again,
    brokeAgain: again,
    courses: {
      begun: { data: at('10:00'), service: at('17:00') },
      ended: null,
      data: { over: [{ from: at('10:00'), to: at('12:00') }], goesOn: { from: at('14:00') } },
    },
    facts: { ...DATA, ...FELT },
    join: opened.join && { ...opened.join, seenInto: [] },
    functionTitles: {},
  });
  const named = new Set<string>(Object.values(HANDED_ON).flat());
  const always = ['functionTitles', 'failedAgain'];
  const instead = ['dataPeriod'];
  const parts = [...named].filter((name) => ![...always, ...instead].includes(name));
  expect(Object.keys(handed ?? {})).toEqual(expect.arrayContaining(parts));
  expect([...named]).toEqual(expect.arrayContaining(Object.keys(handed ?? {})));
});

import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters } from '../letters.ts';
import { ref, Scene } from '../scene.ts';

const FELT: Facts = { 'service.felt': 'confirmed' };
const OPEN_EFFECT: Facts = { 'service.impact': 'minor' };
const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
const NOBODYS: Facts = { 'data.leak': 'confirmed', 'data.personal': 'none' };
const OTHERS_DATA: Facts = { 'data.financial': 'confirmed' };

/** Customers were told these facts of a disruption from 17:00. */
function told(facts: Facts, company = 'flexcrm'): Letters {
  const scene = new Scene(shipped(company), '2026-04-24T18:00:00+09:00');
  scene.open({}, { occurredAt: instant('2026-04-24T17:00:00+09:00') });
  scene.assess(facts);
  const letters = new Letters(scene);
  letters.send('first');
  scene.after('PT1H');
  return letters;
}

function state({ scene }: Letters, facts: Facts): void {
  scene.give('officer', { do: 'assess', facts, times: {}, overrule: null, reason: ref('why') });
}

/** What customers would read of it all, without what changes with every notice. */
function read(letters: Letters): string {
  const PASSING = ['head', 'address', 'apology', 'lead', 'new', 'next', 'contact'];
  const sections = letters.draft('follow-up').text.ja?.sections ?? [];
  return sections.flatMap(({ section, body }) => (PASSING.includes(section) ? [] : [`${section}: ${body}`])).join('\n');
}

const SILENT: readonly (readonly [string, Facts, Facts])[] = [
  ['how badly the service is impaired, which customers feel', FELT, { 'service.impact': 'major' }],
  ['how many customers are affected', FELT, { 'service.customers': 'many' }],
  ['that an outage which is felt is a long one', FELT, { 'service.long': 'confirmed' }],
  ['how badly, while it is open who feels it', OPEN_EFFECT, { 'service.impact': 'major' }],
  ['that a risk is real, beside a leak', LEAK, { risk: 'confirmed' }],
  ['that a risk is likely, beside what spreads to others', { spread: 'possible' }, { risk: 'possible' }],
  ['that a risk which was likely is real', { ...FELT, risk: 'possible' }, { risk: 'confirmed' }],
  ['whose data is on a server that is down', FELT, { 'data.personal': 'confirmed', 'data.persons': 12 }],
  ['what else is on a server that is down', FELT, OTHERS_DATA],
  ['what concerns persons, where data is of none', NOBODYS, OTHERS_DATA],
];

const TOLD: readonly (readonly [string, Facts, Facts])[] = [
  ['that customers feel it', OPEN_EFFECT, FELT],
  ['that a risk is likely, without harm to data', FELT, { risk: 'possible' }],
  ['how many persons, of a leak', LEAK, { 'data.persons': 12 }],
  ['what else leaked', LEAK, OTHERS_DATA],
  ['that data leaked which was on it', { ...FELT, 'data.persons': 12 }, { 'data.leak': 'confirmed' }],
];

describe('something graver is found than customers were told', () => {
  it.each(SILENT)('[FC-4] given no sentence tells %s, when it is stated, then nothing is owed', (_, before, now) => {
    const letters = told(before);
    const then = read(letters);
    state(letters, now);
    expect(letters.owed()).toEqual([]);
    expect(read(letters)).toBe(then);
  });

  it.each(TOLD)('[FC-4] given a sentence tells %s, when it is stated, then a follow-up is owed', (_, before, now) => {
    const letters = told(before);
    const then = read(letters);
    state(letters, now);
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: /)]);
    expect(read(letters)).not.toBe(then);
  });

  it('given customers read it in the words of a person, when it is graver, then a follow-up is owed', () => {
    const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
    scene.open();
    scene.assess({ ...FELT, 'service.impact': 'minor' });
    const letters = new Letters(scene);
    letters.send('first', { impact: { ja: '一部の画面の表示が遅くなっております。', en: 'Some screens are slow.' } });
    scene.after('PT1H');
    state(letters, { 'service.impact': 'major' });
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: /)]);
  });

  it('[FC-4] given what no sentence told is less after all, then nothing is corrected', () => {
    const letters = told({ ...FELT, 'data.persons': 12 });
    state(letters, { 'data.persons': 5 });
    expect(letters.owed()).toEqual([]);
  });

  it('[FC-4] given it was passed over while no data had leaked, when data did, then the letter tells it', () => {
    const letters = told(FELT);
    state(letters, { 'data.personal': 'confirmed', 'data.persons': 12 });
    state(letters, { 'data.leak': 'confirmed' });
    expect(read(letters)).toContain('12名');
  });
});

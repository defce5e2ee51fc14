import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../functions/domain/facts/values.ts';
import { shipped } from '../../policies/shipped.ts';
import { Letters } from '../incident/letters.ts';
import { ref, Scene } from '../incident/scene.ts';

const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' };

/** Use is restricted by the measure of every policy, with these facts on record by then. */
function restricted(facts: Facts): Letters {
  const scene = new Scene(shipped('flexcrm'));
  scene.open();
  scene.after('PT1M').assess({ ...OUTAGE, ...facts });
  scene.give('officer', { do: 'measure', kind: 'suspend', owner: 'officer' });
  const measure = scene.opened.duties.find(({ kind }) => kind === 'measure.suspend');
  scene.after('PT1M').give('officer', { do: 'complete', duty: measure?.id ?? '', evidence: ref('done') });
  return new Letters(scene);
}

function measures(letters: Letters) {
  const { text } = letters.draft('first');
  return [text.ja, text.en].map((one) => one?.sections.find(({ section }) => section === 'measures')?.body);
}

describe('the functions whose use is told as restricted', () => {
  it('are those that were on record when it was', () => {
    expect(measures(restricted({ 'service.function': 'Export' }))).toEqual([
      '該当する機能（Export）の利用を制限する措置を実施いたしました。',
      'We have restricted use of the functions affected (Export).',
    ]);
  });

  it('stay the same when the function concerned is recorded as another one', () => {
    const letters = restricted({ 'service.function': 'Export' });
    letters.scene.assess({ 'service.function': 'Login' });
    expect(measures(letters)).toEqual([
      '次の機能（Export）の利用を制限する措置を実施いたしました。',
      'We have restricted use of Export.',
    ]);
  });

  it('stay the same when an outage of another function is recorded', () => {
    const letters = restricted({ 'service.function': 'Export' });
    const { scene } = letters;
    scene.give('officer', { do: 'record-outage', function: 'Login', from: scene.now, to: null });
    expect(measures(letters)[1]).toBe('We have restricted use of the functions affected (Export).');
  });

  it('are not named where none was on record by then', () => {
    const letters = restricted({});
    letters.scene.assess({ 'service.function': 'Login' });
    expect(measures(letters)[1]).toBe('We have restricted use of the functions affected.');
  });
});

import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../functions/domain/facts/values.ts';
import { shipped } from '../../policies/shipped.ts';
import { joined } from './joins.ts';
import { Letters, sectionOf } from './letters.ts';
import { Scene } from './scene.ts';

const full = shipped('flexcrm');

function told(facts: Facts): Letters {
  const scene = new Scene(full);
  scene.open();
  scene.assess(facts);
  const letters = new Letters(scene);
  letters.send('first');
  scene.after('PT1H');
  return letters;
}

describe('the correction of what customers of a joined incident were told', () => {
  it.each<[string, Facts]>([
    ['this one has a sentence of its own to correct', { 'data.leak': 'possible', 'data.encrypted': 'no' }],
    ['this one told nothing wrong', { 'data.leak': 'confirmed', 'data.encrypted': 'no' }],
  ])('given %s, then it takes back the assurances by name, and is met', (_, facts) => {
    const safe = told({ 'data.leak': 'confirmed', 'data.encrypted': 'yes', 'data.recovered': 'yes' });
    const letters = told(facts);
    joined(safe.scene, letters.scene);
    expect(letters.owed()).toEqual([expect.stringContaining('暗号化、データの回収')]);
    const news = sectionOf(letters.send('correction'), 'new');
    expect(news).toContain('取り消します：暗号化、データの回収。');
    expect(news).not.toContain('訂正いたします：暗号化');
    expect(letters.owed()).toEqual([]);
  });

  it('given a wrong fact of this one alone, then nothing is withdrawn beside it', () => {
    const letters = told({ 'data.leak': 'confirmed', 'data.encrypted': 'yes' });
    letters.scene.assess({ 'data.encrypted': 'no' });
    expect(sectionOf(letters.draft('correction'), 'new')).not.toContain('取り消します');
  });
});

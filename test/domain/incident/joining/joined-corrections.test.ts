import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene } from '../scene.ts';
import { joined } from './joins.ts';

const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const BEGAN = instant('2026-04-24T16:50:00+09:00');
const EARLIER = instant('2026-04-24T17:00:00+09:00');
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

  it('[FC-4] given an outage there that was none, then the functions and the detection that were told there stand beside the right ones', () => {
    const other = told(OUTAGE);
    record(other, 'Export');
    other.send('follow-up');
    const letters = told(OUTAGE);
    record(letters, 'Login');
    letters.send('follow-up');
    joined(other.scene, letters.scene);
    const { scene } = letters;
    scene.give('officer', { do: 'withdraw-outage', function: 'Export', from: BEGAN, reason: ref('a false alarm') });
    scene.give('officer', {
      do: 'assess',
      facts: {},
      times: { detectedAt: EARLIER },
      overrule: null,
      reason: ref('log'),
    });
    const news = sectionOf(letters.send('correction'), 'new');
    expect(news).toContain(
      '（誤）検知日時：2026年4月24日（金）17時50分\n　（正）検知日時：2026年4月24日（金）17時00分',
    );
    expect(news).toMatch(/（誤）対象機能：Export\n　（正）対象機能：Login/);
    expect(letters.owed()).toEqual([]);
  });
});

function record({ scene }: Letters, name: string): void {
  scene.give('officer', { do: 'record-outage', function: name, from: BEGAN, to: null });
}

describe('a correction that is owed since before a join', () => {
  it('[FC-4] names by then what was told wrongly in either incident, and is due as before', () => {
    const letters = told({ 'data.leak': 'confirmed', 'data.encrypted': 'yes' });
    letters.scene.assess({ 'data.encrypted': 'no' });
    const before = letters.scene.opened.duties.find(({ kind }) => kind === 'notice.follow-up');
    expect(before?.because?.ja).toContain('（暗号化）');
    const other = told({ 'data.leak': 'confirmed', 'data.encrypted': 'yes', 'data.recovered': 'yes' });
    other.scene.assess({ 'data.recovered': 'no' });
    joined(other.scene, letters.scene);
    const after = letters.scene.opened.duties.find(({ kind }) => kind === 'notice.follow-up');
    expect(after?.because).toMatchObject({
      ja: expect.stringMatching(/暗号化.*データの回収/),
      en: expect.stringMatching(/encryption.*recovery/),
    });
    expect(after).toMatchObject({ id: before?.id, revision: before?.revision, deadline: before?.deadline });
  });
});

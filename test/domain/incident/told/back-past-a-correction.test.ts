import { describe, expect, it } from 'vitest';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { Scene } from '../scene.ts';

const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
const said = (ja: string, en: string) => ({ ja, en });
const NO_LEAK = said('調査の結果、漏えいは発生していないことが判明しました。', 'We found that nothing leaked.');

function opened(facts: Record<string, string>, policy = 'flexcrm') {
  const scene = new Scene(shipped(policy));
  scene.open(facts);
  return new Letters(scene);
}

/** Told of a leak by misconfiguration, which proved to be a mistake: a correction, in a person's words where they are given. */
function causeCorrected(own?: Parameters<Letters['send']>[1], policy = 'flexcrm') {
  const letters = opened(LEAK, policy);
  letters.send('first');
  letters.scene.assess({ 'cause.kind': 'misconfiguration' });
  letters.send('follow-up');
  letters.scene.assess({ 'cause.kind': 'mistake' });
  letters.send('correction', own);
  return letters;
}

describe('a fact that goes back past a correction', () => {
  it.each([
    ['the system wrote', undefined],
    ['a person wrote', { new: said('原因は作業上の誤りでした。', 'An operator error was the cause.') }],
  ])('[FC-4] given %s the correction, which has no section for it, then it is wrong again and owed', (_who, own) => {
    const letters = causeCorrected(own);
    expect(letters.owed()).toEqual([]);
    letters.scene.assess({ 'cause.kind': 'misconfiguration', 'data.persons': 12 });
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*原因/)]);
    expect(sectionOf(letters.draft('follow-up'), 'new')).toContain('設定の誤り');
  });

  it('[FC-4] given a person put right in their own words that nothing leaked, and it may have after all, then that is news', () => {
    const letters = opened({ 'data.leak': 'possible' });
    letters.send('first');
    letters.scene.assess({ 'data.leak': 'none' });
    letters.send('correction', { outline: NO_LEAK });
    letters.scene.assess({ 'data.leak': 'possible', 'data.persons': 12 });
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: .*漏えい/)]);
    const next = letters.draft('follow-up');
    expect(sectionOf(next, 'outline')).toContain('漏えいした可能性');
    expect(sectionOf(next, 'new')).toContain(sectionOf(next, 'outline'));
  });

  it('given what a person reworded still holds, then it is no news', () => {
    const letters = opened(LEAK);
    letters.send('first');
    letters.scene.assess({ 'data.persons': 12 });
    letters.send('follow-up', {
      outline: said('データが社外に出たことを確認しました。', 'We confirmed that data left us.'),
    });
    letters.scene.assess({ 'data.financial': 'confirmed' });
    const next = letters.draft('follow-up');
    expect(sectionOf(next, 'new')).not.toContain(sectionOf(next, 'outline'));
  });
});

describe('what a correction tells', () => {
  it.each(SHIPPED)('%s: the cause that it corrects, whichever sections it has', (policy) => {
    const { scene } = causeCorrected(undefined, policy);
    expect(scene.opened.notices.at(-1)?.tells.facts).toMatchObject({ ...LEAK, 'cause.kind': 'mistake' });
  });

  it('no cause that nobody was told', () => {
    const letters = opened({ 'data.leak': 'possible' });
    letters.send('first');
    letters.scene.assess({ 'data.leak': 'none', 'cause.kind': 'mistake' });
    letters.send('correction', { outline: NO_LEAK });
    expect(letters.scene.opened.notices.at(-1)?.tells.facts).not.toHaveProperty(['cause.kind']);
  });
});

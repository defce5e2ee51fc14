import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { Scene } from '../scene.ts';

const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'none' };
const NOT_PERSONAL = '個人データは含まれておりません。';
const SECRET = '通信の秘密に当たる情報が含まれております。';

function told(facts: Facts): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open({});
  const letters = new Letters(scene);
  state(letters, facts);
  letters.send('first');
  return letters;
}

function state({ scene }: Letters, facts: Facts): void {
  scene.after('PT10M').assess(facts);
}

describe('a leak in which customers were told that there is no personal data', () => {
  it('given communications are secret in it, then a follow-up is owed, and tells it beside', () => {
    const letters = told(LEAK);
    state(letters, { 'data.secrecy': 'confirmed' });
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: .*通信の秘密/)]);
    const draft = letters.send('follow-up');
    expect(sectionOf(draft, 'data').split('\n')).toEqual(expect.arrayContaining([SECRET, NOT_PERSONAL]));
    expect(sectionOf(draft, 'new')).toContain(SECRET);
    expect(letters.owed()).toEqual([]);
  });

  it('given that was told and is not so, then a correction sets it right', () => {
    const letters = told({ ...LEAK, 'data.secrecy': 'confirmed' });
    state(letters, { 'data.secrecy': 'none' });
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*通信の秘密/)]);
    const lines = sectionOf(letters.send('correction'), 'new');
    expect(lines).toContain(`（誤）${SECRET}`);
    expect(lines).toContain('（正）対象のデータに、通信の秘密に当たる情報は含まれておりません。');
    expect(letters.owed()).toEqual([]);
  });

  it('given communications are ruled out in it, then nothing is owed, and letters say no more of it', () => {
    const letters = told(LEAK);
    state(letters, { 'data.secrecy': 'none' });
    expect(letters.owed()).toEqual([]);
    expect(sectionOf(letters.draft('follow-up'), 'data')).not.toContain('通信の秘密');
  });
});

import { describe, expect, it } from 'vitest';
import { filingWarnings } from '../../../functions/console/shown/filing-warnings.ts';
import { beforeClosing } from '../../../functions/domain/incident/told/before-closing.ts';
import { leftOpenWords } from '../../../functions/domain/incident/told/left-open-words.ts';
import { Scene } from '../../domain/incident/scene.ts';
import { shipped } from '../../policies/shipped.ts';

const KIND = 'authority.ppc.prompt';
const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.sensitive': 'confirmed' } as const;

function warned(outline: string): string[] {
  const scene = new Scene(shipped('flexcrm'));
  scene.open(LEAK);
  const duty = scene.duty(KIND);
  return filingWarnings(scene.policy, scene.opened, { duty, items: { outline }, by: 'officer' }).map(({ ja }) => ja);
}

describe('the outline of a filing, held against the record', () => {
  it.each([
    'データの消失。',
    '設定の誤りにより、データが改ざんされました。',
    'データの漏えい。データの滅失も確認しました。',
    'Loss of customer data.',
  ])('names another harm than is on record: %s', (outline) => {
    expect(warned(outline)).toContainEqual(expect.stringContaining('概要'));
  });

  it.each([
    'データの漏えい。',
    '個人データの漏洩を確認しました。消失はありません。',
    '漏えいのほか、改ざんの可能性について調査しています。',
    '設定の誤りにより、第三者が閲覧できる状態でした。',
    'A leak of customer data; no data was lost.',
  ])('says what the record says, or nothing else: %s', (outline) => {
    expect(warned(outline).filter((text) => text.includes('概要'))).toEqual([]);
  });
});

describe('a number that one of two joined incidents alone knows', () => {
  it('is said where people decide, until they state it', () => {
    const { policy, opened } = (() => {
      const scene = new Scene(shipped('flexcrm'));
      scene.open({ 'data.leak': 'confirmed', 'data.personal': 'confirmed' });
      return scene;
    })();
    const joined = { ...opened, leftOpen: { 'data.persons': [70] } };
    expect(leftOpenWords(policy, joined)[0]?.ja).toContain('70');
    expect(beforeClosing(policy, joined).map(({ en }) => en)).toContainEqual(expect.stringContaining('70'));
    expect(leftOpenWords(policy, { ...joined, facts: { ...joined.facts, 'data.persons': 70 } })).toEqual([]);
  });
});

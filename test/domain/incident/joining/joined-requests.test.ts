import { describe, expect, it } from 'vitest';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { Scene } from '../scene.ts';
import { joined } from './joins.ts';

const OUTAGE = { 'service.felt': 'confirmed', 'service.impact': 'major' };
const RULED_OUT = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' };

/** An outage that was told, joined by a leak whose customers were asked to beware. */
function joinedLeak(company: string): { scene: Scene; letters: Letters } {
  const policy = shipped(company);
  const [leak, scene] = [new Scene(policy), new Scene(policy)];
  for (const [one, facts] of [[leak, { 'data.leak': 'confirmed' }] as const, [scene, OUTAGE] as const]) {
    one.open();
    one.assess(facts);
  }
  const asked = new Letters(leak).send('first');
  expect(sectionOf(asked, 'request')).toContain('不審なメール');
  const letters = new Letters(scene);
  letters.send('first');
  leak.after('PT1H');
  scene.after('PT1H');
  joined(leak, scene);
  return { scene, letters };
}

describe('requests to the customers of a joined incident', () => {
  it.each(['flexcrm', 'limited-company'])(
    'given the leak is ruled out for good, then the correction of %s withdraws them by name',
    (company) => {
      const { scene, letters } = joinedLeak(company);
      scene.assess({ ...RULED_OUT, investigation: 'done' });
      const correction = letters.send('correction');
      expect(sectionOf(correction, 'request')).toBe(
        '先にお願いしておりました不審なメールやお電話へのご注意は、本件に関しては不要となりました。',
      );
      expect(correction.text.en?.sections.find(({ section }) => section === 'request')?.body).toMatch(
        /no longer need to watch for suspicious emails and phone calls, as we asked earlier/,
      );
      expect(sectionOf(correction, 'new')).toMatch(
        /（誤）[\s\S]*漏えいしたことを確認[\s\S]*（正）[\s\S]*漏えい[\s\S]*確認されておりません/,
      );
    },
  );

  it('given nobody knows yet whether the danger is over, then the correction asks for it still', () => {
    const { scene, letters } = joinedLeak('flexcrm');
    scene.assess({ ...RULED_OUT, investigation: 'open' });
    expect(sectionOf(letters.draft('correction'), 'request')).toContain('十分にご注意くださいますよう');
  });
});

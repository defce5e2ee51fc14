import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { flexcrm, ref, refusedWith, Scene, types } from '../scene.ts';

const close = { do: 'close', reason: null } as const;
const waive = { do: 'waive', duty: 'notice.detailed', reason: ref('nothing more to tell') } as const;
const DONE: Facts = { investigation: 'done' };
/** No level tells customers of this. */
const NOTHING: Facts = {
  'data.leak': 'none',
  'data.affected': 'none',
  'service.impact': 'none',
  'service.felt': 'none',
  'cause.wrongful': 'none',
  spread: 'none',
  risk: 'none',
  obligation: 'none',
};

/** Customers were told that data may have leaked. */
function toldOfLeak(policy = flexcrm): Letters {
  const scene = new Scene(policy);
  scene.open({ 'data.leak': 'possible', 'data.personal': 'confirmed' });
  const letters = new Letters(scene);
  letters.send('first');
  return letters;
}

function state({ scene }: Letters, facts: Facts): void {
  scene.after('PT1H').give('officer', { do: 'assess', facts, times: {}, overrule: null, reason: ref('why') });
}

function detailed({ scene }: Letters): readonly string[] {
  return scene.opened.duties.filter(({ kind }) => kind === 'notice.detailed').map(({ status }) => status);
}

describe('closing after customers were told of a leak that there was not', () => {
  it('[FC-4] given a correction went out before the investigation was done, then they are owed its result, before it is done and after', () => {
    const letters = toldOfLeak();
    const { scene } = letters;
    state(letters, NOTHING);
    expect(sectionOf(letters.send('correction'), 'outline')).toContain('これまでの調査で');
    expect(scene.opened.assessment.notify).toBe(false);
    expect(scene.ask('officer', close)).toMatchObject({
      refused: 'closing-conditions',
      reason: { en: expect.stringContaining('send the detailed notice') },
    });
    state(letters, DONE);
    expect(detailed(letters)).toEqual(['open']);
    expect(scene.ask('officer', close)).toMatchObject({ refused: 'closing-conditions' });
    scene.give('head', waive);
    expect(scene.ask('head', close)).toEqual(refusedWith('same-person'));
    expect(types(scene.ask('officer', close))).toContain('incident.closed');
  });

  it.each<[string, readonly Facts[]]>([
    ['with it', [{ ...NOTHING, ...DONE }]],
    ['before it', [DONE, NOTHING]],
    ['after it', [NOTHING, DONE]],
  ])(
    '[FC-4] given the investigation is done, stated %s, then the correction tells its result, and it closes',
    (_, days) => {
      const letters = toldOfLeak();
      for (const facts of days) state(letters, facts);
      expect(letters.scene.ask('officer', close)).toMatchObject({ refused: 'closing-conditions' });
      const outline = sectionOf(letters.send('correction'), 'outline');
      expect(outline).toContain('調査の結果、漏えいの事実は確認されませんでした。');
      expect(detailed(letters)).not.toContain('open');
      expect(types(letters.scene.ask('officer', close))).toContain('incident.closed');
    },
  );

  it('[FC-4] given the correction told a lesser leak alone, then the detailed notice is owed as before', () => {
    const letters = toldOfLeak();
    state(letters, { ...DONE, 'data.personal': 'none' });
    letters.send('correction');
    expect(detailed(letters)).toEqual(['open']);
  });

  it('[FC-4] given the level alone was lowered by hand, then customers who were told are owed the detailed notice all the same', () => {
    const letters = toldOfLeak();
    const overrule = { level: 'minor', reason: ref('small') };
    letters.scene.give('officer', { do: 'assess', facts: DONE, times: {}, overrule, reason: ref('why') });
    expect(letters.scene.opened.assessment.notify).toBe(false);
    expect(detailed(letters)).toEqual(['open']);
  });

  it('given nobody was told, then nobody waits for anything', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible', 'data.personal': 'confirmed' });
    scene.assess({ ...NOTHING, ...DONE } as never);
    expect(scene.opened.duties.some(({ kind }) => kind === 'notice.detailed')).toBe(false);
    expect(types(scene.ask('officer', close))).toContain('incident.closed');
  });

  it('[GK-8] given a policy that owes no detailed notice, then closing asks for the end of the investigation, and for nothing that vanishes with it', () => {
    const letters = toldOfLeak(shipped('limited-company'));
    const words = () => JSON.stringify(letters.scene.ask('officer', close));
    expect(words()).toContain('finish the investigation, or have somebody else waive');
    expect(words()).not.toContain('send the detailed notice');
    state(letters, DONE);
    expect(words()).not.toMatch(/finish the investigation|detailed notice/);
  });
});

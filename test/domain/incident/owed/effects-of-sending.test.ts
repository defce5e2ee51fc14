import { describe, expect, it } from 'vitest';
import { effectsInWords, effectsOfSending } from '../../../../functions/domain/incident/decide/effects-of-sending.ts';
import { shipped } from '../../../policies/shipped.ts';
import { counts, Scene, SYSTEM, start } from '../scene.ts';
import { idOf, later, sectionsOf, standing, told } from '../told/telling.ts';

const synergy = shipped('synergy');
const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const LEAK = {
  'data.leak': 'confirmed',
  'data.personal': 'confirmed',
  'data.role': 'processor',
  'cause.wrongful': 'confirmed',
};

/** What the newest notice would settle. */
function effects(scene: Scene) {
  const notice = scene.opened.notices.at(-1);
  if (notice === undefined) throw new Error('nothing is drafted');
  const found = effectsOfSending(scene.policy, scene.opened, notice, scene.now);
  if (found === null) throw new Error('it is on its way');
  return {
    ...found,
    meets: found.meets.map(({ kind }) => kind),
    voids: found.voids.map(({ kind }) => kind),
    said: effectsInWords(scene.policy, found),
  };
}

describe('what approving a notice settles', () => {
  it('given a leak that is told in a follow-up, then the approver reads that it tells the controllers, which items, and which filing falls away; and so it comes', () => {
    const scene = later(told(synergy, OUTAGE), LEAK);
    scene.draft(null, { stage: 'follow-up', sections: [...sectionsOf(synergy, 'follow-up'), 'secondary-damage'] });
    scene.seal(idOf(2));
    const { meets, voids, states, open, lacks, said } = effects(scene);
    expect(meets).toEqual(expect.arrayContaining(['controller', 'notice.follow-up']));
    expect(voids).toContain('principals');
    expect(states).toContain('outline');
    // Which sets of data it was nobody knows yet.
    expect([open, states.includes('data-items')]).toEqual([['data-items'], false]);
    expect(said[2]?.ja).toMatch(/（未確定の内容があります）：.*項目。$/);
    expect(lacks).toEqual([]);
    expect(said[0]?.ja).toContain('委託元');
    expect(said[1]?.ja).toMatch(/^この通知には、法令で通知が求められる次の事項が記載されています：概要、/);
    scene.approve('approver', idOf(2));
    scene.after(synergy.notices.hold).give(SYSTEM, start(idOf(2)));
    scene.give(SYSTEM, { do: 'finish-delivery', notice: idOf(2), counts: counts(1000), finishedAt: scene.now });
    expect(standing(scene, 'controller')).toEqual(['met']);
    expect(standing(scene, 'principals').at(-1)).toBe('void');
  });

  it('given a notice without what the law asks to be told, then it says that the controllers are not told by it, and what is missing', () => {
    const scene = new Scene(synergy);
    scene.open(LEAK);
    scene.assess({ 'cause.kind': 'intrusion' });
    scene.draft();
    scene.seal();
    const { meets, lacks, said } = effects(scene);
    expect(meets).not.toContain('controller');
    expect(lacks).toEqual(['cause']);
    expect(said.at(-1)?.ja).toBe('この通知では、委託元への通知は完了しません。記載のない事項：原因。');
  });

  it.each([
    ['worded by a person', { written: ['data'] }, true],
    ['worded by a person who leaves it open', { written: ['data'], open: ['data'] }, false],
    ['worded by a person in one language alone', { written: ['data'], oneLanguage: ['data'] }, false],
    ['worded by the system', { written: ['outline'] }, false],
  ] as const)('given data %s, of which the sets are no fact, then its items are settled: %#', (_, own, isSettled) => {
    const scene = later(told(synergy, OUTAGE), LEAK);
    const wording = { lacking: [], open: [], oneLanguage: [], ...own };
    scene.draft('officer', { stage: 'follow-up', sections: sectionsOf(synergy, 'follow-up'), wording });
    scene.seal(idOf(2));
    const { states, open, said } = effects(scene);
    expect([states.includes('data-items'), open.includes('data-items')]).toEqual([isSettled, !isSettled]);
    expect(said.some(({ ja }) => ja.includes('未確定の内容があります'))).toBe(!isSettled);
  });

  it.each([
    ['the impact worded by a person', ['impact'], true],
    ['the impact worded by the system', ['outline'], false],
  ] as const)(
    'given a stage that tells the data with the impact, and %s, then its items are settled: %#',
    (_, written, isSettled) => {
      const sections = sectionsOf(synergy, 'follow-up').filter((section) => section !== 'data');
      const stage = synergy.notices.stages['follow-up'];
      if (stage === undefined) throw new Error('synergy follows up');
      const stages = { ...synergy.notices.stages, 'follow-up': { ...stage, sections } };
      const scene = later(told({ ...synergy, notices: { ...synergy.notices, stages } }, OUTAGE), LEAK);
      const wording = { lacking: [], open: [], oneLanguage: [], written };
      scene.draft('officer', { stage: 'follow-up', sections, wording });
      scene.seal(idOf(2));
      const { states, open } = effects(scene);
      expect([states.includes('data-items'), open.includes('data-items')]).toEqual([isSettled, !isSettled]);
    },
  );

  it('given a notice of an outage, then it meets the duty to tell and no legal one', () => {
    const scene = new Scene(synergy);
    scene.open(OUTAGE);
    scene.draft(null, { sections: sectionsOf(synergy, 'first') });
    scene.seal();
    const { meets, states, voids } = effects(scene);
    expect([meets, states, voids]).toEqual([['notice.first'], [], []]);
  });

  it('given it went out, then there is nothing left to decide', () => {
    const { opened, policy, now } = told(synergy, OUTAGE);
    const [notice] = opened.notices;
    expect(notice && effectsOfSending(policy, opened, notice, now)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { ref, Scene } from '../scene.ts';
import { sectionsOf, send } from './telling.ts';

const policy = shipped('flexcrm');
const PROCESSOR: Facts = {
  'data.leak': 'confirmed',
  'data.personal': 'confirmed',
  'data.persons': 1200,
  'data.role': 'processor',
  'cause.wrongful': 'none',
};
const SENSITIVE: Facts = { 'data.sensitive': 'confirmed' };
const NOT_SENSITIVE: Facts = { 'data.sensitive': 'none' };

/** Known on 24 April. The controllers are told with all items, or nobody is. */
function opened(facts: Facts, isTold = true): Scene {
  const scene = new Scene(policy, '2026-04-24T10:00:00+09:00');
  scene.open(facts);
  return isTold ? toldAll(scene) : scene;
}

function toldAll(scene: Scene): Scene {
  scene.draft('officer', { sections: [...sectionsOf(policy, 'first'), 'persons', 'secondary-damage'] });
  send(scene);
  return scene;
}

/** What is stated on the days after, one set a day. */
function stated(scene: Scene, ...days: readonly Facts[]): Scene {
  for (const facts of days) {
    scene.after('P1D').give('officer', { do: 'assess', facts, times: {}, overrule: null, reason: ref('why') });
  }
  return scene;
}

/** How the newest duty of a kind stands, and the last day that it is owed by, in Tokyo. */
function standingOf({ opened: { duties } }: Scene, kind: string) {
  const duty = duties.findLast((one) => one.kind === kind);
  const day = /day 5, that day being day 1: \w+ (\d+ \w+)/.exec(duty?.deadline.derivation.en.join(' ') ?? '');
  return [duty?.status, day?.[1]];
}

const PROMPT = 'authority.ppc.prompt';

/** Of days that count from the first: 24 April is day 1. */
describe('what the law asks and comes back, counted in days', () => {
  it.each(['controller', PROMPT])('given the telling made it void, then %s is not owed', (kind) => {
    expect(standingOf(opened(PROCESSOR), kind)[0]).toBe(kind === PROMPT ? 'void' : 'met');
  });

  it.each(['controller', PROMPT])(
    'given graver facts that nobody knew before, then %s counts from them, and more of them later move nothing',
    (kind) => {
      const scene = stated(opened(PROCESSOR), SENSITIVE);
      expect(standingOf(scene, kind)).toEqual(['open', '29 Apr']);
      expect(standingOf(stated(scene, { 'data.persons': 5000 }), kind)).toEqual(['open', '29 Apr']);
    },
  );

  it.each(['controller', PROMPT])(
    'given they were wrongly taken back and are stated once more, then %s counts from when they were known first',
    (kind) => {
      const scene = stated(opened(PROCESSOR), SENSITIVE, NOT_SENSITIVE);
      expect(standingOf(scene, kind)[0]).toBe(kind === PROMPT ? 'void' : 'met');
      expect(standingOf(stated(scene, SENSITIVE), kind)).toEqual(['open', '29 Apr']);
    },
  );

  it.each(['controller', PROMPT])(
    'given they were wrong, and then other facts are graver, then %s counts from those: they are new',
    (kind) => {
      const scene = stated(opened(PROCESSOR), SENSITIVE, NOT_SENSITIVE, { 'data.persons': 5000 });
      expect(standingOf(scene, kind)).toEqual(['open', '1 May']);
    },
  );

  it.each(['controller', PROMPT])(
    'given the number that was known first was wrongly lowered before the telling, then %s counts from the first knowledge',
    (kind) => {
      const scene = toldAll(stated(opened({ ...PROCESSOR, 'data.persons': 5000 }, false), { 'data.persons': 1200 }));
      expect(standingOf(stated(scene, { 'data.persons': 5000 }), kind)).toEqual(['open', '28 Apr']);
    },
  );

  it('given the role was wrong, then the report counts from the first knowledge, also where graver facts come up with it', () => {
    const role: Facts = { 'data.role': 'controller' };
    expect(standingOf(stated(opened(PROCESSOR), role), PROMPT)).toEqual(['open', '28 Apr']);
    expect(standingOf(stated(opened(PROCESSOR), { ...role, ...SENSITIVE }), PROMPT)).toEqual(['open', '28 Apr']);
    expect(standingOf(stated(opened(PROCESSOR), SENSITIVE, role), PROMPT)).toEqual(['open', '28 Apr']);
  });

  it('given a report that was waived, then it counts from the graver facts, and from the first of them where they come back', () => {
    const scene = opened({ ...PROCESSOR, 'data.role': 'controller' }, false);
    scene.give('officer', { do: 'waive', duty: PROMPT, reason: ref('reason') });
    stated(scene, SENSITIVE);
    expect(standingOf(scene, PROMPT)).toEqual(['open', '29 Apr']);
    stated(scene, NOT_SENSITIVE, SENSITIVE);
    expect(standingOf(scene, PROMPT)).toEqual(['open', '29 Apr']);
  });

  it('given the leak itself was wrongly ruled out, then the report counts from the first knowledge', () => {
    const scene = stated(opened({ ...PROCESSOR, 'data.role': 'controller' }, false), { 'data.leak': 'none' });
    expect(standingOf(scene, PROMPT)[0]).toBe('void');
    expect(standingOf(stated(scene, { 'data.leak': 'confirmed' }), PROMPT)).toEqual(['open', '28 Apr']);
  });
});

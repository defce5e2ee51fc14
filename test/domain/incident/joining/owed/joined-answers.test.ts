import { describe, expect, it } from 'vitest';
import { shipped } from '../../../../policies/shipped.ts';
import type { Scene } from '../../scene.ts';
import { ref } from '../../scene.ts';
import { given, joinedAt, leak, newest, OWN_DATA, owing, waive } from './owing.ts';

function measured(scene: Scene): Scene {
  given(scene, { do: 'measure', kind: 'contain', owner: 'officer' });
  return scene;
}

function done(scene: Scene, duty: string): Scene {
  given(scene, { do: 'complete', duty, evidence: ref('done') });
  return scene;
}

/** One that owes what the policy and the law ask for, an investigation that is done, and a measure. */
function owingAll(): Scene {
  return measured(leak({ ...OWN_DATA, investigation: 'done', 'data.role': 'unknown' }));
}

const KINDS = [
  ...['authority.ppc.prompt', 'authority.ppc.full', 'principals', 'controller', 'improvement', 'measure.contain'],
  ...['notice.first', 'notice.detailed'],
];

function waived(...kinds: readonly string[]): Scene {
  const scene = owingAll();
  waive(scene, ...kinds);
  return scene;
}

describe('a duty that one of two joined incidents owes, and that was waived in the other as “that one does it”', () => {
  const owed = KINDS.filter((kind) => owing(owingAll()).has(kind));

  it('given a leak, then the kinds that these tests are of are owed', () => {
    expect(owed).toEqual(KINDS);
  });

  it.each(owed)('given %s is waived where the other one goes on, then it is owed, by its own day', (kind) => {
    const before = owing(owingAll()).get(kind);
    const both = joinedAt(owingAll(), waived(kind));
    expect(newest(both, kind)).toMatchObject({ id: `${kind}#2`, kind });
    expect(owing(both).get(kind)).toBe(before);
  });

  it.each(owed)('given %s is waived in the one that ends, then it is owed, by its own day', (kind) => {
    const before = owing(owingAll()).get(kind);
    expect(owing(joinedAt(waived(kind), owingAll())).get(kind)).toBe(before);
  });

  it.each(owed)('given %s is waived in both, then it stays waived', (kind) => {
    expect(owing(joinedAt(waived(kind), waived(kind))).has(kind)).toBe(false);
  });

  it.each(owed)('given %s is waived once more after the join, then it stays waived', (kind) => {
    const both = joinedAt(owingAll(), waived(kind));
    waive(both, newest(both, kind)?.id ?? '');
    both.after('PT1H').assess({ 'service.impact': 'minor' });
    expect(owing(both).has(kind)).toBe(false);
  });

  it('given the prevention plan was waived in either, then it is owed', () => {
    const planless = () => leak({ ...OWN_DATA, investigation: 'done' }, null, shipped('synergy'));
    const waivedPlan = () => {
      const scene = planless();
      waive(scene, 'prevention.plan');
      return scene;
    };
    expect(owing(planless()).has('prevention.plan')).toBe(true);
    expect(owing(joinedAt(planless(), waivedPlan())).has('prevention.plan')).toBe(true);
    expect(owing(joinedAt(waivedPlan(), planless())).has('prevention.plan')).toBe(true);
    expect(owing(joinedAt(waivedPlan(), waivedPlan())).has('prevention.plan')).toBe(false);
  });

  it('given it is owed by the join alone, then those who owe it are called, and read why', () => {
    const both = joinedAt(owingAll(), waived('principals'));
    const duty = newest(both, 'principals');
    expect(duty?.because?.en).toContain('an incident that was joined into this one owes it still');
    expect(both.opened.pages.at(-1)).toMatchObject({ why: 'again', duty: duty?.id });
  });

  it('given it is handed on to a third incident, where it was waived as well, then it is owed there', () => {
    const both = joinedAt(owingAll(), waived('principals'));
    expect(owing(joinedAt(both, waived('principals'))).has('principals')).toBe(true);
  });

  it.each(['improvement', 'measure.contain'])(
    'given %s is done in the other, then it is owed still, whichever takes the other over',
    (kind) => {
      expect(owing(joinedAt(owingAll(), done(owingAll(), kind))).has(kind)).toBe(true);
      expect(owing(joinedAt(done(owingAll(), kind), owingAll())).has(kind)).toBe(true);
    },
  );

  it('given a filing was made in the other, then it counts for both, whichever takes the other over', () => {
    const filed = () => {
      const scene = owingAll();
      const report = { reference: ref('number'), items: {}, text: null, form: 'prompt' } as const;
      given(scene, { do: 'complete', duty: 'authority.ppc.prompt', evidence: null, report });
      return scene;
    };
    expect(owing(joinedAt(owingAll(), filed())).has('authority.ppc.prompt')).toBe(false);
    expect(owing(joinedAt(filed(), owingAll())).has('authority.ppc.prompt')).toBe(false);
  });

  it('given a level was fixed below where the other one stands, then what that level owes is owed', () => {
    const fixed = () => {
      const scene = owingAll();
      const overrule = { level: 'minor', reason: ref('small') };
      given(scene, { do: 'assess', facts: {}, times: {}, overrule, reason: ref('why') });
      return scene;
    };
    const { level } = owingAll().opened.assessment;
    for (const both of [joinedAt(owingAll(), fixed()), joinedAt(fixed(), owingAll())]) {
      expect(both.opened.assessment.level).toBe(level);
      expect(owing(both).has('notice.first')).toBe(true);
    }
  });
});

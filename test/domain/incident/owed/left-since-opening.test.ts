import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../../functions/domain/base/scope.ts';
import { instant, plusMs } from '../../../../functions/domain/base/time/instant.ts';
import { HOUR_MS } from '../../../../functions/domain/base/time/units.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { counts, NOTICE, ref, refusedWith, Scene, SYSTEM, start } from '../scene.ts';
import { idle, sectionsOf } from '../told/telling.ts';

const policy = shipped('flexcrm');
const LEAK: Facts = {
  ...{ 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.persons': 1200 },
  ...{ 'data.role': 'processor', 'cause.wrongful': 'none' },
};
const OUTAGE: Facts = { 'service.felt': 'confirmed', 'service.impact': 'major' };

/** A first notice to two, sent without those who left since the opening. */
function sent(facts: Facts, audience: Scope, left: readonly string[] = [], since: Facts = {}): Scene {
  const scene = new Scene(policy);
  scene.open(facts);
  if (audience !== 'all') scene.give('officer', { do: 'scope', audience, calls: null });
  if (Object.keys(since).length > 0) scene.assess(since);
  scene.draft('officer', { sections: [...sectionsOf(policy, 'first'), 'persons', 'secondary-damage'] });
  const fallenOut = left.length === 0 ? {} : { fallenOut: { contracts: left, count: left.length } };
  scene.give(SYSTEM, { do: 'seal-audience', notice: NOTICE, digest: 'sha256:audience', count: 2, ...fallenOut });
  scene.approve();
  scene.after(policy.notices.hold).give(SYSTEM, start());
  const finishedAt = scene.after('PT5M').now;
  scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, counts: counts(2), finishedAt });
  return scene;
}

const statuses = ({ opened }: Scene, ...kinds: string[]) =>
  kinds.map((kind) => opened.duties.findLast((duty) => duty.kind === kind)?.status);
const legal = (scene: Scene) => statuses(scene, 'controller', 'authority.ppc.prompt');

const SCOPES: readonly (readonly [string, Scope])[] = [
  ['all customers', 'all'],
  ['a region', { where: { region: 'east' } }],
];

describe.each(SCOPES)(
  'a leak of what customers entrusted, its scope %s, and one who left before the notice went out',
  (_name, scope) => {
    it('then the controllers are not told before somebody called, and the filing stays owed', () => {
      const scene = sent(LEAK, scope, ['C3']);
      expect(legal(scene)).toEqual(['open', 'open']);
      expect(scene.duty('call').because?.en).toContain('(C3)');
      scene.after('PT20M').give('officer', { do: 'complete', duty: 'call', evidence: ref('told by phone') });
      expect(legal(scene)).toEqual(['met', 'void']);
    });

    it('given somebody decides that they are not told, then the notice is done and the controllers are not told', () => {
      const scene = sent(LEAK, scope, ['C3']);
      scene.after('PT20M').give('officer', { do: 'waive', duty: 'call', reason: ref('their data was erased') });
      expect(statuses(scene, 'notice.first')).toEqual(['met']);
      expect(legal(scene)).toEqual(['open', 'open']);
    });

    it('given nobody left, then nobody is called and the controllers are told by the notice', () => {
      const scene = sent(LEAK, scope);
      expect(statuses(scene, 'call', 'controller')).toEqual([undefined, 'met']);
    });
  },
);

describe('customers who left, where no law asks to tell them', () => {
  it('given an outage, then nobody is called', () => {
    expect(statuses(sent(OUTAGE, 'all', ['C3']), 'call', 'notice.first')).toEqual([undefined, 'met']);
  });

  it('given it turns out before the notice goes out that the data is its own, then nobody is called', () => {
    const scene = sent(LEAK, 'all', ['C3'], { 'data.role': 'controller' });
    expect(statuses(scene, 'call', 'controller', 'notice.first')).toEqual([undefined, 'void', 'met']);
  });

  it('given it turns out later that the company processes the data for them, then they are still to be told', () => {
    const scene = sent({ ...LEAK, 'data.role': 'controller' }, 'all', ['C3']);
    expect(statuses(scene, 'call', 'controller')).toEqual([undefined, undefined]);
    scene.after('PT5M').assess({ 'data.role': 'processor' });
    expect(statuses(scene, 'controller')).toEqual(['open']);
  });

  it('given it turns out so and nobody had left, then the notice that went out told them', () => {
    const scene = sent({ ...LEAK, 'data.role': 'controller' }, 'all');
    scene.after('PT5M').assess({ 'data.role': 'processor' });
    expect(statuses(scene, 'controller')).toEqual(['met']);
  });
});

describe('a leak began before its incident was opened, which nobody knew when the notice went out', () => {
  const TELLING = ['controller', 'authority.ppc.prompt', 'call'] as const;

  /** The beginning is stated once it has gone out; the workflow looks up who had left by then. */
  function statedLater(facts: Facts, left: readonly string[]): Scene {
    const scene = sent(facts, 'all');
    const times = { occurredAt: instant('2026-04-10T10:00:00+09:00') };
    scene
      .after('PT1H')
      .give('officer', { do: 'assess', facts: {}, times, overrule: null, reason: ref('the access log') });
    expect(idle(scene)).toEqual({ do: 'SealAudience', notice: NOTICE });
    const fallenOut = left.length === 0 ? {} : { fallenOut: { contracts: left, count: left.length } };
    const { digest = '', count = 0 } = scene.notice().audience ?? {};
    scene.give(SYSTEM, { do: 'seal-audience', notice: NOTICE, digest, count, ...fallenOut });
    expect(idle(scene)).not.toMatchObject({ do: 'SealAudience' });
    return scene;
  }

  it('given it began an hour before on the same day, then who had left is looked up all the same', () => {
    const scene = sent(LEAK, 'all');
    expect(idle(scene)).not.toMatchObject({ do: 'SealAudience' });
    const times = { occurredAt: plusMs(scene.opened.openedAt, -HOUR_MS) };
    scene.give('officer', { do: 'assess', facts: {}, times, overrule: null, reason: ref('the access log') });
    expect(idle(scene)).toEqual({ do: 'SealAudience', notice: NOTICE });
  });

  it('given a still earlier beginning is stated while it is looked up who had left, then it is looked up again', () => {
    const scene = sent(LEAK, 'all');
    const began = (day: string) => {
      const times = { occurredAt: instant(`2026-04-${day}T10:00:00+09:00`) };
      scene.give('officer', { do: 'assess', facts: {}, times, overrule: null, reason: ref('the access log') });
    };
    const { digest = '', count = 0 } = scene.notice().audience ?? {};
    began('10');
    const basedOn = scene.opened.seq;
    began('05');
    const looked = { do: 'seal-audience', notice: NOTICE, digest, count, basedOn } as const;
    expect(scene.ask(SYSTEM, looked)).toEqual(refusedWith('not-ready'));
    expect(idle(scene)).toEqual({ do: 'SealAudience', notice: NOTICE });
  });

  it('given one had left between, then they are to be called, the controllers are not told before, and the filing is owed again', () => {
    const scene = statedLater(LEAK, ['C3']);
    expect(statuses(scene, ...TELLING)).toEqual(['open', 'open', 'open']);
    expect(scene.duty('call').because?.en).toContain('(C3)');
    expect(scene.duty('controller#2').because?.en).toContain('(C3)');
    // What was mailed stays done, to the same recipients.
    expect(statuses(scene, 'notice.first')).toEqual(['met']);
    expect(scene.notice().audience).toMatchObject({ count: 2, fallenOut: { contracts: ['C3'], count: 1 } });
    scene.after('PT20M').give('officer', { do: 'complete', duty: 'call', evidence: ref('told by phone') });
    expect(statuses(scene, ...TELLING)).toEqual(['met', 'void', 'met']);
  });

  it('given somebody decides that they are not called, then the controllers stay to be told', () => {
    const scene = statedLater(LEAK, ['C3']);
    scene.after('PT20M').give('officer', { do: 'waive', duty: 'call', reason: ref('their data was erased') });
    expect(statuses(scene, ...TELLING)).toEqual(['open', 'open', 'waived']);
  });

  it('given nobody had left, then it stays as it was', () => {
    expect(statuses(statedLater(LEAK, []), ...TELLING)).toEqual(['met', 'void', undefined]);
  });

  it('given the data is its own, then nobody is called', () => {
    const scene = statedLater({ ...LEAK, 'data.role': 'controller' }, ['C3']);
    expect(statuses(scene, 'controller', 'call')).toEqual([undefined, undefined]);
  });

  it('given a later beginning, or an outage, then nobody looks again', () => {
    const scene = sent(OUTAGE, 'all');
    const times = { occurredAt: instant('2026-04-10T10:00:00+09:00') };
    scene.after('PT1H').give('officer', { do: 'assess', facts: {}, times, overrule: null, reason: ref('seen') });
    expect(idle(scene)).not.toMatchObject({ do: 'SealAudience' });
  });
});

import { describe, expect, it } from 'vitest';
import type { IncidentCommand } from '../../../../functions/domain/incident/command/command.ts';
import type { PageWhy } from '../../../../functions/domain/incident/record/page.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { NOTICE, ref, Scene, SYSTEM, start } from '../scene.ts';
import { sectionsOf } from '../told/telling.ts';

/** A reason to call people, and how it comes anew. */
interface Reason {
  readonly begin: () => Scene;
  readonly comes: (scene: Scene, nth: number) => void;
  /** Each time is a matter of its own, and calls whatever else waits. */
  readonly isOnItsOwn?: true;
}

const opened = (facts: Facts = {}) => {
  const scene = new Scene();
  scene.open(facts);
  return scene;
};
const newest = (scene: Scene) => scene.opened.notices.at(-1)?.id ?? '';

function fires(scene: Scene, more: Partial<Extract<IncidentCommand, { do: 'attach-signal' }>> = {}) {
  const seen = { at: scene.now, state: 'firing', words: ref('words') } as const;
  const signal = `e-${scene.items.length}`;
  const attached = { do: 'attach-signal', source: 'alarm-1', signal, count: 1, seen, facts: {}, times: {} } as const;
  scene.give(SYSTEM, { ...attached, ...more });
}

function fails(scene: Scene) {
  const { machine, generation, subject } = scene.opened.executions.at(-1) ?? {
    machine: 'incident',
    generation: 1,
    subject: null,
  };
  scene.give(SYSTEM, { do: 'record-failure', machine, generation, error: 'States.Timeout' });
  scene.give(SYSTEM, { do: 'request-execution', machine, subject, after: generation });
}

const REASONS: Readonly<Partial<Record<PageWhy, Reason>>> = {
  approval: {
    begin: () => opened({ 'data.leak': 'possible' }),
    comes: (scene) => scene.draft('officer'),
  },
  failure: { begin: opened, comes: fails },
  tampered: {
    begin: opened,
    comes: (scene, nth) => {
      const mismatch = { kind: 'content', owner: 'incident', id: `text-${nth}`, digest: 'sha256:a' } as const;
      scene.give(SYSTEM, { do: 'record-mismatch', mismatch, notice: null });
    },
  },
  paused: {
    begin: () => {
      const scene = new Scene().sealedFirst();
      scene.approve();
      scene.give(SYSTEM, start());
      return scene;
    },
    comes: (scene) => scene.give(SYSTEM, { do: 'pause-delivery', notice: NOTICE, why: 'quota', until: scene.now }),
  },
  'fired-again': {
    begin: () => {
      const scene = opened({ 'service.impact': 'major' });
      scene.give('responder', { do: 'acknowledge', page: null });
      return scene.after('PT1H');
    },
    comes: (scene) => fires(scene, { again: true }),
  },
  signal: {
    begin: () => {
      const scene = new Scene(shipped('synergy'));
      scene.open();
      scene.give('responder', { do: 'acknowledge', page: null });
      return scene.after('PT1H');
    },
    comes: (scene) => fires(scene, { source: 'login-1', call: ['responder', 'officer'] }),
  },
  graver: {
    begin: () => {
      const scene = opened({ 'data.leak': 'none' });
      const overrule = { level: 'minor', reason: ref('why') };
      scene.give('officer', { do: 'assess', facts: {}, times: {}, overrule, reason: ref('why') });
      return scene;
    },
    comes: (scene) => {
      scene.assess({ 'data.leak': 'none' });
      scene.assess({ 'data.leak': 'confirmed' });
    },
  },
  contradicts: {
    begin: () => opened({ 'test.harmless': 'yes' }),
    comes: (scene) => {
      scene.assess({ 'data.leak': 'none' });
      scene.assess({ 'data.leak': 'possible' });
    },
  },
  'taken-back': {
    begin: opened,
    comes: (scene) => {
      scene.assess({ 'data.leak': 'confirmed' });
      scene.assess({ 'data.leak': 'unknown' });
    },
  },
  rejected: {
    begin: () => opened({ 'data.leak': 'possible' }),
    comes: (scene) => {
      scene.draft('officer');
      scene.give('approver', { do: 'reject', notice: newest(scene), reason: ref('why') });
    },
    isOnItsOwn: true,
  },
  decision: {
    begin: () => opened({ 'data.leak': 'possible' }),
    comes: (scene) =>
      scene.give('officer', { do: 'exception', duty: null, about: 'timing', reason: ref('why'), until: null }),
    isOnItsOwn: true,
  },
  assigned: {
    begin: () => opened({ 'data.leak': 'possible' }),
    comes: (scene, nth) =>
      scene.give('head', { do: 'measure', kind: { content: `m-${nth}`, digest: `sha256:m-${nth}` }, owner: 'officer' }),
    isOnItsOwn: true,
  },
};

const calls = (scene: Scene, why: string) => scene.opened.pages.filter((page) => page.why === why).length;

describe.each(Object.entries(REASONS))(
  'a call because of %s that nobody answered',
  (why, { begin, comes, isOnItsOwn }) => {
    it('given its ladder has run out, when the reason comes anew, then people are called anew', () => {
      const scene = begin();
      const before = calls(scene, why);
      comes(scene, 1);
      expect(calls(scene, why)).toBe(before + 1);
      comes(scene.after('PT12H'), 2);
      expect(calls(scene, why)).toBe(before + 2);
    });

    it('given its ladder still runs, when the reason comes anew, then no second call repeats it', () => {
      const scene = begin();
      const before = calls(scene, why);
      comes(scene, 1);
      comes(scene.after('PT2M'), 2);
      expect(calls(scene, why)).toBe(before + (isOnItsOwn ? 2 : 1));
    });
  },
);

describe('a fact that no customer hears of, and that goes to and fro while nobody answers', () => {
  const calledAfter = (span: string): number => {
    const scene = opened({ 'business.impact': 'business' });
    scene.assess({ 'business.impact': 'staff' });
    scene.after(span).assess({ 'business.impact': 'business' });
    scene.after('PT1M').assess({ 'business.impact': 'staff' });
    return scene.opened.pages.filter(({ why }) => why === 'taken-back').length;
  };

  it('calls once in a quarter', () => {
    expect([calledAfter('P7D'), calledAfter('P89D'), calledAfter('P91D')]).toEqual([1, 1, 2]);
  });
});

describe('a follow-up that waits for approval in the night', () => {
  it('given nobody answered, when a leak is confirmed and its text is drafted in the morning, then the approver is called anew', () => {
    const scene = new Scene().deliveredFirst();
    const sections = sectionsOf(scene.policy, 'follow-up');
    scene.draft('officer', { stage: 'follow-up', sections });
    scene.seal(newest(scene));
    scene.after('PT10H').assess({ 'data.leak': 'confirmed' });
    scene.draft('officer', { stage: 'follow-up', sections });
    scene.seal(newest(scene));
    expect(scene.opened.pages.at(-1)).toMatchObject({
      why: 'approval',
      steps: [{ person: 'approver', at: scene.now }, {}],
    });
  });
});

describe('those who answer for a level', () => {
  const levelled = (span: string) => {
    const scene = new Scene(shipped('synergy'));
    scene.open({}, { call: ['officer', 'head'] });
    scene.after(span);
    const overrule = { level: 'A', reason: ref('why') };
    scene.give('responder', { do: 'assess', facts: {}, times: {}, overrule, reason: ref('why') });
    return scene.opened.pages
      .filter(({ why }) => why === 'assigned')
      .map(({ steps }) => steps.map(({ person }) => person));
  };

  it('given they were called in vain hours before, when the level is decided, then they are called', () => {
    expect(levelled('PT12H')).toContainEqual(expect.arrayContaining(['officer', 'head']));
  });

  it('given they are being called, when the level is decided, then nobody calls them twice', () => {
    expect(levelled('PT1M').flat()).not.toContain('officer');
  });
});

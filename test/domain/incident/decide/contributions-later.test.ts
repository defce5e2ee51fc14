import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { IncidentCommand } from '../../../../functions/domain/incident/command/command.ts';
import { handedOver } from '../../../../functions/domain/incident/joining/join.ts';
import { contributors } from '../../../../functions/domain/incident/standing/contributions.ts';
import { counts, major, N2, NOTICE, ref, refusedWith, Scene, SYSTEM, stages, types } from '../scene.ts';

const SOME: IncidentCommand = { do: 'scope', audience: { contracts: ['C-0001'] }, calls: null };

/** The system drafts and seals again after something changed. */
function sealedAgain(scene: Scene, id: string, more: object = {}): Scene {
  scene.draft();
  scene.give(SYSTEM, { do: 'seal-audience', notice: id, digest: `sha256:${id}`, count: 1, ...more });
  return scene;
}

/** One incident as it stands after another was joined into it by the officer, unless somebody else is named. */
function joinedInto(into: Scene, from: Scene, by = 'officer'): Scene {
  const target = { incident: 'I-000000000009', status: 'open', drill: false } as const;
  from.give(by, { do: 'join', into: target, reason: ref('why'), reasonInto: ref('why') });
  const handed = handedOver(from.opened);
  if (handed === null) throw new Error('nothing is handed over');
  into.give(SYSTEM, { do: 'merge', from: { ...handed, incident: 'I-000000000002' } });
  return into;
}

const scoped = (by: string, contract: string): Scene => {
  const scene = major();
  scene.give(by, { do: 'scope', audience: { contracts: [contract] }, calls: null });
  return scene;
};

const bars = (scene: Scene, id = NOTICE) => contributors(scene.policy, scene.opened, scene.notice(id));

describe('[SY-16] a join carries on whose words and whose scope it is', () => {
  it('given two scopes that became one, when any of those who set or joined them approves, then they are refused', () => {
    const scene = joinedInto(scoped('responder', 'C-0001'), scoped('head', 'C-0002'));
    expect(scene.opened.audience).toEqual({ contracts: ['C-0001', 'C-0002'] });
    sealedAgain(scene, NOTICE);
    expect(bars(scene).map(({ by, what }) => `${by}: ${what}`)).toEqual([
      'responder: scope',
      'head: scope',
      'officer: scope',
    ]);
    expect(scene.approve('head')).toEqual(refusedWith('same-person'));
    expect(types(scene.approve('approver'))).toEqual(['notice.approved']);
  });

  it('given a scope that came through two joins, then who set it first still answers for it', () => {
    const middle = joinedInto(scoped('officer', 'C-0001'), scoped('head', 'C-0002'));
    const scene = joinedInto(scoped('responder', 'C-0003'), middle);
    sealedAgain(scene, NOTICE);
    expect(new Set(bars(scene).map(({ by }) => by))).toEqual(new Set(['responder', 'officer', 'head']));
  });

  it('given a new scope after the join, then only who set that one is barred', () => {
    const scene = joinedInto(scoped('officer', 'C-0001'), scoped('head', 'C-0002'));
    scene.give('responder', SOME);
    sealedAgain(scene, NOTICE);
    expect(bars(scene)).toEqual([{ by: 'responder', what: 'scope' }]);
  });

  it('given a function that a person had named there, when another joins, then who named it is barred, and not who joined', () => {
    const other = new Scene();
    other.open({ 'data.leak': 'possible' });
    other.assess({ 'service.function': 'pay at evil.example' }, 'head');
    const scene = joinedInto(major(), other);
    sealedAgain(scene, NOTICE);
    expect(bars(scene)).toEqual([{ by: 'head', what: 'function' }]);
    expect(scene.approve('head')).toEqual(refusedWith('same-person'));
  });

  it('given a merge that an earlier release recorded, then the name still counts as that of who joined', () => {
    const scene = major();
    const told = { incident: 'I-000000000002', by: 'officer', reason: ref('why'), signals: 0, sources: [] };
    const facts = {
      facts: { 'service.function': 'search' },
      byPeople: [],
      conflicts: [],
      times: {},
      timesByPeople: [],
    };
    scene.append(SYSTEM, 'C-merge', [{ type: 'incident.merged', ...told, ...facts }]);
    expect(scene.opened.contributions).toMatchObject([{ by: 'officer', what: 'function', name: 'search' }]);
  });
});

describe('[SY-16] an import bars its importer until another lets just that go out', () => {
  const sent = (scene: Scene, id: string): void => {
    scene.after('PT1M').approve('approver', id);
    scene.give(SYSTEM, { do: 'start-delivery', notice: id });
    scene.give(SYSTEM, { do: 'finish-delivery', notice: id, counts: counts(1), finishedAt: scene.now });
  };
  const followUp = (scene: Scene, imported: { by: string; at: string }): void => {
    scene.draft(null, { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] });
    const at = instant(imported.at);
    scene.give(SYSTEM, {
      do: 'seal-audience',
      notice: N2,
      digest: 'sha256:n2',
      count: 1000,
      imported: { ...imported, at },
    });
  };

  it('given an import that left the recipients as they were, when the scope is widened to whom it changed, then it bars', () => {
    const scene = scoped('officer', 'C-0001');
    const before = { by: 'officer', at: instant('2026-01-01T09:00:00+09:00') };
    sealedAgain(scene, NOTICE, { imported: before });
    const imported = { by: 'head', at: scene.after('PT1M').now };
    scene.give(SYSTEM, { do: 'recheck-audience' });
    scene.give(SYSTEM, { do: 'seal-audience', notice: NOTICE, digest: `sha256:${NOTICE}`, count: 1, imported });
    sent(scene, NOTICE);
    scene.give('officer', { do: 'scope', audience: 'all', calls: null });
    followUp(scene, imported);
    expect(bars(scene, N2)).toContainEqual({ by: 'head', what: 'customers' });
    expect(scene.approve('head', N2)).toEqual(refusedWith('same-person'));
  });

  it.each([
    ['to a part of its customers', { contracts: ['C-0001'] }, [{ by: 'head', what: 'customers' }]],
    ['to everybody', 'all', []],
  ] as const)(
    'given another let a notice from it go out %s, when the next goes to everybody',
    (_, audience, barred) => {
      const scene = major();
      scene.give('officer', { do: 'scope', audience: { contracts: ['C-0009'] }, calls: null });
      scene.give('responder', { do: 'scope', audience, calls: null });
      const imported = { by: 'head', at: scene.after('PT1M').now };
      sealedAgain(scene, NOTICE, { imported });
      sent(scene, NOTICE);
      scene.after('PT1M').give('responder', { do: 'scope', audience: 'all', calls: null });
      followUp(scene, imported);
      expect(bars(scene, N2).filter(({ what }) => what === 'customers')).toEqual(barred);
    },
  );
});

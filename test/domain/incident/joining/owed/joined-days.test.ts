import { describe, expect, it } from 'vitest';
import { instant } from '../../../../../functions/domain/base/time/instant.ts';
import { ref, type Scene } from '../../scene.ts';
import { ENTRUSTED, given, joinedAt, leak, newest, OWN_DATA, owing, scope, tellAll, waive } from './owing.ts';

const PROMPT = 'authority.ppc.prompt';

function stated(scene: Scene, facts: Parameters<Scene['assess']>[0]): Scene {
  scene.assess(facts);
  return scene;
}

/** Owes its telling anew since the 24th, as its scope was widened. */
function widenedAnew(): Scene {
  const scene = tellAll(leak(ENTRUSTED, { contracts: ['C-2'] }));
  scope(scene.after('P2D'), { contracts: ['C-1', 'C-2'] });
  return scene;
}

/** Owes its report anew since the 24th, as graver facts are known than when it was waived. */
function graverAnew(): Scene {
  const scene = leak(OWN_DATA);
  waive(scene, PROMPT);
  return stated(scene.after('P2D'), { 'data.sensitive': 'confirmed' });
}

/** Owes its report anew since the 24th by a join: it had been waived for the other one. */
function joinedAnew(): Scene {
  const [from, into] = [leak(OWN_DATA), leak(OWN_DATA)];
  waive(into, PROMPT);
  from
    .after('P2D')
    .give('officer', { do: 'assess', facts: {}, times: { knownAt: null }, overrule: null, reason: ref('why') });
  return joinedAt(from, into);
}

type Anew = readonly [name: string, kind: string, anew: () => Scene, first: () => Scene];

const CASES: readonly Anew[] = [
  ['a telling as its scope was widened', 'controller', widenedAnew, () => leak(ENTRUSTED, { contracts: ['C-1'] })],
  ['a report as graver facts are known', PROMPT, graverAnew, () => leak(OWN_DATA)],
  ['a report as another incident was joined', PROMPT, joinedAnew, () => leak(OWN_DATA)],
];

describe.each(CASES)('an incident that owes %s, joined with one that owes it since before', (_, kind, anew, first) => {
  it('given either takes the other over, then the earlier day stands', () => {
    const day = owing(first()).get(kind);
    expect(owing(joinedAt(first(), anew())).get(kind)).toBe(day);
    expect(owing(joinedAt(anew(), first())).get(kind)).toBe(day);
  });

  it('given more is stated after the join, then it still stands', () => {
    const both = joinedAt(first(), anew());
    both.after('PT1H').assess({ 'service.impact': 'minor' });
    expect(owing(both).get(kind)).toBe(owing(first()).get(kind));
  });

  it('given the day had passed there, then it was missed and stays so', () => {
    const observed = (scene: Scene) => {
      const { id: duty = kind, revision = 1 } = newest(scene, kind) ?? {};
      given(scene, { do: 'observe-duty', duty, revision });
      return newest(scene, kind)?.status;
    };
    const late = () => {
      const scene = first().after('P6D');
      expect(observed(scene)).toBe('missed');
      return scene;
    };
    expect(observed(joinedAt(late(), anew()))).toBe('missed');
    expect(observed(joinedAt(anew(), late()))).toBe('missed');
  });

  it('given a person finds after the join that it was known later, then it counts from then', () => {
    const both = joinedAt(first(), anew());
    const times = { knownAt: instant('2026-04-23T10:00:00+09:00') };
    both.after('PT1H').give('officer', { do: 'assess', facts: {}, times, overrule: null, reason: ref('why') });
    expect((owing(both).get(kind) ?? '') >= (owing(first()).get(kind) ?? '')).toBe(true);
  });
});

describe('an exception about timing', () => {
  const excepted = (scene: Scene): Scene => {
    const duty = newest(scene, 'notice.first')?.id ?? '';
    const until = instant('2026-04-30T10:00:00+09:00');
    given(scene, { do: 'exception', duty, about: 'timing', reason: ref('asked'), until });
    const id = scene.opened.response.exceptions.at(-1)?.id ?? '';
    given(scene, { do: 'approve-exception', exception: id }, 'head');
    return scene;
  };

  it('given it was approved in one of two joined incidents, then it puts off nothing that the other one owes', () => {
    const due = owing(leak(OWN_DATA)).get('notice.first');
    expect(owing(joinedAt(leak(OWN_DATA), excepted(leak(OWN_DATA)))).get('notice.first')).toBe(due);
    expect(owing(joinedAt(excepted(leak(OWN_DATA)), leak(OWN_DATA))).get('notice.first')).toBe(due);
  });

  it('given it was approved after the join, then it puts off what both owe', () => {
    const both = excepted(joinedAt(leak(OWN_DATA), leak(OWN_DATA)));
    expect(owing(both).get('notice.first')).toBe(instant('2026-04-30T10:00:00+09:00'));
  });

  it('given customers of the other one are owed a follow-up, then it puts off no first notice that tells them', () => {
    const untold = joinedAt(leak(OWN_DATA), tellAll(leak(OWN_DATA, { contracts: ['C-2'] })));
    const due = owing(untold).get('notice.follow-up');
    expect(due).toBe(owing(leak(OWN_DATA)).get('notice.first'));
    expect(owing(joinedAt(untold, excepted(leak(OWN_DATA)))).get('notice.first')).toBe(due);
  });
});

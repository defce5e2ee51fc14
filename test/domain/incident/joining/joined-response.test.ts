import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { textsToHandOver } from '../../../../functions/domain/incident/joining/handed-over.ts';
import { ownKey, ownWords } from '../../../../functions/domain/incident/standing/own-words.ts';
import { shipped } from '../../../policies/shipped.ts';
import { ref, refusedWith, Scene, SYSTEM, types } from '../scene.ts';
import { join, joined, joinWithTexts, merge } from './joins.ts';

describe('what was decided, filed or waits in an incident that is joined', () => {
  const withLaw = shipped('flexcrm');
  const LEAK = {
    ...{ 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'cause.wrongful': 'confirmed' },
    'data.role': 'controller',
  };
  const PPC = 'authority.ppc.prompt';
  const due = instant('2026-07-30T15:00:00.000Z');

  function leak(policy = withLaw): Scene {
    const scene = new Scene(policy);
    scene.open(LEAK);
    return scene;
  }

  function planned(scene: Scene): Scene {
    scene.give('head', { do: 'plan', technical: ref('t'), organisational: ref('o'), owner: 'officer', due });
    return scene;
  }

  it('given a plan that waits, then it waits here with its texts, its author answers for it, and whoever decides is called', () => {
    const from = planned(leak());
    const into = leak();
    joined(from, into);
    expect(into.opened.response.plan).toMatchObject({
      by: 'head',
      due,
      decision: 'waiting',
      technical: ref('there:t'),
    });
    expect(into.opened.contributions).toMatchObject([{ what: 'plan', by: 'head' }]);
    expect(into.ask('head', { do: 'approve-plan', plan: 'plan-1' })).toEqual(refusedWith('same-person'));
    expect(into.opened.pages.at(-1)?.why).toBe('decision');
    expect(types(into.give('officer', { do: 'approve-plan', plan: 'plan-1' }))).toContain('prevention.approved');
  });

  it('given an approved plan, then it is approved here, and carrying it out is owed by its day', () => {
    const from = planned(leak());
    from.give('officer', { do: 'approve-plan', plan: 'plan-1' });
    const into = leak();
    joined(from, into);
    expect(into.opened.response.plan).toMatchObject({ decision: 'approved', decidedBy: 'officer' });
    expect(into.duty('prevention.done')).toMatchObject({ status: 'open', deadline: { at: due } });
  });

  it('given both have a plan, then the join is refused, and says what to do', () => {
    const [from, into] = [planned(leak()), planned(leak())];
    from.give('officer', joinWithTexts(from));
    expect(into.ask(SYSTEM, merge(from))).toMatchObject({
      refused: 'not-ready',
      reason: { ja: expect.stringContaining('どちらかの計画を差し戻して') },
    });
  });

  it('given a filing with its number, then it is on record here with both, and what asked for it is met at that time', () => {
    const from = leak();
    const report = {
      items: { outline: 'known', 'data-items': 'known' },
      text: ref('filed'),
      reference: ref('no'),
    } as const;
    from.after('PT2H').give('officer', { do: 'complete', duty: PPC, evidence: ref('sent'), report });
    const filedAt = from.now;
    const into = leak();
    into.after('PT3H');
    joined(from.after('PT1H'), into);
    expect(into.opened.response.reports).toMatchObject([
      { report: PPC, number: 1, at: filedAt, reference: ref('there:no'), text: ref('there:filed'), by: 'officer' },
    ]);
    expect(into.duty(PPC)).toMatchObject({ status: 'met', metAt: filedAt, settled: { by: 'officer' } });
  });

  it('given a duty that was waived there and is owed here only by the join, then it stays waived, with the reason', () => {
    const from = leak();
    from.give('officer', { do: 'waive', duty: PPC, reason: ref('counsel') });
    const into = new Scene(withLaw);
    into.open({});
    joined(from, into);
    expect(into.duty(PPC)).toMatchObject({ status: 'waived', reason: ref('there:counsel') });
  });

  it('given a duty that was waived there and was owed here as well, then it is still owed here', () => {
    const from = leak();
    from.give('officer', { do: 'waive', duty: PPC, reason: ref('counsel') });
    const into = leak();
    joined(from, into);
    expect(into.duty(PPC).status).toBe('open');
  });

  it('given an exception that waits, then it waits here, and whoever decides is called', () => {
    const from = leak();
    const ask = { do: 'exception', duty: null, about: 'channel', reason: ref('asked'), until: null } as const;
    from.give('responder', ask);
    const into = leak();
    joined(from, into);
    expect(into.opened.response.exceptions).toMatchObject([
      { id: 'x1', about: 'channel', by: 'responder', decision: 'waiting', reason: ref('there:asked') },
    ]);
    expect(into.opened.pages.at(-1)?.why).toBe('decision');
    expect(types(into.give('officer', { do: 'approve-exception', exception: 'x1' }))).toContain('exception.approved');
  });

  it('given a function in own words there, then it goes on here under its key, with its words', () => {
    const [from, into] = [leak(), leak()];
    const key = ownKey(ref('name'));
    const at = instant('2026-04-24T08:20:00.000Z');
    from.give('officer', { do: 'record-outage', function: key, from: at, to: null, title: ref('name') });
    joined(from, into);
    expect(into.opened.outages).toMatchObject([{ function: key }]);
    expect([...ownWords(into.opened)]).toEqual([[key, ref('there:name')]]);
  });

  it('given a measure and a role in own words there, then both go on here under their keys, with their words', () => {
    const from = leak();
    from.give('officer', { do: 'measure', kind: ref('measure'), owner: 'responder' });
    from.give('officer', { do: 'appoint', role: ref('role'), person: 'responder' });
    const [measure, role] = [ownKey(ref('measure')), ownKey(ref('role'))];
    const into = leak();
    joined(from, into);
    expect(into.duty(`measure.${measure}`)).toMatchObject({ status: 'open', owner: 'responder' });
    expect([...ownWords(into.opened)]).toEqual([
      [measure, ref('there:measure')],
      [role, ref('there:role')],
    ]);
  });

  it('given who is phoned was said there, then they are phoned here', () => {
    const from = leak();
    from.give('officer', { do: 'scope', audience: 'all', calls: { contracts: ['C-1'] } });
    const into = leak();
    joined(from, into);
    expect(into.opened.calls).toEqual({ contracts: ['C-1'] });
  });

  it('given something was written after its texts were put away, then the join is refused, and nothing is lost', () => {
    const from = leak();
    const asked = joinWithTexts(from);
    planned(from);
    expect(from.ask('officer', asked)).toEqual(refusedWith('not-ready'));
  });

  it('given a text that was erased, then what is nothing without it is left out, and the rest goes on', () => {
    const from = planned(leak());
    from.give('officer', { do: 'measure', kind: ref('measure'), owner: 'responder' });
    const textsInto = textsToHandOver(from.opened).map(({ content }) => ({ content, into: null }));
    from.give('officer', { ...join(), textsInto });
    const into = leak();
    into.give(SYSTEM, merge(from));
    expect(into.opened.response.plan).toBeNull();
    expect(into.duty(`measure.${ownKey(ref('measure'))}`).status).toBe('open');
    expect(into.opened.merged).toHaveLength(1);
  });

  it('given a join of an earlier release, which hands over none of it, then it is taken over as before', () => {
    const from = leak();
    from.give('officer', join());
    const { response: _, calls: __, ...handed } = merge(from).from;
    const into = leak();
    expect(types(into.give(SYSTEM, { do: 'merge', from: handed }))).toContain('incident.merged');
  });
});

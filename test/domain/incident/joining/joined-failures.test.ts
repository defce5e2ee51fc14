import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../../functions/domain/incident/notice/lines/sections.ts';
import { situationOf } from '../../../../functions/domain/incident/situation/situation-of.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { counts, flexcrm, NOTICE, ref, Scene, SYSTEM } from '../scene.ts';
import { joined } from './joins.ts';

const full = shipped('flexcrm');
const OUTAGE: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed', 'service.long': 'confirmed' };

function outage(): Scene {
  const one = new Scene(full);
  one.open(OUTAGE);
  return one;
}

function restore(one: Scene): Scene {
  const times = { restoredAt: one.after('PT10M').now };
  one.give('officer', { do: 'assess', facts: {}, times, overrule: null, reason: ref('restored') });
  return one;
}

function send(one: Scene): Scene {
  one.after('PT1M').draft();
  one.seal();
  expect(one.approve('head')).toBeInstanceOf(Array);
  one.after('PT1M').give(SYSTEM, { do: 'start-delivery', notice: NOTICE });
  one.after('PT5M').give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, counts: counts(1000), finishedAt: one.now });
  return one;
}

function failAgain(one: Scene): Scene {
  const times = { detectedAt: one.after('PT30M').now };
  const signal = { source: 'alarm-1', signal: 'e-9', count: 1, facts: OUTAGE, times, again: true } as const;
  one.give(SYSTEM, { do: 'attach-signal', ...signal });
  return one;
}

function followUp({ opened }: Scene) {
  return opened.duties.filter(({ kind, status }) => kind === 'notice.follow-up' && status !== 'void');
}

describe('customers who were told that the service is restored, before the join', () => {
  it('given it failed again since, then a follow-up is owed here, too, and says why', () => {
    const from = failAgain(send(restore(outage())));
    const into = send(outage());
    into.after('PT45M');
    expect(followUp(into)).toEqual([]);
    joined(from, into);
    expect(followUp(into)).toMatchObject([
      { stage: 'follow-up', because: { en: 'the service was affected again after the newest notice' } },
    ]);
  });

  it('given it is not restored here, then a correction is owed', () => {
    const from = send(restore(outage()));
    const into = send(outage());
    into.after('PT10M');
    joined(from, into);
    expect(followUp(into)).toMatchObject([{ stage: 'correction' }]);
  });

  it('given nobody was told so, then nothing is owed by it', () => {
    const [from, into] = [outage(), send(outage())];
    into.after('PT10M');
    joined(from, into);
    expect(followUp(into).filter(({ stage }) => stage === 'correction')).toEqual([]);
    expect(into.opened.firedAgain).toBeNull();
  });
});

it('given a measure that was carried out there, then it is done here, and notices say so', () => {
  const from = new Scene(flexcrm);
  from.open({ 'data.leak': 'confirmed' });
  from.give('officer', { do: 'measure', kind: 'contain', owner: 'responder' });
  from.after('PT5M').give('responder', { do: 'complete', duty: 'measure.contain', evidence: ref('done') });
  const into = new Scene(flexcrm);
  into.open({ 'data.leak': 'confirmed' });
  into.after('PT6M');
  const says = ({ policy, opened: state, now: at }: Scene) =>
    linesOf('measures', situationOf({ policy, state, stage: 'first', number: 1, at })).map(({ text }) => text.ja);
  const said = says(from);
  joined(from, into);
  expect(says(into)).toEqual(said);
  expect(into.duty('measure.contain')).toMatchObject({ status: 'met', metAt: from.duty('measure.contain').metAt });
});

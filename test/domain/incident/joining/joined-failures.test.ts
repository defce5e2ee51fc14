import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../../functions/domain/incident/notice/lines/sections.ts';
import { situationOf } from '../../../../functions/domain/incident/situation/situation-of.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import type { Letters } from '../letters.ts';
import { counts, flexcrm, NOTICE, ref, Scene, SYSTEM } from '../scene.ts';
import { at, FELT, incident, joinedInto, state, told } from './courses.ts';
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

describe('customers were told of a disturbance that was over, and one of which nobody was told began after it', () => {
  const over = () => told(FELT, { occurredAt: at('14:00'), restoredAt: at('15:00') });
  const down = () => incident(FELT, { occurredAt: at('17:00') });

  it('given it is joined into the one that was told, then it came back, and no restoration is denied', () => {
    const letters = joinedInto(down(), over());
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: .*再び発生/)]);
    const text = textOf(letters.draft('follow-up'));
    expect(text).toContain('再発日時：2026年4月24日（金）17時00分');
    expect(text).not.toContain('（誤）');
    expect(text).not.toMatch(/復旧しておりません[\s\S]*15時00分に復旧/);
  });

  it('given the one that was told is joined into it, then its first notice tells both, and nothing is corrected', () => {
    const letters = joinedInto(over(), down());
    expect(letters.owed().filter((one) => one?.startsWith('correction'))).toEqual([]);
    const text = textOf(letters.draft('first'));
    expect(text).toContain('再発日時：2026年4月24日（金）17時00分');
    expect(text).not.toContain('（誤）');
  });

  it('given it began before that was over, then the restoration was told wrongly', () => {
    const letters = joinedInto(incident(FELT, { occurredAt: at('14:30') }), over());
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction/)]);
  });
});

describe('customers were told of a disturbance that was over, and one of which nobody was told was over, too', () => {
  const over = () => told(FELT, { occurredAt: at('14:00'), restoredAt: at('15:00') });
  const after = () => incident(FELT, { occurredAt: at('17:00'), restoredAt: at('17:30') });
  const earlier = () => incident(FELT, { occurredAt: at('10:00'), restoredAt: at('11:00') });
  const TWO =
    /発生日時：[^\n]*14時00分[\s\S]*復旧日時：[^\n]*15時00分\n[\s\S]*再発日時：[^\n]*17時00分\n復旧日時：[^\n]*17時30分/;
  const FIRST_BEFORE =
    /発生日時：[^\n]*10時00分[\s\S]*復旧日時：[^\n]*11時00分\n[\s\S]*再発日時：[^\n]*14時00分\n復旧日時：[^\n]*15時00分/;

  it('given it came after the one that was told, then it is told as its recurrence, with the end of each', () => {
    const letters = joinedInto(after(), over());
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: .*再び発生/)]);
    expect(textOf(letters.draft('follow-up'))).toMatch(TWO);
  });

  it('given it was over before the one that was told, then a follow-up tells both, and no beginning is denied', () => {
    const letters = joinedInto(earlier(), over());
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: .*初報をまだ/)]);
    const text = textOf(letters.draft('follow-up'));
    expect(text).toMatch(FIRST_BEFORE);
    expect(text).not.toMatch(/5時間|再び発生/);
  });

  it.each([
    ['after', after, TWO],
    ['before', earlier, FIRST_BEFORE],
  ] as const)(
    'given the one that was told is joined into one %s it, then its first notice tells both',
    (_, other, both) => {
      const letters = joinedInto(over(), other());
      expect(letters.owed().filter((one) => one?.startsWith('correction'))).toEqual([]);
      expect(textOf(letters.draft('first'))).toMatch(both);
    },
  );

  it('given a person then moves the first beginning, once both were told, then that is corrected', () => {
    const letters = joinedInto(earlier(), over());
    letters.send('follow-up');
    state(letters, {}, { occurredAt: at('09:30') });
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*発生日時/)]);
  });

  it('given they overlap, then they are one, and the times that were told are corrected', () => {
    const letters = joinedInto(incident(FELT, { occurredAt: at('14:30'), restoredAt: at('15:30') }), over());
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*復旧/)]);
  });
});

function textOf({ text }: ReturnType<Letters['draft']>): string {
  return (text.ja?.sections ?? []).map(({ body }) => body).join('\n');
}

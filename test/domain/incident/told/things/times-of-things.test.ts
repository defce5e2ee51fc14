import { describe, expect, it } from 'vitest';
import type { Thing } from '../../../../../functions/domain/incident/record/event-parts.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../../functions/domain/signal/stated-times.ts';
import { at, FELT, incident, joinedInto, OPEN, outage, state, told } from '../../joining/courses.ts';
import { type Letters, sectionOf } from '../../letters.ts';
import { ref } from '../../scene.ts';

const EXPOSED = { occurredAt: at('10:00'), restoredAt: at('12:00') };
const DOWN = { occurredAt: at('17:00'), restoredAt: at('17:30') };
const OF_DATA = '発生日時（データに関する事象）：2026年4月24日（金）';
const OF_SERVICE = '発生日時（サービス障害）：2026年4月24日（金）';
const UNKNOWN = '閲覧可能であった期間：調査中';

function period(from: string, to: string): string {
  return `閲覧可能であった期間：2026年4月24日（金）${from}から2026年4月24日（金）${to}まで`;
}

function stateOf({ scene }: Letters, of: Thing, times: StatedTimes, facts: Facts = {}): void {
  scene.after('PT10M').give('officer', { do: 'assess', facts, times, of, overrule: null, reason: ref('log') });
}

/** A correction is owed that says this, and nothing is wrong after it. */
function corrected(letters: Letters): { readonly when: string; readonly news: string } {
  expect(letters.owed().join()).toContain('correction');
  const draft = letters.send('correction');
  expect(letters.owed()).toEqual([]);
  return { when: sectionOf(draft, 'when'), news: sectionOf(draft, 'new') };
}

/** A leak, then an outage beside it, all told. */
function both(): Letters {
  const letters = told(OPEN, EXPOSED);
  state(letters, FELT);
  stateOf(letters, 'service', DOWN);
  letters.send('follow-up');
  expect(letters.owed()).toEqual([]);
  return letters;
}

describe('times that name their thing in the statement that brings it in', () => {
  it('[FC-4] given data lay open and was told, when the service comes in with its own times, then the data keeps its own', () => {
    const letters = told(OPEN, EXPOSED);
    stateOf(letters, 'service', DOWN, FELT);
    expect(letters.owed().join()).not.toContain('correction');
    const when = sectionOf(letters.send('follow-up'), 'when');
    expect(when).toContain(`${OF_DATA}10時00分\n${OF_SERVICE}17時00分`);
    expect(when).toContain(period('10時00分', '12時00分'));
    expect(when).toMatch(/復旧日時：[^\n]*17時30分\n発生から復旧までの時間：30分/);
  });

  it('[FC-4] given the service was told, when a leak comes in with its own occurrence, then the outage keeps its own', () => {
    const letters = told(FELT, { occurredAt: at('17:00') });
    stateOf(letters, 'data', { occurredAt: at('10:00') }, OPEN);
    expect(letters.owed().join()).not.toContain('correction');
    expect(sectionOf(letters.draft('follow-up'), 'when')).toContain(`${OF_DATA}10時00分\n${OF_SERVICE}17時00分`);
  });

  it('given the service was told, when a leak comes in with its whole period, then that is no restoration', () => {
    const letters = told(FELT, { occurredAt: at('17:00') });
    stateOf(letters, 'data', EXPOSED, OPEN);
    const when = sectionOf(letters.draft('follow-up'), 'when');
    expect(when).toContain(period('10時00分', '12時00分'));
    expect(when).toContain('復旧日時：未復旧');
  });

  it('given both began at one moment, then one occurrence is told', () => {
    const letters = told(OPEN, EXPOSED);
    stateOf(letters, 'service', { occurredAt: at('10:00') }, FELT);
    expect(sectionOf(letters.draft('follow-up'), 'when')).toContain('発生日時：2026年4月24日（金）10時00分');
  });

  it('given two periods, when the service comes in with times that name nothing, then no period ends with it', () => {
    const letters = joinedInto(told(OPEN, { occurredAt: at('14:00'), restoredAt: at('16:00') }), told(OPEN, EXPOSED));
    state(letters, FELT, DOWN);
    const when = sectionOf(letters.draft('follow-up'), 'when');
    expect(when).toContain(`${period('10時00分', '12時00分')}\n${period('14時00分', '16時00分')}`);
    expect(when).toMatch(/復旧日時：[^\n]*17時30分/);
  });
});

describe('the end of a period of exposure that is taken back', () => {
  it('[FC-4] given both things were told by one letter, then the told period is wrong', () => {
    const letters = both();
    stateOf(letters, 'data', { restoredAt: null });
    const { when, news } = corrected(letters);
    expect(when).toContain(UNKNOWN);
    expect(when).toMatch(/復旧日時：[^\n]*17時30分/);
    expect(news).toContain(`（誤）${period('10時00分', '12時00分')}\n　（正）${UNKNOWN}`);
    expect(news).not.toContain('17時');
  });

  it('given nobody states when the service was disturbed, then its restoration is not called wrong', () => {
    const letters = told(OPEN, EXPOSED);
    state(letters, FELT);
    letters.send('follow-up');
    stateOf(letters, 'data', { restoredAt: null });
    expect(letters.owed().join()).not.toContain('復旧の状況');
    expect(corrected(letters).when).toContain(UNKNOWN);
  });

  it('[FC-4] given two leaks were joined and told, then the last period is wrong, and the first stands', () => {
    const second = told(OPEN, { occurredAt: at('14:00'), restoredAt: at('16:00') });
    const letters = joinedInto(told(OPEN, EXPOSED), second);
    letters.send('follow-up');
    state(letters, {}, { restoredAt: null });
    const { when, news } = corrected(letters);
    expect(when).toContain(`${period('10時00分', '12時00分')}\nこのほかに${UNKNOWN}`);
    expect(news).toContain(`（誤）${period('14時00分', '16時00分')}\n　（正）このほかに${UNKNOWN}`);
    expect(news).not.toContain('10時00分');
  });

  it('given nothing leaked after all, then no period is said to be under investigation', () => {
    const letters = both();
    stateOf(letters, 'data', { restoredAt: null }, { 'data.leak': 'none' });
    expect(sectionOf(letters.draft('correction'), 'when')).not.toContain('閲覧可能');
  });
});

describe('a period of exposure that is stated anew', () => {
  it.each([
    ['as a whole', { occurredAt: at('09:00'), restoredAt: at('17:40') }, period('9時00分', '17時40分')],
    ['by its end alone', { restoredAt: at('12:30') }, period('10時00分', '12時30分')],
    ['by its beginning alone', { occurredAt: at('09:00') }, period('9時00分', '12時00分')],
  ])(
    '[FC-4] given an outage is on record, when it is stated %s, then one correction sets it right',
    (_, times, now) => {
      const letters = told(OPEN, EXPOSED);
      outage(letters, 'Export', '14:10', '16:00');
      state(letters, {}, times);
      const { when, news } = corrected(letters);
      expect(when).toContain(now);
      expect(news).toContain(`（誤）${period('10時00分', '12時00分')}`);
      expect(news).toContain(`（正）${now}`);
      state(letters, FELT);
      expect(sectionOf(letters.draft('follow-up'), 'when')).toMatch(/復旧日時：[^\n]*16時00分/);
    },
  );

  it('given both of its moments are stated as those of the data, then both move', () => {
    const letters = both();
    stateOf(letters, 'data', { occurredAt: at('09:00'), restoredAt: at('13:00') });
    expect(corrected(letters).when).toContain(period('9時00分', '13時00分'));
  });
});

it.each([[true], [false]])(
  '[FC-4] given an occurrence after data was closed again (joined: %s), then it is that of the service',
  (isJoined) => {
    const letters = isJoined ? joinedInto(incident(OPEN, EXPOSED), told(FELT, DOWN)) : both();
    state(letters, {}, { occurredAt: at('16:50') });
    expect(letters.owed().join()).toContain(isJoined ? '漏えい' : '訂正');
    const when = sectionOf(letters.draft('correction'), 'when');
    expect(when).toContain(`${OF_DATA}10時00分\n${OF_SERVICE}16時50分`);
    expect(when).toContain('発生から復旧までの時間：40分');
  },
);

it('[FC-4] given one beginning was told of both, when that of the service is stated, then both stand beside it', () => {
  const letters = told({ ...FELT, ...OPEN }, EXPOSED);
  stateOf(letters, 'service', { occurredAt: at('11:00'), restoredAt: at('11:30') });
  const lines = corrected(letters).news.split('\n');
  expect(lines).toContain('　（誤）発生日時：2026年4月24日（金）10時00分');
  expect(lines).toContain(`　（正）${OF_DATA}10時00分`);
  expect(lines).toContain(`　（正）${OF_SERVICE}11時00分`);
});

describe('a beginning told of the one thing stands under its own name once the other came in', () => {
  it.each([
    ['a leak', OPEN, FELT, '10:00', '17:00'],
    ['an outage', FELT, OPEN, '17:00', '10:00'],
  ] as const)(
    '[FC-4] given %s was told, when another fact is corrected, then its beginning is not called wrong',
    (...course) => {
      const [, first, second, began, other] = course;
      const letters = told(first, { occurredAt: at(began) });
      state(letters, second, { occurredAt: at(other) });
      state(letters, { 'data.personal': 'none' }, { detectedAt: at('17:50') });
      expect(letters.owed().join()).toContain('correction');
      const draft = letters.draft('correction');
      const news = sectionOf(draft, 'new');
      expect(news).not.toMatch(/（誤[^）]*）発生日時/);
      expect(sectionOf(draft, 'when')).toContain(`${OF_DATA}10時00分\n${OF_SERVICE}17時00分`);
    },
  );
});

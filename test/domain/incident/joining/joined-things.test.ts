import { describe, expect, it } from 'vitest';
import type { Thing } from '../../../../functions/domain/incident/record/event-parts.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { type Letters, sectionOf } from '../letters.ts';
import { ref } from '../scene.ts';
import { at, DATA, FELT, incident, joinedInto, OPEN, outage, state, told, withdraw } from './courses.ts';

const EXPOSED = { occurredAt: at('10:00'), restoredAt: at('12:00') };
const LEAKED = { occurredAt: at('10:00') };
const DOWN = { occurredAt: at('17:00'), restoredAt: at('17:30') };
const OF_DATA = '発生日時（データに関する事象）：2026年4月24日（金）';
const OF_SERVICE = '発生日時（サービス障害）：2026年4月24日（金）';

function period(from: string, to: string): string {
  return `閲覧可能であった期間：2026年4月24日（金）${from}から2026年4月24日（金）${to}まで`;
}

function stateOf(letters: Letters, of: Thing, times: StatedTimes): void {
  const stated = { facts: {}, times, of, overrule: null, reason: ref('log') };
  letters.scene.after('PT10M').give('officer', { do: 'assess', ...stated });
}

/** A correction is owed that says this, once. */
function corrected(letters: Letters): { readonly when: string; readonly news: string } {
  expect(letters.owed().join()).toContain('correction');
  const draft = letters.send('correction');
  expect(letters.owed().join()).not.toContain('correction');
  return { when: sectionOf(draft, 'when'), news: sectionOf(draft, 'new') };
}

describe.each([[false], [true]])(
  'a leak and an outage that began later, both told and joined (turned: %s)',
  (turned) => {
    const both = (leak = told(DATA, LEAKED), down = told(FELT, DOWN)) =>
      turned ? joinedInto(leak, down) : joinedInto(down, leak);

    it('[FC-4] given nobody states anything since, then nothing is wrong, and each beginning is told by its own name', () => {
      const letters = both();
      expect(letters.owed().join()).not.toContain('correction');
      const draft = letters.draft('follow-up');
      expect(sectionOf(draft, 'when')).toMatch(
        new RegExp(`${OF_DATA}10時00分\\n${OF_SERVICE}17時00分[\\s\\S]*復旧日時：[^\\n]*17時30分\\n[^\\n]*：30分`),
      );
      expect(sectionOf(draft, 'new')).not.toContain('（誤）');
    });

    it('[FC-4] given the occurrence is stated anew, then it is that of what began first, and the outage keeps its own', () => {
      const letters = both();
      state(letters, {}, { occurredAt: at('09:00') });
      const { when, news } = corrected(letters);
      expect(when).toContain(`${OF_DATA}9時00分\n${OF_SERVICE}17時00分`);
      expect(when).toContain('発生から復旧までの時間：30分');
      expect(news).not.toContain('17時');
      if (!turned) expect(news).toContain('（誤）発生日時：2026年4月24日（金）10時00分');
    });

    it('[FC-4] given the beginning of the outage is stated anew, then the leak keeps its own', () => {
      const letters = both();
      stateOf(letters, 'service', { occurredAt: at('17:10') });
      const { when, news } = corrected(letters);
      expect(when).toContain(`${OF_DATA}10時00分\n${OF_SERVICE}17時10分`);
      expect(when).toContain('発生から復旧までの時間：20分');
      expect(news).not.toContain('10時00分');
      if (turned)
        expect(news).toMatch(/（誤）発生日時：[^\n]*17時00分[\s\S]*（正）発生日時（サービス障害）：[^\n]*17時10分/);
    });

    it('[FC-4] given both were told by one letter, when one is stated anew, then that one alone is set right', () => {
      const letters = both();
      letters.send('follow-up');
      stateOf(letters, 'data', { occurredAt: at('09:00') });
      const { news } = corrected(letters);
      expect(news).toContain(`（誤）${OF_DATA}10時00分\n　（正）${OF_DATA}9時00分`);
      expect(news).not.toContain('サービス障害）');
    });

    it('[FC-4] given nothing leaked, then the occurrence is that of the outage', () => {
      const letters = both();
      state(letters, { 'data.leak': 'none' });
      expect(corrected(letters).when).toContain('発生日時：2026年4月24日（金）17時00分');
    });

    it('given data lay open, when an end before the outage is stated, then it is that of the period', () => {
      const letters = both(told(OPEN, EXPOSED));
      state(letters, {}, { restoredAt: at('13:00') });
      const { when, news } = corrected(letters);
      expect(when).toContain(period('10時00分', '13時00分'));
      expect(when).toMatch(/復旧日時：[^\n]*17時30分\n発生から復旧までの時間：30分/);
      if (!turned) expect(news).toContain(`（誤）${period('10時00分', '12時00分')}`);
    });

    it('given no period is known, when an end before the outage is stated, then the outage is not restored by it', () => {
      const letters = both(told(DATA, LEAKED), told(FELT, { occurredAt: at('17:00') }));
      state(letters, {}, { restoredAt: at('13:00') });
      const when = sectionOf(letters.draft('follow-up'), 'when');
      expect(when).toContain(period('10時00分', '13時00分'));
      expect(when).toContain('復旧日時：未復旧');
    });

    it('given data lay open, when its end is stated to lie after the outage began, then no outage is restored by it', () => {
      const letters = both(told(OPEN, EXPOSED), told(FELT, { occurredAt: at('17:00') }));
      stateOf(letters, 'data', { restoredAt: at('17:50') });
      const { when } = corrected(letters);
      expect(when).toContain(period('10時00分', '17時50分'));
      expect(when).toContain('復旧日時：未復旧');
    });

    it('given data lay open, when its beginning is stated anew, then the period begins with it', () => {
      const letters = both(told(OPEN, EXPOSED));
      state(letters, {}, { occurredAt: at('09:00') });
      const { when } = corrected(letters);
      expect(when).toContain(period('9時00分', '12時00分'));
      expect(when).toContain('発生から復旧までの時間：30分');
    });

    it('given they are joined into a third incident, then both beginnings go on', () => {
      const letters = joinedInto(both(), told(FELT, DOWN));
      expect(letters.owed().join()).not.toContain('correction');
      expect(sectionOf(letters.draft('follow-up'), 'when')).toContain(`${OF_DATA}10時00分\n${OF_SERVICE}17時00分`);
    });
  },
);

it.each([[false], [true]])(
  '[FC-4] given an outage by its record before a leak, when they are joined (turned: %s) and it is withdrawn, then the leak keeps its beginning',
  (turned) => {
    const down = incident(FELT);
    outage(down, 'Export', '09:00', '09:30');
    down.send('first');
    const leak = told(DATA, LEAKED);
    const letters = turned ? joinedInto(leak, down) : joinedInto(down, leak);
    expect(letters.owed().join()).not.toContain('correction');
    expect(sectionOf(letters.draft('follow-up'), 'when')).toContain(`${OF_SERVICE}9時00分\n${OF_DATA}10時00分`);
    withdraw(letters, 'Export', '09:00');
    expect(corrected(letters).when).toContain(`${OF_DATA}10時00分\n発生日時（サービス障害）：調査中`);
  },
);

it('given an effect on the service in an incident of data, when its beginning is stated as its own, then both are told', () => {
  const letters = told(DATA, LEAKED);
  state(letters, FELT);
  stateOf(letters, 'service', DOWN);
  expect(letters.owed().join()).not.toContain('correction');
  expect(sectionOf(letters.draft('follow-up'), 'when')).toContain(`${OF_DATA}10時00分\n${OF_SERVICE}17時00分`);
});

describe('two periods in which data lay open, told and joined', () => {
  const LATER = { occurredAt: at('14:00'), restoredAt: at('16:00') };

  it.each([[false], [true]])(
    '[FC-4] given they lie apart (turned: %s), then both are told, and neither is wrong',
    (turned) => {
      const letters = turned
        ? joinedInto(told(OPEN, EXPOSED), told(OPEN, LATER))
        : joinedInto(told(OPEN, LATER), told(OPEN, EXPOSED));
      expect(letters.owed().join()).not.toContain('correction');
      const when = sectionOf(letters.draft('follow-up'), 'when');
      expect(when).toContain(`${period('10時00分', '12時00分')}\n${period('14時00分', '16時00分')}`);
    },
  );

  it('[FC-4] given the end of the last is stated anew, then that one alone is set right', () => {
    const letters = joinedInto(told(OPEN, EXPOSED), told(OPEN, LATER));
    state(letters, {}, { restoredAt: at('15:30') });
    const { when, news } = corrected(letters);
    expect(when).toContain(`${period('10時00分', '12時00分')}\n${period('14時00分', '15時30分')}`);
    expect(news).toContain(`（誤）${period('14時00分', '16時00分')}`);
    expect(news).not.toContain('10時00分');
  });

  it.each([['11:00'], ['12:00']])('given the second begins at %s, then it is one period', (occurredAt) => {
    const second = incident(OPEN, { ...LATER, occurredAt: at(occurredAt) });
    const when = sectionOf(joinedInto(second, incident(OPEN, EXPOSED)).draft('first'), 'when');
    expect(when.match(/閲覧可能であった期間/g)).toHaveLength(1);
    expect(when).toContain(period('10時00分', '16時00分'));
  });

  it('given the service comes in, then both stand, and the end of the last restored no service', () => {
    const letters = joinedInto(told(OPEN, EXPOSED), told(OPEN, LATER));
    state(letters, FELT);
    expect(letters.scene.opened.restoredAt).toBeNull();
    expect(letters.owed().join()).not.toContain('correction');
    const when = sectionOf(letters.draft('follow-up'), 'when');
    expect(when).toContain(`${period('10時00分', '12時00分')}\n${period('14時00分', '16時00分')}`);
  });
});

it('[FC-4] given a period that was stated and not told, when the service comes in, then it is kept as a told one is', () => {
  const letters = incident(OPEN, EXPOSED);
  state(letters, FELT);
  const when = sectionOf(letters.draft('first'), 'when');
  expect(when).toContain(period('10時00分', '12時00分'));
  expect(when).not.toContain('発生から復旧までの時間');
  expect(letters.scene.opened.restoredAt).toBeNull();
});

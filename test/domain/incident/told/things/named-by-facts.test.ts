import { describe, expect, it } from 'vitest';
import { prefilledItems } from '../../../../../functions/domain/views/prefilled-items.ts';
import { shipped } from '../../../../policies/shipped.ts';
import { at, DATA, FELT, incident, OPEN, state, told } from '../../joining/courses.ts';
import { type Letters, sectionOf } from '../../letters.ts';

const OF_DATA = '発生日時（データに関する事象）：2026年4月24日（金）';
const OF_SERVICE = '発生日時（サービス障害）：2026年4月24日（金）';
const MALWARE = { ...FELT, 'cause.kind': 'malware' };

function when(letters: Letters): string {
  return sectionOf(letters.draft(letters.texts.size === 0 ? 'first' : 'follow-up'), 'when');
}

/** A disturbance of the service since 17:10 and a possible leak, both told. */
function bothTold(leak = {}): Letters {
  const letters = told(FELT, { occurredAt: at('17:10') });
  state(letters, { 'data.leak': 'possible' }, leak);
  letters.send('follow-up');
  return letters;
}

describe('times of a statement that names its thing by its facts alone', () => {
  it.each([
    ['not known', {}],
    ['known', { occurredAt: at('10:00') }],
  ])(
    '[FC-4] given the beginning of the leak is %s, when its period is stated, then the service stays down',
    (_, leak) => {
      const letters = bothTold(leak);
      state(letters, OPEN, { occurredAt: at('10:00'), restoredAt: at('12:00') });
      expect(letters.scene.opened.restoredAt).toBeNull();
      const text = when(letters);
      expect(text).toContain(`${OF_DATA}10時00分\n${OF_SERVICE}17時10分`);
      expect(text).toContain('10時00分から');
      expect(text).toContain('復旧日時：未復旧');
    },
  );

  it('[FC-4] given its end alone is stated with the leak, then it restores no service', () => {
    const letters = bothTold({ occurredAt: at('10:00') });
    state(letters, { 'data.leak': 'confirmed' }, { restoredAt: at('17:40') });
    expect(letters.scene.opened.restoredAt).toBeNull();
  });

  it.each([['17:30'], ['09:30']])('given the leak is dated anew (%s), then the outage keeps its beginning', (time) => {
    const letters = bothTold({ occurredAt: at('10:00') });
    state(letters, OPEN, { occurredAt: at(time) });
    const text = when(letters);
    expect(text).toContain(`${OF_SERVICE}17時10分`);
    expect(text).toContain(`${OF_DATA}${time === '17:30' ? '17時30分' : '9時30分'}`);
  });

  it.each([['17:30'], ['09:30']])('given the outage is dated anew (%s), then the leak keeps its beginning', (time) => {
    const letters = bothTold({ occurredAt: at('10:00') });
    state(letters, { 'service.impact': 'minor' }, { occurredAt: at(time) });
    expect(when(letters)).toContain(`${OF_DATA}10時00分`);
    const { ja = '' } = prefilledItems(shipped('flexcrm'), letters.scene.opened, 'authority.ppc.prompt').outline ?? {};
    expect(ja).toContain('10時00分');
    expect(ja).not.toMatch(/17時30分|9時30分/);
  });

  it.each([
    ['told', true],
    ['untold', false],
  ])(
    '[FC-4] given malware that stopped the service (%s), when a leak before it is found, then it is the leak that began then',
    (_, isTold) => {
      const letters = isTold
        ? told(MALWARE, { occurredAt: at('17:10') })
        : incident(MALWARE, { occurredAt: at('17:10') });
      state(letters, { 'data.leak': 'confirmed' }, { occurredAt: at('09:00'), restoredAt: at('10:00') });
      expect(letters.scene.opened.restoredAt).toBeNull();
      const text = when(letters);
      expect(text).toContain(`${OF_DATA}9時00分\n${OF_SERVICE}17時10分`);
      expect(text).not.toContain('発生から復旧までの時間');
    },
  );

  it('given what happened to data was dated by its opening, when the service comes in with its own times, then each has its own', () => {
    const letters = incident(DATA, { occurredAt: at('05:10') });
    state(letters, FELT, { occurredAt: at('07:30'), restoredAt: at('08:05') });
    expect(when(letters)).toContain(`${OF_DATA}5時10分\n${OF_SERVICE}7時30分`);
  });
});

describe('a disturbance whose beginning nobody knows, beside a leak that was dated', () => {
  it.each([
    ['told', true],
    ['untold', false],
  ])(
    '[FC-4] given the leak was %s, then letters give its beginning under its name, and say that of the service is unknown',
    (_, isTold) => {
      const letters = isTold ? told(OPEN, { occurredAt: at('10:00') }) : incident(OPEN, { occurredAt: at('10:00') });
      state(letters, FELT);
      expect(when(letters)).toContain(`${OF_DATA}10時00分\n発生日時（サービス障害）：調査中`);
    },
  );

  it('given its outage is on record, then that is its beginning', () => {
    const letters = told(OPEN, { occurredAt: at('10:00') });
    letters.scene.give('officer', { do: 'record-outage', function: 'crm', from: at('17:30'), to: null });
    state(letters, FELT);
    expect(when(letters)).toContain(`${OF_DATA}10時00分\n${OF_SERVICE}17時30分`);
  });

  it('given the end of the leak is known, when an end before anything was noticed is stated, then it restores the service', () => {
    const letters = told(OPEN, { occurredAt: at('10:00'), restoredAt: at('12:00') });
    state(letters, FELT);
    state(letters, {}, { restoredAt: at('16:30') });
    expect(letters.scene.opened.restoredAt).toBe(at('16:30'));
  });

  it('[FC-4] given an end before anything was noticed, then it is that of the leak', () => {
    const letters = told(OPEN, { occurredAt: at('10:00') });
    state(letters, FELT);
    state(letters, {}, { restoredAt: at('12:00') });
    expect(letters.scene.opened.restoredAt).toBeNull();
    expect(when(letters)).toContain('12時00分まで');
  });
});

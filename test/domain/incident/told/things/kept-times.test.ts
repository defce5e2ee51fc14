import { describe, expect, it } from 'vitest';
import type { Thing } from '../../../../../functions/domain/incident/record/event-parts.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../../functions/domain/signal/stated-times.ts';
import { at, DATA, endBySource, FELT, fireAgain, incident, OPEN, outage, state, told } from '../../joining/courses.ts';
import { type Letters, sectionOf } from '../../letters.ts';
import { ref } from '../../scene.ts';

const ATTACK: Facts = { ...DATA, 'cause.kind': 'intrusion' };
const LOSS: Facts = { 'data.loss': 'confirmed', 'data.personal': 'confirmed' };
const TIMES = { occurredAt: at('10:00'), restoredAt: at('12:00') };
const OF_DATA = 'データに関する事象の期間：2026年4月24日（金）10時00分から2026年4月24日（金）12時00分まで';
const HARMS = [
  ['an attack', ATTACK],
  ['a loss', LOSS],
  ['a leak by an unknown cause', DATA],
] as const;

function stateOf({ scene }: Letters, of: Thing, times: StatedTimes, facts: Facts = {}): void {
  scene.after('PT10M').give('officer', { do: 'assess', facts, times, of, overrule: null, reason: ref('why') });
}

function when(letters: Letters): string {
  return sectionOf(letters.draft('follow-up'), 'when');
}

describe('the period of what happened to data, once the service came in', () => {
  it.each(HARMS)(
    '[FC-4] given %s, when times of the service are stated later, then it stays what it was',
    (_, facts) => {
      const letters = told(facts, TIMES);
      state(letters, FELT);
      letters.send('follow-up');
      state(letters, {}, { occurredAt: at('17:00'), restoredAt: at('17:30') });
      expect(letters.owed().join()).not.toContain('correction');
      expect(when(letters)).toContain(OF_DATA);
    },
  );

  it.each(HARMS)(
    '[FC-4] given %s, when the service comes in with its own times, or by an outage, then it is told',
    (_, facts) => {
      const byForm = told(facts, TIMES);
      state(byForm, FELT, { occurredAt: at('17:00'), restoredAt: at('17:30') });
      const byOutage = told(facts, TIMES);
      outage(byOutage, 'Export', '14:10', '16:00');
      for (const letters of [byForm, byOutage]) {
        expect(letters.owed().join()).not.toContain('correction');
        expect(when(letters)).toContain(OF_DATA);
      }
    },
  );

  it('[FC-4] given its end is set right, then the letter puts the period right', () => {
    const letters = told(ATTACK, TIMES);
    state(letters, FELT);
    letters.send('follow-up');
    stateOf(letters, 'data', { restoredAt: at('12:30') });
    expect(letters.owed().join()).toContain('correction');
    const lines = sectionOf(letters.send('correction'), 'new');
    expect(lines).toContain(`（誤）${OF_DATA}`);
    expect(lines).toContain(`（正）${OF_DATA.replace('12時00分まで', '12時30分まで')}`);
    stateOf(letters, 'data', { restoredAt: null });
    expect(sectionOf(letters.draft('correction'), 'when')).toContain('データに関する事象の期間：調査中');
  });

  it('[FC-4] given the leak is ruled out and the attack stands, then the period is that of the attack', () => {
    const letters = told(ATTACK, TIMES);
    state(letters, FELT);
    letters.send('follow-up');
    state(letters, { 'data.leak': 'none' });
    const lines = sectionOf(letters.draft('correction'), 'new');
    expect(lines).toContain('（正）セキュリティ上の事象の期間：');
    expect(lines).not.toContain('該当する期間はございません');
  });

  it.each(HARMS)(
    '[FC-4] given %s whose source says that it is over, when the service is felt, then nothing of it is restored',
    (_, facts) => {
      const letters = told(facts, { occurredAt: at('10:00') });
      endBySource(letters);
      state(letters, FELT);
      expect(letters.scene.opened.restoredAt).toBeNull();
      expect(sectionOf(letters.draft('follow-up'), 'outline')).not.toMatch(/復旧いたしました/);
    },
  );

  it.each([
    ['a leak by a wrong setting', OPEN],
    ['an attack', ATTACK],
  ])('[FC-4] given %s that was ruled out before the service is felt, then its end restored nothing', (_, facts) => {
    const letters = told(facts, TIMES);
    state(letters, { 'data.leak': 'none', 'cause.kind': 'defect' });
    letters.send('correction');
    state(letters, FELT);
    expect(letters.scene.opened.restoredAt).toBeNull();
  });
});

describe('data alone, and its source fires again', () => {
  it.each(HARMS)(
    '[FC-4] given %s, then no letter tells of a recurrence of the service, now or once it is felt',
    (_, facts) => {
      const letters = told(facts, TIMES);
      fireAgain(letters);
      expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: [^、]*データに関する事象の継続）$/)]);
      expect(when(letters)).not.toMatch(/再発|復旧日時/);
      state(letters, FELT);
      const draft = letters.draft('follow-up');
      expect(sectionOf(draft, 'when')).toContain(OF_DATA);
      for (const section of ['when', 'outline', 'new'] as const)
        expect(sectionOf(draft, section)).not.toMatch(/再発|再び/);
    },
  );

  it.each([...HARMS, ['a leak by a wrong setting', OPEN] as const])(
    '[FC-4] given %s of which nobody knows when it began, then what came again is a period, also once the service is felt',
    (_, facts) => {
      const letters = told(facts);
      endBySource(letters);
      const { restoredAt: first } = letters.scene.opened;
      fireAgain(letters);
      endBySource(letters);
      const { restoredAt } = letters.scene.opened;
      const lines = when(letters);
      expect(lines).toMatch(/期間：[^\nか]*19時16分まで\n[^\n]*期間：[^\n]*20時16分から/);
      expect(lines).not.toMatch(/再発|復旧日時/);
      state(letters, FELT);
      const over = [{ from: null, to: first }, { to: restoredAt }];
      expect(letters.scene.opened).toMatchObject({ restoredAt: null, recovered: [], courses: { data: { over } } });
      expect(sectionOf(letters.draft('follow-up'), 'outline')).not.toMatch(/再び|再発/);
    },
  );

  it('[FC-4] given a leak is open for the second time when the service is felt, then the first period stands', () => {
    const letters = told(OPEN, { occurredAt: at('10:00') });
    endBySource(letters);
    letters.send('follow-up');
    fireAgain(letters);
    state(letters, FELT);
    expect(letters.owed().join()).not.toContain('correction');
    expect(when(letters)).toMatch(/閲覧可能であった期間：[^\n]*10時00分から/);
  });

  it('[FC-4] given two periods were told, when the end of the first is set right, then that of the second stands', () => {
    const letters = told(OPEN, { occurredAt: at('10:00') });
    endBySource(letters);
    const first = letters.scene.opened.restoredAt;
    fireAgain(letters);
    endBySource(letters);
    const second = letters.scene.opened.restoredAt;
    letters.send('follow-up');
    state(letters, {}, { restoredAt: at('18:30') });
    expect(letters.scene.opened).toMatchObject({ restoredAt: second });
    expect(first).not.toBe(second);
    expect(sectionOf(letters.draft('correction'), 'new').match(/（誤）/g)).toHaveLength(1);
  });
});

describe('an outage was told with its end, and one statement brings a leak in', () => {
  it.each([
    ['later', at('14:00'), at('16:00')],
    ['that overlaps', at('09:00'), at('10:15')],
  ])(
    '[FC-4] given its whole period, %s, then nothing that was told of the outage is wrong',
    (_, occurredAt, restoredAt) => {
      const letters = told(FELT, { occurredAt: at('10:00'), restoredAt: at('10:30') });
      state(letters, OPEN, { occurredAt, restoredAt });
      expect(letters.owed().join()).not.toContain('correction');
      expect(when(letters)).toMatch(/閲覧可能であった期間：[\s\S]*復旧日時：[^\n]*10時30分/);
    },
  );

  it.each([
    ['told', told],
    ['not told', incident],
  ])('[FC-4] given it was %s, and the end of the leak alone is stated, then that of the outage stands', (_, how) => {
    const letters = how(FELT, { occurredAt: at('10:00'), restoredAt: at('10:30') });
    state(letters, OPEN, { restoredAt: at('11:30') });
    expect(letters.scene.opened.restoredAt).toBe(at('10:30'));
    expect(letters.owed().join()).not.toContain('correction');
  });

  it('given an attack alone and an end, then it is taken, and restores the service', () => {
    const letters = told(FELT, { occurredAt: at('17:00') });
    state(letters, { 'cause.kind': 'intrusion' }, { restoredAt: at('17:50') });
    expect(letters.scene.opened.restoredAt).toBe(at('17:50'));
  });
});

describe('the end of what happened to data, of which nobody knows when it began', () => {
  it.each([
    ['beside an outage', told(FELT, { occurredAt: at('17:00') }), 'data'],
    ['alone', incident(), undefined],
  ] as const)('given it is %s, then it may lie before the detection', (_, letters, of) => {
    const times = { restoredAt: at('12:00') };
    const command = { do: 'assess', facts: DATA, times, overrule: null, reason: ref('why') } as const;
    expect(letters.scene.ask('officer', { ...command, ...(of && { of }) })).toBeInstanceOf(Array);
  });
});

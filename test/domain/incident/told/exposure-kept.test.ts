import { describe, expect, it } from 'vitest';
import { at, DATA, endBySource, FELT, fireAgain, OPEN, outage, state, told } from '../joining/courses.ts';
import { sectionOf } from '../letters.ts';

const TIMES = { occurredAt: at('10:00'), restoredAt: at('12:00') };
const PERIOD = '閲覧可能であった期間：2026年4月24日（金）10時00分から2026年4月24日（金）12時00分まで';
const OF_DATA = 'データに関する事象の期間：2026年4月24日（金）10時00分から2026年4月24日（金）12時00分まで';

describe('a period in which data lay open, told, before the service is concerned as well', () => {
  it('[FC-4] given an effect on the service is stated, then the period stands, and its end restored no service', () => {
    const letters = told(OPEN, TIMES);
    state(letters, FELT);
    expect(letters.owed().join()).not.toContain('correction');
    const draft = letters.draft('follow-up');
    expect(sectionOf(draft, 'when')).toContain(PERIOD);
    expect(sectionOf(draft, 'when')).not.toContain('復旧日時：2026年');
    for (const section of ['outline', 'status'] as const)
      expect(sectionOf(draft, section)).not.toContain('12時00分に復旧');
  });

  it('[FC-4] given the times of the service are stated with it or later, then both stand side by side', () => {
    const service = { occurredAt: at('17:00'), restoredAt: at('17:30') };
    const together = told(OPEN, TIMES);
    state(together, FELT, service);
    const later = told(OPEN, TIMES);
    state(later, FELT);
    state(later, {}, service);
    for (const letters of [together, later]) {
      expect(letters.owed().join()).not.toContain('correction');
      const when = sectionOf(letters.draft('follow-up'), 'when');
      expect(when).toContain(PERIOD);
      expect(when).toMatch(
        /サービス障害）：[^\n]*17時00分[\s\S]*復旧日時：[^\n]*17時30分\n発生から復旧までの時間：30分/,
      );
    }
  });

  it('given the same end is stated with the effect, then the service was restored then as well', () => {
    const letters = told(OPEN, TIMES);
    state(letters, FELT, { restoredAt: TIMES.restoredAt });
    expect(sectionOf(letters.draft('follow-up'), 'when')).toMatch(
      /閲覧可能であった期間：[\s\S]*復旧日時：[^\n]*12時00分/,
    );
  });

  it('[FC-4] given the restoration is taken back with it, then the period is not called wrong', () => {
    const letters = told(OPEN, TIMES);
    state(letters, FELT, { restoredAt: null });
    expect(letters.owed().join()).not.toContain('correction');
    expect(sectionOf(letters.draft('follow-up'), 'when')).toContain(PERIOD);
  });

  it('[FC-4] given an outage is recorded, then it is none that came back, and the period stands', () => {
    const letters = told(OPEN, TIMES);
    outage(letters, 'Export', '14:00', '14:10');
    expect(letters.owed().join()).not.toContain('correction');
    const quiet = sectionOf(letters.draft('follow-up'), 'when');
    expect(quiet).toContain(PERIOD);
    expect(quiet).not.toMatch(/再発|復旧/);
    state(letters, FELT);
    const when = sectionOf(letters.draft('follow-up'), 'when');
    expect(when).toContain(PERIOD);
    expect(when).toMatch(/復旧日時：[^\n]*14時10分/);
    expect(when).not.toMatch(/再発|復旧までの時間/);
  });

  it('[FC-4] given an outage within the period and then an effect, then the end of the outage restored the service', () => {
    const letters = told(OPEN, TIMES);
    outage(letters, 'Export', '10:30', '11:00');
    state(letters, FELT);
    const when = sectionOf(letters.draft('follow-up'), 'when');
    expect(when).toContain(PERIOD);
    expect(when).toMatch(/復旧日時：[^\n]*11時00分/);
  });

  it('given a person finds that nothing leaked, then a correction takes the period back', () => {
    const letters = told(OPEN, TIMES);
    state(letters, FELT);
    state(letters, { 'data.leak': 'none' });
    expect(letters.owed().join()).toContain('correction');
    expect(sectionOf(letters.draft('correction'), 'when')).not.toContain('閲覧可能');
  });

  it.each([
    ['a leak by a cause that is not known', DATA],
    ['an attack', { ...DATA, 'cause.kind': 'intrusion' }],
    ['a loss', { 'data.loss': 'confirmed', 'data.personal': 'confirmed' }],
  ])(
    '[FC-4] given %s and no period was told, then its end restored no service, and nobody is told that data lay open',
    (_, facts) => {
      const letters = told(facts, TIMES);
      state(letters, FELT);
      expect(letters.scene.opened.restoredAt).toBeNull();
      expect(letters.owed().join()).not.toContain('correction');
      const draft = letters.draft('follow-up');
      expect(sectionOf(draft, 'when')).toContain(OF_DATA);
      expect(sectionOf(draft, 'when')).not.toMatch(/閲覧可能|復旧日時：2026年/);
      expect(sectionOf(draft, 'outline')).toContain('サービス障害が発生しております。');
    },
  );

  it('[FC-4] given the first alarm of the service comes after the end of an attack, then no failure came back', () => {
    const letters = told({ ...DATA, 'cause.kind': 'intrusion' }, TIMES);
    fireAgain(letters, FELT);
    expect(letters.scene.opened).toMatchObject({ recovered: [], firedAgain: null, brokeAgain: null });
    const draft = letters.draft('follow-up');
    expect(sectionOf(draft, 'when')).not.toContain('再発');
    expect(sectionOf(draft, 'outline')).not.toContain('再び');
  });

  it('given the service was concerned before the end was stated, and again after that was denied, then it is its restoration', () => {
    const letters = told({ ...DATA, ...FELT }, TIMES);
    state(letters, { 'service.felt': 'none', 'service.impact': 'none' });
    state(letters, FELT);
    expect(letters.scene.opened).toMatchObject({ restoredAt: TIMES.restoredAt, courses: { data: { over: [] } } });
  });

  it('[FC-4] given the source of a leak ends, fires again and ends, then it lay open twice, and the second time is owed', () => {
    const letters = told(OPEN, { occurredAt: TIMES.occurredAt });
    endBySource(letters);
    const second = letters.send('follow-up');
    const first = /閲覧可能であった期間：[^\n]*10時00分から[^\n]*まで/.exec(sectionOf(second, 'when'))?.[0];
    expect(first).toBeDefined();
    fireAgain(letters);
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: .*データに関する事象の継続/)]);
    endBySource(letters);
    expect(letters.owed().join()).toMatch(/follow-up: [^,]*閲覧可能であった期間/);
    const when = sectionOf(letters.send('follow-up'), 'when');
    expect(when).toContain(first);
    expect(when.match(/閲覧可能であった期間/g)).toHaveLength(2);
    expect(letters.owed()).toEqual([]);
    state(letters, FELT);
    expect(letters.scene.opened).toMatchObject({ recovered: [], firedAgain: null, restoredAt: null });
    expect(sectionOf(letters.draft('follow-up'), 'when').match(/閲覧可能であった期間/g)).toHaveLength(2);
  });
});

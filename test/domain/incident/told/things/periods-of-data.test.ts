import { describe, expect, it } from 'vitest';
import type { Thing } from '../../../../../functions/domain/incident/record/event-parts.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../../functions/domain/signal/stated-times.ts';
import { prefilledItems } from '../../../../../functions/domain/views/prefilled-items.ts';
import { shipped } from '../../../../policies/shipped.ts';
import { at, DATA, FELT, fireAgain, incident, OPEN, outage, state, told } from '../../joining/courses.ts';
import { type Letters, sectionOf } from '../../letters.ts';
import { ref, SYSTEM } from '../../scene.ts';

const LEAKED: Facts = { ...DATA, 'cause.kind': 'intrusion' };
const EXPOSED = { occurredAt: at('10:00'), restoredAt: at('12:00') };
const PERIOD = '閲覧可能であった期間：2026年4月24日（金）10時00分から2026年4月24日（金）12時00分まで';

function asked({ scene }: Letters, of: Thing, times: StatedTimes, facts: Facts = {}) {
  return scene.after('PT10M').ask('officer', { do: 'assess', facts, times, of, overrule: null, reason: ref('log') });
}

/** The list of what is put right in the correction that is owed; nothing is owed after it. */
function corrected(letters: Letters): string {
  expect(letters.owed().join()).toContain('correction');
  const draft = letters.send('correction');
  expect(letters.owed()).toEqual([]);
  return sectionOf(draft, 'new');
}

function firing({ scene }: Letters, signal: string): void {
  const seen = { at: scene.now, state: 'firing', words: ref('words') } as const;
  scene.give(SYSTEM, { do: 'attach-signal', source: 'alarm-1', signal, count: 1, seen, facts: {}, times: {} });
}

function ended({ scene }: Letters): void {
  const seen = { at: scene.after('PT5M').now, state: 'restored', words: ref('words') } as const;
  const signal = `ok-${scene.items.length}`;
  const times = { restoredAt: scene.now };
  scene.give(SYSTEM, { do: 'attach-signal', source: 'alarm-1', signal, count: 1, seen, facts: {}, times });
}

function answer({ scene }: Letters): void {
  const page = scene.opened.pages.findLast(({ why }) => why === 'fired-again')?.id ?? '';
  scene.after('PT1M').give('officer', { do: 'acknowledge', page });
}

describe('a source that fires again after data lay open for a period', () => {
  it.each(['told', 'untold'] as const)('given it was %s, then the period stands, and nothing comes back', (which) => {
    const letters = which === 'told' ? told(OPEN, EXPOSED) : incident(OPEN, EXPOSED);
    fireAgain(letters);
    const { scene } = letters;
    expect(scene.opened).toMatchObject({ restoredAt: at('12:00'), recovered: [], firedAgain: null });
    expect(scene.opened.pages.filter(({ why }) => why === 'fired-again')).toHaveLength(1);
    const when = sectionOf(letters.draft(which === 'told' ? 'follow-up' : 'first'), 'when');
    expect(when).toContain(PERIOD);
    expect(when).not.toMatch(/再発|復旧/);
    scene.after('PT3H');
    fireAgain(letters);
    expect(scene.opened.pages.filter(({ why }) => why === 'fired-again')).toHaveLength(1);
  });

  it('given its source is well in between, then people are called each time', () => {
    const letters = told(OPEN, EXPOSED);
    const calls = () => letters.scene.opened.pages.filter(({ why }) => why === 'fired-again').length;
    for (const times of [1, 2, 3]) {
      fireAgain(letters);
      expect(calls()).toBe(times);
      answer(letters);
      ended(letters);
      letters.scene.after('PT9H');
    }
    expect(letters.scene.opened.restoredAt).toBe(at('12:00'));
  });

  it('given it fired once more before that end was stated, then people are called for the next one', () => {
    const letters = told(OPEN, { occurredAt: at('10:00') });
    letters.scene.after('PT1H');
    firing(letters, 'repeated');
    ended(letters);
    state(letters, {}, { restoredAt: at('12:00') });
    fireAgain(letters);
    expect(letters.scene.opened.pages.filter(({ why }) => why === 'fired-again')).toHaveLength(1);
  });

  it('given it says that the service fails, then the service fails', () => {
    const letters = told(OPEN, EXPOSED);
    const seen = { at: letters.scene.after('PT1H').now, state: 'firing', words: ref('words') } as const;
    const signal = { source: 'alarm-1', signal: 'e-9', count: 1, seen, again: true } as const;
    const command = { do: 'attach-signal', ...signal, facts: FELT, times: { restoredAt: null } } as const;
    letters.scene.give(SYSTEM, command);
    expect(letters.scene.opened.restoredAt).toBeNull();
    expect(sectionOf(letters.draft('follow-up'), 'when')).toContain(PERIOD);
  });
});

describe('what happened to data beside an outage that nobody is said to feel', () => {
  it('[FC-4] given the beginning of the data is set right, then no disruption of the service gets the wrong one', () => {
    const letters = told(LEAKED, { occurredAt: at('10:00') });
    outage(letters, 'Export', '13:00', '13:30');
    asked(letters, 'data', { occurredAt: at('09:30') });
    expect(letters.scene.opened.courses.begun).toBeTypeOf('string');
    const news = corrected(letters);
    expect(news).toMatch(/（誤）発生日時：[^\n]*10時00分\n　（正）発生日時：[^\n]*9時30分/);
    // What the outage adds to the outline was told wrongly by nobody.
    expect(news).not.toContain('不正アクセス');
  });

  it.each(['named', 'unnamed'] as const)(
    '[FC-4] given users felt it, when the %s beginning of the data is set right, then the outage keeps its own',
    (which) => {
      const letters = told(LEAKED, { occurredAt: at('10:00') });
      outage(letters, 'Export', '13:00', '13:30');
      state(letters, FELT);
      letters.send('follow-up');
      if (which === 'named') asked(letters, 'data', { occurredAt: at('09:30') });
      else state(letters, {}, { occurredAt: at('09:30') });
      expect(corrected(letters)).toMatch(/（誤）発生日時（データ[^\n]*10時00分\n　（正）発生日時（データ[^\n]*9時30分/);
      const when = sectionOf(letters.draft('follow-up'), 'when');
      expect(when).toMatch(/（サービス障害）：[^\n]*13時00分[\s\S]*発生から復旧までの時間：30分/);
    },
  );

  it('given its occurrence follows from the outage alone, then no authority is told it of the data', () => {
    const letters = incident(LEAKED);
    outage(letters, 'Export', '14:10', '16:00');
    const { outline } = prefilledItems(shipped('flexcrm'), letters.scene.opened, 'authority.ppc.prompt');
    expect(outline?.ja).not.toContain('発生');
  });

  it('given that of the service is stated before a period, then the period keeps its own beginning', () => {
    const letters = told(OPEN, { occurredAt: at('14:00'), restoredAt: at('16:00') });
    outage(letters, 'Export', '12:00', '12:30');
    asked(letters, 'service', { occurredAt: at('11:50') });
    expect(sectionOf(letters.draft('follow-up'), 'when')).toMatch(/閲覧可能[^\n]*14時00分から[^\n]*16時00分まで/);
  });
});

describe('a told period in which data lay open', () => {
  it('[FC-4] given both of its ends are set right, then the letter puts the period right, and no restoration', () => {
    const letters = told(OPEN, EXPOSED);
    state(letters, {}, { occurredAt: at('09:00'), restoredAt: at('13:00') });
    const news = corrected(letters);
    expect(news).toContain(`（誤）${PERIOD}`);
    expect(news).toMatch(/（正）閲覧可能[^\n]*9時00分から[^\n]*13時00分まで/);
    expect(news).not.toContain('復旧日時');
  });

  it.each([
    ['the leak is ruled out', { 'data.leak': 'none' }],
    ['another cause is stated', { 'cause.kind': 'intrusion' }],
  ] as const)('given %s, then its end becomes no restoration of the service', (_what, facts) => {
    const letters = told(OPEN, EXPOSED);
    state(letters, facts);
    const draft = letters.send('correction');
    expect(sectionOf(draft, 'new') + sectionOf(draft, 'when')).not.toContain('復旧');
  });

  it('given the service was told with its end, when that is denied, then it is no period of a leak that was found since', () => {
    const letters = told(FELT, { occurredAt: at('17:00'), restoredAt: at('17:30') });
    state(letters, OPEN);
    letters.send('follow-up');
    state(letters, { 'service.felt': 'none', 'service.impact': 'none' });
    expect(sectionOf(letters.send('correction'), 'when')).not.toContain('閲覧可能');
  });
});

describe('a time of a thing of which nothing is on record', () => {
  it.each([
    ['service', LEAKED, 'サービスへの影響は記録されていません'],
    ['data', FELT, '攻撃は記録されていません'],
  ] as const)('given it is of the %s, then it is refused, and taken with the facts', (of, facts, why) => {
    const letters = told(facts, { occurredAt: at('10:00') });
    const times = { occurredAt: at('17:00') };
    expect(asked(letters, of, times)).toMatchObject({
      refused: 'invalid',
      reason: { ja: expect.stringContaining(why) },
    });
    expect(Array.isArray(asked(letters, of, times, of === 'data' ? LEAKED : FELT))).toBe(true);
  });
});

describe('what comes in beside what customers were told', () => {
  it.each(['told', 'untold'] as const)(
    '[FC-4] given the service is down and was %s, when a leak is stated with its period, then the service is no less down',
    (which) => {
      const times = { occurredAt: at('17:00') };
      const letters = which === 'told' ? told(FELT, times) : incident(FELT, times);
      state(letters, OPEN, EXPOSED);
      expect(letters.scene.opened.restoredAt).toBeNull();
      const when = sectionOf(letters.draft(which === 'told' ? 'follow-up' : 'first'), 'when');
      expect(when).toMatch(/（データ[^\n]*10時00分\n[^\n]*（サービス障害）：[^\n]*17時00分/);
      expect(when).toContain(PERIOD);
      expect(when).toContain('復旧日時：未復旧');
    },
  );

  it('[FC-4] given the service was told without a time, when a leak is stated with one, then a later time is of the service', () => {
    const letters = told(FELT);
    state(letters, LEAKED, { occurredAt: at('10:00') });
    letters.send('follow-up');
    state(letters, {}, { occurredAt: at('17:00') });
    expect(letters.owed()).toEqual([]);
    expect(letters.scene.opened.courses.begun).toEqual({ data: at('10:00'), service: at('17:00') });
  });

  it('[FC-4] given a period was told, when the same facts rule it out and bring the service in, then nothing is restored', () => {
    const letters = told(OPEN, EXPOSED);
    state(letters, { 'data.leak': 'none', 'service.felt': 'confirmed' });
    expect(letters.scene.opened.restoredAt).toBeNull();
    const draft = letters.send('correction');
    expect(sectionOf(draft, 'outline')).not.toContain('復旧いたしました');
    expect(sectionOf(draft, 'new')).toContain(`（誤）${PERIOD}`);
  });

  it('[FC-4] given a leak was told by its period, when one statement brings the service in with its times, then they are of it', () => {
    const letters = told(OPEN, EXPOSED);
    state(letters, FELT, { occurredAt: at('11:00'), restoredAt: at('11:30') });
    expect(letters.owed().join()).not.toContain('correction');
    const when = sectionOf(letters.draft('follow-up'), 'when');
    expect(when).toContain(PERIOD);
    expect(when).toMatch(/（サービス障害）：[^\n]*11時00分[\s\S]*復旧日時：[^\n]*11時30分/);
  });

  it('given a time that cannot be of the whole, then the refusal says that it may be of one of two', () => {
    const letters = told(OPEN, EXPOSED);
    state(letters, FELT);
    letters.scene.after('PT2H');
    const times = { occurredAt: at('19:00'), restoredAt: at('18:30') };
    const refused = letters.scene.ask('officer', {
      do: 'assess',
      facts: {},
      times,
      overrule: null,
      reason: ref('log'),
    });
    expect(refused).toMatchObject({ reason: { ja: expect.stringContaining('日時を変更する対象を指定') } });
  });
});

describe('the moments of two things of which one is ruled out', () => {
  it('[FC-4] given the service, then no line is called wrong that no letter had', () => {
    const letters = told(FELT, { occurredAt: at('09:00'), restoredAt: at('09:30') });
    asked(letters, 'data', { occurredAt: at('14:00') }, LEAKED);
    letters.send('follow-up');
    state(letters, { 'service.felt': 'none', 'service.impact': 'none' });
    const news = corrected(letters);
    expect(news.match(/（誤）発生日時：/g) ?? []).toEqual([]);
    expect(news).not.toContain('（正）復旧日時：調査中');
  });
});

describe('kinds of personal data', () => {
  it('[FC-4] given none was told of, when My Number identifiers are found, then customers are owed that', () => {
    const letters = told({ ...LEAKED, 'data.personal': 'none' }, { occurredAt: at('10:00') });
    state(letters, { 'data.mynumber': 'confirmed' });
    expect(letters.owed()).not.toEqual([]);
  });
});

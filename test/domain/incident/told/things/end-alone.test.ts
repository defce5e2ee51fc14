import { describe, expect, it } from 'vitest';
import { foldIncident } from '../../../../../functions/domain/incident/evolve/evolve.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import {
  at,
  DATA,
  endBySource,
  FELT,
  fireAgain,
  incident,
  joinedInto,
  OPEN,
  outage,
  state,
  told,
} from '../../joining/courses.ts';
import { type Letters, sectionOf } from '../../letters.ts';
import { ref } from '../../scene.ts';

const ATTACK: Facts = { ...DATA, 'cause.kind': 'intrusion' };
const LOSS: Facts = { 'data.loss': 'confirmed', 'data.personal': 'confirmed' };
const END = { restoredAt: at('12:00') };
const UNTIL = '期間：2026年4月24日（金）12時00分まで';
const KINDS = [
  ['an attack', ATTACK],
  ['a loss', LOSS],
  ['a leak by an unknown cause', DATA],
  ['a leak by a wrong setting', OPEN],
] as const;
const COURSES = KINDS.flatMap(([what, facts]) => [told, incident].map((how) => ({ what, facts, how })));

function drafted(letters: Letters) {
  const isTold = letters.scene.opened.notices.some(({ startedAt }) => startedAt !== null);
  return letters.draft(isTold ? 'follow-up' : 'first');
}

/** The lines of when it happened. */
function owesNoCorrectionAndTells(letters: Letters, ...lines: readonly string[]): string {
  expect(letters.owed().join()).not.toContain('correction');
  const draft = drafted(letters);
  for (const line of lines) expect(sectionOf(draft, 'when')).toContain(line);
  for (const section of ['outline', 'status'] as const) expect(sectionOf(draft, section)).not.toContain('12時00分');
  expect(sectionOf(draft, 'when')).not.toContain('復旧日時：2026年4月24日（金）12時00分');
  return sectionOf(draft, 'when');
}

describe('what happened to data ended, nobody knows when it began, and the service comes in', () => {
  it.each(COURSES)('[FC-4] given $what ($how.name), when the service is felt, then nothing is restored', (course) => {
    const letters = course.how(course.facts, END);
    state(letters, FELT);
    expect(letters.scene.opened.restoredAt).toBeNull();
    owesNoCorrectionAndTells(letters, UNTIL, '発生日時：調査中');
  });

  it.each(COURSES)('[FC-4] given $what ($how.name), when a signal tells of the service, then the same', (course) => {
    const letters = course.how(course.facts, END);
    fireAgain(letters, FELT);
    expect(letters.scene.opened.restoredAt).toBeNull();
    owesNoCorrectionAndTells(letters, UNTIL);
  });

  it.each(COURSES)('[FC-4] given $what ($how.name), when the service has its times, then these are its', (course) => {
    const letters = course.how(course.facts, END);
    state(letters, FELT, { occurredAt: at('11:00'), restoredAt: at('17:30') });
    const service = '発生日時（サービス障害）：2026年4月24日（金）11時00分\n発生日時（データに関する事象）：調査中';
    owesNoCorrectionAndTells(letters, UNTIL, service, '復旧日時：2026年4月24日（金）17時30分');
  });

  it.each(COURSES)('[FC-4] given $what ($how.name), when times follow, then a later one is the service’s', (course) => {
    const letters = course.how(course.facts, END);
    state(letters, FELT);
    state(letters, {}, { occurredAt: at('17:00'), restoredAt: at('17:30') });
    owesNoCorrectionAndTells(letters, UNTIL, '発生日時（サービス障害）：2026年4月24日（金）17時00分');
    state(letters, {}, { occurredAt: at('10:00') });
    owesNoCorrectionAndTells(letters, '期間：2026年4月24日（金）10時00分から2026年4月24日（金）12時00分まで');
  });

  it.each(COURSES)(
    '[FC-4] given $what ($how.name), when an outage is recorded, then no data began with it',
    (course) => {
      const letters = course.how(course.facts, END);
      outage(letters, 'Export', '14:10', '16:00');
      expect(owesNoCorrectionAndTells(letters, UNTIL, '発生日時：調査中')).not.toContain('14時10分');
      state(letters, FELT);
      owesNoCorrectionAndTells(letters, UNTIL, '発生日時（サービス障害）：2026年4月24日（金）14時10分');
    },
  );

  it.each(KINDS)(
    '[FC-4] given %s that its source ended, when the service is felt, then nothing is restored',
    (_, facts) => {
      const letters = told(facts);
      endBySource(letters);
      letters.send('follow-up');
      state(letters, FELT);
      expect(letters.scene.opened.restoredAt).toBeNull();
      expect(letters.owed().join()).not.toContain('correction');
      expect(sectionOf(drafted(letters), 'when')).toMatch(/期間：[^\nか]*まで/);
    },
  );

  it.each(KINDS)(
    '[FC-4] given %s is open for the second time, when the service is felt, then the first end stands',
    (_, facts) => {
      const letters = told(facts);
      endBySource(letters);
      const { restoredAt: to } = letters.scene.opened;
      letters.send('follow-up');
      fireAgain(letters);
      state(letters, FELT);
      expect(letters.scene.opened).toMatchObject({ recovered: [], courses: { data: { over: [{ from: null, to }] } } });
      expect(letters.owed().join()).not.toContain('correction');
      expect(sectionOf(drafted(letters), 'outline')).not.toMatch(/再び|再発|復旧いたしました/);
    },
  );

  it.each(KINDS)('[FC-4] given %s is ruled out, be it before or after, then its end restored nothing', (_, facts) => {
    const none = { 'data.leak': 'none', 'data.loss': 'none', 'cause.kind': 'defect' };
    const [before, after] = [told(facts, END), told(facts, END)];
    state(before, none);
    before.send('correction');
    state(before, FELT);
    state(after, FELT);
    after.send('follow-up');
    state(after, none);
    for (const letters of [before, after]) {
      expect(letters.scene.opened.restoredAt).toBeNull();
      expect(sectionOf(drafted(letters), 'when')).not.toContain('12時00分');
    }
  });
});

describe('the end of what happened to data, once it was told without a beginning', () => {
  it.each(KINDS)(
    '[FC-4] given %s, when its beginning becomes known, then nothing that was told is wrong',
    (_, facts) => {
      const letters = told(facts, END);
      state(letters, FELT);
      letters.send('follow-up');
      state(letters, {}, { occurredAt: at('10:00') });
      expect(letters.owed()).toEqual([]);
      state(letters, { 'service.felt': 'none', 'service.impact': 'none' });
      const lines = sectionOf(letters.draft('correction'), 'new');
      expect(lines).not.toMatch(/（誤[^）]*）[^\n]*期間/);
    },
  );

  it.each(KINDS)('[FC-4] given %s, when its end is set right, then the letter sets both side by side', (_, facts) => {
    const letters = told(facts, END);
    state(letters, FELT);
    letters.send('follow-up');
    const times = { restoredAt: at('12:30') };
    const command = { do: 'assess', facts: {}, times, of: 'data', overrule: null, reason: ref('why') } as const;
    letters.scene.after('PT10M').give('officer', command);
    expect(letters.owed().join()).toContain('correction');
    expect(sectionOf(letters.draft('correction'), 'new')).toMatch(
      /（誤）[^\n]*12時00分まで\n[^\n]*（正）[^\n]*12時30分まで/,
    );
  });
});

describe('an incident of data alone that ended, and of which nobody knows when it began, is joined', () => {
  it.each(COURSES)(
    '[FC-4] given $what ($how.name) and an outage, either way round, then each has its end',
    (course) => {
      const down = { occurredAt: at('17:00'), restoredAt: at('17:30') };
      const service = '発生日時（サービス障害）：2026年4月24日（金）17時00分\n発生日時（データに関する事象）：調査中';
      const one = () => course.how(course.facts, END);
      for (const both of [joinedInto(one(), told(FELT, down)), joinedInto(told(FELT, down), one())])
        owesNoCorrectionAndTells(both, UNTIL, service, '復旧日時：2026年4月24日（金）17時30分');
    },
  );

  it('[FC-4] given both are of data, then the period of each is told, and which beginning is unknown', () => {
    const later = { occurredAt: at('14:00'), restoredAt: at('15:00') };
    const one = () => told(ATTACK, END);
    for (const both of [joinedInto(one(), told(LOSS, later)), joinedInto(told(LOSS, later), one())]) {
      owesNoCorrectionAndTells(both, `${UNTIL}（開始日時は調査中）`, '14時00分から2026年4月24日（金）15時00分まで');
      state(both, FELT);
      owesNoCorrectionAndTells(both, UNTIL, '14時00分から2026年4月24日（金）15時00分まで');
    }
  });

  it('given it ended while the other one went on, then the moments of the two as one tell it', () => {
    const later = { occurredAt: at('11:00'), restoredAt: at('14:00') };
    expect(joinedInto(told(ATTACK, END), told(LOSS, later)).scene.opened.courses.data.over).toEqual([]);
  });

  it('given nobody knows when either began, then the later end is that of the two as one', () => {
    const both = joinedInto(told(ATTACK, END), told(LOSS, { restoredAt: at('14:00') }));
    expect(both.scene.opened).toMatchObject({ courses: { data: { over: [] } }, restoredAt: at('14:00') });
    state(both, FELT);
    expect(both.scene.opened).toMatchObject({
      courses: { data: { over: [{ from: null, to: at('14:00') }] } },
      restoredAt: null,
    });
  });
});

describe('what happened to data comes in beside an outage, with its end and no beginning', () => {
  it.each(KINDS)('[FC-4] given %s, then its end is told, and the outage stays what it was', (_, facts) => {
    const letters = told(FELT, { occurredAt: at('17:00') });
    state(letters, facts, END);
    const service = '発生日時（サービス障害）：2026年4月24日（金）17時00分\n発生日時（データに関する事象）：調査中';
    owesNoCorrectionAndTells(letters, UNTIL, service);
  });

  it('given a ledger of an earlier release, which kept no such end, then it folds as it did', () => {
    const letters = told(FELT, { occurredAt: at('17:00') });
    state(letters, OPEN, END);
    const { scene } = letters;
    expect(scene.opened.courses.data.over).toEqual([{ from: null, to: at('12:00') }]);
    const items = scene.items.map((item) => ({
      ...item,
      events: item.events.map((event) => {
        if (event.type !== 'times.stated') return event;
        const { until: _until, ...earlier } = event;
        return earlier;
      }),
    }));
    expect(foldIncident(scene.opened.stream, items)).toMatchObject({
      courses: { begun: expect.any(String), data: { over: [] } },
    });
  });
});

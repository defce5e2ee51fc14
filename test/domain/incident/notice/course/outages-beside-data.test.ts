import { describe, expect, it } from 'vitest';
import { instant } from '../../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../../functions/domain/signal/stated-times.ts';
import { Letters, sectionOf } from '../../letters.ts';
import { flexcrm, ref, Scene } from '../../scene.ts';
import { body } from '../drafted.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const FELT: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'cause.kind': 'misconfiguration' };
const LOSS: Facts = { 'data.loss': 'confirmed' };
type Span = readonly [from: string, to: string | null];

function stated(facts: Facts, times: StatedTimes, ...outages: readonly Span[]): Letters {
  const scene = new Scene(flexcrm, '2026-04-24T18:00:00+09:00');
  scene.open({}, { origin: { kind: 'report', reporter: null } });
  const letters = new Letters(scene);
  state(letters, facts, times);
  for (const span of outages) record(letters, span);
  return letters;
}

function state({ scene }: Letters, facts: Facts, times: StatedTimes = {}): void {
  scene.after('PT1M').give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
}

function record({ scene }: Letters, [from, to]: Span): void {
  scene.give('officer', { do: 'record-outage', function: 'Export', from: at(from), to: to === null ? null : at(to) });
}

const EARLIER: readonly Span[] = [
  ['09:50', '10:10'],
  ['14:00', null],
];

describe('outages of functions beside what happened to data', () => {
  it.each([LEAK, LOSS])(
    'given %j and service, and outages before the stated occurrence, then no recurrence is earlier than it',
    (data) => {
      const draft = stated({ ...data, ...FELT }, { occurredAt: at('17:00') }, ...EARLIER).draft('first');
      const when = sectionOf(draft, 'when');
      expect(when).not.toContain('再発日時');
      expect(when).toContain(
        '発生日時：2026年4月24日（金）17時00分\n検知日時：2026年4月24日（金）18時00分\n障害の発生した期間：2026年4月24日（金）9時50分から2026年4月24日（金）10時10分まで、2026年4月24日（金）14時00分から継続中\n',
      );
      expect(body(draft, 'when', 'en')).toMatch(
        /Periods of disruption: from [^;]*09:50[^;]* to [^;]*10:10[^;]*; from [^;]*14:00[^;]*, still going on/,
      );
    },
  );

  it('[FC-4] given an outage before the disturbance that was told, then each has its own time, and its withdrawal owes a correction of it', () => {
    const letters = stated({ ...LOSS, ...FELT }, { occurredAt: at('17:00'), restoredAt: at('17:30') });
    letters.send('first');
    record(letters, ['09:50', '10:10']);
    expect(letters.owed().join()).not.toContain('correction');
    const told = letters.send('follow-up');
    expect(sectionOf(told, 'when')).toMatch(
      /障害の発生した期間：[^\n]*9時50分から[^\n]*10時10分まで、[^\n]*17時00分から[^\n]*17時30分まで/,
    );
    expect(letters.owed()).toEqual([]);
    letters.scene.give('officer', {
      do: 'withdraw-outage',
      function: 'Export',
      from: at('09:50'),
      reason: ref('mistake'),
    });
    const news = sectionOf(letters.send('correction'), 'new');
    expect(news).toMatch(/（誤）障害の発生した期間：[^\n]*9時50分/);
    expect(news).toMatch(/（誤）[^\n]*いったん復旧した後に再発/);
    expect(letters.owed()).toEqual([]);
  });

  it.each<[string, readonly Span[]]>([
    ['before it', EARLIER],
    [
      'after it',
      [
        ['17:10', '17:20'],
        ['17:40', '17:50'],
      ],
    ],
    ['one, going on', [['17:10', null]]],
  ])('given data alone and outages %s, then the letter tells neither a recurrence nor a restoration', (_, outages) => {
    const letters = stated(LEAK, { occurredAt: at('17:00') }, ...outages);
    const first = letters.send('first');
    expect(sectionOf(first, 'when')).toBe(
      '発生日時：2026年4月24日（金）17時00分\n検知日時：2026年4月24日（金）18時00分',
    );
    expect(body(first, 'when', 'en')).not.toMatch(/Recurred|Restored|Duration|disruption/);
    record(letters, ['17:52', '17:55']);
    expect(letters.owed()).toEqual([]);
    expect(sectionOf(letters.draft('follow-up'), 'new')).not.toMatch(/再発|復旧/);
  });

  it('[FC-4] given the service comes in afterwards, then its outages are news, and nothing that was told was wrong', () => {
    const letters = stated(LEAK, { occurredAt: at('10:00') }, ['14:00', '14:10'], ['15:00', '15:10']);
    letters.send('first');
    state(letters, FELT);
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: /)]);
    expect(sectionOf(letters.send('follow-up'), 'when')).toContain('15時00分');
    expect(letters.owed()).toEqual([]);
  });
});

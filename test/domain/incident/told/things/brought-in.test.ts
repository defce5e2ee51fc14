import { describe, expect, it } from 'vitest';
import { instant } from '../../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../../functions/domain/signal/stated-times.ts';
import { shipped } from '../../../../policies/shipped.ts';
import { Letters, sectionOf } from '../../letters.ts';
import { ref, Scene } from '../../scene.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const FELT: Facts = { 'service.felt': 'confirmed', 'service.impact': 'major' };
const INTRUSION: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'cause.kind': 'intrusion' };

function state({ scene }: Letters, facts: Facts, times: StatedTimes): void {
  scene.after('PT10M').give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
}

/** One of the two things, with its moments; told to customers. */
function first(facts: Facts, times: StatedTimes): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open();
  const letters = new Letters(scene);
  state(letters, facts, times);
  return letters;
}

const CASES: readonly (readonly [string, Facts, StatedTimes, Facts, StatedTimes, 'data' | 'service'])[] = [
  ['the service, of data', INTRUSION, { occurredAt: at('10:00') }, FELT, { occurredAt: at('17:00') }, 'service'],
  ['the service, earlier', INTRUSION, { occurredAt: at('17:00') }, FELT, { occurredAt: at('10:00') }, 'service'],
  ['data, of an outage', FELT, { occurredAt: at('17:00') }, INTRUSION, { occurredAt: at('10:00') }, 'data'],
  ['data, later', FELT, { occurredAt: at('10:00') }, INTRUSION, { occurredAt: at('17:00') }, 'data'],
];

describe('one of two things was told with its beginning, and a statement brings the other in with its own', () => {
  it.each(CASES)(
    '[FC-4] given %s, then nothing told is called wrong, and each keeps its own',
    (_, a, was, b, is, thing) => {
      const letters = first(a, was);
      letters.send('first');
      state(letters, b, is);
      expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: /)]);
      const { courses, occurredAt } = letters.scene.opened;
      const other = thing === 'data' ? 'service' : 'data';
      expect(courses.begun).toEqual({ [thing]: is.occurredAt, [other]: was.occurredAt });
      expect(occurredAt).toBe(at('10:00'));
      expect(sectionOf(letters.send('follow-up'), 'when')).toMatch(
        /発生日時（データに関する事象）[\s\S]*発生日時|発生日時（サービス障害）/,
      );
      expect(letters.owed()).toEqual([]);
    },
  );

  it.each(
    CASES.filter(([, , was, , is, thing]) => (thing === 'service') === (was.occurredAt ?? '') < (is.occurredAt ?? '')),
  )(
    "[FC-4] given %s, which came in without a time, when one is stated that names neither, then it is that one's",
    (_, a, was, b, is, thing) => {
      const letters = first(a, was);
      letters.send('first');
      state(letters, b, {});
      state(letters, {}, is);
      const other = thing === 'data' ? 'service' : 'data';
      expect(letters.scene.opened.courses.begun).toEqual({ [thing]: is.occurredAt, [other]: was.occurredAt });
      expect(letters.owed().join()).not.toContain('correction');
    },
  );

  it('[FC-4] given an outage that goes on, and a leak without a time, when a period before it is stated, then it restores nothing', () => {
    const letters = first(FELT, { occurredAt: at('17:00') });
    letters.send('first');
    state(letters, INTRUSION, {});
    state(letters, {}, { occurredAt: at('10:00'), restoredAt: at('12:00') });
    expect(letters.scene.opened.restoredAt).toBeNull();
    expect(letters.owed().join()).not.toContain('correction');
  });

  it('given both come in by one statement, then they have the one beginning that it gives', () => {
    const letters = first({ ...FELT, ...INTRUSION }, { occurredAt: at('10:00') });
    expect(letters.scene.opened).toMatchObject({ courses: { begun: 'one' }, occurredAt: at('10:00') });
  });

  it.each(CASES)(
    '[FC-4] given %s, and nobody was told yet, then each keeps its own as well',
    (_, a, was, b, is, thing) => {
      const letters = first(a, was);
      state(letters, b, is);
      const other = thing === 'data' ? 'service' : 'data';
      expect(letters.scene.opened.courses.begun).toEqual({ [thing]: is.occurredAt, [other]: was.occurredAt });
    },
  );

  it('given the beginning alone is stated, then what was told of it is corrected', () => {
    const letters = first(INTRUSION, { occurredAt: at('10:00') });
    letters.send('first');
    state(letters, {}, { occurredAt: at('09:00') });
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*発生日時/)]);
  });
});

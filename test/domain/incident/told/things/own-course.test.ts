import { describe, expect, it } from 'vitest';
import type { Thing } from '../../../../../functions/domain/incident/record/event-parts.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../../functions/domain/signal/stated-times.ts';
import { prefilledItems } from '../../../../../functions/domain/views/prefilled-items.ts';
import { shipped } from '../../../../policies/shipped.ts';
import { at, DATA, FELT, fireAgain, incident, OPEN, state, told } from '../../joining/courses.ts';
import { type Letters, sectionOf } from '../../letters.ts';
import { ref } from '../../scene.ts';

const POSSIBLE: Facts = { 'data.leak': 'possible' };
const ATTACK: Facts = { ...DATA, 'cause.kind': 'intrusion' };
const PERIOD = { occurredAt: at('10:00'), restoredAt: at('12:00') };
const NO_LEAK: Facts = { 'data.leak': 'none' };
const NO_EFFECT: Facts = { 'service.felt': 'none', 'service.impact': 'none' };
const DAY = '2026年4月24日（金）';

function named({ scene }: Letters, of: Thing, times: StatedTimes): void {
  scene.after('PT10M').give('officer', { do: 'assess', facts: {}, times, of, overrule: null, reason: ref('why') });
}

function when(letters: Letters): string {
  return sectionOf(letters.draft(letters.texts.size === 0 ? 'first' : 'follow-up'), 'when');
}

/** A leak since 10:00 and, apart from it, a disturbance since 16:00; both were told. */
function bothTold(): Letters {
  const letters = incident(OPEN, { occurredAt: at('10:00') });
  state(letters, FELT, { occurredAt: at('16:00') });
  letters.send('first');
  return letters;
}

describe('a disturbance of the service beside a leak, each with its own course', () => {
  it('given nobody knows when the disturbance began, when its restoration is named, then it is recorded and told', () => {
    const letters = told(OPEN, PERIOD);
    state(letters, FELT);
    letters.send('follow-up');
    letters.scene.after('PT30M');
    named(letters, 'service', { restoredAt: at('18:35') });
    expect(letters.scene.opened).toMatchObject({ restoredAt: at('18:35') });
    const lines = when(letters);
    expect(lines).toContain(`復旧日時：${DAY}18時35分`);
    expect(lines).toContain(`閲覧可能であった期間：${DAY}10時00分から${DAY}12時00分まで`);
  });

  it.each([
    ['told', told],
    ['not told', incident],
  ] as const)(
    'given the service was down by then (%s), when a leak is stated that began after that was detected, then it is the beginning of the leak',
    (_, first) => {
      const letters = first(FELT);
      letters.scene.after('PT1H');
      state(letters, OPEN, { occurredAt: at('18:40') });
      expect(when(letters)).toContain(`発生日時（データに関する事象）：${DAY}18時40分`);
    },
  );

  it('given a leak was detected first, when its beginning is stated after that, then it is refused', () => {
    const letters = told(OPEN);
    state(letters, FELT);
    letters.scene.after('PT1H');
    const asked = letters.scene.ask('officer', {
      ...{
        do: 'assess',
        facts: {},
        times: { occurredAt: at('18:40') },
        of: 'data',
        overrule: null,
        reason: ref('why'),
      },
    });
    expect(asked).toMatchObject({ refused: 'invalid' });
  });
});

describe('times in the statement that rules one of two things out', () => {
  it('[FC-4] given the leak is ruled out, then they are those of the service, and a correction quotes only what letters told', () => {
    const letters = bothTold();
    state(letters, NO_LEAK, { occurredAt: at('16:30') });
    const draft = letters.send('correction');
    expect(sectionOf(draft, 'when')).toContain(`発生日時：${DAY}16時30分`);
    const news = sectionOf(draft, 'new');
    expect(news).toContain(`（誤）発生日時（サービス障害）：${DAY}16時00分`);
    expect(news).not.toContain('（誤）発生日時：');
    expect(letters.owed()).toEqual([]);
  });

  it('given the effect on the service is ruled out, then a beginning is that of the leak', () => {
    const letters = incident(FELT, { occurredAt: at('09:00') });
    state(letters, OPEN, { occurredAt: at('10:00') });
    state(letters, NO_EFFECT, { occurredAt: at('10:30') });
    expect(when(letters)).toContain(`発生日時：${DAY}10時30分`);
  });
});

describe('a beginning that was stated of the service alone', () => {
  /** A disturbance since 17:10; then a possible leak of which nobody knows when it began. */
  function disturbed(): Letters {
    const letters = incident(FELT, { occurredAt: at('17:10') });
    state(letters, POSSIBLE);
    return letters;
  }

  it('[FC-4] given the effect on the service is ruled out, then it does not become that of the leak', () => {
    const letters = disturbed();
    state(letters, NO_EFFECT);
    expect(when(letters)).toContain('発生日時：調査中');
    const filing = prefilledItems(shipped('flexcrm'), letters.scene.opened, 'authority.ppc.prompt').outline?.ja ?? '';
    expect(filing).not.toContain('17時10分');
  });

  it('given the same moment is stated of the leak that is left, then it is told', () => {
    const letters = disturbed();
    state(letters, NO_EFFECT);
    state(letters, {}, { occurredAt: at('17:10') });
    expect(when(letters)).toContain(`発生日時：${DAY}17時10分`);
  });
});

describe('periods of data that were told', () => {
  it('[FC-4] given the leak is ruled out for a loss by another cause, then a correction takes the told period back', () => {
    const letters = told(OPEN, PERIOD);
    state(letters, { ...NO_LEAK, 'data.loss': 'confirmed', 'cause.kind': 'malware' });
    const news = sectionOf(letters.send('correction'), 'new');
    expect(news).toMatch(
      /（誤）閲覧可能であった期間：[^\n]*10時00分から[^\n]*12時00分まで\n[^\n]*（正）お客様のデータの漏えいが確認されていないため、該当する期間はございません。/,
    );
    expect(letters.owed()).toEqual([]);
  });

  it('[FC-4] given the last notice went out, when the source fires again, then a correction is owed and adds that it goes on', () => {
    const letters = told({ ...ATTACK, ...NO_EFFECT }, PERIOD);
    state(letters, { investigation: 'done', 'data.tampering': 'none', 'data.loss': 'none' });
    const words = { ja: '記載のとおりです。', en: 'As stated.' };
    const own = ['data', 'persons', 'secondary-damage', 'cause', 'measures', 'permanent-fix', 'prevention'] as const;
    letters.send('detailed', Object.fromEntries(own.map((section) => [section, words])));
    expect(letters.owed()).toEqual([]);
    fireAgain(letters);
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: /)]);
    const news = sectionOf(letters.send('correction'), 'new');
    expect(news).toMatch(/（追記）データに関する事象の期間：[^\n]*19時\d\d分から（継続中）/);
    expect(letters.owed()).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Thing } from '../../../../../functions/domain/incident/record/event-parts.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../../functions/domain/signal/stated-times.ts';
import { prefilledItems } from '../../../../../functions/domain/views/prefilled-items.ts';
import { shipped } from '../../../../policies/shipped.ts';
import { at, FELT, OPEN, state, told } from '../../joining/courses.ts';
import { type Letters, sectionOf } from '../../letters.ts';
import { ref } from '../../scene.ts';

const NOT_LEAKED: Facts = { 'data.leak': 'none', 'data.affected': 'none', 'data.personal': 'none' };
const NOT_FELT: Facts = { 'service.felt': 'none', 'service.impact': 'none' };
const DOWN = { occurredAt: at('17:00'), restoredAt: at('17:20') };
const DAY = '2026年4月24日（金）';

function stateOf({ scene }: Letters, of: Thing, times: StatedTimes, facts: Facts = {}): void {
  scene.after('PT10M').give('officer', { do: 'assess', facts, times, of, overrule: null, reason: ref('log') });
}

/** A leak since 10:00 and a disturbance of the service from 17:00 to 17:20, told as two things. */
function both(): Letters {
  const letters = told(OPEN, { occurredAt: at('10:00') });
  stateOf(letters, 'service', DOWN, FELT);
  letters.send('follow-up');
  expect(letters.owed()).toEqual([]);
  return letters;
}

/** A correction is owed, whose section says this, and nothing is wrong after it. */
function corrected(letters: Letters): { readonly when: string; readonly news: string } {
  expect(letters.owed().join()).toContain('correction');
  const draft = letters.send('correction');
  expect(letters.owed()).toEqual([]);
  return { when: sectionOf(draft, 'when'), news: sectionOf(draft, 'new') };
}

/** How the form of an authority begins. */
function filed({ scene }: Letters): string {
  return prefilledItems(shipped('flexcrm'), scene.opened, 'authority.ppc.prompt').outline?.ja ?? '';
}

describe('a time that names neither of two things', () => {
  it('[FC-4] given data lay open until 12:00, when 17:00 is stated of a service that came in without times, then it is of the service', () => {
    const letters = told(OPEN, { occurredAt: at('10:00'), restoredAt: at('12:00') });
    state(letters, FELT);
    state(letters, {}, { occurredAt: at('17:00') });
    const when = sectionOf(letters.send('follow-up'), 'when');
    expect(when).toContain(`（データに関する事象）：${DAY}10時00分`);
    expect(when).toContain(`（サービス障害）：${DAY}17時00分`);
    expect(filed(letters)).toContain('（発生：2026年4月24日（金）10時00分）');
  });

  it('[FC-4] given the same, when a time within that period is stated, then it is of the data', () => {
    const letters = told(OPEN, { occurredAt: at('10:00'), restoredAt: at('12:00') });
    state(letters, FELT);
    state(letters, {}, { occurredAt: at('09:30') });
    expect(corrected(letters).news).toMatch(/（誤）[^\n]*10時00分[\s\S]*（正）[^\n]*9時30分/);
    expect(filed(letters)).toContain('9時30分');
  });

  it('[FC-4] given the leak is ruled out, then it is of the service', () => {
    const letters = both();
    state(letters, NOT_LEAKED);
    letters.send('correction');
    state(letters, {}, { occurredAt: at('17:05') });
    expect(letters.scene.opened.courses.begun).toEqual({ data: at('10:00'), service: at('17:05') });
    expect(corrected(letters).news).toMatch(/（誤）発生日時：[^\n]*17時00分[\s\S]*（正）発生日時：[^\n]*17時05分/);
  });

  it('given the service is ruled out, then it is of the data, whenever the service was restored', () => {
    const letters = told(FELT, { occurredAt: at('09:00'), restoredAt: at('09:30') });
    stateOf(letters, 'data', { occurredAt: at('14:00') }, { ...OPEN, 'cause.kind': 'intrusion' });
    letters.send('follow-up');
    state(letters, NOT_FELT);
    const { when } = corrected(letters);
    expect(when).toContain(`発生日時：${DAY}14時00分`);
    expect(when).not.toContain('復旧日時');
    state(letters, {}, { occurredAt: at('13:50') });
    expect(corrected(letters).when).toContain(`発生日時：${DAY}13時50分`);
    expect(filed(letters)).toContain('13時50分');
  });
});

describe('one of two things is ruled out, and the beginning of the other stands', () => {
  it.each([
    ['the leak', NOT_LEAKED, 'データに関する事象', '10時00分', '17時00分'],
    ['the service', NOT_FELT, 'サービス障害', '17時00分', '10時00分'],
  ])('[FC-4] given it is %s, then only its own beginning is wrong', (_, facts, label, wrong, right) => {
    const letters = both();
    state(letters, facts);
    const { news, when } = corrected(letters);
    expect(news).toMatch(new RegExp(`（誤[^）]*）発生日時（${label}）：${DAY}${wrong}`));
    expect(news).not.toMatch(new RegExp(`（誤[^）]*）[^\\n]*${right}`));
    expect(news).toContain(`（正）発生日時：${DAY}${right}`);
    expect(when).toContain(`発生日時：${DAY}${right}`);
  });
});

describe('the beginning of one of two things that is not known', () => {
  it('[FC-4] given that of the service is taken back, then readers are told that it is looked into', () => {
    const letters = both();
    stateOf(letters, 'service', { occurredAt: null });
    const { when, news } = corrected(letters);
    expect(news).toMatch(/（誤）発生日時（サービス障害）：[^\n]*17時00分[\s\S]*（正）発生日時（サービス障害）：調査中/);
    expect(when).toContain(`（データに関する事象）：${DAY}10時00分\n発生日時（サービス障害）：調査中`);
    stateOf(letters, 'service', { occurredAt: at('16:50') });
    expect(sectionOf(letters.send('follow-up'), 'when')).toContain(`（サービス障害）：${DAY}16時50分`);
    expect(letters.owed()).toEqual([]);
  });

  it('[FC-4] given that of the data is taken back, then that of the service is told as its own, and to no authority', () => {
    const letters = both();
    stateOf(letters, 'data', { occurredAt: null });
    const { when, news } = corrected(letters);
    expect(news).toMatch(
      /（誤）発生日時（データに関する事象）：[^\n]*10時00分[\s\S]*（正）発生日時（データに関する事象）：調査中/,
    );
    expect(when).toContain(`（サービス障害）：${DAY}17時00分\n発生日時（データに関する事象）：調査中`);
    expect(filed(letters)).not.toContain('発生');
    stateOf(letters, 'data', { occurredAt: at('09:00') });
    expect(letters.owed().join()).not.toContain('correction');
    expect(filed(letters)).toContain('9時00分');
  });

  it('given only that of the service was ever stated, then nobody is told that the data began with it', () => {
    const letters = told({ ...OPEN, ...FELT });
    stateOf(letters, 'service', { occurredAt: at('17:00') });
    const when = sectionOf(letters.send('follow-up'), 'when');
    expect(when).toContain(`（サービス障害）：${DAY}17時00分\n発生日時（データに関する事象）：調査中`);
    expect(filed(letters)).not.toContain('発生');
    stateOf(letters, 'data', { occurredAt: at('17:30') });
    expect(letters.owed().join()).not.toContain('correction');
    expect(letters.scene.opened).toMatchObject({ occurredAt: at('17:00') });
  });
});

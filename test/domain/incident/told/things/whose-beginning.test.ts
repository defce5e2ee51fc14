import { describe, expect, it } from 'vitest';
import { instant } from '../../../../../functions/domain/base/time/instant.ts';
import type { Thing } from '../../../../../functions/domain/incident/record/event-parts.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../../functions/domain/signal/stated-times.ts';
import { prefilledItems } from '../../../../../functions/domain/views/prefilled-items.ts';
import { shipped } from '../../../../policies/shipped.ts';
import { Letters, sectionOf } from '../../letters.ts';
import { ref, Scene } from '../../scene.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const FELT: Facts = { 'service.felt': 'confirmed', 'service.impact': 'major' };
const POSSIBLE: Facts = { 'data.leak': 'possible' };
const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'cause.kind': 'misconfiguration' };
const RULED_OUT: Facts = { 'data.leak': 'none', 'data.personal': 'none' };
const PERIOD: StatedTimes = { occurredAt: at('10:00'), restoredAt: at('12:00') };
const DAY = '2026年4月24日（金）';
const OF_DATA = '発生日時（データに関する事象）：';
const OF_SERVICE = '発生日時（サービス障害）：';
const UNKNOWN = '調査中';

/** Its alarm tells what it is of, and nothing of when it began. */
function alarmed(facts: Facts, isTold: boolean): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open(facts, { origin: { kind: 'signal', source: 'alarm', signal: 's-1' } });
  const letters = new Letters(scene);
  if (isTold) letters.send('first');
  return letters;
}

function state({ scene }: Letters, facts: Facts, times: StatedTimes, of?: Thing): void {
  const named = of === undefined ? {} : { of };
  scene.after('PT10M').give('officer', { do: 'assess', facts, times, ...named, overrule: null, reason: ref('why') });
}

function record({ scene }: Letters, from: string): void {
  scene.give('officer', { do: 'record-outage', function: 'crm', from: at(from), to: null });
}

/** What the next letter says of the times. */
function when(letters: Letters): string {
  const isFirst = letters.scene.opened.notices.length === 0;
  return sectionOf(letters.send(isFirst ? 'first' : 'follow-up'), 'when');
}

/** How the form of an authority begins. */
function filed({ scene }: Letters): string {
  return prefilledItems(shipped('flexcrm'), scene.opened, 'authority.ppc.prompt').outline?.ja ?? '';
}

describe.each([[true], [false]])('an alarm that says nothing of when it began (told: %s)', (isTold) => {
  it.each<[string, readonly Facts[]]>([
    ['in one statement', [LEAK]],
    ['that was by an intrusion, in one statement', [{ ...LEAK, 'cause.kind': 'intrusion' }]],
  ])(
    '[FC-4] given the service is down, when a leak is stated with its period %s, then it is that of the leak',
    (_, [leak]) => {
      const letters = alarmed(FELT, isTold);
      state(letters, leak ?? {}, PERIOD);
      const text = when(letters);
      expect(text).toContain(`${OF_DATA}${DAY}10時00分\n${OF_SERVICE}${UNKNOWN}`);
      expect(text).toMatch(/期間：[^\n]*10時00分から[^\n]*12時00分まで\n復旧日時：未復旧/);
      expect(text).not.toContain('発生から復旧まで');
      expect(letters.owed().join()).not.toContain('correction');
    },
  );

  it('[FC-4] given the service is down, when a leak is stated with its beginning, then the service has none', () => {
    const letters = alarmed(FELT, isTold);
    state(letters, LEAK, { occurredAt: at('10:00') });
    expect(when(letters)).toContain(`${OF_DATA}${DAY}10時00分\n${OF_SERVICE}${UNKNOWN}`);
  });

  it('[FC-4] given the service is down, when a leak is stated that was over before it was noticed, then it is not refused', () => {
    const letters = alarmed(FELT, isTold);
    state(letters, LEAK, { restoredAt: at('12:00') });
    expect(when(letters)).toMatch(/閲覧可能であった期間：[^\n]*12時00分まで[\s\S]*復旧日時：未復旧/);
  });

  it.each<[string, StatedTimes]>([
    ['17:50', { occurredAt: at('17:50') }],
    ['17:50 to 18:05', { occurredAt: at('17:50'), restoredAt: at('18:05') }],
  ])(
    '[FC-4] given a possible leak, when the service is stated to be down %s, then the leak has no beginning',
    (_, times) => {
      const letters = alarmed(POSSIBLE, isTold);
      state(letters, FELT, times);
      expect(filed(letters)).not.toContain('発生');
      expect(when(letters)).toContain(`${OF_SERVICE}${DAY}17時50分\n${OF_DATA}${UNKNOWN}`);
      state(letters, {}, { occurredAt: at('10:00') });
      expect(letters.owed().join()).not.toContain('correction');
      expect(filed(letters)).toContain('10時00分');
      expect(when(letters)).toContain(`${OF_DATA}${DAY}10時00分\n${OF_SERVICE}${DAY}17時50分`);
    },
  );

  it('[FC-4] given a possible leak, when the service goes down after it was noticed, then that is not refused', () => {
    const letters = alarmed(POSSIBLE, isTold);
    letters.scene.after('PT1H');
    state(letters, FELT, { occurredAt: at('18:40') });
    expect(when(letters)).toContain(`${OF_SERVICE}${DAY}18時40分\n${OF_DATA}${UNKNOWN}`);
  });

  it('[FC-4] given a possible leak, when an outage is recorded that users feel, then it says nothing of the leak', () => {
    const letters = alarmed(POSSIBLE, isTold);
    record(letters, '17:50');
    state(letters, FELT, {});
    expect(filed(letters)).not.toContain('発生');
    expect(when(letters)).toContain(`${OF_SERVICE}${DAY}17時50分\n${OF_DATA}${UNKNOWN}`);
  });

  it('given both are stated at once, then they have the one beginning that it gives', () => {
    const letters = alarmed(FELT, isTold);
    state(letters, { ...FELT, ...LEAK }, PERIOD);
    expect(letters.scene.opened.courses.begun).toBeTypeOf('string');
  });
});

describe('two things of which customers were told the one without a beginning', () => {
  it.each<[string, Facts, Facts, StatedTimes, string]>([
    ['the service', FELT, LEAK, PERIOD, `${OF_DATA}${DAY}10時00分`],
    ['a leak', POSSIBLE, FELT, { occurredAt: at('17:50') }, `${OF_SERVICE}${DAY}17時50分`],
  ])('[FC-4] given %s, when times follow what came in since, then they are of that', (_, one, other, times, line) => {
    const letters = alarmed(one, true);
    state(letters, other, {});
    state(letters, {}, times);
    const text = when(letters);
    expect(text).toContain(line);
    expect(text).toContain(UNKNOWN);
    expect(text).not.toContain('発生から復旧まで');
  });
});

describe('an outage that was dated before a leak came in', () => {
  const dated = (time: string): Letters => {
    const letters = alarmed(FELT, false);
    state(letters, {}, { occurredAt: at(time) });
    letters.send('first');
    state(letters, LEAK, {});
    return letters;
  };

  it('[FC-4] given nobody said when the leak began, then neither the letter nor the report to the authority says it', () => {
    const letters = dated('17:10');
    expect(filed(letters)).not.toContain('発生');
    expect(when(letters)).toContain(`${OF_SERVICE}${DAY}17時10分\n${OF_DATA}${UNKNOWN}`);
    expect(letters.owed()).toEqual([]);
  });

  it.each<[string, StatedTimes]>([
    ['set right', { occurredAt: at('17:10') }],
    ['taken back', { occurredAt: null }],
  ])('[FC-4] given the beginning of the outage is %s, then the wrong one is not that of the leak', (_, times) => {
    const letters = dated('09:30');
    state(letters, {}, times, 'service');
    expect(filed(letters)).not.toContain('発生');
    expect(letters.owed().join()).toContain('correction');
    const draft = letters.send('correction');
    expect(sectionOf(draft, 'when')).not.toContain('9時30分');
    expect(sectionOf(draft, 'new')).not.toMatch(/（正）[^\n]*9時30分/);
    expect(letters.owed()).toEqual([]);
  });

  it('[FC-4] given the leak is ruled out, then the outage keeps its beginning', () => {
    const letters = dated('17:10');
    letters.send('follow-up');
    state(letters, RULED_OUT, {});
    expect(sectionOf(letters.send('correction'), 'when')).toContain(`発生日時：${DAY}17時10分`);
  });

  it.each<[string, StatedTimes]>([
    ['a beginning', { occurredAt: at('10:00') }],
    ['a period', PERIOD],
  ])(
    '[FC-4] given it is on record for a function, when %s before it is stated, then that is of the leak',
    (_, times) => {
      const letters = alarmed(FELT, false);
      state(letters, {}, { occurredAt: at('17:00') });
      record(letters, '17:00');
      letters.send('first');
      state(letters, LEAK, {});
      letters.send('follow-up');
      state(letters, {}, times);
      expect(letters.owed().join()).not.toContain('correction');
      expect(filed(letters)).toContain('10時00分');
      expect(letters.scene.opened.restoredAt).toBeNull();
    },
  );
});

describe('a leak that was ruled out before the service came in', () => {
  it.each([[true], [false]])(
    '[FC-4] given it had a beginning (told: %s), then that is not the one of the outage',
    (isTold) => {
      const letters = alarmed(POSSIBLE, false);
      state(letters, LEAK, PERIOD);
      if (isTold) letters.send('first');
      state(letters, RULED_OUT, {});
      if (isTold) letters.send('correction');
      state(letters, FELT, {});
      expect(when(letters)).toContain(`発生日時：${UNKNOWN}`);
      state(letters, {}, { occurredAt: at('17:00') });
      expect(letters.owed().join()).not.toContain('correction');
      expect(when(letters)).toContain(`発生日時：${DAY}17時00分`);
    },
  );
});

describe('the end of what happened to data beside the service', () => {
  it.each<[string, Facts]>([
    ['a loss', { 'data.loss': 'confirmed', 'data.personal': 'confirmed' }],
    ['tampering', { 'data.tampering': 'confirmed', 'data.personal': 'confirmed' }],
    ['an attack', { 'cause.kind': 'intrusion' }],
  ])('[FC-4] given %s without a leak, when its end is stated, then a letter tells its period', (_, facts) => {
    const letters = alarmed({}, false);
    state(letters, facts, { occurredAt: at('10:00') });
    letters.send('first');
    state(letters, FELT, { occurredAt: at('17:00') });
    letters.send('follow-up');
    state(letters, {}, { restoredAt: at('12:00') }, 'data');
    expect(when(letters)).toMatch(/事象の期間：[^\n]*10時00分から[^\n]*12時00分まで/);
  });
});

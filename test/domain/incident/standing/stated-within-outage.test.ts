import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene, types } from '../scene.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const STATED: StatedTimes = { occurredAt: at('17:00'), restoredAt: at('17:30') };

function stated(times: StatedTimes = STATED): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open();
  scene.give('officer', {
    do: 'assess',
    facts: { 'service.impact': 'major', 'service.felt': 'confirmed' },
    ...{ times, overrule: null, reason: ref('why') },
  });
  return new Letters(scene);
}

function told(): Letters {
  const letters = stated();
  letters.send('first');
  letters.scene.after('PT1H');
  return letters;
}

function outage({ scene }: Letters, from: string, to: string | null, name = 'Export'): void {
  scene.give('officer', { do: 'record-outage', function: name, from: at(from), to: to === null ? null : at(to) });
}

describe('a stated moment that lies within an outage, of which customers were told', () => {
  it.each([
    [
      '復旧の状況',
      '17:10',
      '17:50',
      '（誤）復旧日時：2026年4月24日（金）17時30分',
      '（正）復旧日時：2026年4月24日（金）17時50分',
    ],
    [
      '発生日時',
      '16:40',
      '17:20',
      '（誤）発生日時：2026年4月24日（金）17時00分',
      '（正）発生日時：2026年4月24日（金）16時40分',
    ],
  ])(
    '[FC-4] given the record has another %s, then a correction sets both side by side, and it is told on',
    (name, from, to, wrong, right) => {
      const letters = told();
      outage(letters, from, to);
      expect(letters.owed()).toEqual([expect.stringMatching(`^correction: .*${name}`)]);
      const news = sectionOf(letters.send('correction'), 'new');
      expect(news).toContain(wrong);
      expect(news).toContain(right);
      expect(letters.owed()).toEqual([]);
      expect(sectionOf(letters.draft('follow-up'), 'when')).toContain(right.replace('（正）', ''));
    },
  );

  it('given another person waives the correction, then it does not come back by itself', () => {
    const letters = told();
    outage(letters, '17:10', '17:50');
    const waived = letters.scene.ask('head', { do: 'waive', duty: 'notice.follow-up', reason: ref('told by phone') });
    expect(types(waived)).toContain('duty.waived');
    letters.scene.assess({ 'cause.kind': 'fault' });
    expect(letters.owed()).toEqual([]);
  });

  it('given the outage is withdrawn, then nothing is owed any more', () => {
    const letters = told();
    outage(letters, '17:10', '17:50');
    const it = { function: 'Export', from: at('17:10') };
    letters.scene.give('officer', { do: 'withdraw-outage', ...it, reason: ref('another system') });
    expect(letters.owed()).toEqual([]);
  });

  it.each([
    ['lies within the stated times', '17:10', '17:20'],
    ['ends with them', '17:00', '17:30'],
  ])('given an outage that %s, then nothing is owed', (_, from, to) => {
    const letters = told();
    outage(letters, from, to);
    expect(letters.owed()).toEqual([]);
  });

  it('given a signal alone gave the moments, then nothing is owed: it tells when it saw them', () => {
    const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
    scene.open({ 'service.impact': 'major', 'service.felt': 'confirmed' });
    const times = { occurredAt: at('17:00'), restoredAt: at('17:30') };
    scene.give(
      { kind: 'system', name: 'intake' },
      { do: 'attach-signal', source: 's', signal: 'e-2', count: 1, facts: {}, times },
    );
    const letters = new Letters(scene);
    letters.send('first');
    scene.after('PT1H');
    outage(letters, '17:10', '17:50');
    expect(letters.owed()).toEqual([]);
  });
});

describe('a stated moment that lies within an outage on record', () => {
  it('given nobody was told yet, then the notice gives the end of the outage, the writer is warned, and nothing is owed', () => {
    const letters = stated();
    outage(letters, '16:40', '17:50');
    const draft = letters.send('first');
    const when = sectionOf(draft, 'when');
    expect(when).toContain('復旧日時：2026年4月24日（金）17時50分');
    expect(draft.cautions.map(({ about }) => about)).toContain('outages');
    expect(letters.owed()).toEqual([]);
  });
});

describe('outages of several functions that are one disruption', () => {
  const OCCURRED = '（正）発生日時：2026年4月24日（金）16時20分';

  it.each([
    ['overlap', ['16:20', '16:50'], ['16:40', '17:10']],
    ['touch', ['16:20', '17:00'], ['17:00', '17:20']],
  ] as const)('given they %s, then the correction gives the beginning of the first', (_, [from, to], other) => {
    const letters = told();
    outage(letters, other[0], other[1]);
    outage(letters, from, to, 'Login');
    expect(sectionOf(letters.send('correction'), 'new')).toContain(OCCURRED);
    expect(letters.owed()).toEqual([]);
  });

  it('given the first of them was on record before customers were told, then the correction gives its beginning all the same', () => {
    const letters = stated();
    outage(letters, '16:20', '17:10');
    letters.send('first');
    letters.scene.after('PT1H');
    outage(letters, '16:45', '17:05', 'Login');
    expect(sectionOf(letters.send('correction'), 'new')).toContain(OCCURRED);
    expect(letters.owed()).toEqual([]);
  });

  it.each([
    ['was on record before customers were told', true],
    ['was recorded after customers were told', false],
  ])('given one %s and another goes on after it, then the service did not fail again', (_, isBefore) => {
    const letters = stated();
    if (isBefore) outage(letters, '16:50', '17:40');
    letters.send('first');
    letters.scene.after('PT1H');
    if (!isBefore) outage(letters, '16:50', '17:40');
    outage(letters, '17:35', '17:55', 'Login');
    expect(letters.owed().join()).not.toContain('再び');
    const news = sectionOf(letters.send('correction'), 'new');
    expect(news).toContain('（正）復旧日時：2026年4月24日（金）17時55分');
    expect(news).not.toContain('再び');
    expect(letters.owed()).toEqual([]);
  });
});

describe('the stated times of an incident of data', () => {
  it('given an outage around them, then they stay: it does not tell when the data lay open', () => {
    const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
    scene.open();
    scene.give('officer', {
      do: 'assess',
      facts: { 'data.leak': 'confirmed', 'service.felt': 'none', 'cause.kind': 'misconfiguration' },
      ...{ times: STATED, overrule: null, reason: ref('why') },
    });
    const letters = new Letters(scene);
    letters.send('first');
    scene.after('PT1H');
    outage(letters, '16:50', '17:50');
    expect(letters.owed()).toEqual([]);
    expect(sectionOf(letters.draft('follow-up'), 'when')).not.toMatch(/16時50分|17時50分/);
  });
});

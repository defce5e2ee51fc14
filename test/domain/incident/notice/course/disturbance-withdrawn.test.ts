import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../../../functions/domain/base/time/instant.ts';
import { Letters } from '../../letters.ts';
import { flexcrm, ref, Scene } from '../../scene.ts';
import { body } from '../drafted.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const FELT = { 'service.impact': 'major', 'service.felt': 'confirmed' };
type Span = readonly [from: string, to: string | null];

function record({ scene }: Letters, [from, to]: Span): void {
  scene.give('officer', { do: 'record-outage', function: 'Export', from: at(from), to: to === null ? null : at(to) });
}

/** Customers were told of these outages, one notice; then one of them was none. */
function correctedWithout(gone: string, ...spans: readonly Span[]): Letters {
  const letters = outage({ occurredAt: at(spans[0]?.[0] ?? '') });
  for (const span of spans) record(letters, span);
  letters.send('first');
  withdraw(letters, gone);
  return letters;
}

function outage(times: { readonly occurredAt: Instant; readonly restoredAt?: Instant }): Letters {
  const scene = new Scene(flexcrm, '2026-04-24T18:00:00+09:00');
  scene.open({}, { origin: { kind: 'report', reporter: null } });
  scene.give('officer', { do: 'assess', facts: FELT, times, overrule: null, reason: ref('why') });
  return new Letters(scene);
}

function withdraw({ scene }: Letters, from: string): void {
  scene.give('officer', { do: 'withdraw-outage', function: 'Export', from: at(from), reason: ref('mistake') });
}

describe('a disturbance that customers were told of and that there was not', () => {
  it('[FC-4] given it was before the one that was stated, then outline, its end and both lengths are marked as wrong', () => {
    const letters = outage({ occurredAt: at('17:00'), restoredAt: at('17:40') });
    letters.send('first');
    record(letters, ['09:50', '10:10']);
    letters.send('correction');
    withdraw(letters, '09:50');
    const correction = letters.send('correction');
    expect(body(correction, 'new')).toMatch(
      /（誤）[^\n]*いったん復旧した後に再発[^\n]*\n　（正）[^\n]*発生しておりましたが、[^\n]*17時40分に復旧/,
    );
    expect(body(correction, 'new')).toMatch(
      /（誤）発生日時：[^\n]*9時50分\n　（誤）復旧日時：[^\n]*10時10分\n　（誤）発生から復旧までの時間：20分\n　（誤）再発日時：[^\n]*17時00分\n　（誤）再発から復旧までの時間：40分\n　（正）発生日時：[^\n]*17時00分\n　（正）発生から復旧までの時間：40分/,
    );
    expect(body(correction, 'new', 'en')).toMatch(/Incorrect: [^\n]*recurred after it had been resolved/);
    expect(letters.owed()).toEqual([]);
  });

  it.each<[string, string, readonly Span[], readonly RegExp[]]>([
    [
      'the second of two',
      '17:00',
      [
        ['16:00', '16:30'],
        ['17:00', '17:40'],
      ],
      [/いったん復旧した後に再発/, /再発日時：.*17時00分/, /復旧日時：.*17時40分/, /40分$/m],
    ],
    [
      'the second of three',
      '17:00',
      [
        ['16:00', '16:30'],
        ['17:00', '17:40'],
        ['17:50', '17:55'],
      ],
      [/断続的に/, /再発日時：.*17時00分/, /復旧日時：.*17時40分/],
    ],
    [
      'the last of three',
      '17:50',
      [
        ['16:00', '16:30'],
        ['17:00', '17:40'],
        ['17:50', '17:55'],
      ],
      [/断続的に/, /再発日時：.*17時50分/, /復旧日時：.*17時55分/],
    ],
  ])('[FC-4] given %s, then everything of it is marked as wrong', (_, gone, spans, wrong) => {
    const letters = correctedWithout(gone, ...spans);
    const news = body(letters.send('correction'), 'new') ?? '';
    const marked = news.split('\n').filter((line) => line.startsWith('　（誤'));
    for (const one of wrong) expect(marked).toContainEqual(expect.stringMatching(one));
    expect(letters.owed()).toEqual([]);
  });

  it('[FC-4] given it was told to go on, then that the service is down is marked as wrong', () => {
    const letters = correctedWithout('17:00', ['16:00', '16:30'], ['17:00', null]);
    const correction = letters.send('correction');
    for (const wrong of ['現時点では、復旧しておりません。', '復旧日時：未復旧']) {
      expect(body(correction, 'new')).toContain(`（誤）${wrong}`);
    }
    expect(body(correction, 'new')).toMatch(/（誤）[^\n]*再び発生して[^\n]*\n　（正）[^\n]*16時30分に復旧/);
    expect(letters.owed()).toEqual([]);
  });

  it('given another fact was wrong and it was restored since, then that it had been down was none', () => {
    const letters = outage({ occurredAt: at('16:00') });
    record(letters, ['16:00', null]);
    letters.send('first');
    record(letters, ['16:00', '17:30']);
    letters.scene.give('officer', {
      do: 'assess',
      facts: {},
      times: { occurredAt: at('15:50') },
      overrule: null,
      reason: ref('why'),
    });
    const news = body(letters.send('correction'), 'new');
    expect(news).not.toContain('（誤）復旧日時：未復旧');
    expect(news).not.toContain('（誤）現時点では、復旧しておりません。');
  });
});

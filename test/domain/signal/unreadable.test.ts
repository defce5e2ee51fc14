import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { signalLines } from '../../../functions/domain/incident/paging/page-signal.ts';
import { INTAKE_DEFAULTS } from '../../../functions/domain/signal/intake.ts';
import { readMoment } from '../../../functions/domain/signal/moment.ts';
import { plainLine } from '../../../functions/domain/signal/plain-line.ts';
import { readSignal } from '../../../functions/domain/signal/read/read-signal.ts';
import { signalOfUnreadable } from '../../../functions/domain/signal/unreadable.ts';
import { signalReason, wordsOf, wordsText } from '../../../functions/domain/signal/words.ts';

import { alarm, event, flexcrm, guardDuty, health, one, securityHub } from './events.ts';

describe('what cannot be read', () => {
  it('given nothing of a kind that is known, when it is read, then it is unreadable with a sentence that names the place', () => {
    const cases: [unknown, RegExp][] = [
      [null, /^The event: .+\.$/],
      ['text', /^The event: .+\.$/],
      [{}, /^id: .+\.$/],
      [event('aws.cloudwatch', 'CloudWatch Alarm State Change', {}), /^detail\.alarmName: .+\.$/],
      [event('aws.cloudwatch', 'Something Else', {}), /^No signals of aws\.cloudwatch "Something Else"/],
      [event('constructor', 'x', {}), /^No signals of constructor/],
      [event('aws.guardduty', 'toString', {}), /^No signals of aws\.guardduty/],
      [{ ...alarm(), time: '2026-04-24' }, /^time: not a moment/],
    ];
    for (const [given, reason] of cases)
      expect(one(given)).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(reason) });
  });

  it.each([
    [
      securityHub({}, { Id: 3 }),
      'detail.findings.1.Id：文字列で入力してください。',
      'detail.findings.1.Id: write a text.',
    ],
    [
      securityHub({}, {}, { Id: undefined }),
      'detail.findings.2.Id：入力してください。',
      'detail.findings.2.Id: is missing.',
    ],
    [
      { ...alarm(), time: 'soon' },
      'time：時差を含む日時として読み取れません（"soon"）。',
      'time: not a moment with its offset: "soon".',
    ],
    [event('own', 'x', {}), 'ownの「x」は、シグナルとして受け付けていません。', 'No signals of own "x" are taken.'],
  ])(
    'given %j, when it is read, then the reason is a sentence in each language, and the field stays',
    (given, ja, en) => {
      const readings = readSignal(given, flexcrm, INTAKE_DEFAULTS);
      expect(readings.filter(({ kind }) => kind === 'unreadable')).toEqual([
        expect.objectContaining({ remark: { ja, en }, reason: en }),
      ]);
    },
  );

  it('given words of an earlier release, when they are shown, then as they were kept; newer ones in the language of the reader', () => {
    const old = wordsOf('{"name":"n","description":null,"reason":"id: Invalid input."}');
    expect(old && signalReason(old, 'ja')).toBe('id: Invalid input.');
    const [unread] = readSignal({ ...alarm(), time: 'soon' }, flexcrm, INTAKE_DEFAULTS);
    if (unread?.kind !== 'unreadable') throw new Error('unreadable expected');
    const kept = wordsOf(wordsText(signalOfUnreadable(flexcrm, unread, instant('2026-04-24T08:52:00.000Z'))));
    expect(kept && [signalReason(kept, 'ja'), signalReason(kept, 'en')]).toEqual([unread.remark.ja, unread.remark.en]);
    expect(kept && signalLines([kept], 'opened', 'ja')).toContain(`理由: ${unread.remark.ja}`);
  });

  it('given an event without an id, when it comes twice, then it bears the same id', () => {
    const { id: _, ...nameless } = alarm();
    expect(one(nameless)).toMatchObject({ signal: expect.stringMatching(/^content-/) });
    expect(one(nameless).signal).toBe(one(structuredClone(nameless)).signal);
    expect(one({ ...nameless, region: 'x' }).signal).not.toBe(one(nameless).signal);
  });

  it('given unreadable events of one sender, when people are called, then for one incident', () => {
    const bad = (id: string) => one({ ...alarm('BROKEN'), id });
    const [first, second] = [bad('e-1'), bad('e-2')];
    if (first?.kind !== 'unreadable' || second?.kind !== 'unreadable') throw new Error('unreadable expected');
    const at = instant('2026-04-24T08:52:00.000Z');
    expect(signalOfUnreadable(flexcrm, first, at)).toMatchObject({
      ...{ signal: 'e-1', state: 'firing', detectedAt: at, facts: {} },
      title: '読み取れないシグナル（aws.cloudwatch）',
    });
    expect(signalOfUnreadable(flexcrm, second, at).source).toBe(first.source);
    expect(signalOfUnreadable({ ...flexcrm, languages: ['en'] }, first, at).title).toBe(
      'Unreadable signal from aws.cloudwatch',
    );
  });

  it('given anything at all, when it is read, then it never throws, and every reading has an id and a source', () => {
    const base = fc.constantFrom(alarm(), guardDuty(), securityHub({}), health(), {});
    const spoilt = fc.tuple(
      base,
      fc.dictionary(fc.constantFrom('id', 'source', 'time', 'detail', 'resources'), fc.anything()),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.jsonValue(),
          spoilt.map(([good, bad]) => ({ ...good, ...bad })),
        ),
        (given) => {
          for (const reading of readSignal(given, flexcrm, INTAKE_DEFAULTS)) {
            expect(reading.source).toMatch(/^(alarm|finding|health|login|mail|own|unreadable)-[0-9a-z]{12}$/);
            expect(reading.signal).not.toBe('');
            if (reading.kind === 'unreadable') {
              expect(reading.remark.ja).not.toMatch(/Invalid|expected|received|[\r\n]/);
              expect(reading.remark.ja).toMatch(/[ぁ-ん].*。$/);
            }
            if (reading.kind !== 'signal') expect(reading.reason).not.toMatch(/[\r\n]/);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('moments and lines', () => {
  it('given the forms AWS writes, when they are read, then they are instants; others are not', () => {
    expect(readMoment('2026-04-24T08:50:00.123+0000')).toBe('2026-04-24T08:50:00.123Z');
    expect(readMoment('2026-04-24T17:50:00+09:00')).toBe('2026-04-24T08:50:00.000Z');
    expect(readMoment('Fri, 24 Apr 2026 08:40:00 GMT')).toBe('2026-04-24T08:40:00.000Z');
    for (const text of ['', 'now', '2026-04-24', '2026-13-24T00:00:00Z', '2026-04-24T08:50:00', '1777020600']) {
      expect(readMoment(text)).toBeNull();
    }
  });

  it('given any text, when it is made a line, then it is one, short enough, and making it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 1, max: 150 }), (text, limit) => {
        const line = plainLine(text, limit);
        expect([...line].length).toBeLessThanOrEqual(limit);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(plainLine(line, limit)).toBe(line);
      }),
    );
    expect(plainLine('絵文字😀'.repeat(60))).toMatch(/…$/);
  });
});

import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { inZone } from '../../../../functions/domain/base/time/zoned.ts';
import type { Policy, PolicyClock } from '../../../../functions/domain/policy/shape/schema.ts';
import type { IncidentTimes } from '../../../../functions/domain/rules/deadline/moments.ts';
import { reckon } from '../../../../functions/domain/rules/deadline/reckon.ts';
import { shipped } from '../../../policies/shipped.ts';

const policy = shipped('template');

function times(detected: string, occurred: string | null = null, opened = detected): IncidentTimes {
  const at = (local: string) => instant(`${local}:00+09:00`);
  return { detectedAt: at(detected), occurredAt: occurred === null ? null : at(occurred), openedAt: at(opened) };
}

function due(clock: PolicyClock, given: IncidentTimes, under: Policy = policy): [string | null, readonly string[]] {
  const { at, derivation } = reckon(under, clock, given);
  return [at === null ? null : inZone(at, under.zone), derivation.en];
}

describe('elapsed time', () => {
  const clock: PolicyClock = { kind: 'elapsed', from: 'occurrence', within: 'PT2H' };

  it('counts from the occurrence, at night too', () => {
    expect(due(clock, times('2026-04-24T23:30', '2026-04-24T23:10'))).toEqual([
      '2026-04-25T01:10:00+09:00',
      ['occurred Fri 24 Apr 2026, 23:10', '+ 2 h'],
    ]);
  });

  it('counts from the detection while the occurrence is unknown, and says so', () => {
    const { derivation } = reckon(policy, clock, times('2026-04-24T12:00'));
    expect(derivation.en).toEqual(['detected 12:00 (time of occurrence unknown: counted from detection)', '+ 2 h']);
    expect(derivation.ja).toEqual(['12時00分に検知（発生時刻が不明のため検知時刻から起算）', '＋2時間']);
  });

  it('72 h are 72 h across a clock change', () => {
    const berlin = { ...policy, zone: 'Europe/Berlin' };
    const [at] = due({ kind: 'elapsed', from: 'detection', within: 'P3D' }, times('2026-03-27T20:00'), berlin);
    expect(at).toBe('2026-03-30T13:00:00+02:00');
  });
});

describe('business hours that carry over', () => {
  const clock: PolicyClock = {
    ...{ kind: 'business-hours', from: 'detection', within: 'PT2H', calendar: 'office', atClosing: 'carries-over' },
  };

  it.each([
    ['2026-04-24T10:00', '2026-04-24T12:00:00+09:00', ['detected 10:00 in support hours', '+ 2 h']],
    ['2026-04-24T11:30', '2026-04-24T14:30:00+09:00', ['detected 11:30 in support hours', '+ 2 h of support hours']],
    [
      '2026-04-24T17:00',
      '2026-04-27T10:30:00+09:00',
      ['detected Fri 24 Apr 2026, 17:00 in support hours', '+ 2 h of support hours (closed in between: weekend)'],
    ],
    [
      '2026-08-12T17:00',
      '2026-08-17T10:30:00+09:00',
      [
        'detected Wed 12 Aug 2026, 17:00 in support hours',
        '+ 2 h of support hours (closed in between: closed 13 Aug – 14 Aug, weekend)',
      ],
    ],
  ])('given %s, then %s', (detected, at, words) => {
    expect(due(clock, times(detected))).toEqual([at, words]);
  });

  it('says so in Japanese', () => {
    expect(reckon(policy, clock, times('2026-04-24T17:00')).derivation.ja).toEqual([
      '2026年4月24日（金）17時00分に検知（営業時間内）',
      '＋2時間（営業時間のみ通算、休業：土日）',
    ]);
  });
});

describe('without delay', () => {
  it('has no due time, and a target of our own', () => {
    const clock: PolicyClock = { kind: 'without-delay', from: 'detection', target: 'PT30M' };
    const deadline = reckon(policy, clock, times('2026-04-24T17:50'));
    expect(deadline).toMatchObject({ at: null, target: instant('2026-04-24T09:20:00.000Z') });
    expect(deadline.derivation).toEqual({
      en: ['detected Fri 24 Apr 2026, 17:50', 'without delay, no fixed time', 'own target 18:20'],
      ja: ['2026年4月24日（金）17時50分に検知', '速やかに（期限の定めなし）', '社内目標：18時20分'],
    });
  });

  it('counted from when it arises, tells the span alone', () => {
    const clock: PolicyClock = { kind: 'without-delay', from: 'arising', target: 'P3D' };
    const { at, target, derivation } = reckon(policy, clock, times('2026-04-24T17:50'));
    expect([at, target]).toEqual([null, undefined]);
    expect(derivation.en).toEqual(['without delay once owed, no fixed time', 'own target within 3 d']);
  });
});

import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { inZone } from '../../../../functions/domain/base/time/zoned.ts';
import type { Deadline } from '../../../../functions/domain/rules/deadline/duty.ts';
import { reminderMoments } from '../../../../functions/domain/rules/deadline/reminder-moments.ts';
import { shipped } from '../../../policies/shipped.ts';

const policy = shipped('flexcrm');
const none = { ja: [], en: [] };

function moments(kind: string, opened: string, deadline: Deadline): string[] {
  const duty = { kind, owner: 'officer', openedAt: instant(`2026-04-24T${opened}:00+09:00`), deadline };
  return reminderMoments(policy, duty).map(
    ({ step, at, do: act, to }) => `${inZone(at, policy.zone).slice(11, 16)} ${act} ${to} (${step})`,
  );
}

function dueAt(time: string): Deadline {
  return { at: instant(`2026-04-24T${time}:00+09:00`), derivation: none };
}

describe('reminders', () => {
  it('[FC-6] given an hour for the first notice, then people are reminded before it ends and escalated to after', () => {
    expect(moments('notice.first', '17:50', dueAt('18:50'))).toEqual([
      '18:10 warn officer (0)',
      '18:25 warn approver (1)',
      '18:35 escalate head (2)',
      '18:45 escalate executive (3)',
      '18:50 escalate head (4)',
      '19:20 escalate executive (5)',
    ]);
  });

  it('given a duty that is nearly due when it arises, then the steps gone by make one call', () => {
    expect(moments('notice.first', '18:40', dueAt('18:50'))).toEqual([
      '18:40 escalate head (2)',
      '18:45 escalate executive (3)',
      '18:50 escalate head (4)',
      '19:20 escalate executive (5)',
    ]);
  });

  it('given a duty that is late from its start, then it calls at once', () => {
    expect(moments('notice.first', '21:00', dueAt('18:50'))).toEqual(['21:00 escalate executive (5)']);
  });

  it('given no number but a target, then reminders count from when the duty arose', () => {
    expect(moments('triage', '18:00', { at: null, derivation: none })).toEqual([
      '18:15 warn responder (0)',
      '18:20 escalate officer (1)',
      '18:30 escalate head (2)',
      '18:50 escalate executive (3)',
      '22:20 escalate head (4)',
    ]);
  });

  it('given a report, a plan or an appointment, then its owner is warned a day and four hours before', () => {
    const due = { at: instant('2026-04-29T00:00:00+09:00'), derivation: none };
    const duty = { kind: 'authority.ppc.prompt', owner: 'officer', openedAt: instant('2026-04-24T18:00:00+09:00') };
    expect(reminderMoments(policy, { ...duty, deadline: due })).toEqual([
      { step: 0, at: instant('2026-04-28T00:00:00+09:00'), do: 'warn', to: 'officer' },
      { step: 1, at: instant('2026-04-28T20:00:00+09:00'), do: 'warn', to: 'officer' },
    ]);
    expect(moments('headquarters', '18:00', dueAt('19:00'))).toEqual(['18:00 warn officer (1)']);
    expect(moments('headquarters', '18:00', { at: null, derivation: none })).toEqual([]);
  });
});

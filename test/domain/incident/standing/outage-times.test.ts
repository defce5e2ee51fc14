import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../../functions/domain/base/time/instant.ts';
import { draftText } from '../../../../functions/domain/incident/notice/draft-text.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Scene, SYSTEM } from '../scene.ts';

const day = (clock: string): Instant => instant(`2026-04-24T${clock}:00+09:00`);

/** Detected at 17:50, and it is 19:50 now. */
function scene(policy = shipped('flam')): Scene {
  const made = new Scene(policy);
  made.open({ 'service.felt': 'confirmed' });
  return made.after('PT2H');
}

const outage = (made: Scene, from: string, to: string | null, what = 'login') =>
  made.give('responder', { do: 'record-outage', function: what, from: day(from), to: to === null ? null : day(to) });

const timesOf = ({ opened: { occurredAt, restoredAt } }: Scene) => ({ occurredAt, restoredAt });

function drafted(made: Scene, language: 'ja' | 'en'): string {
  const { text } = draftText({ policy: made.policy, state: made.opened, stage: 'first', number: 1, at: made.now });
  return JSON.stringify(text[language]);
}

describe('times that follow from outages', () => {
  it('the first beginning is the occurrence, the last end the restoration, and the record says where they came from', () => {
    const made = scene();
    const [, followed] = outage(made, '17:30', '18:10');
    expect(followed).toEqual({
      type: 'times.stated',
      times: { occurredAt: day('17:30'), restoredAt: day('18:10') },
      basis: 'outages',
    });
    outage(made, '17:20', '18:30', 'search');
    expect(timesOf(made)).toEqual({ occurredAt: day('17:20'), restoredAt: day('18:30') });
  });

  it('nothing is restored while one outage goes on, or goes on again', () => {
    const made = scene();
    outage(made, '17:30', null);
    expect(timesOf(made)).toEqual({ occurredAt: day('17:30'), restoredAt: null });
    outage(made, '17:30', '18:10');
    expect(timesOf(made).restoredAt).toBe(day('18:10'));
    outage(made, '18:40', null, 'search');
    expect(timesOf(made).restoredAt).toBeNull();
  });

  it('what people stated stays, before and after', () => {
    const made = scene();
    const assess = (times: object) => made.give('responder', { do: 'assess', facts: {}, times, overrule: null });
    assess({ occurredAt: day('17:00') });
    outage(made, '17:30', '18:10');
    expect(timesOf(made)).toEqual({ occurredAt: day('17:00'), restoredAt: day('18:10') });
    assess({ restoredAt: day('18:20') });
    outage(made, '17:20', '18:30', 'search');
    expect(timesOf(made)).toEqual({ occurredAt: day('17:00'), restoredAt: day('18:20') });
    assess({ restoredAt: null });
    outage(made, '17:40', '18:40', 'export');
    expect(timesOf(made).restoredAt).toBeNull();
  });

  it('an outage that began after the detection is not the occurrence, and its end is the restoration all the same', () => {
    const made = scene();
    outage(made, '18:00', '18:40');
    expect(timesOf(made)).toEqual({ occurredAt: null, restoredAt: day('18:40') });
  });

  it('does not end what fired again after it', () => {
    const made = scene();
    outage(made, '17:30', '18:10');
    made.give(SYSTEM, {
      do: 'attach-signal',
      ...{ source: 'alarm-1', signal: 'e-2', count: 1, facts: {}, times: { detectedAt: made.now }, again: true },
    });
    expect(timesOf(made).restoredAt).toBeNull();
    outage(made, '17:40', '18:20', 'search');
    expect(timesOf(made).restoredAt).toBeNull();
    made.after('PT1H');
    outage(made, '19:50', '20:30');
    expect(timesOf(made).restoredAt).toBe(day('20:30'));
  });

  it('[FL-3] a duty that counts from the occurrence moves with it', () => {
    const made = new Scene(shipped('flam'));
    made.open({ 'data.loss': 'possible' });
    const due = () => made.opened.duties.find(({ kind }) => kind === 'notice.first')?.deadline.at;
    const before = due();
    made.after('PT10M');
    outage(made, '17:20', null);
    expect([before, due()]).toEqual([day('19:50'), day('19:20')]);
  });

  it('the drafted notice tells both', () => {
    const made = scene(shipped('flexcrm'));
    expect(drafted(made, 'ja')).toMatch(/調査中/);
    outage(made, '17:30', '18:10');
    const text = drafted(made, 'ja');
    expect(text).toContain('発生日時：2026年4月24日（金）17時30分');
    expect(text).toContain('復旧日時：2026年4月24日（金）18時10分');
    expect(text).not.toMatch(/復旧しておりません|未復旧/);
    expect(drafted(made, 'en')).not.toMatch(/not restored|not been restored/);
  });
});

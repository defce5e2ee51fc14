import { describe, expect, it } from 'vitest';
import { timeline } from '../../../functions/console/words/timeline.ts';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../functions/domain/signal/stated-times.ts';
import { incidentReport } from '../../../functions/domain/views/incident-report.ts';
import { lateByNow } from '../../../functions/domain/views/late-by-now.ts';
import { shipped } from '../../policies/shipped.ts';
import { joinedInto } from '../incident/joining/courses.ts';
import { Letters } from '../incident/letters.ts';
import { ref, Scene } from '../incident/scene.ts';

const FELT: Facts = { 'service.felt': 'confirmed' };
const EVENING = '2026-04-24T19:32:00+09:00';

/** Detected out of hours and told at once: the first notice was met. */
function met(company = 'flexcrm', start = EVENING): Letters {
  const scene = new Scene(shipped(company), start);
  scene.open();
  scene.assess(FELT);
  const letters = new Letters(scene);
  letters.send('first');
  return letters;
}

function state({ scene }: Letters, times: StatedTimes, facts: Facts = {}): void {
  scene.after('PT10M').give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
}

function shown({ scene: { policy, opened, items, now } }: Letters, language: 'ja' | 'en') {
  const input = { texts: new Map<string, string>(), counts: new Map(), language, intact: true, at: now };
  const duty = incidentReport(policy, opened, input).duties.find(({ kind }) => kind === 'notice.first');
  const lines = timeline({ policy, state: opened, items, texts: input.texts }, language);
  return { duty, line: lines.find(({ type, text }) => type === 'duty.met' && /初報|First notice/i.test(text))?.text };
}

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);

describe('a first notice was met, and the detection is stated earlier', () => {
  it.each(['ja', 'en'] as const)(
    'then it stays met, and row and timeline say in %s that it was late by it',
    (language) => {
      const letters = met();
      const before = shown(letters, language);
      state(letters, { detectedAt: at('15:00') });
      const { duty, line } = shown(letters, language);
      expect(before.duty).toMatchObject({ status: 'met', lateByNow: null });
      expect(duty).toMatchObject({ status: 'met', dueAt: before.duty?.dueAt, metAt: before.duty?.metAt });
      expect(duty?.lateByNow?.dueAt).toBe('2026-04-24T16:00:00+09:00');
      expect(duty?.lateByNow?.words).toMatch(language === 'ja' ? /16時00分まで.*15時00分に検知/ : /16:00.*15:00/);
      expect(duty?.lateByNow?.words).not.toBe('');
      expect(line).toContain(duty?.lateByNow?.words);
    },
  );

  it('then nothing is owed but to correct what customers read of it', () => {
    const letters = met();
    const count = letters.scene.items.length;
    state(letters, { detectedAt: at('15:00') });
    const events = letters.scene.items.slice(count).flatMap((one) => one.events);
    const owed = events.flatMap((event) => (event.type === 'duty.opened' ? [event.kind] : []));
    expect(owed).toEqual(['notice.follow-up']);
    expect(events.filter(({ type }) => type === 'duty.missed' || type === 'duty.moved')).toEqual([]);
  });

  it('given it was told in time by that, too, then nothing is said', () => {
    const letters = met();
    state(letters, { detectedAt: at('19:20') });
    expect(shown(letters, 'ja').duty?.lateByNow).toBeNull();
  });

  it('given the detection is stated as it was again, then nothing is said any more', () => {
    const letters = met();
    state(letters, { detectedAt: at('15:00') });
    state(letters, { detectedAt: instant(EVENING) });
    expect(shown(letters, 'ja').duty?.lateByNow).toBeNull();
  });

  it('given only facts changed since, then nothing is said', () => {
    const letters = met();
    state(letters, {}, { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'service.impact': 'major' });
    expect(shown(letters, 'ja').duty?.lateByNow).toBeNull();
  });

  it('given it was late already, then its own status says so', () => {
    const scene = new Scene(shipped('flexcrm'), '2026-04-24T15:00:00+09:00');
    scene.open();
    scene.assess(FELT);
    const letters = new Letters(scene);
    scene.after('PT3H');
    letters.send('first');
    state(letters, { detectedAt: at('12:00') });
    expect(shown(letters, 'ja').duty).toMatchObject({ status: 'late', lateByNow: null });
  });
});

const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.persons': 1500 };
const PROMPT = 'authority.ppc.prompt';

describe('a report was made in time, and the company is said to have known before', () => {
  it('then its row says that it was late by that, and its words name the knowledge', () => {
    const scene = new Scene(shipped('synergy'), '2026-04-24T10:00:00+09:00');
    scene.open({ ...LEAK, 'data.role': 'controller' }, { occurredAt: instant('2026-04-13T10:00:00+09:00') });
    const report = { items: { outline: 'known' }, text: ref('text'), reference: null } as const;
    scene.after('P2D').give('officer', { do: 'complete', duty: PROMPT, evidence: ref('e'), report });
    const times = { knownAt: instant('2026-04-14T10:00:00+09:00') };
    scene.after('PT1H').give('officer', { do: 'assess', facts: {}, times, overrule: null, reason: ref('why') });
    const late = lateByNow(scene.policy, scene.opened).get(PROMPT);
    expect(scene.duty(PROMPT).status).toBe('met');
    expect(late?.words.ja).toMatch(/期限：2026年4月\d+日.*4月14日（火）10時00分に覚知/);
    expect(late?.words.en).toMatch(/it was due by .*known Tue 14 Apr 2026/);
  });
});

describe('a first notice was met in time, and its incident becomes one with another that was detected before', () => {
  const early = () => met('flexcrm', '2026-04-24T14:00:00+09:00');

  it.each([
    ['takes the other over', (one: Letters, other: Letters) => joinedInto(other, one)],
    ['is met in time as well', (one: Letters, other: Letters) => joinedInto(one, other)],
  ])('given it %s, then no notice was late by the detection of the other', (_, join) => {
    const { policy, opened } = join(met(), early()).scene;
    expect(opened.detectedAt).toBe(at('14:00'));
    expect([...lateByNow(policy, opened).keys()]).toEqual([]);
  });

  it('given a moment is stated since the join, then that counts', () => {
    const letters = joinedInto(met(), early());
    state(letters, { detectedAt: at('10:00') });
    expect([...lateByNow(letters.scene.policy, letters.scene.opened).keys()]).toEqual(['notice.first']);
  });
});

import { describe, expect, it } from 'vitest';
import { latestOf, plusMs } from '../../../../functions/domain/base/time/instant.ts';
import { MINUTE_MS } from '../../../../functions/domain/base/time/units.ts';
import type { IncidentCommand } from '../../../../functions/domain/incident/command/command.ts';
import { callersOf } from '../../../../functions/domain/incident/standing/callers.ts';
import type { SignalSeen } from '../../../../functions/domain/signal/signal.ts';
import { shipped } from '../../../policies/shipped.ts';
import { ref, Scene, SYSTEM } from '../scene.ts';
import { idle } from '../told/telling.ts';

type Attach = Extract<IncidentCommand, { do: 'attach-signal' }>;

/** The alarm of the incident tells its state; what it states is that the service is down. */
function tell(scene: Scene, state: SignalSeen['state'], more: Partial<Attach> = {}) {
  const seen = { at: scene.now, state, words: ref('words') };
  const firing = state === 'firing' ? { facts: { 'service.impact': 'major' } } : { facts: {} };
  const times = state === 'restored' ? { restoredAt: scene.now } : {};
  return scene.give(SYSTEM, {
    ...{ do: 'attach-signal', source: 'alarm-1', signal: `e-${scene.items.length}`, count: 1, seen, times },
    ...firing,
    ...more,
  });
}

/** An outage that was called for, answered, assessed as harmless, and is over. */
function overAndDone(): Scene {
  const scene = new Scene();
  scene.open({ 'service.impact': 'major' });
  scene.give('responder', { do: 'acknowledge', page: null });
  scene.after('PT10M').assess(HARMLESS);
  tell(scene.after('PT20M'), 'restored');
  return scene;
}

const HARMLESS = {
  ...{ 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none', 'service.felt': 'none', spread: 'none' },
  ...{ risk: 'none', 'cause.ours': 'yes', obligation: 'none', 'cause.wrongful': 'none' },
};
const newest = (scene: Scene) => scene.opened.pages.at(-1);
const again = { again: true, times: { restoredAt: null } };

describe('a source that fires again after it was well', () => {
  it('given an outage that was over, when it fires again, then the paging order is called, once', () => {
    const scene = overAndDone();
    const before = scene.opened.pages.length;
    tell(scene.after('PT8H'), 'firing', again);
    expect(scene.opened.pages.slice(before).map(({ why }) => why)).toEqual(['fired-again']);
    expect(newest(scene)?.steps[0]).toMatchObject({ person: 'responder', at: scene.now });
    expect(scene.opened.restoredAt).toBeNull();
  });

  it('given that customers felt nothing of the first, when it fires again, then that is asked anew, with a triage of its own', () => {
    const scene = overAndDone();
    expect(scene.opened.assessment.level).toBe('minor');
    tell(scene.after('PT8H'), 'firing', again);
    expect(scene.opened.facts['service.felt']).toBe('unknown');
    expect(scene.opened.assessment.level).toBeNull();
    expect(scene.opened.duties.filter(({ kind, status }) => kind === 'triage' && status === 'open')).toHaveLength(1);
    // What is true of the whole incident stays.
    expect(scene.opened.facts).toMatchObject({ 'data.leak': 'none', 'cause.ours': 'yes' });
  });

  it('given that nobody decided the level yet, when it fires again, then people are called all the same', () => {
    const scene = new Scene();
    scene.open({ 'service.impact': 'major' });
    scene.give('responder', { do: 'acknowledge', page: null });
    tell(scene.after('PT30M'), 'restored');
    tell(scene.after('PT8H'), 'firing', again);
    expect(newest(scene)).toMatchObject({ why: 'fired-again', acknowledged: null });
  });

  it('given a restoration that a person stated, when the source fires after it, then it fires again', () => {
    const scene = new Scene();
    scene.open({ 'service.impact': 'major' });
    scene.give('responder', { do: 'acknowledge', page: null });
    scene.after('PT1H');
    scene.give('officer', { do: 'assess', facts: {}, times: { restoredAt: scene.now }, overrule: null });
    tell(scene.after('PT1M'), 'firing');
    expect(newest(scene)?.why).toBe('fired-again');
    expect(scene.opened.restoredAt).toBeNull();
  });

  it('given a signal from before the restoration that comes late, then nobody is called', () => {
    const scene = overAndDone();
    const before = scene.opened.pages.length;
    const seen = { at: scene.opened.detectedAt, state: 'firing', words: ref('words') } as const;
    tell(scene.after('PT1M'), 'firing', { seen, facts: {} });
    expect(scene.opened.pages).toHaveLength(before);
    expect(scene.opened.restoredAt).not.toBeNull();
  });

  it('given a leak that a person ruled out, when its alarm fires again, then it is possible again; confirmed stays confirmed', () => {
    const stated = (known: string) => {
      const scene = new Scene();
      scene.open({ 'data.leak': 'possible' });
      scene.assess({ 'data.leak': known });
      tell(scene.after('PT30M'), 'restored');
      tell(scene.after('PT1H'), 'firing', { ...again, facts: { 'data.leak': 'possible' } });
      return scene.opened.facts['data.leak'];
    };
    expect([stated('none'), stated('confirmed')]).toEqual(['possible', 'confirmed']);
  });

  it('given a level that a person set, when it fires again, then a lower one is open anew, and the gravest stays', () => {
    const set = (level: string) => {
      const scene = new Scene();
      scene.open({ 'service.impact': 'major' });
      scene.give('officer', { do: 'assess', facts: {}, times: {}, overrule: { level, reason: ref('why') } });
      tell(scene.after('PT30M'), 'restored');
      tell(scene.after('PT1H'), 'firing', again);
      return scene.opened.assessment.level;
    };
    expect([set('minor'), set('major')]).toEqual([null, 'major']);
  });

  it('given an alarm that flaps while somebody answers each time, then people are called ten minutes apart, not each minute', () => {
    const scene = overAndDone();
    const before = scene.opened.pages.length;
    for (let minute = 0; minute < 5; minute += 1) {
      tell(scene.after('PT1M'), 'firing', again);
      scene.ask('responder', { do: 'acknowledge', page: null });
      tell(scene.after('PT1M'), 'restored');
    }
    const calls = scene.opened.pages.slice(before).map(({ steps }) => Date.parse(steps[0]?.at ?? ''));
    const gaps = calls.slice(1).map((at, index) => at - (calls[index] ?? 0));
    expect(gaps.every((gap) => gap >= 10 * 60_000 || gap === 0)).toBe(true);
  });

  it('given a call that nobody answered yet, when it fires again, then no second one is made', () => {
    const scene = new Scene();
    scene.open({ 'service.impact': 'major' });
    tell(scene.after('PT2M'), 'restored');
    tell(scene.after('PT2M'), 'firing', again);
    expect(scene.opened.pages).toHaveLength(1);
  });

  it.each([
    [10 * MINUTE_MS - 1, 1],
    [10 * MINUTE_MS, 2],
    [180 * MINUTE_MS, 2],
  ])(
    'given a call that nobody answered, when it fires again %i ms after the last of the ladder, then there are %i calls',
    (ms, count) => {
      const scene = new Scene();
      scene.open({ 'service.impact': 'major' });
      const last = latestOf(scene.opened.pages.flatMap(({ steps }) => steps.map(({ at }) => at))) ?? scene.now;
      tell(scene.after('PT2M'), 'restored');
      scene.now = plusMs(last, ms);
      tell(scene, 'firing', again);
      expect(scene.opened.pages.map(({ why }) => why)).toEqual(['opened', 'fired-again'].slice(0, count));
    },
  );

  it('given failures that nobody answers all night, then each that comes after a ladder has run out calls people anew', () => {
    const scene = new Scene();
    scene.open({ 'service.impact': 'major' });
    for (let hour = 0; hour < 5; hour += 1) {
      tell(scene.after('PT30M'), 'restored');
      tell(scene.after('PT30M'), 'firing', again);
    }
    expect(scene.opened.pages.filter(({ why }) => why === 'fired-again')).toHaveLength(5);
  });
});

describe('a first notice that is approved when the source fires again', () => {
  it('given that the service was restored when it was approved, then the approval is void: it tells something that is not so', () => {
    const scene = new Scene();
    scene.open({ 'service.impact': 'major', 'service.felt': 'confirmed' });
    tell(scene.after('PT5M'), 'restored');
    scene.draft();
    scene.seal();
    scene.approve();
    tell(scene.after('PT1M'), 'firing', again);
    expect(scene.opened.notices[0]?.approval).toBeNull();
  });
});

describe('[SY-23] a signal for each of which people are called', () => {
  const CALL = ['responder', 'officer'];
  const login = (scene: Scene, signal: string) =>
    scene.give(SYSTEM, {
      ...{ do: 'attach-signal', source: 'login-1', signal, count: 1, facts: {}, times: {}, call: CALL },
      seen: { at: scene.now, state: 'firing', words: ref(signal) },
    });
  const seen = (scene: Scene, words: string, by: string) =>
    ({ at: scene.now, state: 'firing', words: ref(words), by: `sha256:${by}` }) as const;
  const loginBy = (scene: Scene, signal: string, by: string) =>
    scene.give(SYSTEM, {
      ...{ do: 'attach-signal', source: 'login-1', signal, count: 1, facts: {}, times: {}, call: CALL },
      seen: seen(scene, signal, by),
    });
  const begins = (scene: Scene) =>
    scene.opened.pages.filter(({ why }) => why === 'signal').map(({ steps }) => steps[0]?.at ?? '');
  /** Whom the newest page tells of, by the words of their signals. */
  const told = (scene: Scene) =>
    scene.opened.pages.slice(-1).flatMap((page) => callersOf(scene.opened, page).map(({ words }) => words.content));
  const pagesFor = (scene: Scene) =>
    scene.opened.pages.filter(({ why }) => why === 'signal').map(({ steps }) => steps.map(({ person }) => person));
  const answered = () => {
    const scene = new Scene(shipped('synergy'));
    scene.open({}, { call: CALL });
    idle(scene);
    scene.give('responder', { do: 'acknowledge', page: null });
    return scene;
  };

  it('given the first was answered, when another comes hours later, then all of them are called at once, again', () => {
    const scene = answered();
    login(scene.after('PT3H'), 'l-2');
    expect(pagesFor(scene)).toEqual([CALL]);
    expect(scene.page(scene.opened.pages.at(-1)?.id ?? '').steps.map(({ at }) => at)).toEqual([scene.now, scene.now]);
    expect(scene.next()).toMatchObject({ do: 'PagePerson', person: 'responder' });
  });

  it('given a storm, then one page stands for all while nobody answers it, and the first after the answer calls again', () => {
    const scene = answered();
    for (let nth = 2; nth < 30; nth += 1) login(scene.after('PT1M'), `l-${nth}`);
    expect(pagesFor(scene)).toEqual([CALL]);
    idle(scene);
    scene.give('officer', { do: 'acknowledge', page: null });
    login(scene.after('PT1M'), 'l-30');
    expect(pagesFor(scene)).toEqual([CALL, CALL]);
  });

  it('given the same event is delivered twice, then it calls once', () => {
    const scene = answered();
    const event = { do: 'attach-signal', source: 'login-1', signal: 'l-2', count: 1, facts: {}, times: {} } as const;
    scene.ask(SYSTEM, { ...event, call: CALL }, 'signal:l-2');
    idle(scene);
    scene.give('responder', { do: 'acknowledge', page: null });
    expect(scene.ask(SYSTEM, { ...event, call: CALL }, 'signal:l-2')).toEqual([]);
    expect(pagesFor(scene)).toEqual([CALL]);
  });

  it('given another person while the first page waits, when they log in two minutes later, then a page of their own calls at once', () => {
    const scene = new Scene(shipped('synergy'));
    scene.open({}, { call: CALL, seen: seen(scene, 'taro-1', 'taro') });
    idle(scene);
    loginBy(scene.after('PT2M'), 'mallory-1', 'mallory');
    expect(begins(scene)).toEqual([scene.now]);
    expect(scene.next()).toMatchObject({ do: 'PagePerson', person: 'responder' });
    expect(told(scene)).toEqual(['mallory-1']);
    // Both are known of now: neither is told twice while nobody answers.
    for (const by of ['taro', 'mallory', 'taro']) loginBy(scene.after('PT1M'), `${by}-2`, by);
    expect(begins(scene)).toHaveLength(1);
  });

  it('given many people within one minute, when nobody answers, then one more page tells of all of them, and each further page comes later', () => {
    const scene = new Scene(shipped('synergy'));
    scene.open({}, { call: CALL, seen: seen(scene, 'taro-1', 'taro') });
    const start = scene.now;
    idle(scene);
    for (const by of ['a', 'b', 'c']) loginBy(scene.after('PT10S'), `${by}-1`, by);
    expect(begins(scene)).toEqual([plusMs(start, 60_000)]);
    idle(scene.after('PT30S'));
    expect(told(scene)).toEqual(['a-1', 'b-1', 'c-1']);
    // A program that takes another name each minute of an hour calls ten times, not sixty; it is never silent for long.
    for (let nth = 0; nth < 60; nth += 1) {
      loginBy(scene.after('PT1M'), `s${nth}-1`, `s${nth}`);
      idle(scene);
    }
    const gaps = begins(scene).map((at, index, all) => Date.parse(at) - Date.parse(all[index - 1] ?? start));
    expect(gaps.toSorted((one, other) => one - other)).toEqual(gaps);
    expect(begins(scene).length).toBeLessThan(15);
    expect(Math.max(...gaps)).toBeLessThan(15 * 60_000);
  });

  it('given a signal that tells of nobody while a page waits, then nobody is called twice', () => {
    const scene = new Scene(shipped('synergy'));
    scene.open({}, { call: CALL });
    idle(scene);
    login(scene.after('PT2M'), 'l-2');
    expect(pagesFor(scene)).toEqual([]);
  });

  it('given an unanswered page that calls only the first of them so far, then the others are called as well', () => {
    const scene = new Scene(shipped('synergy'));
    scene.open({});
    idle(scene);
    login(scene, 'l-1');
    expect(pagesFor(scene)).toEqual([CALL]);
  });
});

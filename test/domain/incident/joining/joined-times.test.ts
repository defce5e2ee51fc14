import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { noticeWarnings } from '../../../../functions/domain/incident/notice/wording-warnings.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { ref, Scene } from '../scene.ts';
import { joined } from './joins.ts';

const LEAK: Facts = { 'data.leak': 'confirmed' };
const OUTAGE: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const EARLY = instant('2026-04-24T15:00:00+09:00');
const BEGAN = instant('2026-04-24T17:40:00+09:00');
const RESTORED = instant('2026-04-24T18:20:00+09:00');
const LATER = instant('2026-04-24T18:40:00+09:00');

function scene(facts: Facts, times: StatedTimes = {}): Scene {
  const one = new Scene();
  one.open();
  one.after('PT1H');
  if (Object.keys({ ...facts, ...times }).length > 0)
    one.give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
  return one;
}

function join(from: Scene, into: Scene): Scene {
  joined(from, into);
  return into;
}

function outage(one: Scene, to: typeof RESTORED | null, name = 'api', from = BEGAN): Scene {
  one.give('officer', { do: 'record-outage', function: name, from, to });
  return one;
}

describe('when the service was restored, of two incidents that were joined', () => {
  const leak = () => scene(LEAK);
  const restored = (at = RESTORED) => scene(OUTAGE, { restoredAt: at });

  it('given a leak alone and an outage that is over, then the service stays restored, whichever takes the other over', () => {
    expect(join(leak(), restored()).opened.restoredAt).toBe(RESTORED);
    expect(join(restored(), leak()).opened.restoredAt).toBe(RESTORED);
  });

  it('given a leak that was stopped and an outage that goes on, then the service is not restored', () => {
    const stopped = () => scene(LEAK, { restoredAt: RESTORED });
    expect(join(stopped(), scene(OUTAGE)).opened.restoredAt).toBeNull();
    expect(join(scene(OUTAGE), stopped()).opened.restoredAt).toBeNull();
  });

  it('given a leak with a service part of its own, or one that nobody has assessed, then both have to be restored', () => {
    expect(join(scene({ ...LEAK, ...OUTAGE }), restored()).opened.restoredAt).toBeNull();
    expect(join(outage(leak(), null), restored()).opened.restoredAt).toBeNull();
    expect(join(scene({}), restored()).opened.restoredAt).toBeNull();
    expect(join(restored(LATER), restored()).opened.restoredAt).toBe(LATER);
  });

  it('given a report of a person that names no disturbance, then the service stays restored, whichever takes the other over', () => {
    const report = () => {
      const one = new Scene();
      one.open({}, { origin: { kind: 'report', reporter: null } });
      return one;
    };
    expect(join(report(), restored()).opened.restoredAt).toBe(RESTORED);
    expect(join(restored(), report()).opened.restoredAt).toBe(RESTORED);
    expect(join(report(), scene(OUTAGE)).opened.restoredAt).toBeNull();
  });

  it('given restored outages joined into a leak, when another outage is recorded, then it is not restored any more', () => {
    const both = join(outage(scene(OUTAGE), RESTORED), leak());
    expect(both.opened.restoredAt).toBe(RESTORED);
    expect(outage(both, null, 'search', LATER).opened.restoredAt).toBeNull();
  });

  it('given one outage whose end is known of one incident only, then its end is known', () => {
    const [ended, open] = [() => outage(scene(OUTAGE), RESTORED), () => outage(scene(OUTAGE), null)];
    for (const both of [join(ended(), open()), join(open(), ended())])
      expect(both.opened.outages).toMatchObject([{ function: 'api', from: BEGAN, to: RESTORED }]);
  });
});

describe('when the company knew, of two incidents that were joined', () => {
  const KNOWN = instant('2026-04-24T18:10:00+09:00');
  const known = (facts: Facts) => scene(facts, { knownAt: KNOWN });

  it('given the knowledge was stated of one leak only, then the detection of the other, which was before, counts', () => {
    for (const both of [join(known(LEAK), scene(LEAK)), join(scene(LEAK), known(LEAK))])
      expect(both.opened.knownAt ?? both.opened.detectedAt).toBe(both.opened.detectedAt);
  });

  it('given an outage alone was noticed before, then the leak was known when somebody said so', () => {
    expect(join(scene(OUTAGE), known(LEAK)).opened.knownAt).toBe(KNOWN);
    expect(join(known(LEAK), scene(OUTAGE)).opened.knownAt).toBe(KNOWN);
  });

  it('given nobody stated it of either, then nothing is invented', () => {
    expect(join(scene(LEAK), scene(OUTAGE)).opened.knownAt).toBeNull();
  });
});

describe('an incident that was noticed before the other one is said to have occurred', () => {
  const both = () => join(scene(LEAK, { detectedAt: EARLY }), scene(LEAK, { occurredAt: BEGAN }));

  it('then it occurred when somebody stated that it did, and its approver is warned', () => {
    const { opened } = drafted(both());
    expect([opened.occurredAt, opened.detectedAt]).toEqual([BEGAN, EARLY]);
    expect(warned(opened)).toContainEqual(expect.stringContaining('検知日時が発生日時より前'));
  });

  it('then other facts and times can still be stated, and what is stated of the two has to agree', () => {
    const one = both();
    const say = (facts: Facts, times: StatedTimes) =>
      one.ask('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
    expect(say({ 'data.personal': 'confirmed' }, {})).toBeInstanceOf(Array);
    expect(say({}, { restoredAt: RESTORED })).toBeInstanceOf(Array);
    expect(say({}, { occurredAt: LATER })).toMatchObject({ refused: 'invalid' });
    expect(say({}, { occurredAt: EARLY })).toBeInstanceOf(Array);
  });

  it('given they are in their order, then nobody is warned', () => {
    expect(warned(drafted(join(scene(LEAK), scene(LEAK, { occurredAt: BEGAN }))).opened)).toEqual([]);
  });
});

function drafted(one: Scene): Scene {
  one.draft();
  return one;
}

function warned({ notices, ...state }: Scene['opened']): string[] {
  const [notice] = notices;
  const warnings = notice === undefined ? [] : noticeWarnings({ ...state, notices }, notice);
  return warnings.map(({ ja }) => ja).filter((ja) => ja.includes('検知'));
}

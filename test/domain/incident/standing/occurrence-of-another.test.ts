import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { draftText } from '../../../../functions/domain/incident/notice/draft-text.ts';
import { joined } from '../joining/joins.ts';
import { ref, Scene } from '../scene.ts';

const LEAK_BEGAN = instant('2026-04-24T17:00:00+09:00');
const OUTAGE_BEGAN = instant('2026-04-24T17:40:00+09:00');
const RESTORED = instant('2026-04-24T18:20:00+09:00');
const LEAK = { 'data.leak': 'confirmed' };
const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' };

function scene(facts: Record<string, string>, occurredAt: ReturnType<typeof instant> | null): Scene {
  const one = new Scene();
  one.open();
  one.give('officer', {
    do: 'assess',
    facts,
    times: occurredAt === null ? {} : { occurredAt },
    overrule: null,
    reason: ref('why'),
  });
  return one;
}

function restored(one: Scene): Scene {
  one.after('PT1H');
  one.give('officer', {
    do: 'assess',
    facts: {},
    times: { restoredAt: RESTORED },
    overrule: null,
    reason: ref('back'),
  });
  return one;
}

function toldWhen({ policy, opened, now }: Scene): string {
  const { text } = draftText({ policy, state: opened, stage: 'detailed', number: 1, at: now });
  return text.ja?.sections.find(({ section }) => section === 'when')?.body ?? '';
}

function join(from: Scene, into: Scene): Scene {
  joined(from, into);
  return into;
}

describe('how long the service was disturbed', () => {
  it('given a leak that took over an outage, then the outage lasted from its own beginning, and not from that of the leak', () => {
    const told = toldWhen(restored(join(scene(OUTAGE, OUTAGE_BEGAN), scene(LEAK, LEAK_BEGAN))));
    expect(told).toMatch(/復旧日時：[^\n]*18時20分\n発生から復旧までの時間：40分/);
  });

  it('given an outage that took over a leak which had begun before, then the same', () => {
    const told = toldWhen(restored(join(scene(LEAK, LEAK_BEGAN), scene(OUTAGE, OUTAGE_BEGAN))));
    expect(told).toContain('発生から復旧までの時間：40分');
  });

  it('given a join of joins, then the same', () => {
    const both = join(scene(OUTAGE, OUTAGE_BEGAN), scene(LEAK, LEAK_BEGAN));
    expect(toldWhen(restored(join(both, scene(OUTAGE, OUTAGE_BEGAN))))).toContain('発生から復旧までの時間：40分');
  });

  it('given an outage whose beginning nobody knows, then the occurrence of the leak and the restoration give no duration', () => {
    for (const both of [
      join(scene(OUTAGE, null), scene(LEAK, LEAK_BEGAN)),
      join(scene(LEAK, LEAK_BEGAN), scene(OUTAGE, null)),
    ])
      expect(toldWhen(restored(both))).not.toContain('復旧までの時間');
  });

  it('given a leak whose beginning nobody knows, then the outage that was joined gives its duration', () => {
    const told = toldWhen(restored(join(scene(OUTAGE, OUTAGE_BEGAN), scene(LEAK, null))));
    expect(told).toContain('発生から復旧までの時間：40分');
  });

  it('given two outages of one event, then it lasted from the first beginning on', () => {
    const told = toldWhen(restored(join(scene(OUTAGE, OUTAGE_BEGAN), scene(OUTAGE, LEAK_BEGAN))));
    expect(told).toContain('発生から復旧までの時間：1時間20分');
  });

  it('given a leak in which an outage came up later, then there is none until somebody states when that occurred', () => {
    const one = scene(LEAK, LEAK_BEGAN);
    one.give('officer', { do: 'assess', facts: OUTAGE, times: {}, overrule: null, reason: ref('down') });
    restored(one);
    expect(toldWhen(one)).not.toContain('復旧までの時間');
    const times = { occurredAt: OUTAGE_BEGAN };
    one.give('officer', { do: 'assess', facts: {}, times, overrule: null, reason: ref('the outage') });
    expect(toldWhen(one)).toContain('発生から復旧までの時間：40分');
  });

  it('given a leak, and an outage stated together with its occurrence, then it has its duration', () => {
    const one = scene(LEAK, null);
    const times = { occurredAt: OUTAGE_BEGAN };
    one.give('officer', { do: 'assess', facts: OUTAGE, times, overrule: null, reason: ref('down') });
    expect(toldWhen(restored(one))).toContain('発生から復旧までの時間：40分');
  });
});

import { describe, expect, it } from 'vitest';
import { FIRST, opened, Play, signal } from './play.ts';

describe('a source that fires again', () => {
  it.each([
    ['an alarm that was well', 'restored'],
    ['a finding that was archived, or an alarm that was deleted and made anew', 'ended'],
  ] as const)(
    'given %s, when it fires, then its incident learns that it is again, and the end is taken back',
    (_, state) => {
      const play = opened();
      play.take(signal('e-2', 60, state), 61);
      expect(play.take(signal('e-3', 600), 601)).toMatchObject({
        ...{ outcome: 'attached', incident: FIRST, again: true, times: { restoredAt: null } },
      });
    },
  );

  it('given it was well at the very moment at which it fires, then it fires: the one that came last counts', () => {
    const play = opened();
    play.take(signal('e-2', 60, 'restored'), 61);
    expect(play.take(signal('e-3', 60), 62)).toMatchObject({ again: true });
  });

  it('given its recovery arrives after it fired again, then it is not taken for well', () => {
    const play = opened();
    play.take(signal('e-3', 90), 91);
    const late = play.take(signal('e-2', 60, 'restored'), 92);
    expect(late.events).toEqual([]);
    expect(play.take(signal('e-4', 95, 'restored'), 96)).toMatchObject({ outcome: 'restored' });
  });

  it('given two recoveries and two firings in turn, then each firing is again', () => {
    const play = opened();
    for (const minute of [60, 120, 180]) {
      play.take(signal(`w-${minute}`, minute, 'restored'), minute + 1);
      expect(play.take(signal(`f-${minute}`, minute + 30), minute + 31)).toMatchObject({ again: true });
    }
  });

  it('given it fires again with graver facts and no recovery between, then it is no again', () => {
    const play = opened();
    const graver = play.take(signal('e-2', 60, 'firing', { 'data.leak': 'confirmed' }), 61);
    expect(graver).toMatchObject({ outcome: 'attached', incident: FIRST });
    expect(graver).not.toHaveProperty('again');
  });

  it('given the same event delivered twice, then it is told once, as again', () => {
    const play = opened();
    play.take(signal('e-2', 60, 'restored'), 61);
    play.take(signal('e-3', 90), 91);
    expect(play.take(signal('e-3', 90), 95)).toMatchObject({ events: [], again: true, incident: FIRST });
  });

  it('given all was well before anything fired, then nothing opens', () => {
    const play = new Play();
    expect(play.take(signal('e-1', 0, 'restored'), 1)).toMatchObject({ outcome: 'idle', incident: null });
    expect(play.take(signal('e-2', 5, 'ended'), 6)).toMatchObject({ outcome: 'idle', incident: null });
  });
});

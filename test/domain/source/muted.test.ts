import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../../functions/application/intake/commands-for.ts';
import { decideSource } from '../../../functions/domain/source/decide-source.ts';
import { overdueMute, unmuted } from '../../../functions/domain/source/unmuted.ts';
import { sourceView } from '../../../functions/domain/source/view.ts';
import { at, OPENING, Play, signal } from './play.ts';

const HOUR = 3600;
const muted = (id: string, second: number, until: number | null) => ({
  ...signal(id, second),
  muted: { until: until === null ? null : at(until), by: { kind: 'rule', name: 'release' } as const },
});

describe('an alarm whose notifications are switched off', () => {
  it('given a quiet source, when it fires, then it is recorded, opens nothing, and is looked at when the mute ends', () => {
    const play = new Play();
    const one = muted('e-1', 0, HOUR);
    const decision = play.take(one, 1);
    expect(decision).toMatchObject({ outcome: 'muted', incident: null });
    expect(commandsFor(decision, one, OPENING)).toEqual([]);
    expect(sourceView(play.state).open).toBe(true);
    expect([overdueMute(play.state, at(HOUR - 1)), overdueMute(play.state, at(HOUR))]).toEqual([null, 'e-1']);
    expect(play.take(one, 2)).toMatchObject({ outcome: 'muted', events: [] });
  });

  it('given that it still fires when the mute ends, then an incident opens, detected at that moment, begun when it fired', () => {
    const play = new Play();
    const one = muted('e-1', 0, HOUR);
    play.take(one, 1);
    const over = unmuted(one, play.state);
    const decision = play.take(over, HOUR, 'unmuted');
    expect(decision.outcome).toBe('opened');
    expect(commandsFor(decision, over, OPENING)[0]).toMatchObject({
      id: 'signal:e-1+unmuted',
      command: { do: 'open', detectedAt: at(HOUR), occurredAt: at(0) },
    });
    expect(play.state.muted).toBeNull();
    expect(play.take(over, HOUR + 1, 'unmuted')).toMatchObject({ events: [], outcome: 'opened' });
  });

  it('given that it is well again before the mute ends, then nobody is ever called', () => {
    const play = new Play();
    play.take(muted('e-1', 0, HOUR), 1);
    expect(play.take(signal('e-2', 60, 'restored'), 60)).toMatchObject({ outcome: 'idle' });
    expect([play.state.muted, overdueMute(play.state, at(2 * HOUR)), sourceView(play.state).open]).toEqual([
      null,
      null,
      false,
    ]);
  });

  it('given that it is well, fires muted, and is well again, then the second time counts too', () => {
    const play = new Play();
    play.take(signal('e-1', 0), 0);
    play.take(signal('e-2', 60, 'restored'), 60);
    expect(play.take(muted('e-3', 120, HOUR), 120)).toMatchObject({ outcome: 'muted' });
    expect(play.take(signal('e-4', 180, 'restored'), 180)).toMatchObject({ outcome: 'restored' });
    expect(play.state.muted).toBeNull();
  });

  it('given that it calls by itself before the end, then that opens the incident, and the mute is over', () => {
    const play = new Play();
    play.take(muted('e-1', 0, HOUR), 1);
    expect(play.take(signal('e-2', 60), 60)).toMatchObject({ outcome: 'opened' });
    expect(overdueMute(play.state, at(HOUR))).toBeNull();
  });

  it('given a suppressor, whose end nobody knows, then it is looked at after a day', () => {
    const play = new Play();
    play.take(muted('e-1', 0, null), 1);
    expect([overdueMute(play.state, at(24 * HOUR - 1)), overdueMute(play.state, at(24 * HOUR))]).toEqual([null, 'e-1']);
  });

  it('given an incident that is being worked on, when it fires muted, then it joins like any repeat', () => {
    const play = new Play();
    play.take(signal('e-1', 0), 0);
    expect(play.take(muted('e-2', 90, HOUR), 90)).toMatchObject({ outcome: 'attached' });
  });

  it('given a deleted alarm, then its incident is told that it ended, and not that all is well', () => {
    const play = new Play();
    play.take(signal('e-1', 0), 0);
    const deleted = { ...signal('e-2', 60, 'ended'), restoredAt: null };
    const decision = play.take(deleted, 60);
    expect(decision).toMatchObject({ outcome: 'ended', times: {} });
    expect(commandsFor(decision, deleted, OPENING)[0]?.command).toMatchObject({ times: {}, seen: { state: 'ended' } });
    // A new alarm of that name that fires is a new disturbance.
    expect(play.take(signal('e-3', 600), 600)).toMatchObject({ outcome: 'attached', again: true });
  });
});

describe('the row of a muted source', () => {
  const until = at(HOUR);
  const muteOf = (play: Play) => sourceView(play.state).row.muted;

  it('given that it never fired muted, then its row knows no mute', () => {
    expect(sourceView(new Play().state).row).not.toHaveProperty('muted');
  });

  it('given that it fires and fires again muted, then it says since when, until when, and under which words', () => {
    const play = new Play();
    const words = { content: 'muted-1', digest: 'sha256:1' };
    const decision = decideSource(play.state, muted('e-1', 0, HOUR), at(1), undefined, words);
    play.append(decision.command, decision.events, 1);
    expect(muteOf(play)).toEqual({ since: at(0), until, words, over: null });
    play.take(muted('e-2', 60, HOUR), 61);
    expect(muteOf(play)).toEqual({ since: at(0), until, words: null, over: null });
  });

  it.each([
    ['restored', 'restored'],
    ['ended', 'ended'],
  ] as const)('given that it is %s, then it says so and when', (state, how) => {
    const play = new Play();
    play.take(muted('e-1', 0, HOUR), 1);
    play.take(signal('e-2', 60, state), 61);
    expect(muteOf(play)?.over).toEqual({ how, at: at(60) });
  });

  it('given that it fires on when the mute ends, then it says when people were called; a later mute takes its place', () => {
    const play = new Play();
    const one = muted('e-1', 0, HOUR);
    play.take(one, 1);
    play.take(unmuted(one, play.state), HOUR, 'unmuted');
    expect(muteOf(play)?.over).toEqual({ how: 'called', at: at(HOUR) });
    play.take(signal('e-2', HOUR + 60, 'restored'), HOUR + 60);
    expect(muteOf(play)?.over).toEqual({ how: 'called', at: at(HOUR) });
    play.take(muted('e-3', 2 * HOUR, null), 2 * HOUR);
    expect(muteOf(play)).toEqual({ since: at(2 * HOUR), until: null, words: null, over: null });
  });
});

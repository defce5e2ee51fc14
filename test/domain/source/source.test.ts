import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../../functions/application/intake/commands-for.ts';
import { incidentId } from '../../../functions/domain/base/ledger/streams.ts';
import { decideSourceClosed, decideSourceReopened } from '../../../functions/domain/source/decide-standing.ts';

import { at, FIRST, OPENING, opened, Play, SOURCE, signal, TITLE, WORDS } from './play.ts';

describe('one alarm, one incident', () => {
  it('given a source that is quiet, when its alarm fires, then an incident opens whose id follows from both', () => {
    const play = new Play();
    const one = signal('e-1', 0, 'firing', { 'data.leak': 'possible' });
    const decision = play.take(one, 2);
    expect(decision).toMatchObject({ command: 'e-1', outcome: 'opened', incident: FIRST, times: {} });
    expect(FIRST).toMatch(/^I-[0-9a-z]{12}$/);
    expect(commandsFor(decision, one, OPENING)).toEqual([
      {
        id: 'signal:e-1',
        command: {
          ...{ do: 'open', incident: FIRST, policy: 'sha256:policy', title: TITLE, drill: false },
          origin: { kind: 'signal', source: SOURCE, signal: 'e-1' },
          ...{ detectedAt: at(0), occurredAt: null, facts: { 'data.leak': 'possible' } },
          seen: { at: at(0), state: 'firing', words: WORDS },
        },
      },
    ]);
  });

  it('given an open incident, when the alarm fires again, then it joins that one', () => {
    const play = opened();
    const again = signal('e-2', 30, 'firing', { 'data.leak': 'possible' });
    const decision = play.take(again, 30);
    expect(decision).toMatchObject({ outcome: 'attached', incident: FIRST });
    expect(commandsFor(decision, again, OPENING)).toEqual([
      {
        id: 'signal:e-2',
        command: {
          ...{
            do: 'attach-signal',
            source: SOURCE,
            signal: 'e-2',
            drill: false,
            count: 1,
            times: {},
            facts: again.facts,
          },
          seen: { at: at(30), state: 'firing', words: WORDS },
        },
      },
    ]);
  });

  it('given logins for each of which people are called, then each of another person is told, late or not, and repeats of a minute are not', () => {
    const call = ['responder', 'officer'];
    const login = (id: string, second: number, description: string) => ({
      ...signal(id, second),
      ...{ call, description },
    });
    const play = new Play();
    play.take(login('l-1', 0, 'taro'), 1);
    const second = login('l-2', 10, 'taro');
    const decision = play.take(second, 11);
    expect(commandsFor(decision, second, OPENING)[0]?.command).toMatchObject({ do: 'attach-signal', call });
    expect(play.take(login('l-3', 20, 'taro'), 21)).toMatchObject({ outcome: 'coalesced' });
    expect(play.take(login('l-4', 25, 'hanako'), 26)).toMatchObject({ outcome: 'attached' });
    const late = login('l-5', 22, 'jiro');
    expect(commandsFor(play.take(late, 27), late, OPENING)[0]?.command).toMatchObject({ call });
  });

  it('given a signal that arrives late, when it is taken, then it tells when things began and no facts, once', () => {
    const play = new Play();
    play.take(signal('e-2', 30, 'firing', { 'data.leak': 'confirmed' }), 31);
    const late = signal('e-1', 0, 'firing', { 'data.leak': 'none' });
    const decision = play.take(late, 32);
    expect(decision).toMatchObject({ outcome: 'attached', times: { detectedAt: at(0) }, isLate: true });
    expect(commandsFor(decision, late, OPENING)[0]?.command).toMatchObject({
      facts: {},
      times: { detectedAt: at(0) },
    });
    expect(play.take(late, 33)).toMatchObject({ events: [], isLate: true });
    expect(play.take(signal('e-0', 10), 33)).toMatchObject({ outcome: 'coalesced' });
  });

  it('given a firing alarm, when it returns to OK, then the incident is told when; fired again, that is taken back', () => {
    const play = opened();
    const well = signal('e-2', 60, 'restored', { 'data.leak': 'possible' });
    const decision = play.take(well, 61);
    expect(decision).toMatchObject({ outcome: 'restored', incident: FIRST, times: { restoredAt: at(60) } });
    expect(commandsFor(decision, well, OPENING)[0]?.command).toMatchObject({
      facts: {},
      times: { restoredAt: at(60) },
    });
    expect(play.take(signal('e-3', 70), 70)).toMatchObject({ outcome: 'attached', times: { restoredAt: null } });
    expect(play.take(signal('e-4', 90, 'ended'), 90)).toMatchObject({
      outcome: 'ended',
      times: { restoredAt: at(90) },
    });
    expect(play.take(signal('e-5', 95, 'restored'), 95)).toMatchObject({
      outcome: 'coalesced',
      events: [],
      times: null,
    });
  });

  it('given the incident was closed, when the alarm fires, then another incident opens', () => {
    const play = opened();
    play.append('closed', decideSourceClosed(play.state, FIRST), 100);
    expect(play.take(signal('e-2', 200), 200)).toMatchObject({
      outcome: 'opened',
      incident: incidentId(SOURCE, 'e-2'),
    });
    expect(decideSourceClosed(play.state, FIRST)).toEqual([]);
  });

  it('given a closed incident, when it is reopened, then signals belong to it again, unless a newer one is open', () => {
    const play = opened();
    expect(decideSourceReopened(play.state, FIRST)).toEqual([]);
    play.append('closed', decideSourceClosed(play.state, FIRST), 100);
    play.append('reopened', decideSourceReopened(play.state, FIRST), 110);
    expect(play.take(signal('e-2', 200), 200)).toMatchObject({ outcome: 'attached', incident: FIRST });
    play.append('closed-2', decideSourceClosed(play.state, FIRST), 300);
    play.take(signal('e-3', 400), 400);
    expect(decideSourceReopened(play.state, FIRST)).toEqual([]);
  });

  it('given the same event twice, also 90 days later, when it is taken, then nothing is recorded and the decision is the same', () => {
    const play = opened();
    const well = signal('e-2', 60, 'restored');
    const first = play.take(well, 60);
    const length = play.items.length;
    const again = play.take(well, 90 * 24 * 3600);
    expect(again).toEqual({ ...first, events: [] });
    expect(play.take(signal('e-1', 0), 90 * 24 * 3600)).toMatchObject({
      outcome: 'opened',
      incident: FIRST,
      events: [],
    });
    expect(play.items).toHaveLength(length);
  });

  it('given it joined an incident that was closed meanwhile, when it is decided anew, then it opens another, once', () => {
    const play = opened();
    const late = signal('e-2', 100);
    expect(play.take(late, 100)).toMatchObject({ outcome: 'attached', incident: FIRST });
    play.append('closed', decideSourceClosed(play.state, FIRST), 101);
    const anew = play.take(late, 102, 'again');
    expect(anew).toMatchObject({ command: 'e-2+again', outcome: 'opened', incident: incidentId(SOURCE, 'e-2') });
    expect(play.take(late, 103, 'again')).toEqual({ ...anew, events: [] });
    expect(play.take(late, 104)).toMatchObject({ outcome: 'opened', incident: incidentId(SOURCE, 'e-2'), events: [] });
  });

  it('given a quiet source, when it says it is well, then there is no incident to tell', () => {
    const play = new Play();
    const well = signal('e-1', 0, 'restored');
    const decision = play.take(well, 0);
    expect(decision).toMatchObject({ outcome: 'idle', incident: null, times: null });
    expect(commandsFor(decision, well, OPENING)).toEqual([]);
    expect(play.take(well, 1)).toMatchObject({ outcome: 'idle', events: [] });
    expect(play.take(signal('e-2', 5, 'restored'), 5)).toMatchObject({ outcome: 'idle', events: [] });
  });

  it('given OK arrives before the alarm it answers, when the alarm comes, then the incident opens and is told at once', () => {
    const play = new Play();
    play.take(signal('e-2', 60, 'restored'), 61);
    const late = signal('e-1', 0);
    const decision = play.take(late, 62);
    expect(decision).toMatchObject({ outcome: 'opened', times: { restoredAt: at(60) } });
    expect(commandsFor(decision, late, OPENING).map(({ id, command }) => [id, command.do])).toEqual([
      ['signal:e-1', 'open'],
      ['signal:e-1:times', 'attach-signal'],
    ]);
    expect(play.state.condition).toBe('restored');
    expect(play.take(signal('e-3', 90), 90)).toMatchObject({ outcome: 'attached', times: { restoredAt: null } });
  });

  it('given an older OK comes late, when the alarm has fired again since, then the incident is not called restored', () => {
    const play = opened();
    play.take(signal('e-3', 100), 100);
    expect(play.take(signal('e-2', 50, 'restored'), 101)).toMatchObject({ outcome: 'coalesced', events: [] });
    expect(play.state.condition).toBe('firing');
  });
});

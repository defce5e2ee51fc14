import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentId } from '../../../functions/domain/incident/ids.ts';
import { sealItem, verifyChain } from '../../../functions/domain/ledger/chain.ts';
import type { LedgerItem } from '../../../functions/domain/ledger/item.ts';
import type { Signal } from '../../../functions/domain/signal/signal.ts';
import { commandsFor } from '../../../functions/domain/source/commands.ts';
import { decideSource, type SourceDecision } from '../../../functions/domain/source/decide-source.ts';
import { decideSourceClosed, decideSourceReopened } from '../../../functions/domain/source/decide-standing.ts';
import type { SourceEvent } from '../../../functions/domain/source/events.ts';
import { evolveSource, foldSource, initialSource } from '../../../functions/domain/source/evolve.ts';
import type { SourceState } from '../../../functions/domain/source/state.ts';
import { sourceView } from '../../../functions/domain/source/view.ts';
import { fromMs, type Instant } from '../../../functions/domain/time/instant.ts';

const SOURCE = 'alarm-000000000001';
const START_MS = Date.parse('2026-04-24T08:50:00.000Z');
const TITLE = { content: 'title', digest: 'sha256:title' };

function at(second: number): Instant {
  return fromMs(START_MS + second * 1000);
}

/** A signal of the source, so many seconds after the start. */
function signal(id: string, second: number, state: Signal['state'] = 'firing', facts: Signal['facts'] = {}): Signal {
  const moment = at(second);
  return {
    source: SOURCE,
    signal: id,
    state,
    title: 't',
    occurredAt: null,
    detectedAt: moment,
    changedAt: moment,
    facts,
  };
}

/** A source played signal by signal. */
class Play {
  items: LedgerItem<SourceEvent>[] = [];
  state: SourceState = initialSource(`source/${SOURCE}`);

  take(one: Signal, second: number, again = false): SourceDecision {
    const decision = decideSource(this.state, one, at(second), again);
    this.append(decision.command, decision.events, second);
    return decision;
  }

  append(command: string, events: readonly SourceEvent[], second: number): void {
    if (events.length === 0) return;
    const previous = this.items.at(-1) ?? null;
    const moment = previous !== null && previous.at > at(second) ? previous.at : at(second);
    const actor = { kind: 'system', name: 'intake' } as const;
    const item = sealItem(previous, { stream: this.state.stream, command, actor, at: moment, events });
    this.items.push(item);
    this.state = evolveSource(this.state, item);
  }
}

function opened(): Play {
  const play = new Play();
  play.take(signal('e-1', 0), 0);
  return play;
}

const FIRST = incidentId(SOURCE, 'e-1');

describe('one alarm, one incident', () => {
  it('given a source that is quiet, when its alarm fires, then an incident opens whose id follows from both', () => {
    const play = new Play();
    const one = signal('e-1', 0, 'firing', { 'data.leak': 'possible' });
    const decision = play.take(one, 2);
    expect(decision).toMatchObject({ command: 'e-1', outcome: 'opened', incident: FIRST, times: {} });
    expect(FIRST).toMatch(/^I-[0-9a-z]{12}$/);
    expect(commandsFor(decision, one, 'sha256:policy', TITLE)).toEqual([
      {
        id: 'signal:e-1',
        command: {
          ...{ do: 'open', incident: FIRST, policy: 'sha256:policy', title: TITLE, drill: false },
          origin: { kind: 'signal', source: SOURCE, signal: 'e-1' },
          ...{ detectedAt: at(0), occurredAt: null, facts: { 'data.leak': 'possible' } },
        },
      },
    ]);
  });

  it('given an open incident, when the alarm fires again, then it joins that one', () => {
    const play = opened();
    const again = signal('e-2', 30, 'firing', { 'data.leak': 'possible' });
    const decision = play.take(again, 30);
    expect(decision).toMatchObject({ outcome: 'attached', incident: FIRST });
    expect(commandsFor(decision, again, 'p', TITLE)).toEqual([
      {
        id: 'signal:e-2',
        command: { ...{ do: 'attach-signal', source: SOURCE, signal: 'e-2', count: 1, times: {} }, facts: again.facts },
      },
    ]);
  });

  it('given a firing alarm, when it returns to OK, then the incident is told when; fired again, that is taken back', () => {
    const play = opened();
    const well = signal('e-2', 60, 'restored', { 'data.leak': 'possible' });
    const decision = play.take(well, 61);
    expect(decision).toMatchObject({ outcome: 'restored', incident: FIRST, times: { restoredAt: at(60) } });
    expect(commandsFor(decision, well, 'p', TITLE)[0]?.command).toMatchObject({
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
    const anew = play.take(late, 102, true);
    expect(anew).toMatchObject({ command: 'e-2+again', outcome: 'opened', incident: incidentId(SOURCE, 'e-2') });
    expect(play.take(late, 103, true)).toEqual({ ...anew, events: [] });
    expect(play.take(late, 104)).toMatchObject({ outcome: 'opened', incident: incidentId(SOURCE, 'e-2'), events: [] });
  });

  it('given a quiet source, when it says it is well, then there is no incident to tell', () => {
    const play = new Play();
    const well = signal('e-1', 0, 'restored');
    const decision = play.take(well, 0);
    expect(decision).toMatchObject({ outcome: 'idle', incident: null, times: null });
    expect(commandsFor(decision, well, 'p', TITLE)).toEqual([]);
    expect(play.take(well, 1)).toMatchObject({ outcome: 'idle', events: [] });
    expect(play.take(signal('e-2', 5, 'restored'), 5)).toMatchObject({ outcome: 'idle', events: [] });
  });

  it('given OK arrives before the alarm it answers, when the alarm comes, then the incident opens and is told at once', () => {
    const play = new Play();
    play.take(signal('e-2', 60, 'restored'), 61);
    const late = signal('e-1', 0);
    const decision = play.take(late, 62);
    expect(decision).toMatchObject({ outcome: 'opened', times: { restoredAt: at(60) } });
    expect(commandsFor(decision, late, 'p', TITLE).map(({ id, command }) => [id, command.do])).toEqual([
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

describe('a storm', () => {
  it('given 10,000 repeats in a minute, when they are taken, then three are recorded', () => {
    const play = opened();
    for (let index = 0; index < 10_000; index += 1)
      play.take(signal(`s-${index}`, 1 + index * 0.005), 1 + index * 0.005);
    expect(play.items.flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
      'signal.opened',
      'signal.attached',
      'signals.coalesced',
    ]);
    expect(play.take(signal('later', 62), 62)).toMatchObject({ outcome: 'attached' });
  });

  it('given repeats are coalesced, when one brings new facts or the alarm recovers, then that is not held back', () => {
    const play = opened();
    for (const second of [1, 2, 3]) play.take(signal(`s-${second}`, second), second);
    expect(play.take(signal('new', 4, 'firing', { spread: 'possible' }), 4)).toMatchObject({ outcome: 'attached' });
    expect(play.take(signal('well', 5, 'restored'), 5)).toMatchObject({ outcome: 'restored' });
  });

  it('given a coalesced repeat that was recorded, when it comes again, then it still tells the incident nothing', () => {
    const play = opened();
    play.take(signal('s-1', 1), 1);
    const one = signal('s-2', 2);
    const decision = play.take(one, 2);
    expect(decision).toMatchObject({ outcome: 'coalesced', times: null });
    expect(commandsFor(decision, one, 'p', TITLE)).toEqual([]);
    expect(play.take(one, 3)).toEqual({ ...decision, events: [] });
  });
});

describe('any course of signals', () => {
  it('given signals in any order, some twice, when they are taken, then at most one incident is open, and replay is equal', () => {
    const one = fc.record({
      id: fc.nat(15),
      second: fc.nat(600),
      state: fc.constantFrom('firing' as const, 'restored' as const, 'ended' as const),
      closes: fc.boolean(),
      again: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (course) => {
        const play = new Play();
        const openings = new Set<string>();
        for (const [index, { id, second, state, closes, again }] of course.entries()) {
          const before = play.state.incident;
          const decision = play.take(signal(`e-${id}`, second, state), index, again && before === null);
          if (decision.events[0]?.type === 'signal.opened') {
            expect(before).toBeNull();
            openings.add(decision.incident ?? '');
          }
          if (closes && play.state.incident !== null) {
            play.append(`closed-${index}`, decideSourceClosed(play.state, play.state.incident), index);
          }
          expect(sourceView(play.state)).toMatchObject({
            version: play.items.length,
            open: play.state.incident !== null,
          });
        }
        expect(openings.has('')).toBe(false);
        expect(verifyChain(play.items)).toEqual({ intact: true });
        expect(foldSource(play.state.stream, JSON.parse(JSON.stringify(play.items)))).toEqual(play.state);
      }),
      { numRuns: 300 },
    );
  });
});

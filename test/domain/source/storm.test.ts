import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../../functions/application/intake/commands-for.ts';
import { verifyChain } from '../../../functions/domain/base/ledger/chain.ts';
import type { Signal } from '../../../functions/domain/signal/signal.ts';
import type { Round, SourceDecision } from '../../../functions/domain/source/decide-source.ts';
import { decideSourceClosed } from '../../../functions/domain/source/decide-standing.ts';
import { foldSource } from '../../../functions/domain/source/evolve.ts';
import { sourceView } from '../../../functions/domain/source/view.ts';

import { at, OPENING, opened, Play, signal } from './play.ts';

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
    expect(commandsFor(decision, one, OPENING)).toEqual([]);
    expect(play.take(one, 3)).toEqual({ ...decision, events: [] });
  });
});

interface Taken {
  readonly id: number;
  readonly second: number;
  readonly state: Signal['state'];
  readonly closes: boolean;
  readonly muted: Signal['muted'];
  readonly round: Round | undefined;
}

/** One signal, decided anew only when its incident turned out to be closed, and perhaps the end of its incident. */
const BY = { kind: 'suppressor', name: null } as const;

function takeOne(play: Play, { id, second, state, closes, muted, round }: Taken, index: number): SourceDecision {
  const told = { ...signal(`e-${id}`, second, state), muted: state === 'firing' ? muted : null };
  const decision = play.take(told, index, play.state.incident === null ? round : undefined);
  if (closes && play.state.incident !== null) {
    play.append(`closed-${index}`, decideSourceClosed(play.state, play.state.incident), index);
  }
  return decision;
}

describe('any course of signals', () => {
  it('given signals in any order, some twice, when they are taken, then at most one incident is open, and replay is equal', () => {
    const one = fc.record({
      id: fc.nat(15),
      second: fc.nat(600),
      state: fc.constantFrom('firing' as const, 'restored' as const, 'ended' as const),
      closes: fc.boolean(),
      muted: fc.constantFrom(null, { until: null, by: BY }, { until: at(700), by: BY }),
      round: fc.constantFrom<Round | undefined>('again', undefined),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (course) => {
        const play = new Play();
        const openings = new Set<string>();
        for (const [index, taken] of course.entries()) {
          const before = play.state.incident;
          const decision = takeOne(play, taken, index);
          if (decision.events[0]?.type === 'signal.opened') {
            expect(before).toBeNull();
            openings.add(decision.incident ?? '');
          }
          expect(sourceView(play.state)).toMatchObject({
            version: play.items.length,
            open: play.state.incident !== null || play.state.muted !== null,
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

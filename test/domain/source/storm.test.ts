import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../functions/domain/ledger/chain.ts';
import { commandsFor } from '../../../functions/domain/source/commands.ts';
import { decideSourceClosed } from '../../../functions/domain/source/decide-standing.ts';
import { foldSource } from '../../../functions/domain/source/evolve.ts';
import { sourceView } from '../../../functions/domain/source/view.ts';

import { opened, Play, signal, TITLE } from './play.ts';

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

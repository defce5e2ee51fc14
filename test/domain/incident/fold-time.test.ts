import { describe, expect, it } from 'vitest';
import type { LedgerItem } from '../../../functions/domain/ledger/item.ts';
import type { SourceEvent } from '../../../functions/domain/source/events.ts';
import { evolveSource, foldSource, initialSource } from '../../../functions/domain/source/evolve.ts';

const SHORT = 4_000;
/** A copy of everything for each item makes eight times the items cost sixty-four times as much. */
const TIMES = 8;
const RATIO_AT_MOST = 24;

function flapping(count: number): LedgerItem<SourceEvent>[] {
  return Array.from({ length: count }, (_, index) => ({
    stream: 'source/s',
    seq: index + 1,
    command: `c${index}`,
    actor: { kind: 'system', name: 'test' },
    at: '2026-04-24T08:50:00.000Z',
    events: [
      {
        type: 'signal.attached',
        signal: `s${index}`,
        incident: 'I-1',
        changedAt: '2026-04-24T08:50:00.000Z',
        facts: 'f',
        times: {},
      },
    ],
    previous: '',
    hash: `h${index}`,
  }));
}

function ms(items: LedgerItem<SourceEvent>[]): number {
  const begin = performance.now();
  foldSource('source/s', items);
  return performance.now() - begin;
}

describe('folding a long stream', () => {
  it('costs as its length does, not as the square of it', () => {
    ms(flapping(SHORT));
    const short = Math.min(...[1, 2, 3].map(() => ms(flapping(SHORT))));
    const long = Math.min(...[1, 2, 3].map(() => ms(flapping(SHORT * TIMES))));
    expect(long / short).toBeLessThan(RATIO_AT_MOST);
  });

  it('gives what evolving item by item gives, and evolving changes nothing that was there', () => {
    const items = flapping(5);
    const states = [initialSource('source/s')];
    for (const [index, item] of items.entries()) states.push(evolveSource(states[index] ?? initialSource(''), item));
    expect(states.at(-1)).toEqual(foldSource('source/s', items));
    expect(states.map(({ taken }) => taken.size)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

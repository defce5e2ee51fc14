import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LedgerItem } from '../../../../functions/domain/base/ledger/item.ts';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { SourceEvent } from '../../../../functions/domain/source/events.ts';
import { evolveSource, foldSource, initialSource } from '../../../../functions/domain/source/evolve.ts';

const SHORT = 100;
const TIMES = 8;

function flapping(count: number): LedgerItem<SourceEvent>[] {
  return Array.from({ length: count }, (_, index) => ({
    stream: 'source/s',
    seq: index + 1,
    command: `c${index}`,
    actor: { kind: 'system', name: 'test' },
    at: instant('2026-04-24T08:50:00.000Z'),
    events: [
      {
        type: 'signal.attached',
        signal: `s${index}`,
        incident: 'I-1',
        changedAt: instant('2026-04-24T08:50:00.000Z'),
        facts: 'f',
        times: {},
      },
    ],
    previous: '',
    hash: `h${index}`,
  }));
}

afterEach(() => vi.restoreAllMocks());

/** How often a map or a set took something in, copies of whole ones included: these make a fold cost the square of its length. */
function insertions(items: LedgerItem<SourceEvent>[]): number {
  const puts = vi.spyOn(Map.prototype, 'set');
  const adds = vi.spyOn(Set.prototype, 'add');
  foldSource('source/s', items);
  const count = puts.mock.calls.length + adds.mock.calls.length;
  vi.restoreAllMocks();
  return count;
}

describe('folding a long stream', () => {
  it('costs as its length does, not as the square of it', () => {
    const short = insertions(flapping(SHORT));
    expect(short).toBeGreaterThanOrEqual(SHORT);
    expect(insertions(flapping(SHORT * TIMES))).toBe(short * TIMES);
  });

  it('gives what evolving item by item gives, and evolving changes nothing that was there', () => {
    const items = flapping(5);
    const states = [initialSource('source/s')];
    for (const [index, item] of items.entries()) states.push(evolveSource(states[index] ?? initialSource(''), item));
    expect(states.at(-1)).toEqual(foldSource('source/s', items));
    expect(states.map(({ taken }) => taken.size)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

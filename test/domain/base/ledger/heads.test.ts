import { describe, expect, it } from 'vitest';
import { announcement, fitsRow, forgettable } from '../../../../functions/domain/base/ledger/heads.ts';
import type { LedgerItem } from '../../../../functions/domain/base/ledger/item.ts';

const item = (seq: number, hash = `h${seq}`) => ({ seq, hash }) as LedgerItem;
const row = (version: number, announced: readonly string[], head = version === 0 ? null : `h${version}`) => ({
  ...{ version, head, announced },
});

describe('a row and the end of its stream', () => {
  it('given an item that was announced for another place, then it counts as nobody’s', () => {
    const items = [item(1), item(2)];
    expect(fitsRow(row(1, [announcement(item(2))]), items)).toBe('behind');
    expect(fitsRow(row(1, [announcement(item(3, 'h2'))]), items)).toBe('unannounced');
  });

  it('given items at places that the row shows, then they need not be announced any more', () => {
    const lost = [announcement(item(3, 'lost')), announcement(item(10, 'lost'))];
    const coming = [announcement(item(11)), announcement(item(12))];
    expect(forgettable(row(10, [...lost, ...coming]), item(12))).toEqual(lost);
  });

  it('given an item at a place that the row shows, then its own announcement stays until the place is refused', () => {
    expect(forgettable(row(10, [announcement(item(9))]), item(9))).toEqual([]);
  });

  it('given more than a hundred, then those at the lowest places go, and never the item’s own', () => {
    const many = Array.from({ length: 103 }, (_, index) => announcement(item(index + 2)));
    expect(forgettable(row(1, many.slice(0, 100)), item(2))).toEqual([]);
    expect(forgettable(row(1, many), item(2))).toEqual(many.slice(1, 4));
    const atOnePlace = Array.from({ length: 101 }, (_, index) => announcement(item(2, `crashed${index}`)));
    expect(forgettable(row(1, [...atOnePlace, announcement(item(2))]), item(2))).toHaveLength(2);
  });
});

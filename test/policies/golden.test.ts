import { describe, expect, it } from 'vitest';
import { playGolden } from './golden-rows.ts';
import { SHIPPED, shipped } from './shipped.ts';

const SITUATIONS_AT_LEAST = 12;

describe.each(SHIPPED)('%s', (name) => {
  const rows = playGolden(shipped(name), name);

  // Situations of flexcrm have a test of their own.
  it.skipIf(name === 'flexcrm')('has at least twelve situations', () => {
    expect(rows.filter(({ table }) => table === 'Situations').length).toBeGreaterThanOrEqual(SITUATIONS_AT_LEAST);
  });

  for (const { table, clause, given, expected, actual } of rows) {
    it(`[${clause}] ${table}: given ${given}, then ${expected.join(' ')}`, () => expect(actual).toEqual(expected));
  }
});

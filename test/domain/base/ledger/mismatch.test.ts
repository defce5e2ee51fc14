import { describe, expect, it } from 'vitest';
import { type Mismatch, sameMismatch } from '../../../../functions/domain/base/ledger/mismatch.ts';

const ONE: Mismatch = { kind: 'content', owner: 'incident/I-1', id: 'title', digest: 'sha256:a' };

describe('two mismatches', () => {
  it('are about the same thing only if all of it is the same', () => {
    expect(sameMismatch(ONE, { ...ONE })).toBe(true);
    for (const other of [
      { kind: 'audience' },
      { owner: 'incident/I-2' },
      { id: 'text' },
      { digest: 'sha256:b' },
    ] as const) {
      expect([other, sameMismatch(ONE, { ...ONE, ...other })]).toEqual([other, false]);
    }
  });
});

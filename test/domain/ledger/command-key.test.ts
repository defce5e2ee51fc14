import { describe, expect, it } from 'vitest';
import { isKeyReused } from '../../../functions/domain/ledger/command-key.ts';

describe('the key of a command', () => {
  it.each([
    ['is new', 'a:k~1', [], false],
    ['came with the same command', 'a:k~1', ['a:k~2', 'a:k~1'], false],
    ['came with another command', 'a:k~1', ['b:k~1', 'a:k~2'], true],
    ['begins like another one', 'a:k~1', ['a:k2~1', 'a:k'], false],
    ['is none', 'seal-n1', ['seal-n1-2', 'a:k~1'], false],
  ])('%s', (_, id, known, isReused) => {
    expect(isKeyReused(id, known)).toBe(isReused);
  });
});

import { describe, expect, it } from 'vitest';
import { isKeyReused, recordedId } from '../../../../functions/domain/base/ledger/command-key.ts';

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

describe('the id of a command as the ledger holds it', () => {
  it('holds a digest in place of the key, and is the same for the same person and key', () => {
    const id = recordedId('officer:yamada-0312345678~4meezcw1mbrd');
    expect(id).toMatch(/^officer:=[0-9a-z]{20}~4meezcw1mbrd$/);
    expect(id).not.toContain('yamada');
    expect(recordedId('officer:yamada-0312345678~4meezcw1mbre')).toBe(id.replace('4meezcw1mbrd', '4meezcw1mbre'));
    expect(recordedId('head:yamada-0312345678~4meezcw1mbrd')).not.toContain(id.split('~')[0]);
  });

  it.each(['officer:=0123456789abcdefghjk~4meezcw1mbrd', 'seal-n1', 'signal:a~b', 'console:mismatch-x-y'])(
    'leaves %s as it is',
    (id) => {
      expect(recordedId(id)).toBe(id);
    },
  );
});

import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../../infra/local/journal/journal.ts';

const file = () => join(mkdtempSync(join(tmpdir(), 'hikeshi-journal-')), 'a.jsonl');
const all = (lines: number[]) => lines;

describe('a journal', () => {
  it('has every line on disk when append returns', () => {
    const path = file();
    const { journal } = openJournal<number>(path, all);
    journal.append(1);
    journal.append(2);
    expect(readFileSync(path, 'utf8')).toBe('1\n2\n');
    journal.close();
    journal.append(3);
    expect(openJournal<number>(path, all).lines).toEqual([1, 2]);
  });

  it('drops a last line that a kill tore, and goes on after it', () => {
    const path = file();
    writeFileSync(path, '{"a":1}\n{"a":2}\n{"a":');
    const { lines, journal } = openJournal<{ a: number }>(path, (each) => each);
    journal.append({ a: 3 });
    expect(lines).toEqual([{ a: 1 }, { a: 2 }]);
    expect(openJournal(path, (each) => each).lines).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
  });

  it('refuses a broken line in its middle, and says where', () => {
    const path = file();
    writeFileSync(path, '1\nbroken\n3\n');
    expect(() => openJournal<number>(path, all)).toThrow(`${path}:2: not a JSON line`);
  });

  it('is compacted when it is opened', () => {
    const path = file();
    writeFileSync(path, '1\n2\n3\n');
    openJournal<number>(path, (lines) => lines.filter((line) => line > 1)).journal.close();
    appendFileSync(path, '4\n');
    expect(openJournal<number>(path, all).lines).toEqual([2, 3, 4]);
  });
});

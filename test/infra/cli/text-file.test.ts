import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTextFile } from '../../../infra/terminal/text-file.ts';

const MAX_BYTES = 64;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-text-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(content: string | Uint8Array): string {
  const path = join(folder, 'given.yaml');
  writeFileSync(path, content);
  return path;
}

describe('a file that a person named', () => {
  it('is read as UTF-8, without its BOM', () => {
    expect(readTextFile(file('\ufeff約束\n'), MAX_BYTES)).toBe('約束\n');
  });

  it('is refused in another encoding, by its first line that shows it', () => {
    const shiftJis = Uint8Array.from([0x61, 0x0a, 0x96, 0xf1, 0x91, 0xa9, 0x0a]);
    expect(() => readTextFile(file(shiftJis), MAX_BYTES)).toThrow(
      /given.yaml: line 2 is not UTF-8 text; save the file/,
    );
  });

  it('is refused as an Excel workbook where it is one', () => {
    const workbook = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0xff, 0xfe]);
    expect(() => readTextFile(file(workbook), MAX_BYTES)).toThrow(
      /given.yaml: seems to be an Excel workbook .*CSV UTF-8/,
    );
  });

  it.each([
    ['a folder', () => folder, /no ordinary file/],
    ['a device that never ends', () => '/dev/zero', /no ordinary file/],
    ['one that is not there', () => join(folder, 'none'), /cannot be read: no such file or folder/],
    ['one that is too large', () => file('x'.repeat(MAX_BYTES + 1)), /has 65 bytes; at most 64 are read/],
  ])('is refused with its reason: %s', (_, path, why) => {
    expect(() => readTextFile(path(), MAX_BYTES)).toThrow(why);
  });
});

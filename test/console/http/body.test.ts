import { describe, expect, it } from 'vitest';
import { readText } from '../../../functions/console/http/body.ts';

const LIMIT_BYTES = 3_000;

/** A request with these bytes, which announces so many, or none. */
function requestOf(bytes: Uint8Array, announced: number | null = bytes.byteLength) {
  const { buffer } = new Uint8Array(bytes);
  const header = (name: string) => (name === 'content-length' && announced !== null ? String(announced) : undefined);
  return { header, arrayBuffer: () => Promise.resolve(buffer) };
}

/** A text of so many bytes that is made of this letter. */
function textOf(letter: string, bytes: number): string {
  const size = Buffer.byteLength(letter);
  return `${letter.repeat(Math.floor(bytes / size))}${'x'.repeat(bytes % size)}`;
}

describe('a body', () => {
  it.each([
    ['one byte', 'x'],
    ['one byte, and two on the way to a function', '"'],
    ['three bytes', '株'],
    ['four bytes', '𠮷'],
    ['several signs', '👨‍👩‍👧‍👦'],
  ])('of letters of %s is counted by its bytes: the limit is taken, one more is not', async (_, letter) => {
    for (const [bytes, isTaken] of [
      [LIMIT_BYTES - 1, true],
      [LIMIT_BYTES, true],
      [LIMIT_BYTES + 1, false],
    ] as const) {
      const text = textOf(letter, bytes);
      const read = readText(requestOf(Buffer.from(text)), LIMIT_BYTES);
      if (isTaken) expect(await read).toBe(text);
      else await expect(read).rejects.toMatchObject({ code: 'too-large' });
    }
  });

  it.each([
    ['nothing', null],
    ['less than it is', 1],
    ['a word', Number.NaN],
  ])('that announces %s is counted as it came', async (_, announced) => {
    const large = requestOf(Buffer.from(textOf('株', LIMIT_BYTES + 1)), announced);
    await expect(readText(large, LIMIT_BYTES)).rejects.toMatchObject({ code: 'too-large' });
    const small = requestOf(Buffer.from('株'), announced);
    expect(await readText(small, LIMIT_BYTES)).toBe('株');
  });

  it('that announces more than the limit is refused before it is read', async () => {
    const announcing = {
      ...requestOf(Buffer.from('x'), LIMIT_BYTES + 1),
      arrayBuffer: () => Promise.reject(new Error('read')),
    };
    await expect(readText(announcing, LIMIT_BYTES)).rejects.toMatchObject({ code: 'too-large' });
  });
});

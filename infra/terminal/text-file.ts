import { readFileSync, statSync } from 'node:fs';
import type { Text } from '../../functions/domain/base/text.ts';
import { isWorkbook, WORKBOOK } from '../../functions/domain/base/workbook.ts';
import { fileTrouble } from './file-trouble.ts';
import { ToldError } from './told-error.ts';

/** A file that a person named cannot be read as text; says why and what to do. */
export class UnreadableFile extends ToldError {
  override readonly name = 'UnreadableFile';
  readonly file: string;
  readonly why: Text;

  constructor(file: string, why: Text) {
    super({ ja: `${file}：${why.ja}`, en: `${file}: ${why.en}` });
    this.file = file;
    this.why = why;
  }
}

/**
 * The text of a file that a person named: an ordinary file of at most `maxBytes`, in UTF-8 (with or without BOM).
 * Throws UnreadableFile.
 */
export function readTextFile(file: string, maxBytes: number): string {
  const bytes = bytesOf(file, maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(file, isWorkbook(bytes) ? WORKBOOK : notUtf8(bytes));
  }
}

function bytesOf(file: string, maxBytes: number): Buffer {
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new UnreadableFile(file, NO_FILE);
    if (found.size > maxBytes) throw new UnreadableFile(file, tooBig(found.size, maxBytes));
    return readFileSync(file);
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile(file, notRead(fileTrouble(cause)));
  }
}

const NO_FILE: Text = {
  ja: '通常のファイルではありません。テキストファイルを指定してください',
  en: 'is no ordinary file; name a text file',
};

function tooBig(size: number, maxBytes: number): Text {
  return {
    ja: `ファイルが${size}バイトあり、上限の${maxBytes}バイトを超えています`,
    en: `the file has ${size} bytes; at most ${maxBytes} are read`,
  };
}

function notRead({ ja, en }: Text): Text {
  return { ja: `読み取れません。${ja}`, en: `cannot be read: ${en}` };
}

function notUtf8(bytes: Buffer): Text {
  const lines = bytes.toString('utf8').split('\n');
  const line = lines.findIndex((each) => each.includes('\ufffd')) + 1;
  return {
    ja: `${line}行目がUTF-8ではありません。UTF-8で保存してください`,
    en: `line ${line} is not UTF-8 text; save the file as UTF-8`,
  };
}
